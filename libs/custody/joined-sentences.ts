import type { CriminalCaseFact, SentenceId, SentenceOfFile } from '../criminal-case/criminal-case.events.ts';
import type { StreamState } from '../event-log/decider.ts';

/** Sentences of a verdict file that are served within the final punishment of a later verdict. CC 60. */
export interface JoinedSentences {
  readonly joined: readonly { readonly sentenceId: SentenceId; readonly within: SentenceOfFile }[];
}

export const joinedSentences: StreamState<JoinedSentences, CriminalCaseFact> = {
  category: 'case',
  evolve: (file = { joined: [] }, fact) => {
    if (fact.type !== 'SentenceJoined' && fact.type !== 'SentenceSeparated') return file;
    const others = file.joined.filter(({ sentenceId }) => sentenceId !== fact.data.sentenceId);
    if (fact.type === 'SentenceSeparated') return { joined: others };
    const { sentenceId, within } = fact.data;
    return { joined: [...others, { sentenceId, within }] };
  },
};
