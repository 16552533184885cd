import { beforeFirst, type Position, type RecordedEvent, type StreamName } from '../event-log/event.ts';
import type { Append, ExpectedRevision } from '../event-log/event-log.ts';
import { LogIndex, type LogEnd, type Taken } from '../event-log/log-index.ts';
import type { StreamEnd } from '../event-log/restorable-log.ts';
import type { FoundLog } from './batch-statements.ts';
import { RememberedEnds } from './remembered-ends.ts';

/**
 * What a writer knows of the log without asking: its end, where streams end, and what is on its way to it.
 *
 * True as long as nobody else writes. Whether somebody did comes out when the next event is written, because the position that it would
 * have is then taken; whoever finds that out calls `forget`. What is decided here is therefore said to nobody before it is written.
 */
export class KnownLog {
  private index: LogIndex<RememberedEnds> | undefined;
  /** What was read of a stream at this position or later still holds, or is known to be superseded. */
  private since: Position = beforeFirst;
  private recordedAt = 0;
  /** The database's clock, and this machine's monotonic clock at that moment; milliseconds. */
  private clock = { database: 0, here: Number.NEGATIVE_INFINITY };

  /**
   * Decides an append on top of all that was decided before, and takes it in.
   *
   * @returns undefined where that takes a look at the log: a stream or an id is not known, or it would be refused or is a repetition;
   *   then nothing was taken in
   */
  decide(append: Append): Taken | undefined {
    const { index } = this;
    if (index === undefined || !knowsStreams(index, append)) return undefined;
    const now = this.now();
    if (now === undefined) return undefined;
    if (append.writes.length === 0) return undefined; // nothing would show whether somebody else has written
    const taken = index.take(append, new Date(now));
    if (taken.result.outcome !== 'appended') return undefined;
    this.recordedAt = now;
    return taken;
  }

  /** Decides an append of which everything that it names was found a moment ago; see `learn`. */
  decideFound(append: Append): Taken {
    const { index } = this;
    if (index === undefined) throw new Error('nothing is known of the log');
    const now = this.now() ?? this.recordedAt;
    const taken = index.take(append, new Date(now));
    if (taken.recorded.length > 0) this.recordedAt = now;
    return taken;
  }

  /**
   * Takes in what was found in the log.
   *
   * @returns `taken`; or, where nothing was taken in: `overtaken` where somebody else has written, so that what is known is worth nothing;
   *   `late` where it is out of date, so that one has to look again
   */
  learn(found: FoundLog): 'taken' | 'overtaken' | 'late' {
    if (this.index === undefined) {
      this.recordedAt = found.recordedAt.getTime();
      this.since = found.index.head;
    } else {
      if (found.index.head > this.index.head) return 'overtaken';
      if (found.index.head < this.since) return 'late';
    }
    const index = (this.index ??= this.indexAt(found.index.end));
    for (const [stream, end] of found.index.streams) takeEnd(index, stream, end);
    for (const [commandId, carriedOut] of found.index.commands) index.commands.set(commandId, carriedOut);
    for (const [eventId, known] of found.index.events) index.events.set(eventId, known);
    this.tell(found.now);
    return 'taken';
  }

  private indexAt(end: LogEnd): LogIndex<RememberedEnds> {
    const index = new LogIndex(
      new RememberedEnds(mostStreams, () => {
        // a read of before, of a stream that was forgotten, could be out of date
        this.since = index.head;
      }),
    );
    index.end = end;
    return index;
  }

  /** Takes in where a stream ended when the log had its head at `asOf`. */
  note(last: RecordedEvent, asOf: Position): void {
    if (this.index === undefined || asOf < this.since) return;
    takeEnd(this.index, last.stream, last);
  }

  /** What the database's clock was a moment ago. */
  tell(now: Date): void {
    this.clock = { database: now.getTime(), here: performance.now() };
  }

  /** These ids are not kept any more: the log itself tells from now on who takes them again. */
  release(append: Append): void {
    if (append.command !== undefined) this.index?.commands.delete(append.command.commandId);
    for (const { events } of append.writes) for (const { eventId } of events) this.index?.events.delete(eventId);
  }

  forget(): void {
    this.index = undefined;
  }

  /** The database's clock, never before what was recorded last; undefined where it was not heard of for long. */
  private now(): number | undefined {
    const elapsed = performance.now() - this.clock.here;
    return elapsed > clockHoldsMs ? undefined : Math.max(this.recordedAt, Math.floor(this.clock.database + elapsed));
  }
}

/** Streams whose ends are kept: the whole caseload of a country, in some forty megabytes. */
const mostStreams = 250_000;

/** For how long a monotonic clock stands in for the database's. */
const clockHoldsMs = 2_000;

/** Whether enough is known of the streams that an append names. One that should not exist yet is taken to be new: the log refuses it if not. */
function knowsStreams(index: LogIndex<RememberedEnds>, { writes, checks = [] }: Append): boolean {
  const knows = (stream: StreamName): boolean => index.streams.has(stream);
  const isNew = (expected: ExpectedRevision): boolean => expected === 'no-stream';
  return writes.every(({ stream, expected }) => knows(stream) || isNew(expected)) && checks.every(({ stream }) => knows(stream));
}

function takeEnd(index: LogIndex<RememberedEnds>, stream: StreamName, { revision, hash }: StreamEnd): void {
  if ((index.streams.get(stream)?.revision ?? -1) < revision) index.streams.set(stream, { revision, hash });
}
