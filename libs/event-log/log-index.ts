import { eventHash, hashBeforeFirst } from './event-hash.ts';
import { beforeFirst, type CommandId, type EventId, type NewEvent, type Position, type RecordedEvent, type StreamName } from './event.ts';
import type { Append, Appended, AppendResult, ExpectedRevision, RevisionConflict, StreamRevision, StreamWrite } from './event-log.ts';
import type { StreamEnd } from './restorable-log.ts';

export interface CarriedOut {
  readonly fingerprint: string;
  readonly answer: Appended;
}

/** What tells whether an event that is handed in again is the one that is stored. */
export type KnownEvent = Pick<
  RecordedEvent,
  'stream' | 'revision' | 'position' | 'type' | 'schemaVersion' | 'effectiveOn' | 'data' | 'eventId'
>;

/** Where streams end, as far as that is known. */
export interface StreamEnds {
  get(stream: StreamName): StreamEnd | undefined;
  set(stream: StreamName, end: StreamEnd): unknown;
}

/** The answer to an append, and the events to keep because of it: none unless it was `appended`. */
export interface Taken {
  readonly result: AppendResult;
  readonly recorded: readonly RecordedEvent[];
  /** The log's clock when it was decided. */
  readonly at: Date;
  /** Where the log ended before it. */
  readonly after: LogEnd;
}

/** The last event of a log, by its place and by its id: that another one stands in its place is seen by the id alone. */
export interface LogEnd {
  readonly position: Position;
  /** Absent where the log is empty. */
  readonly eventId?: EventId;
}

/**
 * What must be known of a log to decide an append: all of it, or as much as the append names.
 *
 * One definition for every store that can decide under its own lock: which order the questions are asked in, what a repetition is,
 * what a conflict names. Positions are contiguous.
 */
export class LogIndex<Ends extends StreamEnds = Map<StreamName, StreamEnd>> {
  end: LogEnd = { position: beforeFirst };
  readonly streams: Ends;
  readonly commands = new Map<CommandId, CarriedOut>();
  readonly events = new Map<EventId, KnownEvent>();

  constructor(streams: Ends) {
    this.streams = streams;
  }

  get head(): Position {
    return this.end.position;
  }

  /** Decides an append, and takes it in: the next one is decided on top of it. */
  take(append: Append, recordedAt: Date): Taken {
    const after = this.end;
    const refused = this.knownAlready(append) ?? this.conflictOf(append);
    if (refused !== undefined) return { result: refused, recorded: [], at: recordedAt, after };
    const recorded: RecordedEvent[] = [];
    for (const write of append.writes) this.record(write, recordedAt, recorded);
    const answer: Appended = { position: this.head, streams: this.standing(append), types: recorded.map(({ type }) => type) };
    if (append.command !== undefined) this.commands.set(append.command.commandId, { fingerprint: append.command.fingerprint, answer });
    return { result: { outcome: 'appended', ...answer }, recorded, at: recordedAt, after };
  }

  /** Takes in what another log has recorded, as it stands. */
  restore(events: readonly RecordedEvent[], carriedOut: readonly (CarriedOut & { readonly commandId: CommandId })[]): void {
    for (const event of events) {
      this.end = event;
      this.events.set(event.eventId, event);
      this.streams.set(event.stream, { revision: event.revision, hash: event.hash });
    }
    for (const { commandId, fingerprint, answer } of carriedOut) this.commands.set(commandId, { fingerprint, answer });
  }

  private knownAlready(append: Append): AppendResult | undefined {
    if (append.command !== undefined) {
      const { commandId, fingerprint } = append.command;
      const before = this.commands.get(commandId);
      if (before !== undefined) {
        return before.fingerprint === fingerprint ? { outcome: 'repeated', ...before.answer } : { outcome: 'id-taken', id: commandId };
      }
    }
    for (const { events } of append.writes) {
      for (const { eventId } of events)
        if (this.events.has(eventId)) return this.repetitionOf(append) ?? { outcome: 'id-taken', id: eventId };
    }
    return undefined;
  }

  /**
   * The first answer to an append whose events are all stored as it would have stored them.
   *
   * Metadata and ciphertext may differ: a trace, a nonce, are new each time. A stream that was only checked is answered with the
   * revision that was expected of it, or where it now stands if none was named.
   */
  private repetitionOf(append: Append): AppendResult | undefined {
    let position = beforeFirst;
    const streams = new Map<StreamName, number>();
    for (const { stream, expected, events } of append.writes) {
      let revision: number | undefined;
      for (const event of events) {
        const stored = this.events.get(event.eventId);
        if (stored === undefined || stored.stream !== stream || !sameContent(stored, event)) return undefined;
        if (revision === undefined ? !stoodAt(expected, stored.revision - 1) : stored.revision !== revision + 1) return undefined;
        revision = stored.revision;
        if (stored.position > position) position = stored.position;
      }
      if (revision !== undefined) streams.set(stream, revision);
    }
    for (const { stream, expected } of append.checks ?? []) {
      const revision = typeof expected === 'number' ? expected : this.streams.get(stream)?.revision;
      if (revision !== undefined && expected !== 'no-stream') streams.set(stream, revision);
    }
    return {
      outcome: 'repeated',
      position,
      streams: [...streams].map(([stream, revision]) => ({ stream, revision })),
      types: append.writes.flatMap(({ events }) => events.map(({ type }) => type)),
    };
  }

  private conflictOf({ writes, checks = [] }: Append): AppendResult | undefined {
    const conflicts: RevisionConflict[] = [];
    for (const named of [writes, checks]) {
      for (const { stream, expected } of named) {
        const revision = this.streams.get(stream)?.revision;
        if (!stoodAt(expected, revision ?? -1)) conflicts.push({ stream, expected, actual: revision ?? 'no-stream' });
      }
    }
    return conflicts.length === 0 ? undefined : { outcome: 'conflict', conflicts };
  }

  private record({ stream, events }: StreamWrite, recordedAt: Date, into: RecordedEvent[]): void {
    let { revision, hash }: StreamEnd = this.streams.get(stream) ?? { revision: -1, hash: hashBeforeFirst };
    let { position } = this.end;
    for (const { eventId, type, schemaVersion, effectiveOn, data, personal, metadata } of events) {
      revision += 1;
      position = (position + 1n) as Position; // the one after the last
      const placed = { stream, revision, position, recordedAt, eventId, type, schemaVersion, effectiveOn, data, metadata };
      // the hash has its place from the beginning: an object that gains a field later is made twice
      const chained = personal === undefined ? { ...placed, hash } : { ...placed, personal, hash };
      chained.hash = hash = eventHash(hash, chained);
      this.events.set(eventId, chained);
      into.push(chained);
      this.end = chained;
    }
    this.streams.set(stream, { revision, hash });
  }

  private standing({ writes, checks = [] }: Append): Appended['streams'] {
    const streams: StreamRevision[] = [];
    for (const named of [writes, checks]) {
      for (const { stream } of named) {
        const end = this.streams.get(stream);
        if (end !== undefined) streams.push({ stream, revision: end.revision });
      }
    }
    return streams;
  }
}

/** One that forgets nothing. */
export function emptyIndex(): LogIndex {
  return new LogIndex(new Map<StreamName, StreamEnd>());
}

/** Whether a stream whose last revision is this one, -1 where it does not exist, is as expected. */
function stoodAt(expected: ExpectedRevision, revision: number): boolean {
  if (typeof expected === 'number') return expected === revision;
  switch (expected) {
    case 'any':
      return true;
    case 'exists':
      return revision >= 0;
    case 'no-stream':
      return revision === -1;
  }
}

function sameContent(stored: KnownEvent, event: NewEvent): boolean {
  return (
    stored.type === event.type &&
    stored.schemaVersion === event.schemaVersion &&
    stored.effectiveOn === event.effectiveOn &&
    stored.data === event.data
  );
}
