import type { FacilityType, Punishment, SentenceId, TermLength } from '../criminal-case/criminal-case.events.ts';
import { begun, type StreamState } from '../event-log/decider.ts';
import type { Id, LegalDate } from '../event-log/event.ts';
import type { Calculation, CompletionReason, CreditKind, InterruptionKind, PunishmentTermFact } from './punishment-term.events.ts';

/** Days from `from` to `to`, both included. */
export interface Days<Kind extends string> {
  readonly kind: Kind;
  readonly from: LegalDate;
  readonly to: LegalDate;
}

export interface IncludedSentence {
  readonly sentenceId: SentenceId;
  /** Absent for life. */
  readonly term?: TermLength;
  /** Absent for other than deprivation of liberty, and where it is suspended. */
  readonly facility?: FacilityType;
  readonly imposedOn: LegalDate;
}

/** What decisions about one continuous punishment need. */
export interface PunishmentTerm {
  readonly personId: Id<'person'>;
  readonly punishment: Punishment;
  readonly start: LegalDate;
  /** Absent until a sentence is included. */
  readonly sentence?: IncludedSentence;
  readonly credits: readonly Days<CreditKind>[];
  readonly interruptions: readonly Days<InterruptionKind>[];
  /** The latest one; absent until a sentence is included. */
  readonly calculation?: Calculation;
  readonly completed?: { readonly reason: CompletionReason; readonly on: LegalDate };
}

export const punishmentTermState: StreamState<PunishmentTerm, PunishmentTermFact> = { category: 'term', evolve };

function evolve(state: PunishmentTerm | undefined, fact: PunishmentTermFact): PunishmentTerm {
  if (fact.type === 'TermOpened') {
    const { personId, punishment, start } = fact.data;
    return { personId, punishment, start, credits: [], interruptions: [] };
  }
  const term = begun('term', state, fact);
  switch (fact.type) {
    case 'SentenceIncluded': {
      const { sentenceId, term: length, facility, imposedOn } = fact.data;
      return { ...term, sentence: { sentenceId, ...(length && { term: length }), ...(facility && { facility }), imposedOn } };
    }
    case 'TimeCredited': {
      const { kind, from, to } = fact.data;
      return { ...term, credits: [...term.credits, { kind, from, to }] };
    }
    case 'InterruptionRecorded': {
      const { kind, from, to } = fact.data;
      return { ...term, interruptions: [...term.interruptions, { kind, from, to }] };
    }
    case 'TermCalculated':
      return { ...term, calculation: fact.data.calculation };
    case 'TermCompleted':
      return { ...term, completed: { reason: fact.data.reason, on: fact.data.completedOn } };
  }
}
