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
import type { Calculation, CreditKind, PunishmentTermFact } from '../punishment-term/punishment-term.events.ts';

/** What the law asks about the term that is served. */
export interface TermServed {
  readonly personId: Id<'person'>;
  readonly punishment: Punishment;
  readonly start: LegalDate;
  /** Absent until a sentence is included. */
  readonly sentence?: SentenceServed;
  readonly credits: readonly { readonly kind: CreditKind; readonly from: LegalDate; readonly to: LegalDate }[];
  readonly interruptions: readonly { readonly from: LegalDate; readonly to: LegalDate }[];
  /** The latest one. */
  readonly calculation?: Calculation;
  readonly completedOn?: LegalDate;
}

export interface SentenceServed {
  readonly caseId: CaseId;
  readonly sentenceId: SentenceId;
  /** Absent for life. */
  readonly length?: TermLength;
  readonly facility?: FacilityType;
  readonly suspended: boolean;
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
      case 'SentenceIncluded': {
        const { caseId, sentenceId, term: length, facility, suspended, offences, gravest, firstTime } = fact.data;
        return {
          ...term,
          sentence: {
            caseId,
            sentenceId,
            ...(length && { length }),
            ...(facility && { facility }),
            suspended,
            offences,
            gravest,
            firstTime,
          },
        };
      }
      case 'TimeCredited': {
        const { kind, from, to } = fact.data;
        return { ...term, credits: [...term.credits, { kind, from, to }] };
      }
      case 'InterruptionRecorded': {
        const { from, to } = fact.data;
        return { ...term, interruptions: [...term.interruptions, { from, to }] };
      }
      case 'TermCalculated':
        return { ...term, calculation: fact.data.calculation };
      case 'TermCompleted':
        return { ...term, completedOn: fact.data.completedOn };
    }
  },
};
