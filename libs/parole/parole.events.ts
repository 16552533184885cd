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

export const paroleReportKinds = ['CHARACTERISTIC', 'RISK', 'COMPENSATION'] as const;
export const revocationGrounds = [1, 2, 3] as const;

export type ParoleReportKind = (typeof paroleReportKinds)[number];
/** Points of CC 72(7): 1 duties evaded, 2 a negligent crime, or a slight one of a vulnerable person, 3 an intentional crime. */
export type RevocationGround = (typeof revocationGrounds)[number];
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

/** Something that is in time until a day, inclusive, and the provision that says so. */
export interface DueBy {
  readonly day: LegalDate;
  readonly provision: string;
}

/** Days of a term that were spent at liberty, both ends included. */
export interface DaysAtLiberty {
  readonly from: LegalDate;
  readonly to: LegalDate;
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
        /** Until when the facility had to tell the person that the part was served; absent where no day of it is known. */
        noticeBy?: DueBy;
        /** Until when the file must be with the court; absent on applications recorded before this was counted. */
        fileBy?: DueBy;
        eligibility: ParoleEligibility;
        receipt: Receipt;
      }
    >
  | Fact<
      'ParoleReportAttached',
      {
        personId: Id<'person'>;
        termId: TermId;
        kind: ParoleReportKind;
        attachedOn: LegalDate;
        /** What a report on compensation shows; on no other. */
        damageRepaid?: boolean;
      }
    >
  | Fact<
      'ParoleSubmitted',
      {
        personId: Id<'person'>;
        termId: TermId;
        court: string;
        submittedOn: LegalDate;
        reports: readonly ParoleReportKind[];
        fileBy?: DueBy;
        /** After the day by which the file was due. */
        late: boolean;
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
  | Fact<'ParoleWithdrawn', { personId: Id<'person'>; termId: TermId; withdrawnOn: LegalDate }>
  | Fact<
      'ParoleRevoked',
      {
        personId: Id<'person'>;
        termId: TermId;
        court: string;
        revokedOn: LegalDate;
        ground: RevocationGround;
        /** What the law leaves to the court: `MUST` nothing; absent where a human has to tell. */
        mode?: 'MUST' | 'MAY';
        /** First day of the remainder that is to be served. */
        remainderFrom: LegalDate;
        /** Days on parole, which are not days served; absent where the person was never let go. */
        atLiberty?: DaysAtLiberty;
        /** File of the control that ends with it, where it is known. */
        supervisionId?: Id<'supervision'>;
        receipt: Receipt;
      }
    >;

const about = '"personId":"0192e4a0-7b1c-7000-8000-000000000001","termId":"0192e4a0-7b1c-7000-8000-0000000000f1"';
const receipt =
  '{"ruleSet":"kz","ruleSetHash":"00","question":"parole","asOf":"2025-08-01","facts":{},"provisions":["CC 72(3)"],"steps":[],"rounding":"served-days-up"}';
const receiptOfBreach =
  '{"ruleSet":"kz","ruleSetHash":"00","question":"supervision-breach","asOf":"2025-11-20","facts":{},"provisions":["CC 72(7)(1)"],"steps":[],"rounding":"served-days-up"}';
const fileBy = '{"day":"2025-05-20","provision":"PEC 162"}';
const eligible = '{"verdict":"ELIGIBLE","mode":"MAY","from":"2025-05-04","fraction":"1/2"}';

export const paroleEvents: EventCatalogue<ParoleFact> = {
  ParoleOpened: {
    version: 2,
    upcasts: { 1: (data) => data }, // version 2 may name the days by which notice and file are due
    samples: {
      1: { data: `{${about},"initiator":"PERSON","openedOn":"2025-05-10","eligibility":${eligible},"receipt":${receipt}}` },
      2: {
        data: `{${about},"initiator":"PERSON","openedOn":"2025-05-10","noticeBy":{"day":"2025-05-09","provision":"PEC 162"},"fileBy":${fileBy},"eligibility":${eligible},"receipt":${receipt}}`,
      },
    },
  },
  ParoleReportAttached: {
    version: 1,
    samples: { 1: { data: `{${about},"kind":"COMPENSATION","attachedOn":"2025-05-14","damageRepaid":true}` } },
  },
  ParoleSubmitted: {
    version: 1,
    samples: {
      1: {
        data: `{${about},"court":"Karaganda district court","submittedOn":"2025-05-20","reports":["CHARACTERISTIC","COMPENSATION"],"fileBy":${fileBy},"late":false}`,
      },
    },
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
  ParoleRevoked: {
    version: 1,
    samples: {
      1: {
        data: `{${about},"court":"Almaty district court","revokedOn":"2025-11-20","ground":1,"mode":"MAY","remainderFrom":"2025-11-20","atLiberty":{"from":"2025-08-06","to":"2025-11-19"},"supervisionId":"0192e4a0-7b1c-7000-8000-0000000000b1","receipt":${receiptOfBreach}}`,
      },
    },
  },
};
