import { eventHash, hashBeforeFirst } from '../event-log/event-hash.ts';
import type { CommandId, EventId, LegalDate, RecordedEvent, StreamName } from '../event-log/event.ts';
import type { CommandMark, StreamRevision } from '../event-log/event-log.ts';

/** What the log remembers of a command that was carried out: the record that is written before its events, in the same append. */
export interface CommandRecord extends CommandMark {
  readonly recordedAt: Date;
  /** Of the call of `append` that wrote it: a repetition that meets its own record knows it by this. */
  readonly attempt: string;
  readonly streams: readonly StreamRevision[];
  readonly types: readonly string[];
  /** Its last event, whose position is that of the answer; absent where it had nothing to write. */
  readonly last?: StreamRevision;
}

export const commandType = 'log.command';

/** Each command has a stream of its own: that it does not exist yet is what lets a command be carried out once. */
export function streamOfCommand(commandId: CommandId): StreamName {
  return `${commandType}-${commandId}` as StreamName; // reserved: no event of the product has such a stream
}

/**
 * The record has an id of its own in every attempt: the server takes an append whose ids it knows for a repetition, and answers it as if
 * it had been stored now.
 */
export function commandAsEvent(record: CommandRecord, eventId: EventId): Omit<RecordedEvent, 'position'> {
  const { commandId, recordedAt, fingerprint, attempt, streams, types, last } = record;
  const content: Content = { fingerprint, attempt, streams: streams.map(pairOf), types, ...(last !== undefined && { last: pairOf(last) }) };
  const event = {
    stream: streamOfCommand(commandId),
    revision: 0,
    recordedAt,
    eventId,
    type: commandType,
    schemaVersion: 1,
    effectiveOn: recordedAt.toISOString().slice(0, 10) as LegalDate, // the day of an instant
    data: JSON.stringify(content),
    metadata: {},
  };
  return { ...event, hash: eventHash(hashBeforeFirst, event) };
}

/** @throws Error where the event is not one that `commandAsEvent` made */
export function commandOf({ stream, data, recordedAt }: RecordedEvent): CommandRecord {
  const content: unknown = JSON.parse(data);
  if (!isContent(content)) throw new Error(`${stream} does not hold a command`);
  const { fingerprint, attempt, streams, types, last } = content;
  return {
    commandId: stream.slice(commandType.length + 1) as CommandId, // as `streamOfCommand` has it
    fingerprint,
    recordedAt,
    attempt,
    streams: streams.map(revisionOf),
    types,
    ...(last !== undefined && { last: revisionOf(last) }),
  };
}

type Pair = readonly [stream: string, revision: number];

interface Content {
  readonly fingerprint: string;
  readonly attempt: string;
  readonly streams: readonly Pair[];
  readonly types: readonly string[];
  readonly last?: Pair;
}

function pairOf({ stream, revision }: StreamRevision): Pair {
  return [stream, revision];
}

function revisionOf([stream, revision]: Pair): StreamRevision {
  return { stream: stream as StreamName, revision }; // it was written from one
}

function isContent(value: unknown): value is Content {
  return typeof value === 'object' && value !== null && 'fingerprint' in value && 'streams' in value && 'types' in value;
}
