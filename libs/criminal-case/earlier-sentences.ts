import type { Alongside, Readings } from '../commands/command.ts';
import type { StreamState } from '../event-log/decider.ts';
import { streamName, type AnyFact, type LegalDate } from '../event-log/event.ts';
import type { CriminalCaseFact, SentenceOfFile } from './criminal-case.events.ts';
import { criminalCaseState, type CriminalCase, type Sentence } from './criminal-case.state.ts';

/** The files of earlier sentences that final punishments of a file join, and how far each has come, by the id of the file. */
export interface EarlierFiles {
  readonly [file: `file ${string}`]: CriminalCase | undefined;
  readonly [revision: `revision ${string}`]: number | undefined;
}

const revisionOfFile: StreamState<number, AnyFact> = { category: 'case', asRecorded: true, evolve: (revision = -1) => revision + 1 };

/** Every earlier file that one of the sentences joins. CC 60. */
export function earlierFiles(sentences: readonly Pick<Sentence, 'joins'>[]): Readings<EarlierFiles> {
  const ids = [...new Set(sentences.flatMap(({ joins = [] }) => joins.map(({ caseId }) => caseId)))];
  return Object.fromEntries(
    ids.flatMap((id) => [
      [`file ${id}`, { stream: streamName('case', id), as: criminalCaseState }],
      [`revision ${id}`, { stream: streamName('case', id), as: revisionOfFile }],
    ]),
  ) as Readings<EarlierFiles>; // each is read for what its name says
}

/** Earlier sentences are served within a final punishment from the day on which that is in force; each file says so of its own. */
export function joinedInto(
  within: SentenceOfFile,
  { joins = [] }: Sentence,
  joinedOn: LegalDate,
  files: EarlierFiles,
): readonly Alongside[] {
  return joins.flatMap(({ caseId, sentenceId }) => {
    const { personId, sentences = [] } = files[`file ${caseId}`] ?? {};
    const earlier = sentences.find((sentence) => sentence.sentenceId === sentenceId);
    if (personId === undefined || earlier === undefined || earlier.quashedOn !== undefined || earlier.within !== undefined) return [];
    return inFile(caseId, files, { type: 'SentenceJoined', effectiveOn: joinedOn, data: { personId, sentenceId, within, joinedOn } });
  });
}

/** Where a final punishment is set aside, the earlier sentences that were served within it stand by themselves again. */
export function separatedFrom(
  from: SentenceOfFile,
  { joins = [] }: Sentence,
  separatedOn: LegalDate,
  files: EarlierFiles,
): readonly Alongside[] {
  return joins.flatMap(({ caseId, sentenceId }) => {
    const { personId, sentences = [] } = files[`file ${caseId}`] ?? {};
    const earlier = sentences.find((sentence) => sentence.sentenceId === sentenceId);
    if (personId === undefined || earlier?.within?.sentenceId !== from.sentenceId) return [];
    return inFile(caseId, files, {
      type: 'SentenceSeparated',
      effectiveOn: separatedOn,
      data: { personId, sentenceId, from, separatedOn },
    });
  });
}

function inFile(caseId: string, files: EarlierFiles, fact: CriminalCaseFact): readonly Alongside[] {
  return [{ stream: streamName('case', caseId), expected: files[`revision ${caseId}`] ?? 'exists', facts: [fact] }]; // as it was joined
}
