import type { CommandId, NewEvent, Position, RecordedEvent, StreamName } from './event.ts';
import type { Append, AppendResult, EventLog, LogPage, LogRange, StreamPage } from './event-log.ts';
import { emptyIndex, type CarriedOut } from './log-index.ts';
import { RestoreRefused, type LogStretch, type RecordedEnd, type RecordedMark, type RestorableLog } from './restorable-log.ts';
import { WaitingReaders } from './waiting-readers.ts';
import { assertWellFormed } from './well-formed-append.ts';

/** A log in memory: the executable specification of every other one. Gone when the process is. */
export class MemoryEventLog implements EventLog, RestorableLog {
  readonly contiguous = true;
  private readonly clock: () => Date;
  private readonly index = emptyIndex();
  private readonly events: RecordedEvent[] = [];
  private readonly ofStream = new Map<StreamName, RecordedEvent[]>();
  private readonly commands: RecordedMark[] = [];
  private readonly waiting = new WaitingReaders();

  /** @param clock the log's own clock; where it goes back, the time of the last event is recorded again */
  constructor(clock: () => Date) {
    this.clock = clock;
  }

  async append(append: Append): Promise<AppendResult> {
    assertWellFormed(append);
    const recordedAt = this.now();
    const { result, recorded } = this.index.take(copyOf(append), recordedAt);
    for (const event of recorded) this.keep(event);
    if (append.command !== undefined && result.outcome === 'appended') {
      const { position, streams, types } = result;
      this.commands.push({ ...append.command, recordedAt, answer: { position, streams, types } });
    }
    this.waiting.wakeBelow(this.index.head);
    return result;
  }

  carriedOut(commandId: CommandId): Promise<CarriedOut | undefined> {
    return Promise.resolve(this.index.commands.get(commandId));
  }

  readStream(stream: StreamName, page: StreamPage = {}): Promise<readonly RecordedEvent[]> {
    const { from = 0, to = Number.MAX_SAFE_INTEGER } = page;
    return Promise.resolve((this.ofStream.get(stream) ?? []).slice(from, to + 1));
  }

  readAll({ after, inclusive = false, limit, types }: LogRange): Promise<LogPage> {
    const events: RecordedEvent[] = [];
    let upTo = after;
    for (let at = Number(after) - (inclusive ? 1 : 0); at < this.events.length && events.length < limit; at++) {
      const event = this.events[at];
      if (event === undefined) break;
      upTo = event.position;
      if (types === undefined || types.has(event.type)) events.push(event);
    }
    return Promise.resolve({ events, upTo });
  }

  head(): Promise<Position> {
    return Promise.resolve(this.index.head);
  }

  wake(after: Position, timeoutMs: number, signal?: AbortSignal): Promise<void> {
    if (this.index.head > after || signal?.aborted === true) return Promise.resolve();
    return this.waiting.wait(after, timeoutMs, signal);
  }

  close(): Promise<void> {
    this.waiting.wakeAll();
    return Promise.resolve();
  }

  async *marks(upTo: Position): AsyncIterable<readonly RecordedMark[]> {
    const marks = this.commands.filter(({ answer }) => answer.position <= upTo);
    yield await Promise.resolve(marks.sort(byAnswer));
  }

  streamEnds(streams: readonly StreamName[]): Promise<ReadonlyMap<StreamName, RecordedEnd>> {
    const ends = new Map<StreamName, RecordedEnd>();
    for (const stream of streams) {
      const end = this.ofStream.get(stream)?.at(-1);
      if (end !== undefined) ends.set(stream, end);
    }
    return Promise.resolve(ends);
  }

  async restore({ after, events, marks }: LogStretch): Promise<void> {
    const { head } = this.index;
    if (head !== after) throw new RestoreRefused(`The log ends at position ${String(head)}, not ${String(after)}`);
    const eventIds = events.map(({ eventId }) => eventId);
    const commandIds = marks.map(({ commandId }) => commandId);
    const known = firstKnown(eventIds, this.index.events) ?? firstKnown(commandIds, this.index.commands);
    if (known !== undefined) throw new RestoreRefused(`${known} is stored already`);
    this.index.restore(events, marks);
    for (const event of events) this.keep(event);
    this.commands.push(...marks);
    this.waiting.wakeBelow(this.index.head);
    return Promise.resolve();
  }

  private now(): Date {
    const now = this.clock();
    const last = this.events.at(-1)?.recordedAt;
    return last !== undefined && last > now ? last : new Date(now);
  }

  private keep(event: RecordedEvent): void {
    this.events.push(event);
    const inStream = this.ofStream.get(event.stream);
    if (inStream === undefined) this.ofStream.set(event.stream, [event]);
    else inStream.push(event);
  }
}

function byAnswer(a: RecordedMark, b: RecordedMark): number {
  if (a.answer.position !== b.answer.position) return a.answer.position < b.answer.position ? -1 : 1;
  return a.commandId < b.commandId ? -1 : 1;
}

function firstKnown<Id>(ids: readonly Id[], stored: { has(id: Id): boolean }): Id | undefined {
  const met = new Set<Id>();
  return ids.find((id) => stored.has(id) || met.size === met.add(id).size);
}

/** What is kept cannot be changed by whoever handed it in. */
function copyOf(append: Append): Append {
  return { ...append, writes: append.writes.map((write) => ({ ...write, events: write.events.map(eventCopy) })) };
}

function eventCopy(event: NewEvent): NewEvent {
  const { personal } = event;
  return {
    ...event,
    metadata: { ...event.metadata },
    ...(personal === undefined ? {} : { personal: { key: personal.key, ciphertext: Uint8Array.from(personal.ciphertext) } }),
  };
}
