import { isUuid } from '../../libs/commands/fields.ts';
import type { CriminalCaseFact } from '../../libs/criminal-case/criminal-case.events.ts';
import { criminalCaseState, type CriminalCase } from '../../libs/criminal-case/criminal-case.state.ts';
import { fold } from '../../libs/event-log/decider.ts';
import { streamName, type Recorded, type StreamName } from '../../libs/event-log/event.ts';
import { standingFacts } from '../../libs/event-log/standing-facts.ts';
import { notFound } from '../../libs/platform/problem.ts';
import type { ReadContext } from '../../libs/platform/read-route.ts';
import { mayReadPerson } from './person-scope.ts';
import { readEntries } from './recorded-streams.ts';
import type { Sources } from './sources.ts';

/** A verdict file as it is recorded, within the caller's scope. */
export interface RecordedCase {
  readonly stream: StreamName;
  /** Of its last event. */
  readonly revision: number;
  /** What stands, in order: corrections are taken into account. */
  readonly facts: readonly Recorded<CriminalCaseFact>[];
  readonly file: CriminalCase;
}

/** Read from the log: whoever decides on a file wants what is recorded, not what a register has caught up with. Throws a `Problem`, 404. */
export async function recordedCase(sources: Sources, { params, principal }: ReadContext): Promise<RecordedCase> {
  const id = params['id'] ?? '';
  const stream = streamName('case', id);
  const entries = isUuid(id) ? await readEntries(sources, stream) : [];
  const facts = standingFacts(entries.map(({ fact }) => fact)) as readonly Recorded<CriminalCaseFact>[]; // a case's stream, and no corrections
  const file = fold(criminalCaseState, facts);
  if (file === undefined || !(await mayReadPerson(sources, principal, file.personId))) throw notFound('such verdict file');
  return { stream, revision: entries.length - 1, facts, file };
}
