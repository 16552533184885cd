import type { CriminalCaseFact, Punishment } from '../criminal-case/criminal-case.events.ts';
import { begun, type StreamState } from '../event-log/decider.ts';
import type { LegalDate } from '../event-log/event.ts';

/** What a supervision needs to know of the verdict that it executes. */
export interface CaseInForce {
  readonly personId: CriminalCaseFact['data']['personId'];
  readonly sentences: readonly SentenceInForce[];
  /** Absent until the verdict is in force. */
  readonly inForceOn?: LegalDate;
}

interface SentenceInForce {
  readonly sentenceId: string;
  readonly punishment: Punishment;
  readonly suspended: boolean;
  /** It is served within the final punishment of a later verdict, of another file. CC 60. */
  readonly joined?: boolean;
}

export const caseInForce: StreamState<CaseInForce, CriminalCaseFact> = {
  category: 'case',
  evolve: (state, fact) => {
    if (fact.type === 'CaseOpened') return { personId: fact.data.personId, sentences: [] };
    const verdict = begun('case', state, fact);
    switch (fact.type) {
      case 'SentenceImposed':
      case 'FinalPunishmentDetermined': {
        const { sentenceId, punishment, suspended } = fact.data;
        return { ...verdict, sentences: [...verdict.sentences, { sentenceId, punishment, suspended }] };
      }
      case 'SentenceVaried': {
        const { sentenceId, now } = fact.data;
        const { punishment, suspended } = now;
        const varied = { sentenceId, punishment, suspended };
        return { ...verdict, sentences: verdict.sentences.map((sentence) => (sentence.sentenceId === sentenceId ? varied : sentence)) };
      }
      case 'SentenceQuashed':
        return { ...verdict, sentences: verdict.sentences.filter(({ sentenceId }) => sentenceId !== fact.data.sentenceId) };
      case 'SentenceJoined':
      case 'SentenceSeparated': {
        const joined = fact.type === 'SentenceJoined';
        return {
          ...verdict,
          sentences: verdict.sentences.map((sentence) =>
            sentence.sentenceId === fact.data.sentenceId ? { ...sentence, joined } : sentence,
          ),
        };
      }
      case 'VerdictInForce':
        return { ...verdict, inForceOn: fact.data.inForceOn };
      case 'ChargeAdded':
      case 'VerdictDelivered':
      case 'SentenceUpheld':
      case 'ProsecutionTerminated':
      case 'CivilClaimRecorded':
      case 'DamageCompensated':
      case 'LifelongBanImposed':
        return verdict;
    }
  },
};
