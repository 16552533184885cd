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
export const interruptionKinds = ['ESCAPE', 'DEFERRAL', 'EVASION'] as const;
export const completionReasons = ['SERVED', 'PAROLE_SERVED', 'AMNESTY', 'PARDON', 'QUASHED', 'DEATH'] as const;

export type CreditKind = (typeof creditKinds)[number];
export type InterruptionKind = (typeof interruptionKinds)[number];
export type CompletionReason = (typeof completionReasons)[number];

/** What the law answers about the length of a term, or why a human must. */
export type Calculation =
  | { readonly verdict: 'COMPUTED'; readonly lastDay: LegalDate; readonly creditedDays: number }
  | { readonly verdict: 'LIFE' }
  | { readonly verdict: 'NEEDS_MANUAL'; readonly because: readonly string[] };

export type PunishmentTermFact =
  | Fact<'TermOpened', { personId: Id<'person'>; punishment: Punishment; start: LegalDate }>
  | Fact<
      'SentenceIncluded',
      {
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
    >
  | Fact<'TimeCredited', { personId: Id<'person'>; kind: CreditKind; from: LegalDate; to: LegalDate }>
  | Fact<'InterruptionRecorded', { personId: Id<'person'>; kind: InterruptionKind; from: LegalDate; to: LegalDate }>
  | Fact<
      'TermCalculated',
      {
        personId: Id<'person'>;
        /** What made it necessary: the fact recorded together with it. */
        cause: 'SentenceIncluded' | 'TimeCredited' | 'InterruptionRecorded';
        calculation: Calculation;
        receipt: Receipt;
      }
    >
  | Fact<'TermCompleted', { personId: Id<'person'>; reason: CompletionReason; completedOn: LegalDate }>;

const asel = '"personId":"0192e4a0-7b1c-7000-8000-000000000001"';
const theft =
  '{"article":"188","part":"3","committedOn":"2023-09-12","intent":"INTENTIONAL","maxTermYears":7,"lifeSanction":false,"flags":[]}';
const receipt =
  '{"ruleSet":"kz","ruleSetHash":"00","question":"term-end","asOf":"2024-02-17","facts":{"start":"2024-02-01"},"provisions":["PEC 165(2)"],"steps":[],"rounding":"credit-half-day-up"}';

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
  TimeCredited: { version: 1, samples: { 1: { data: `{${asel},"kind":"CUSTODY","from":"2023-10-04","to":"2024-01-31"}` } } },
  InterruptionRecorded: { version: 1, samples: { 1: { data: `{${asel},"kind":"ESCAPE","from":"2024-06-01","to":"2024-06-03"}` } } },
  TermCalculated: {
    version: 1,
    samples: {
      1: {
        data: `{${asel},"cause":"TimeCredited","calculation":{"verdict":"COMPUTED","lastDay":"2026-08-04","creditedDays":180},"receipt":${receipt}}`,
      },
    },
  },
  TermCompleted: { version: 1, samples: { 1: { data: `{${asel},"reason":"SERVED","completedOn":"2026-08-04"}` } } },
};
