import type { TermLength } from '../criminal-case/criminal-case.events.ts';
import type { EventCatalogue } from '../event-log/codec.ts';
import type { Fact, Id, LegalDate } from '../event-log/event.ts';
import type { Receipt } from '../law/receipt.ts';
import type { DaysAtLiberty, ParoleInitiator } from '../parole/parole.events.ts';
import type { TermId } from '../punishment-term/punishment-term.events.ts';
import type { MilderPunishment } from '../substitution/substitution.events.ts';

export const deferralGrounds = ['PREGNANT', 'CHILD'] as const;
export const deferralRefusalReasons = ['NO_GROUND', 'BARRED', 'CHILD_CARED_FOR_OTHERWISE', 'OTHER'] as const;
/** Why a deferral is over other than by what the person did. */
export const deferralEndings = ['CHILD_REACHED_AGE', 'CHILD_DIED', 'PREGNANCY_ENDED', 'TIME_EXPIRED'] as const;
/** What the court decides at its end: the rest is not served, is replaced by a milder punishment, or is served. */
export const deferralOutcomes = ['RELEASED', 'REPLACED', 'SENT_TO_SERVE'] as const;

export type DeferralGround = (typeof deferralGrounds)[number];
export type DeferralRefusalReason = (typeof deferralRefusalReasons)[number];
export type DeferralEnding = (typeof deferralEndings)[number];
export type DeferralOutcome = (typeof deferralOutcomes)[number];

/** What the law answers about deferral on a day. */
export interface DeferralAvailability {
  readonly verdict: 'AVAILABLE' | 'NEEDS_MANUAL';
  readonly ground?: DeferralGround;
  /** Last day to which a court may defer from that day. */
  readonly until?: LegalDate;
  readonly because?: readonly string[];
}

interface About {
  readonly personId: Id<'person'>;
  readonly termId: TermId;
}

/** Facts of every deferral of one term for a pregnant woman or who raises a young child (CC 74). */
export type DeferralFact =
  | Fact<
      'DeferralOpened',
      About & {
        initiator: ParoleInitiator;
        ground: DeferralGround;
        openedOn: LegalDate;
        availability: DeferralAvailability;
        receipt: Receipt;
      }
    >
  | Fact<
      'DeferralGranted',
      About & {
        court: string;
        grantedOn: LegalDate;
        ground: DeferralGround;
        /** Last day of the deferral, inclusive. */
        until: LegalDate;
        availability: DeferralAvailability;
        receipt: Receipt;
      }
    >
  | Fact<'DeferralRefused', About & { court: string; refusedOn: LegalDate; reason: DeferralRefusalReason }>
  | Fact<
      'DeferralExtended',
      About & {
        court: string;
        extendedOn: LegalDate;
        ground: DeferralGround;
        /** New last day, inclusive. */
        until: LegalDate;
        availability: DeferralAvailability;
        receipt: Receipt;
      }
    >
  | Fact<
      'DeferralCancelled',
      About & {
        court: string;
        cancelledOn: LegalDate;
        /** What the law leaves to the court: `MUST` nothing; absent where a human has to tell. */
        mode?: 'MUST' | 'MAY';
        /** First day on which the term is served again. */
        servedFrom: LegalDate;
        /** Days that were deferred, which are not days served; absent where there were none. */
        deferred?: DaysAtLiberty;
        receipt: Receipt;
      }
    >
  | Fact<
      'DeferralEnded',
      About & {
        court: string;
        endedOn: LegalDate;
        why: DeferralEnding;
        outcome: DeferralOutcome;
        /** What the rest is replaced by; on `REPLACED` only. */
        to?: MilderPunishment;
        amountMci?: number;
        term?: TermLength;
        /** First day on which a punishment is served again; absent on `RELEASED`. */
        servedFrom?: LegalDate;
        /** Days that were deferred, which are not days served; absent where there were none. */
        deferred?: DaysAtLiberty;
        /** Days of the term that were left, and how much of the milder punishment they are at most; on `REPLACED` only. */
        unservedDays?: number;
        receipt?: Receipt;
      }
    >;

const about = '"personId":"0192e4a0-7b1c-7000-8000-000000000001","termId":"0192e4a0-7b1c-7000-8000-0000000000f1"';
const court = '"court":"Karaganda district court"';
const pregnant = '{"verdict":"AVAILABLE","ground":"PREGNANT","until":"2025-05-31"}';
const withChild = '{"verdict":"AVAILABLE","ground":"CHILD","until":"2030-05-19"}';

function receiptOf(question: string, provision: string): string {
  return `{"ruleSet":"kz","ruleSetHash":"00","question":"${question}","asOf":"2024-06-01","facts":{},"provisions":["${provision}"],"steps":[],"rounding":"served-days-up"}`;
}

export const deferralEvents: EventCatalogue<DeferralFact> = {
  DeferralOpened: {
    version: 1,
    samples: {
      1: {
        data: `{${about},"initiator":"PERSON","ground":"PREGNANT","openedOn":"2024-05-20","availability":${pregnant},"receipt":${receiptOf('deferral', 'CC 74(1)')}}`,
      },
    },
  },
  DeferralRefused: { version: 1, samples: { 1: { data: `{${about},${court},"refusedOn":"2024-06-01","reason":"NO_GROUND"}` } } },
  DeferralGranted: {
    version: 1,
    samples: {
      1: {
        data: `{${about},${court},"grantedOn":"2024-06-01","ground":"PREGNANT","until":"2025-05-31","availability":${pregnant},"receipt":${receiptOf('deferral', 'CC 74(1)')}}`,
      },
    },
  },
  DeferralExtended: {
    version: 1,
    samples: {
      1: {
        data: `{${about},${court},"extendedOn":"2025-05-20","ground":"CHILD","until":"2030-05-19","availability":${withChild},"receipt":${receiptOf('deferral', 'CC 74(1)')}}`,
      },
    },
  },
  DeferralCancelled: {
    version: 1,
    samples: {
      1: {
        data: `{${about},${court},"cancelledOn":"2026-02-02","mode":"MAY","servedFrom":"2026-02-02","deferred":{"from":"2024-06-02","to":"2026-02-01"},"receipt":${receiptOf('supervision-breach', 'PEC 164(2)')}}`,
      },
    },
  },
  DeferralEnded: {
    version: 1,
    samples: {
      1: {
        data: `{${about},${court},"endedOn":"2026-02-02","why":"CHILD_DIED","outcome":"REPLACED","to":"RESTRICTION_OF_LIBERTY","term":{"days":700},"unservedDays":712,"servedFrom":"2026-02-02","receipt":${receiptOf('conversion', 'CC 73(3)')}}`,
      },
    },
  },
};
