import type { CaseId, ChargeId } from '../criminal-case/criminal-case.events.ts';
import type { EventCatalogue } from '../event-log/codec.ts';
import type { Fact, Id, LegalDate } from '../event-log/event.ts';
import type { Receipt } from '../law/receipt.ts';

/** How the harm was made good. */
export const repairs = ['PAID', 'RETURNED', 'RESTORED', 'OTHERWISE'] as const;

export const reconciliationRefusalReasons = [
  'AGREEMENT_NOT_FREE',
  'HARM_NOT_MADE_GOOD',
  'CONDITIONS_NOT_MET',
  'NO_RELIEF',
  'OTHER',
] as const;

export type ReconciliationRefusalReason = (typeof reconciliationRefusalReasons)[number];
export type Repair = (typeof repairs)[number];

/** What the law was told besides what is recorded of the offender and the offences. */
export interface Told {
  /** Such a crime is committed for the first time, as the papers of the case show. */
  readonly firstTime: boolean;
  /** The victim agreed of their own will; of a victim under 18, the legal representative did. */
  readonly agreed: boolean;
  readonly harmMadeGood: boolean;
  /** Days of earlier terminations by reconciliation: those that are recorded here, and one that papers show. */
  readonly reconciledBefore: readonly LegalDate[];
  /** A child whom the offender has or raises, where papers show one. */
  readonly child?: { readonly birthDate: LegalDate; readonly soleParent: boolean };
}

/** What the law answers where no bar is met. */
export type ReconciliationCheck =
  | { readonly verdict: 'MUST' | 'MAY' }
  | { readonly verdict: 'NOT_AVAILABLE'; readonly obstacles: readonly string[] }
  | { readonly verdict: 'NEEDS_MANUAL'; readonly because: readonly string[] };

/** Facts of the attempts to end one case by reconciliation with the victim. CC 68. */
export type ReconciliationFact =
  | Fact<
      'ReconciliationProposed',
      {
        personId: Id<'person'>;
        caseId: CaseId;
        chargeIds: readonly ChargeId[];
        /** Keyed hash of what names the victim; who it is stays outside. */
        victimToken: string;
        victimUnder18: boolean;
        /** Number of the mediator in the register of mediators; absent without one. */
        mediator?: string;
        proposedOn: LegalDate;
      }
    >
  | Fact<'HarmMadeGood', { personId: Id<'person'>; caseId: CaseId; how: Repair; madeGoodOn: LegalDate }>
  | Fact<
      'ReconciliationChecked',
      { personId: Id<'person'>; caseId: CaseId; checkedOn: LegalDate; told: Told; check: ReconciliationCheck; receipt: Receipt }
    >
  | Fact<
      'ReconciliationBarred',
      {
        personId: Id<'person'>;
        caseId: CaseId;
        barredOn: LegalDate;
        told: Told;
        bars: readonly { readonly bar: string; readonly provision: string }[];
        receipt: Receipt;
      }
    >
  | Fact<
      'CaseTerminated',
      {
        personId: Id<'person'>;
        caseId: CaseId;
        chargeIds: readonly ChargeId[];
        court: string;
        terminatedOn: LegalDate;
        check: ReconciliationCheck;
        receipt: Receipt;
      }
    >
  | Fact<
      'ReconciliationRefused',
      { personId: Id<'person'>; caseId: CaseId; court: string; refusedOn: LegalDate; reason: ReconciliationRefusalReason }
    >;

const about = '"personId":"0192e4a0-7b1c-7000-8000-000000000001","caseId":"0192e4a0-7b1c-7000-8000-0000000000ca"';
const charges = '"chargeIds":["0192e4a0-7b1c-7000-8000-0000000000c1"]';
const told = '"told":{"firstTime":true,"agreed":true,"harmMadeGood":true,"reconciledBefore":[]}';
const receipt =
  '{"ruleSet":"kz","ruleSetHash":"00","question":"reconciliation","asOf":"2024-07-01","facts":{},"provisions":["CC 68(1)"],"steps":[],"rounding":"none"}';

export const reconciliationEvents: EventCatalogue<ReconciliationFact> = {
  ReconciliationProposed: {
    version: 1,
    samples: {
      1: { data: `{${about},${charges},"victimToken":"a7f3","victimUnder18":false,"mediator":"02-117","proposedOn":"2024-06-20"}` },
    },
  },
  HarmMadeGood: { version: 1, samples: { 1: { data: `{${about},"how":"PAID","madeGoodOn":"2024-06-25"}` } } },
  ReconciliationChecked: {
    version: 1,
    samples: { 1: { data: `{${about},"checkedOn":"2024-07-01",${told},"check":{"verdict":"MUST"},"receipt":${receipt}}` } },
  },
  ReconciliationRefused: {
    version: 1,
    samples: { 1: { data: `{${about},"court":"Almaty district court 2","refusedOn":"2024-07-08","reason":"AGREEMENT_NOT_FREE"}` } },
  },
  CaseTerminated: {
    version: 1,
    samples: {
      1: {
        data: `{${about},${charges},"court":"Almaty district court 2","terminatedOn":"2024-07-08","check":{"verdict":"MUST"},"receipt":${receipt}}`,
      },
    },
  },
  ReconciliationBarred: {
    version: 1,
    samples: {
      1: {
        data: `{${about},"barredOn":"2024-07-01",${told},"bars":[{"bar":"VIOLENCE_OR_CRUELTY_VS_MINOR","provision":"CC 68(4)"}],"receipt":${receipt}}`,
      },
    },
  },
};

/** What a later check of the same person asks for: every case of theirs that ended by reconciliation. */
export type ReconciledFact = Fact<'ReconciliationNoted', { personId: Id<'person'>; caseId: CaseId; terminatedOn: LegalDate }>;

export const reconciledEvents: EventCatalogue<ReconciledFact> = {
  ReconciliationNoted: { version: 1, samples: { 1: { data: `{${about},"terminatedOn":"2024-07-08"}` } } },
};
