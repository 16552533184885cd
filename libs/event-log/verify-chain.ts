import { eventHash, hashBeforeFirst } from './event-hash.ts';
import { beforeFirst, type Position, type RecordedEvent, type StreamName } from './event.ts';
import type { LogFault } from './log-fault.ts';
import type { EventLog } from './event-log.ts';
import type { RecordedEnd } from './restorable-log.ts';

export interface ChainVerification {
  /** Position of the last event that was read. */
  readonly head: Position;
  readonly events: number;
  /** In order of position; the first 100. Empty where the log is whole. */
  readonly faults: readonly LogFault[];
}

export interface ChainOptions {
  readonly onProgress?: (done: { readonly events: number; readonly position: Position; readonly head: Position }) => void;
  /** What is wrong with an event besides its place and its hash: whether it can be decoded, say. */
  readonly check?: (event: RecordedEvent) => string | undefined;
}

/**
 * Reads a log through its port, up to where it stands now, and proves that it is what was written: the revisions of each stream are
 * contiguous from 0, each hash follows from its event and the one before, the times of a stream do not go back.
 *
 * Keeps the end of every stream in memory, some 150 bytes each.
 */
export async function verifyChain(log: Pick<EventLog, 'head' | 'readAll'>, options: ChainOptions = {}): Promise<ChainVerification> {
  const head = await log.head();
  const ends = new Map<StreamName, RecordedEnd>();
  const faults: LogFault[] = [];
  let events = 0;
  let after = beforeFirst;
  while (after < head) {
    const page = await log.readAll({ after, limit: eventsAtOnce });
    for (const event of page.events) {
      if (faults.length < mostFaults) faults.push(...faultsOf(event, ends.get(event.stream), options.check));
      ends.set(event.stream, event);
      events += 1;
    }
    after = page.upTo;
    options.onProgress?.({ events, position: after, head });
    if (page.events.length === 0) break;
  }
  return { head: after, events, faults };
}

const eventsAtOnce = 2_000;
const mostFaults = 100;

function faultsOf(event: RecordedEvent, before: RecordedEnd | undefined, check: ChainOptions['check']): readonly LogFault[] {
  const { stream, revision, position } = event;
  const faults: LogFault[] = [];
  const wrong = (what: LogFault['what'], says: string): void => void faults.push({ what, stream, revision, position, says });
  const expected = (before?.revision ?? -1) + 1;
  if (revision !== expected) wrong('revision', `the stream goes on with revision ${String(expected)}`);
  if (before !== undefined && event.recordedAt < before.recordedAt) wrong('time', 'it was recorded before the event that comes before it');
  if (!Buffer.from(event.hash).equals(eventHash(before?.hash ?? hashBeforeFirst, event)))
    wrong('hash', 'the hash does not follow from the event and the one before it');
  const says = check?.(event);
  if (says !== undefined) wrong('event', says);
  return faults;
}
