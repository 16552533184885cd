import type { Alongside, Readings } from '../commands/command.ts';
import { streamName, type LegalDate } from '../event-log/event.ts';
import type { CriminalCaseFact, SentenceOfFile } from './criminal-case.events.ts';
import { criminalCaseState, type CriminalCase, type Sentence } from './criminal-case.state.ts';

/** The files of earlier sentences that final punishments of a file join, by the id of the file. */
export interface EarlierFiles {
  readonly [file: `file ${string}`]: CriminalCase | undefined;
}

/** Every earlier file that one of the sentences joins. CC 60. */
export function earlierFiles(sentences: readonly Pick<Sentence, 'joins'>[]): Readings<EarlierFiles> {
  const ids = [...new Set(sentences.flatMap(({ joins = [] }) => joins.map(({ caseId }) => caseId)))];
  return Object.fromEntries(ids.map((id) => [`file ${id}`, { stream: streamName('case', id), as: criminalCaseState }]));
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
    return inFile(caseId, { type: 'SentenceJoined', effectiveOn: joinedOn, data: { personId, sentenceId, within, joinedOn } });
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
    return inFile(caseId, {
      type: 'SentenceSeparated',
      effectiveOn: separatedOn,
      data: { personId, sentenceId, from, separatedOn },
    });
  });
}

function inFile(caseId: string, fact: CriminalCaseFact): readonly Alongside[] {
  return [{ stream: streamName('case', caseId), facts: [fact] }];
}
