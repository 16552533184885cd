import type { ClientBase } from 'pg';
import { hashBeforeFirst } from '../event-log/event-hash.ts';
import type { Position, RecordedEvent, StreamName } from '../event-log/event.ts';
import type { CopiedRows } from './binary-copy.ts';
import { EventBytes } from './event-bytes.ts';
import { digestBytes, HashCheck } from './hash-check.ts';
import type { LogFault } from './log-fault.ts';
import { endsBefore, faultOf } from './look-again.ts';
import { NameDigest, notKnown, StreamEnds } from './stream-ends.ts';

/** One reading of all events of a log, in order of position. */
export class LogPass {
  /** In order of position. */
  readonly faults: LogFault[] = [];
  events = 0;
  private readonly seeker: ClientBase;
  private readonly check: ((event: RecordedEvent) => string | undefined) | undefined;
  private readonly mostFaults: number;
  private readonly ends: StreamEnds;
  private readonly hashes = new HashCheck();
  private readonly stream = new NameDigest();
  private readonly event = new EventBytes();
  private readonly stoodAt = new Uint8Array(digestBytes);
  private readonly last = { position: 0, recordedAt: Number.NEGATIVE_INFINITY };
  private lastPlace = { stream: noStream, revision: -1, position: positionOf(0) };

  /** @param seeker finds what has to be looked at again, while another connection reads on */
  constructor(
    seeker: ClientBase,
    streamsInMemory: number,
    check: ((event: RecordedEvent) => string | undefined) | undefined,
    mostFaults: number,
  ) {
    this.seeker = seeker;
    this.check = check;
    this.mostFaults = mostFaults;
    this.ends = new StreamEnds(streamsInMemory / 2);
  }

  get position(): Position {
    return positionOf(this.last.position);
  }

  /** @param rows the next ones, of `binaryEventColumns` */
  async goOver({ bytes, starts }: CopiedRows): Promise<void> {
    const rows: Rows = { bytes: Buffer.from(bytes.buffer), starts };
    const found: LogFault[] = [];
    const { doubtful, unknown } = this.follow(rows, found);
    await this.judge(rows, [...doubtful, ...(await this.lookUp(rows, unknown))], found);
    if (this.check !== undefined) this.ask(this.check, rows, found);
    this.events += starts.length;
    found.sort((a, b) => Number(a.position - b.position));
    this.faults.push(...found.slice(0, this.mostFaults - this.faults.length));
  }

  /** @param answered the last position that a command was answered with */
  endAfter(answered: Position): void {
    if (this.position >= answered || this.faults.length >= this.mostFaults) return;
    const says = `a command was answered with position ${String(answered)}, but no event is there, nor at any after this one`;
    this.faults.push({ what: 'position', ...this.lastPlace, says });
  }

  /**
   * Follows each stream from event to event.
   *
   * @returns which rows seem wrong, and which belong to streams that are not in memory
   */
  private follow(
    { bytes, starts }: Rows,
    found: LogFault[],
  ): { readonly doubtful: readonly number[]; readonly unknown: readonly number[] } {
    const { event } = this;
    const doubtful: number[] = [];
    const unknown: number[] = [];
    for (let nth = 0; nth < starts.length; nth++) {
      const isWhole = event.read(bytes, starts[nth] ?? 0); // one for each
      if (isWhole) {
        const misplaced = this.misplaced();
        if (misplaced !== undefined) found.push({ what: 'position', ...placeOf(event), says: misplaced });
        this.last.recordedAt = event.recordedAt;
        const follows = this.follows();
        if (follows === undefined) unknown.push(nth);
        else if (!follows) doubtful.push(nth);
      } else doubtful.push(nth);
      this.last.position = event.position;
    }
    if (event.read(bytes, starts.at(-1) ?? 0)) this.lastPlace = placeOf(event);
    return { doubtful, unknown };
  }

  /** Whether the event continues its stream; `undefined` where the stream is not in memory. */
  private follows(): boolean | undefined {
    const { event, stream, stoodAt } = this;
    stream.of(event.bytes, event.streamAt, event.streamLength);
    const stood = this.ends.advance(stream, event.revision, event.bytes, event.hashAt, stoodAt);
    if (stood === notKnown && event.revision > 0) return undefined;
    return stood + 1 === event.revision && this.hashes.holds(event, stood === notKnown ? hashBeforeFirst : stoodAt);
  }

  private misplaced(): string | undefined {
    const { event, last } = this;
    if (event.position !== last.position + 1) return `the event before it has position ${String(last.position)}`;
    return event.recordedAt < last.recordedAt ? 'it was recorded earlier than the event at the position before' : undefined;
  }

  /** Looks streams up that are not in memory. @returns which of these rows seem wrong */
  private async lookUp({ bytes, starts }: Rows, unknown: readonly number[]): Promise<readonly number[]> {
    const { event } = this;
    const read = (nth: number): EventBytes => {
      event.read(bytes, starts[nth] ?? 0); // one for each
      return event;
    };
    const ends = await endsBefore(
      this.seeker,
      unknown.map((nth) => placeOf(read(nth))),
    );
    return unknown.filter((nth, index) => {
      const end = ends[index];
      if (end?.hash.length !== digestBytes) return true;
      return read(nth).revision !== end.revision + 1 || !this.hashes.holds(event, end.hash);
    });
  }

  /** Looks again at what seems wrong: so a fault is what the definition of the hash says it is, and nothing else. */
  private async judge({ bytes, starts }: Rows, doubtful: readonly number[], found: LogFault[]): Promise<void> {
    for (const nth of [...doubtful].sort((a, b) => a - b)) {
      if (this.faults.length + found.length >= this.mostFaults) return;
      const isWhole = this.event.read(bytes, starts[nth] ?? 0); // one for each
      const fault = isWhole ? await faultOf(this.seeker, this.event.event()) : incomplete(this.event);
      if (fault !== undefined) found.push(fault);
    }
  }

  private ask(check: (event: RecordedEvent) => string | undefined, { bytes, starts }: Rows, found: LogFault[]): void {
    for (const start of starts) {
      if (!this.event.read(bytes, start)) continue;
      const says = check(this.event.event());
      if (says !== undefined) found.push({ what: 'event', ...placeOf(this.event), says });
    }
  }
}

interface Rows {
  readonly bytes: Buffer;
  readonly starts: CopiedRows['starts'];
}

/** Its stream cannot be told either. */
function incomplete({ position }: EventBytes): LogFault {
  const says = 'it lacks a column that every event has, or its hash has another length';
  return { what: 'hash', stream: noStream, revision: -1, position: positionOf(position), says };
}

const noStream = '' as StreamName; // where there is none to name

function placeOf(event: EventBytes): Pick<LogFault, 'stream' | 'revision' | 'position'> {
  return { stream: event.stream(), revision: event.revision, position: positionOf(event.position) };
}

function positionOf(position: number): Position {
  return BigInt(position) as Position; // of a row of the log
}
