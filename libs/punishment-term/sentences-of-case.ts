import type {
  CriminalCaseFact,
  CumulationBasis,
  Offence,
  OffenceCategory,
  PunishmentStated,
  SentenceId,
  SentenceOfFile,
} from '../criminal-case/criminal-case.events.ts';
import { begun, type StreamState } from '../event-log/decider.ts';
import type { Id, LegalDate } from '../event-log/event.ts';

/** A sentence as it is carried out: as it was imposed, or as a higher court varied it; or the final punishment over several. */
export interface ImposedSentence extends PunishmentStated {
  readonly personId: Id<'person'>;
  readonly sentenceId: SentenceId;
  readonly imposedOn: LegalDate;
  readonly offences: readonly Offence[];
  readonly gravest: OffenceCategory;
  readonly firstTime: boolean;
  /** Of a final punishment: the sentences that it takes the place of. CC 58, 60. */
  readonly covers?: readonly { readonly sentenceId: SentenceId }[];
  /** Of a final punishment: over several crimes, or over several verdicts. */
  readonly basis?: CumulationBasis;
  readonly quashedOn?: LegalDate;
  /** The final punishment of the same file that took its place. */
  readonly coveredBy?: SentenceId;
  /** The final punishment of a later verdict, of another file, within which it is served since that is in force. CC 60. */
  readonly within?: SentenceOfFile;
}

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
    case 'FinalPunishmentDetermined': {
      const covered = fact.data.covers.map(({ sentenceId }) => sentenceId);
      const components = file.sentences.map((sentence) =>
        covered.includes(sentence.sentenceId) ? { ...sentence, coveredBy: fact.data.sentenceId } : sentence,
      );
      return { ...file, sentences: [...components, fact.data] };
    }
    case 'SentenceVaried':
      return withSentence(file, fact.data.sentenceId, ({ personId, sentenceId, imposedOn, offences, gravest, firstTime }) => ({
        ...{ personId, sentenceId, imposedOn, offences, gravest, firstTime },
        ...fact.data.now,
      }));
    case 'SentenceQuashed':
      return withSentence(file, fact.data.sentenceId, (sentence) => ({ ...sentence, quashedOn: fact.data.decidedOn }));
    case 'SentenceJoined':
      return withSentence(file, fact.data.sentenceId, (sentence) => ({ ...sentence, within: fact.data.within }));
    case 'SentenceSeparated':
      return withSentence(file, fact.data.sentenceId, ({ within: _, ...sentence }) => sentence);
    case 'VerdictInForce':
      return { ...file, inForceOn: fact.data.inForceOn };
    case 'ChargeAdded':
    case 'VerdictDelivered':
    case 'SentenceUpheld':
    case 'ProsecutionTerminated':
    case 'CivilClaimRecorded':
    case 'DamageCompensated':
    case 'LifelongBanImposed':
      return file;
  }
}

function withSentence(
  file: SentencesOfCase,
  sentenceId: SentenceId,
  change: (sentence: ImposedSentence) => ImposedSentence,
): SentencesOfCase {
  return { ...file, sentences: file.sentences.map((sentence) => (sentence.sentenceId === sentenceId ? change(sentence) : sentence)) };
}
