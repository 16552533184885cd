import type { CriminalCaseFact, SentenceId } from '../criminal-case/criminal-case.events.ts';
import { begun, type StreamState } from '../event-log/decider.ts';
import type { Id, LegalDate } from '../event-log/event.ts';

export type ImposedSentence = Extract<CriminalCaseFact, { readonly type: 'SentenceImposed' }>['data'] & {
  /** Of a final punishment: the sentences that it takes the place of. CC 58, 60. */
  readonly covers?: readonly { readonly sentenceId: SentenceId }[];
};

/** What the execution of a sentence needs of the verdict file that it comes from. */
export interface SentencesOfCase {
  readonly personId: Id<'person'>;
  readonly sentences: readonly ImposedSentence[];
  readonly inForceOn?: LegalDate;
}

export const sentencesOfCase: StreamState<SentencesOfCase, CriminalCaseFact> = { category: 'case', evolve };

function evolve(state: SentencesOfCase | undefined, fact: CriminalCaseFact): SentencesOfCase {
  if (fact.type === 'CaseOpened') return { personId: fact.data.personId, sentences: [] };
  const file = begun('case', state, fact);
  switch (fact.type) {
    case 'SentenceImposed':
      return { ...file, sentences: [...file.sentences, fact.data] };
    case 'VerdictInForce':
      return { ...file, inForceOn: fact.data.inForceOn };
    case 'ChargeAdded':
    case 'VerdictDelivered':
      return file;
  }
}
