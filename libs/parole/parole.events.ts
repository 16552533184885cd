import type { EventCatalogue } from '../event-log/codec.ts';
import type { Fact, Id, LegalDate } from '../event-log/event.ts';
import type { Receipt } from '../law/receipt.ts';
import type { TermId } from '../punishment-term/punishment-term.events.ts';

export const paroleInitiators = ['PERSON', 'FACILITY', 'PROSECUTOR'] as const;
export const paroleObligations = [
  'REGISTER_AT_RESIDENCE',
  'REPORT_MONTHLY',
  'NO_CHANGE_OF_RESIDENCE',
  'NO_CHANGE_OF_WORK',
  'CURFEW',
  'BANNED_PLACES',
  'NO_TRAVEL',
  'REPAIR_DAMAGE',
  'TREATMENT',
  'ELECTRONIC_MONITORING',
] as const;
export const paroleRefusalReasons = ['NOT_REFORMED', 'DAMAGE_UNPAID', 'VIOLATIONS', 'FRACTION_NOT_SERVED', 'BARRED', 'OTHER'] as const;

export type ParoleInitiator = (typeof paroleInitiators)[number];
export type ParoleObligation = (typeof paroleObligations)[number];
export type ParoleRefusalReason = (typeof paroleRefusalReasons)[number];

/** What the law answers about parole on a day. */
export interface ParoleEligibility {
  readonly verdict: 'ELIGIBLE' | 'NOT_YET' | 'BARRED' | 'NEEDS_MANUAL';
  readonly mode?: 'MUST' | 'MAY';
  /** First day on which it may be granted. */
  readonly from?: LegalDate;
  readonly fraction?: string;
  readonly bars?: readonly string[];
  readonly because?: readonly string[];
}

/** Facts of every application for conditional early release (CC 72) from one term. */
export type ParoleFact =
  | Fact<
      'ParoleOpened',
      {
        personId: Id<'person'>;
        termId: TermId;
        initiator: ParoleInitiator;
        openedOn: LegalDate;
        eligibility: ParoleEligibility;
        receipt: Receipt;
      }
    >
  | Fact<
      'ParoleGranted',
      {
        personId: Id<'person'>;
        termId: TermId;
        court: string;
        grantedOn: LegalDate;
        /** Last day of the control, inclusive: the last day of the term as it was calculated then; absent for life. */
        until?: LegalDate;
        obligations: readonly ParoleObligation[];
        eligibility: ParoleEligibility;
        receipt: Receipt;
      }
    >
  | Fact<
      'ParoleRefused',
      {
        personId: Id<'person'>;
        termId: TermId;
        court: string;
        refusedOn: LegalDate;
        reason: ParoleRefusalReason;
        /** First day on which it may be asked for again. */
        reapplyNotBefore: LegalDate;
        receipt: Receipt;
      }
    >
  | Fact<'ParoleWithdrawn', { personId: Id<'person'>; termId: TermId; withdrawnOn: LegalDate }>;

const about = '"personId":"0192e4a0-7b1c-7000-8000-000000000001","termId":"0192e4a0-7b1c-7000-8000-0000000000f1"';
const receipt =
  '{"ruleSet":"kz","ruleSetHash":"00","question":"parole","asOf":"2025-08-01","facts":{},"provisions":["CC 72(3)"],"steps":[],"rounding":"served-days-up"}';
const eligible = '{"verdict":"ELIGIBLE","mode":"MAY","from":"2025-05-04","fraction":"1/2"}';

export const paroleEvents: EventCatalogue<ParoleFact> = {
  ParoleOpened: {
    version: 1,
    samples: { 1: { data: `{${about},"initiator":"PERSON","openedOn":"2025-05-10","eligibility":${eligible},"receipt":${receipt}}` } },
  },
  ParoleRefused: {
    version: 1,
    samples: {
      1: {
        data: `{${about},"court":"Karaganda district court","refusedOn":"2025-06-02","reason":"DAMAGE_UNPAID","reapplyNotBefore":"2025-12-02","receipt":${receipt}}`,
      },
    },
  },
  ParoleWithdrawn: { version: 1, samples: { 1: { data: `{${about},"withdrawnOn":"2025-06-01"}` } } },
  ParoleGranted: {
    version: 1,
    samples: {
      1: {
        data: `{${about},"court":"Karaganda district court","grantedOn":"2025-08-01","until":"2026-08-04","obligations":["REPORT_MONTHLY"],"eligibility":${eligible},"receipt":${receipt}}`,
      },
    },
  },
};
