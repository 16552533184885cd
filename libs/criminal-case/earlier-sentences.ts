import type { Alongside, Readings } from '../commands/command.ts';
import { streamName, type LegalDate } from '../event-log/event.ts';
import type { CaseId, CriminalCaseFact } from './criminal-case.events.ts';
import { criminalCaseState, stands, type CriminalCase, type Sentence } from './criminal-case.state.ts';

/** The files of earlier sentences that final punishments of a file join, by the id of the file. */
export interface EarlierFiles {
  readonly [file: `file ${string}`]: CriminalCase | undefined;
}

/** Every earlier file that one of the sentences joins. CC 60. */
export function earlierFiles(sentences: readonly Sentence[]): Readings<EarlierFiles> {
  return Object.fromEntries(earlierIds(sentences).map((id) => [`file ${id}`, { stream: streamName('case', id), as: criminalCaseState }]));
}

/** Earlier sentences are served within a final punishment from the day on which that is in force; each file says so of its own. */
export function joinedInto(caseId: CaseId, finals: readonly Sentence[], joinedOn: LegalDate, files: EarlierFiles): readonly Alongside[] {
  return inEarlierFiles(finals, files, (earlier, final, personId) => {
    if (!stands(earlier) || earlier.within !== undefined) return [];
    const within = { caseId, sentenceId: final.sentenceId };
    return [{ type: 'SentenceJoined', effectiveOn: joinedOn, data: { personId, sentenceId: earlier.sentenceId, within, joinedOn } }];
  });
}

/** Where a final punishment is set aside, the earlier sentences that were served within it stand by themselves again. */
export function separatedFrom(caseId: CaseId, final: Sentence, separatedOn: LegalDate, files: EarlierFiles): readonly Alongside[] {
  return inEarlierFiles([final], files, ({ sentenceId, within }, _, personId) => {
    if (within?.sentenceId !== final.sentenceId) return [];
    const from = { caseId, sentenceId: final.sentenceId };
    return [{ type: 'SentenceSeparated', effectiveOn: separatedOn, data: { personId, sentenceId, from, separatedOn } }];
  });
}

/** What is said of each earlier sentence that one of the final punishments joins, in the file that it is of. */
function inEarlierFiles(
  finals: readonly Sentence[],
  files: EarlierFiles,
  said: (earlier: Sentence, final: Sentence, personId: CriminalCase['personId']) => readonly CriminalCaseFact[],
): readonly Alongside[] {
  return earlierIds(finals).flatMap((caseId) => {
    const { personId, sentences = [] } = files[`file ${caseId}`] ?? {};
    if (personId === undefined) return [];
    const facts = sentences.flatMap((earlier) => {
      const final = finals.find(({ joins = [] }) =>
        joins.some((joined) => joined.caseId === caseId && joined.sentenceId === earlier.sentenceId),
      );
      return final === undefined ? [] : said(earlier, final, personId);
    });
    return [{ stream: streamName('case', caseId), facts }];
  });
}

function earlierIds(finals: readonly Sentence[]): readonly CaseId[] {
  return [...new Set(finals.flatMap(({ joins = [] }) => joins.map(({ caseId }) => caseId)))];
}
