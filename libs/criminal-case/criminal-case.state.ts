import { begun, type StreamState } from '../event-log/decider.ts';
import type { Id, LegalDate } from '../event-log/event.ts';
import type { ChargeId, CriminalCaseFact, Finding, Offence, OffenceCategory, SentenceId } from './criminal-case.events.ts';

export interface Charge {
  readonly chargeId: ChargeId;
  readonly offence: Offence;
  readonly category: OffenceCategory;
  /** Absent until the court has decided on this charge. */
  readonly verdict?: { readonly finding: Finding; readonly deliveredOn: LegalDate };
}

export interface Sentence {
  readonly sentenceId: SentenceId;
  readonly chargeIds: readonly ChargeId[];
  readonly imposedOn: LegalDate;
}

/** What decisions about a verdict file need. */
export interface CriminalCase {
  readonly personId: Id<'person'>;
  readonly charges: readonly Charge[];
  readonly sentences: readonly Sentence[];
  readonly inForceOn?: LegalDate;
}

export const criminalCaseState: StreamState<CriminalCase, CriminalCaseFact> = { category: 'case', evolve };

function evolve(state: CriminalCase | undefined, fact: CriminalCaseFact): CriminalCase {
  if (fact.type === 'CaseOpened') return { personId: fact.data.personId, charges: [], sentences: [] };
  const file = begun('case', state, fact);
  switch (fact.type) {
    case 'ChargeAdded': {
      const { chargeId, offence, category } = fact.data;
      return { ...file, charges: [...file.charges, { chargeId, offence, category }] };
    }
    case 'VerdictDelivered': {
      const { chargeId, finding, deliveredOn } = fact.data;
      const verdict = { finding, deliveredOn };
      return { ...file, charges: file.charges.map((charge) => (charge.chargeId === chargeId ? { ...charge, verdict } : charge)) };
    }
    case 'SentenceImposed': {
      const { sentenceId, chargeIds, imposedOn } = fact.data;
      return { ...file, sentences: [...file.sentences, { sentenceId, chargeIds, imposedOn }] };
    }
    case 'VerdictInForce':
      return { ...file, inForceOn: fact.data.inForceOn };
  }
}
