import type {
  CaseId,
  FacilityType,
  Offence,
  OffenceCategory,
  Punishment,
  SentenceId,
  TermLength,
} from '../criminal-case/criminal-case.events.ts';
import type { EventCatalogue } from '../event-log/codec.ts';
import type { Fact, Id, LegalDate } from '../event-log/event.ts';
import type { Receipt } from '../law/receipt.ts';

export type TermId = Id<'term'>;

export const creditKinds = ['CUSTODY', 'HOUSE_ARREST'] as const;
/** `PAROLE`: at liberty between the release and the return after a revocation (CC 72(7)). */
export const interruptionKinds = ['ESCAPE', 'DEFERRAL', 'EVASION', 'PAROLE'] as const;
export const completionReasons = ['SERVED', 'PAROLE_SERVED', 'AMNESTY', 'PARDON', 'DEFERRAL', 'QUASHED', 'DEATH'] as const;

export const reductionBases = ['AMNESTY', 'PARDON', 'COURT', 'LAW_CHANGE'] as const;
export const termDates = ['TERM_END', 'PAROLE_FROM', 'SUBSTITUTION_FROM', 'RECORD_EXPUNGES'] as const;
export const overrideReasons = ['COURT_DECISION', 'PROSECUTOR_ORDER', 'PAPERS_ON_FILE', 'LAW_LEAVES_OPEN'] as const;

export type CreditKind = (typeof creditKinds)[number];
export type InterruptionKind = (typeof interruptionKinds)[number];
export type CompletionReason = (typeof completionReasons)[number];
export type ReductionBasis = (typeof reductionBases)[number];
export type TermDate = (typeof termDates)[number];
export type OverrideReason = (typeof overrideReasons)[number];

/** What the law answers about the length of a term, or why a human must. */
export type Calculation =
  | {
      readonly verdict: 'COMPUTED';
      /** As the law counts it, less the days that decisions cut. */
      readonly lastDay: LegalDate;
      readonly creditedDays: number;
      /** Days that decisions cut from the end; absent is 0. */
      readonly cutDays?: number;
    }
  | { readonly verdict: 'LIFE' }
  /** A fine, corrective labour or community service: no calendar ends it. */
  | { readonly verdict: 'NOT_IN_TIME' }
  | { readonly verdict: 'NEEDS_MANUAL'; readonly because: readonly string[] };

/** The first day of a right that the term leads to, or why there is none. */
export type RightFrom =
  | { readonly verdict: 'FROM'; readonly on: LegalDate; readonly fraction?: string; readonly mode?: 'MUST' | 'MAY' }
  | { readonly verdict: 'BARRED'; readonly bars: readonly string[] }
  /** Nothing is ever recorded that could be expunged. */
  | { readonly verdict: 'NONE' }
  | { readonly verdict: 'NEEDS_MANUAL'; readonly because: readonly string[] };

/** The days that follow from the term besides its last one; one that the law does not know of such a punishment is absent. */
export interface RightsOfTerm {
  /** First day on which parole may be granted. CC 72, 86. */
  readonly paroleFrom?: RightFrom;
  /** First day on which a milder punishment may take the place of the rest. CC 73, 87. */
  readonly substitutionFrom?: RightFrom;
  /** First day without a conviction record, if the term is served to its last day. CC 79, 89. */
  readonly recordExpunges?: RightFrom;
}

/** The same with the receipt of each answer; there is none where the law could not be asked, since what is recorded contradicts itself. */
export type RightsWithReceipts = { readonly [Right in keyof RightsOfTerm]: RightFrom & { readonly receipt?: Receipt } };

/** Why a term is calculated anew though no fact of its own was recorded with it. `DAMAGE_CHANGED`: a civil claim, or a payment towards it. */
export const recalculationCauses = [
  'CORRECTION',
  'PERSON_CHANGED',
  'BEHAVIOUR_CHANGED',
  'DAMAGE_CHANGED',
  'PAROLE_REVOKED',
  'LAW_CHANGE',
] as const;

/** What made a calculation necessary: the fact recorded together with it, or what happened elsewhere. */
export type CalculationCause =
  | 'SentenceIncluded'
  | 'TimeCredited'
  | 'InterruptionRecorded'
  | 'SentenceRenewed'
  | 'TermReduced'
  | 'PunishmentReplaced'
  | (typeof recalculationCauses)[number];

/** So many full units of the new punishment: days, hours or monthly calculation indices; or why a human must say. CC 61, 73(3). */
export type ByLaw = { readonly receipt: Receipt } & (
  { readonly verdict: 'CONVERTED'; readonly whole: number } | { readonly verdict: 'NEEDS_MANUAL'; readonly because: readonly string[] }
);

/** A sentence as its verdict file has it, copied for those who carry it out. */
interface CarriedOut {
  personId: Id<'person'>;
  caseId: CaseId;
  sentenceId: SentenceId;
  punishment: Punishment;
  term?: TermLength;
  facility?: FacilityType;
  suspended: boolean;
  /** Day of the court's decision: the length of the term is computed under the law of that day, whenever it is computed. */
  imposedOn: LegalDate;
  offences: readonly Offence[];
  gravest: OffenceCategory;
  firstTime: boolean;
}

export type PunishmentTermFact =
  | Fact<'TermOpened', { personId: Id<'person'>; punishment: Punishment; start: LegalDate }>
  | Fact<'SentenceIncluded', CarriedOut>
  /** Another sentence is carried out from now on: the same one as a higher court varied it, or the final punishment that covers it. */
  | Fact<
      'SentenceRenewed',
      CarriedOut & {
        because: 'VARIED' | 'FINAL_PUNISHMENT';
        /**
         * First day of a final punishment over several verdicts: what was served before it is not in it, since only the rest that was not
         * served was added (CC 60). Absent where the term goes on from its own first day.
         */
        start?: LegalDate;
      }
    >
  | Fact<'TimeCredited', { personId: Id<'person'>; kind: CreditKind; from: LegalDate; to: LegalDate }>
  | Fact<'InterruptionRecorded', { personId: Id<'person'>; kind: InterruptionKind; from: LegalDate; to: LegalDate }>
  | Fact<
      'TermCalculated',
      {
        personId: Id<'person'>;
        cause: CalculationCause;
        /** What happened elsewhere, as `stream@revision`, where it is told. */
        causedBy?: string;
        calculation: Calculation;
        receipt: Receipt;
        rights: RightsWithReceipts;
      }
    >
  /** Somebody compared a calculation with the papers. Calculations of a term are numbered from 1; a later one lapses it. */
  | Fact<'CalculationConfirmed', { personId: Id<'person'>; calculation: number; confirmedBy: string }>
  /** Somebody else did so a second time. */
  | Fact<'CalculationSecondChecked', { personId: Id<'person'>; calculation: number; confirmedBy: string; checkedBy: string }>
  /** A day takes the place of the one that was computed, until the next calculation. */
  | Fact<
      'DateOverridden',
      {
        personId: Id<'person'>;
        calculation: number;
        date: TermDate;
        day: LegalDate;
        /** The computed day, absent where there is none. */
        computed?: LegalDate;
        reason: OverrideReason;
        provision: string;
        overriddenBy: string;
      }
    >
  /** A decision cuts days from the end of the term; what is credited or interrupted later moves the end that is cut. */
  | Fact<'TermReduced', { personId: Id<'person'>; basis: ReductionBasis; days: number; lastDay: LegalDate; decidedBy?: string }>
  /** The rest of a punishment is replaced by another one, which begins on the day from which the fact is true. */
  | Fact<
      'PunishmentReplaced',
      {
        personId: Id<'person'>;
        from: Punishment;
        to: Punishment;
        /** Days of the first punishment that were left. */
        unservedDays: number;
        term?: TermLength;
        hours?: number;
        amountMci?: number;
        facility?: FacilityType;
        decidedBy?: string;
        /** What the law gives for the days that were left; absent where it has no rate for it. The decision may differ. */
        byLaw?: ByLaw;
      }
    >
  | Fact<'TermCompleted', { personId: Id<'person'>; reason: CompletionReason; completedOn: LegalDate }>;

const asel = '"personId":"0192e4a0-7b1c-7000-8000-000000000001"';
const theft =
  '{"article":"188","part":"3","committedOn":"2023-09-12","intent":"INTENTIONAL","maxTermYears":7,"lifeSanction":false,"flags":[]}';
const receipt =
  '{"ruleSet":"kz","ruleSetHash":"00","question":"term-end","asOf":"2024-02-17","facts":{"start":"2024-02-01"},"provisions":["PEC 165(2)"],"steps":[],"rounding":"credit-half-day-up"}';

const conversion =
  '{"ruleSet":"kz","ruleSetHash":"00","question":"conversion","asOf":"2025-03-01","facts":{},"provisions":["CC 73(3)"],"steps":[],"rounding":"credit-half-day-up"}';

export const punishmentTermEvents: EventCatalogue<PunishmentTermFact> = {
  TermOpened: { version: 1, samples: { 1: { data: `{${asel},"punishment":"DEPRIVATION_OF_LIBERTY","start":"2024-02-01"}` } } },
  SentenceIncluded: {
    version: 1,
    samples: {
      1: {
        data: `{${asel},"caseId":"0192e4a0-7b1c-7000-8000-0000000000ca","sentenceId":"0192e4a0-7b1c-7000-8000-0000000000d1","punishment":"DEPRIVATION_OF_LIBERTY","term":{"years":3},"facility":"MEDIUM","suspended":false,"imposedOn":"2024-02-01","offences":[${theft}],"gravest":"GRAVE","firstTime":true}`,
      },
    },
  },
  SentenceRenewed: {
    version: 1,
    samples: {
      1: {
        data: `{${asel},"caseId":"0192e4a0-7b1c-7000-8000-0000000000ca","sentenceId":"0192e4a0-7b1c-7000-8000-0000000000d1","punishment":"DEPRIVATION_OF_LIBERTY","term":{"years":2,"months":6},"facility":"MEDIUM","suspended":false,"imposedOn":"2025-03-03","offences":[${theft}],"gravest":"GRAVE","firstTime":true,"because":"FINAL_PUNISHMENT","start":"2025-03-03"}`,
      },
    },
  },
  TimeCredited: { version: 1, samples: { 1: { data: `{${asel},"kind":"CUSTODY","from":"2023-10-04","to":"2024-01-31"}` } } },
  InterruptionRecorded: { version: 1, samples: { 1: { data: `{${asel},"kind":"ESCAPE","from":"2024-06-01","to":"2024-06-03"}` } } },
  TermCalculated: {
    version: 2,
    // what followed from a term besides its last day was not calculated with it
    upcasts: { 1: (data) => ({ ...data, rights: {} }) },
    samples: {
      1: {
        data: `{${asel},"cause":"TimeCredited","calculation":{"verdict":"COMPUTED","lastDay":"2026-08-04","creditedDays":180},"receipt":${receipt}}`,
      },
      2: {
        data: `{${asel},"cause":"CORRECTION","causedBy":"correction-0192e4a0-7b1c-7000-8000-0000000000c9@1","calculation":{"verdict":"COMPUTED","lastDay":"2026-05-07","creditedDays":180,"cutDays":89},"receipt":${receipt},"rights":{"paroleFrom":{"verdict":"FROM","on":"2025-02-02","fraction":"1/2","mode":"MAY","receipt":${receipt}},"substitutionFrom":{"verdict":"BARRED","bars":["TERRORIST"],"receipt":${receipt}},"recordExpunges":{"verdict":"NEEDS_MANUAL","because":["SANCTION_UNKNOWN"],"receipt":${receipt}}}}`,
      },
    },
  },
  CalculationConfirmed: { version: 1, samples: { 1: { data: `{${asel},"calculation":2,"confirmedBy":"facility-1"}` } } },
  CalculationSecondChecked: {
    version: 1,
    samples: { 1: { data: `{${asel},"calculation":2,"confirmedBy":"facility-1","checkedBy":"facility-2"}` } },
  },
  DateOverridden: {
    version: 1,
    samples: {
      1: {
        data: `{${asel},"calculation":2,"date":"TERM_END","day":"2026-08-03","computed":"2026-08-04","reason":"COURT_DECISION","provision":"CC 62","overriddenBy":"facility-1"}`,
      },
    },
  },
  TermReduced: {
    version: 1,
    samples: {
      1: {
        data: `{${asel},"basis":"AMNESTY","days":89,"lastDay":"2026-05-07","decidedBy":"amnesty-decision-195-viii-0192e4a0-7b1c-7000-8000-0000000000f1@1"}`,
      },
    },
  },
  PunishmentReplaced: {
    version: 1,
    samples: {
      1: {
        data: `{${asel},"from":"DEPRIVATION_OF_LIBERTY","to":"RESTRICTION_OF_LIBERTY","unservedDays":360,"term":{"days":360},"decidedBy":"substitution-0192e4a0-7b1c-7000-8000-0000000000f1@2","byLaw":{"receipt":${conversion},"verdict":"CONVERTED","whole":360}}`,
      },
    },
  },
  TermCompleted: { version: 1, samples: { 1: { data: `{${asel},"reason":"SERVED","completedOn":"2026-08-04"}` } } },
};
