import type {
  CaseId,
  FacilityType,
  Offence,
  OffenceCategory,
  Punishment,
  SentenceId,
  TermLength,
} from '../criminal-case/criminal-case.events.ts';
import { begun, type StreamState } from '../event-log/decider.ts';
import type { Id, LegalDate } from '../event-log/event.ts';
import { laterOf } from '../law/calendar/legal-date.ts';
import type { Calculation, CreditKind, InterruptionKind, PunishmentTermFact } from '../punishment-term/punishment-term.events.ts';

/** What the law asks about the term that is served. */
export interface TermServed {
  readonly personId: Id<'person'>;
  /** The one that is served now. */
  readonly punishment: Punishment;
  /** First day of the punishment that is served now. */
  readonly start: LegalDate;
  /** Absent until a sentence is included. */
  readonly sentence?: SentenceServed;
  readonly credits: readonly Days<CreditKind>[];
  readonly interruptions: readonly Days<InterruptionKind>[];
  /** The latest one; where its last day is overridden, with the day that takes its place. */
  readonly calculation?: Calculation;
  readonly completedOn?: LegalDate;
}

/** Days from `from` to `to`, both included. */
export interface Days<Kind extends string> {
  readonly kind: Kind;
  readonly from: LegalDate;
  readonly to: LegalDate;
}

export interface SentenceServed {
  readonly caseId: CaseId;
  readonly sentenceId: SentenceId;
  /** Absent for life and for what is not measured in time. */
  readonly length?: TermLength;
  /** Absent for other than deprivation of liberty, and where it is suspended. */
  readonly facility?: FacilityType;
  readonly suspended: boolean;
  /** Day of the court's decision on the punishment that is served now. */
  readonly imposedOn: LegalDate;
  readonly offences: readonly Offence[];
  /** Gravest category among the offences. */
  readonly gravest: OffenceCategory;
  /** No earlier sentence to deprivation of liberty is known. */
  readonly firstTime: boolean;
}

export const termServed: StreamState<TermServed, PunishmentTermFact> = {
  category: 'term',
  evolve: (state, fact) => {
    if (fact.type === 'TermOpened') {
      const { personId, punishment, start } = fact.data;
      return { personId, punishment, start, credits: [], interruptions: [] };
    }
    const term = begun('term', state, fact);
    switch (fact.type) {
      case 'SentenceIncluded':
        return { ...term, punishment: fact.data.punishment, sentence: sentenceServed(fact.data) };
      case 'SentenceRenewed': {
        const { punishment, start } = fact.data;
        const anew = start === undefined ? {} : { start, credits: [], interruptions: notServedFrom(start, term) };
        return { ...term, punishment, ...anew, sentence: sentenceServed(fact.data) };
      }
      case 'TimeCredited':
        return { ...term, credits: [...term.credits, daysOf(fact.data)] };
      case 'InterruptionRecorded':
        return { ...term, interruptions: [...term.interruptions, daysOf(fact.data)] };
      case 'TermCalculated':
        return { ...term, calculation: fact.data.calculation };
      case 'DateOverridden': {
        if (fact.data.date !== 'TERM_END') return term;
        // what was credited or cut stays so, whatever day takes the place of the last one
        const computed = term.calculation?.verdict === 'COMPUTED' ? term.calculation : ({ verdict: 'COMPUTED', creditedDays: 0 } as const);
        return { ...term, calculation: { ...computed, lastDay: fact.data.day } };
      }
      case 'PunishmentReplaced':
        return replaced(term, fact);
      case 'TermCompleted':
        return { ...term, completedOn: fact.data.completedOn };
      case 'CalculationConfirmed':
      case 'CalculationSecondChecked':
      case 'TermReduced': // its calculation follows
        return term;
    }
  },
};

function sentenceServed(carriedOut: Extract<PunishmentTermFact, { readonly type: 'SentenceIncluded' }>['data']): SentenceServed {
  const { caseId, sentenceId, term: length, facility, suspended, imposedOn, offences, gravest, firstTime } = carriedOut;
  const measured = { ...(length && { length }), ...(facility && { facility }) };
  return { caseId, sentenceId, ...measured, suspended, imposedOn, offences, gravest, firstTime };
}

function daysOf<Kind extends string>({ kind, from, to }: Days<Kind>): Days<Kind> {
  return { kind, from, to };
}

type PunishmentReplaced = Extract<PunishmentTermFact, { readonly type: 'PunishmentReplaced' }>;

/** What was credited, or not served by then, belongs to the punishment that is replaced: the days left of it have been counted. */
function replaced(term: TermServed, fact: PunishmentReplaced): TermServed {
  const { personId, sentence } = term;
  return {
    personId,
    punishment: fact.data.to,
    start: fact.effectiveOn,
    credits: [],
    interruptions: notServedFrom(fact.effectiveOn, term),
    ...(sentence && { sentence: inPlaceOf(sentence, fact) }),
  };
}

/** Who is away on the first day of another punishment does not serve that one either until the return. */
function notServedFrom(start: LegalDate, { interruptions }: TermServed): TermServed['interruptions'] {
  return interruptions.filter(({ to }) => to >= start).map(({ kind, from, to }) => ({ kind, from: laterOf(from, start), to }));
}

function inPlaceOf(
  sentence: SentenceServed,
  { effectiveOn: imposedOn, data: { term: length, facility } }: PunishmentReplaced,
): SentenceServed {
  const { caseId, sentenceId, suspended, offences, gravest, firstTime } = sentence;
  const measured = { ...(length && { length }), ...(facility && { facility }) };
  return { caseId, sentenceId, ...measured, suspended, imposedOn, offences, gravest, firstTime };
}
