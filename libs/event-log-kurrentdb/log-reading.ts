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
  /** Told of every position at which an event was met. */
  private readonly met: (position: Position) => void;

  constructor(calls: KurrentdbCalls, met: (position: Position) => void) {
    this.calls = calls;
    this.met = met;
  }

  async stream(stream: StreamName, { from = 0, to = Number.MAX_SAFE_INTEGER }: StreamPage = {}): Promise<readonly RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    for (let next = from; next <= to;) {
      const limit = Math.min(pageSize, to - next + 1);
      const records = await this.calls.readStream(stream, { from: BigInt(next), limit });
      for (const record of records) events.push(this.ofOurs(record));
      if (records.length < limit) break;
      next += records.length;
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

  /** @param known a position up to which the log was there before this was asked */
  async all(range: LogRange, known: Position): Promise<LogPage> {
    const { after, limit, types } = range;
    if (types?.size === 0) return { events: [], upTo: later(after, await this.head()) };
    const events = await this.after(range);
    const last = events.at(-1)?.position ?? after;
    if (events.length === limit || last >= known) {
      if (events.length > 0) return { events, upTo: last };
      const head = await this.head();
      return head > after ? this.all(range, head) : { events, upTo: after };
    }
    return { events, upTo: known };
  }

  async head(): Promise<Position> {
    const [last] = await this.calls.readAll({ from: 'end', direction: 'backwards', limit: 1, filter: anyEvent });
    const head = (last?.position?.commit ?? beforeFirst) as Position; // the log's own place of it
    this.met(head);
    return head;
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
    if (last === undefined) {
      const [before] = await this.calls.readAll({ from: recordedAt, direction: 'backwards', limit: 1, filter: anyEvent });
      return (before?.position?.commit ?? beforeFirst) as Position; // as above
    }
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
      if (last !== undefined) this.met(last as Position); // as above
      if (records.length < wanted || last === undefined || events.length === limit) return events;
      from = last as Position; // as above
    }
  }

  private ofOurs(record: StoredRecord): RecordedEvent {
    const event = eventOf(record);
    if (event === undefined) throw new Error(`${record.streamId} #${String(record.revision)} was not written by this log`);
    this.met(event.position);
    return event;
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
