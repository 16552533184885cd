import type { FacilityType, TermLength } from '../criminal-case/criminal-case.events.ts';
import type { EventCatalogue } from '../event-log/codec.ts';
import type { Fact, Id, LegalDate } from '../event-log/event.ts';
import type { Receipt } from '../law/receipt.ts';
import type { DueBy, ParoleInitiator, ParoleRefusalReason } from '../parole/parole.events.ts';
import type { TermId } from '../punishment-term/punishment-term.events.ts';

export const milderPunishments = ['FINE', 'RESTRICTION_OF_LIBERTY'] as const;
export const substitutionRevocationGrounds = ['EVASION'] as const;

export type MilderPunishment = (typeof milderPunishments)[number];
export type SubstitutionRevocationGround = (typeof substitutionRevocationGrounds)[number];

/** What the law answers about a milder punishment in place of the rest on a day. */
export interface SubstitutionEligibility {
  readonly verdict: 'ELIGIBLE' | 'NEEDS_MANUAL';
  /** First day on which a court may substitute. */
  readonly from?: LegalDate;
  readonly fraction?: string;
  readonly replacements?: readonly MilderPunishment[];
  /** Days of the term left, the day of the answer counted. */
  readonly unservedDays?: number;
  readonly because?: readonly string[];
}

/** What a punishment was replaced by: a fine in monthly calculation indices, or a term. */
export interface Replacement {
  readonly to: MilderPunishment;
  readonly amountMci?: number;
  readonly term?: TermLength;
}

interface About {
  readonly personId: Id<'person'>;
  readonly termId: TermId;
}

/** Facts of every application for a milder punishment in place of the rest of one term (CC 73). */
export type SubstitutionFact =
  | Fact<
      'SubstitutionOpened',
      About & {
        initiator: ParoleInitiator;
        openedOn: LegalDate;
        /** The punishment asked for; absent for any that the court may choose. */
        to?: MilderPunishment;
        /** Until when the facility had to tell the person that the part was served; absent where no day of it is known. */
        noticeBy?: DueBy;
        /** Until when the file must be with the court; absent before the present code. */
        fileBy?: DueBy;
        eligibility: SubstitutionEligibility;
        receipt: Receipt;
      }
    >
  | Fact<
      'SubstitutionSubmitted',
      About & {
        court: string;
        submittedOn: LegalDate;
        fileBy?: DueBy;
        /** After the day by which the file was due. */
        late: boolean;
      }
    >
  | Fact<
      'SubstitutionGranted',
      About &
        Replacement & {
          court: string;
          grantedOn: LegalDate;
          /** First day of the milder punishment. */
          from: LegalDate;
          /** Days of the term that it stands for. */
          unservedDays: number;
          eligibility: SubstitutionEligibility;
          receipt: Receipt;
          /** How much of it those days are at most; absent where no rate is known. */
          conversion?: { readonly atMost: number; readonly receipt: Receipt };
        }
    >
  | Fact<
      'SubstitutionRefused',
      About & {
        court: string;
        refusedOn: LegalDate;
        reason: ParoleRefusalReason;
        /** First day on which it may be asked for again. */
        reapplyNotBefore: LegalDate;
        receipt: Receipt;
      }
    >
  | Fact<'SubstitutionWithdrawn', About & { withdrawnOn: LegalDate }>
  | Fact<
      'SubstitutionRevoked',
      About & {
        court: string;
        revokedOn: LegalDate;
        ground: SubstitutionRevocationGround;
        /** First day on which deprivation of liberty is served again. */
        from: LegalDate;
        /** The part of the milder punishment that was not served or paid: days, or monthly calculation indices. */
        unserved: number;
        /** Deprivation of liberty that stands for it, and the type of facility that the court names. */
        term: TermLength;
        facility: FacilityType;
        receipt: Receipt;
      }
    >;

const about = '"personId":"0192e4a0-7b1c-7000-8000-000000000001","termId":"0192e4a0-7b1c-7000-8000-0000000000f1"';
const eligible = '{"verdict":"ELIGIBLE","from":"2024-08-04","fraction":"1/3","replacements":["RESTRICTION_OF_LIBERTY"],"unservedDays":517}';
const fileBy = '{"day":"2025-03-06","provision":"PEC 162"}';
const court = '"court":"Karaganda district court"';

function receiptOf(question: string, provision: string): string {
  return `{"ruleSet":"kz","ruleSetHash":"00","question":"${question}","asOf":"2025-03-06","facts":{},"provisions":["${provision}"],"steps":[],"rounding":"served-days-up"}`;
}

export const substitutionEvents: EventCatalogue<SubstitutionFact> = {
  SubstitutionOpened: {
    version: 1,
    samples: {
      1: {
        data: `{${about},"initiator":"PERSON","openedOn":"2025-02-24","to":"RESTRICTION_OF_LIBERTY","noticeBy":{"day":"2024-08-09","provision":"PEC 162"},"fileBy":${fileBy},"eligibility":${eligible},"receipt":${receiptOf('substitution', 'CC 73(1)')}}`,
      },
    },
  },
  SubstitutionSubmitted: {
    version: 1,
    samples: { 1: { data: `{${about},${court},"submittedOn":"2025-03-05","fileBy":${fileBy},"late":false}` } },
  },
  SubstitutionRefused: {
    version: 1,
    samples: {
      1: {
        data: `{${about},${court},"refusedOn":"2025-03-06","reason":"NOT_REFORMED","reapplyNotBefore":"2025-09-06","receipt":${receiptOf('parole-renewal', 'PEC 162')}}`,
      },
    },
  },
  SubstitutionWithdrawn: { version: 1, samples: { 1: { data: `{${about},"withdrawnOn":"2025-03-01"}` } } },
  SubstitutionGranted: {
    version: 1,
    samples: {
      1: {
        data: `{${about},"to":"RESTRICTION_OF_LIBERTY","term":{"days":517},${court},"grantedOn":"2025-03-06","from":"2025-03-06","unservedDays":517,"eligibility":${eligible},"receipt":${receiptOf('substitution', 'CC 73(1)')},"conversion":{"atMost":517,"receipt":${receiptOf('conversion', 'CC 73(3)')}}}`,
      },
    },
  },
  SubstitutionRevoked: {
    version: 1,
    samples: {
      1: {
        data: `{${about},${court},"revokedOn":"2025-10-01","ground":"EVASION","from":"2025-10-01","unserved":300,"term":{"days":300},"facility":"MINIMUM","receipt":${receiptOf('conversion', 'CC 44(3)')}}`,
      },
    },
  },
};
