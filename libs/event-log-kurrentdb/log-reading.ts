import type { Filter } from '@kurrent/kurrentdb-client';
import { beforeFirst, type CommandId, type Position, type RecordedEvent, type StreamName } from '../event-log/event.ts';
import type { LogPage, LogRange, StreamPage, StreamRevision } from '../event-log/event-log.ts';
import type { CarriedOut } from '../event-log/log-index.ts';
import { commandOf, streamOfCommand, type CommandRecord } from './command-record.ts';
import { attemptOf, eventOf, type StoredRecord } from './event-as-record.ts';
import type { KurrentdbCalls } from './kurrentdb-calls.ts';

/** Reads events of ours, in pages, and passes over whatever else is kept beside them. */
export class LogReading {
  private readonly calls: KurrentdbCalls;
  /** The furthest position that was read; writers may know of one further on, on a node that this one follows. */
  private seen: Position = beforeFirst;
  /** Told of every position at which an event was met. */
  private readonly met: (position: Position) => void;

  constructor(calls: KurrentdbCalls, met: (position: Position) => void) {
    this.calls = calls;
    this.met = met;
  }

  /** @throws Error where the beginning of the stream was taken away */
  async stream(stream: StreamName, { from = 0, to = Number.MAX_SAFE_INTEGER }: StreamPage = {}): Promise<readonly RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    for (let next = from; next <= to;) {
      const limit = Math.min(pageSize, to - next + 1);
      const records = await this.calls.readStream(stream, { from: BigInt(next), limit });
      for (const record of records) events.push(this.ofOurs(record));
      const last = events.at(-1);
      if (events[0] !== undefined && events[0].revision !== from)
        throw new Error(
          `${stream} begins with #${String(events[0].revision)}: what is before ${String(from)} or after it was taken away by hand`,
        );
      if (last === undefined || records.length < limit) break;
      next = last.revision + 1;
    }
    return events;
  }

  async lastOf(stream: StreamName): Promise<RecordedEvent | undefined> {
    const [last] = await this.calls.readStream(stream, { from: 'end', direction: 'backwards', limit: 1 });
    return last && this.ofOurs(last);
  }

  /** The attempt that stored an event, where the event says so. */
  async attemptAt({ stream, revision }: StreamRevision): Promise<string | undefined> {
    const [record] = await this.calls.readStream(stream, { from: BigInt(revision), limit: 1 });
    return record && attemptOf(record);
  }

  async all(range: LogRange): Promise<LogPage> {
    const { after, limit, types } = range;
    // what was seen here before is there for whoever reads here now
    const known = this.seen;
    if (limit <= 0) return { events: [], upTo: after };
    if (types?.size === 0) return { events: [], upTo: later(after, await this.head()) };
    const events = await this.after(range);
    const last = events.at(-1)?.position ?? after;
    if (events.length === limit || last >= known) {
      if (events.length > 0) return { events, upTo: last };
      const head = await this.head();
      return head > after ? this.all(range) : { events, upTo: after };
    }
    return { events, upTo: known };
  }

  head(): Promise<Position> {
    return this.lastBefore('end');
  }

  /** What is remembered of a command, with its first answer. */
  async carriedOut(commandId: CommandId): Promise<(CarriedOut & { readonly attempt: string }) | undefined> {
    const [event] = await this.stream(streamOfCommand(commandId));
    if (event === undefined) return undefined;
    const command = commandOf(event);
    const { fingerprint, attempt, streams, types } = command;
    return { fingerprint, attempt, answer: { position: await this.positionOf(command, event.position), streams, types } };
  }

  /** Position of the last event of a command; of the last event before it where it wrote none. */
  async positionOf({ last }: Pick<CommandRecord, 'last'>, recordedAt: Position): Promise<Position> {
    if (last === undefined) return this.lastBefore(recordedAt);
    const [event] = await this.stream(last.stream, { from: last.revision, to: last.revision });
    if (event === undefined) throw new Error(`${last.stream} #${String(last.revision)} of a command is not there`);
    return event.position;
  }

  private async after({ after, inclusive = false, limit, types }: LogRange): Promise<readonly RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    const filter = types === undefined ? anyEvent : ofTypes(types);
    // a read begins with the record at its place, which the caller has seen already
    for (let from = after; ;) {
      const wanted = Math.min(pageSize, limit - events.length + 1);
      const records = await this.calls.readAll({ from: from === beforeFirst ? 'start' : from, limit: wanted, filter });
      for (const record of records) {
        const event = eventOf(record);
        if (event !== undefined && (event.position > from || (inclusive && from === after)) && events.length < limit) events.push(event);
      }
      const last = records.at(-1)?.position?.commit;
      if (last !== undefined) this.saw(last as Position); // the log's own place of it
      if (records.length < wanted || last === undefined || events.length === limit) return events;
      from = last as Position; // the log's own place of it
    }
  }

  private ofOurs(record: StoredRecord): RecordedEvent {
    const event = eventOf(record);
    if (event === undefined) throw new Error(`${record.streamId} #${String(record.revision)} was not written by this log`);
    this.saw(event.position);
    return event;
  }

  /** Position of the last event of ours there, however many records of others follow it. */
  private async lastBefore(place: Position | 'end'): Promise<Position> {
    let from: bigint | 'end' = place;
    for (let limit = 1; ; limit = 256) {
      const records: readonly StoredRecord[] = await this.calls.readAll({ from, direction: 'backwards', limit, filter: anyEvent });
      for (const record of records) {
        const event = eventOf(record);
        if (event === undefined) continue;
        this.saw(event.position);
        return event.position;
      }
      const first = records.at(-1)?.position?.commit;
      if (records.length < limit || first === undefined) return beforeFirst;
      from = first;
    }
  }

  private saw(position: Position): void {
    if (position > this.seen) this.seen = position;
    this.met(position);
  }
}

/** The client takes many more in one go, but keeps them all. */
const pageSize = 4_096;

/** Every event of ours: neither records of KurrentDB itself nor commands. */
export const anyEvent: Filter = byType('^(?!\\$|log\\.)');

/** The same, and the commands beside them. */
export const eventsAndCommands: Filter = byType('^(?!\\$)');

function ofTypes(types: ReadonlySet<string>): Filter {
  return byType(`^(?:${[...types].map(literally).join('|')})$`);
}

function byType(regex: string): Filter {
  return { filterOn: 'eventType', regex, checkpointInterval: 1 };
}

/** A pattern that matches this text alone, in .NET as in JavaScript. */
function literally(text: string): string {
  return text.replaceAll(/[\\^$.|?*+()[\]{}#/-]/g, '\\$&');
}

function later(one: Position, other: Position): Position {
  return one > other ? one : other;
}
