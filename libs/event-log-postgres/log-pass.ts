import type { ClientBase } from 'pg';
import { beforeFirst, type Position, type RecordedEvent, type StreamName } from '../event-log/event.ts';
import type { CopiedRows } from './binary-copy.ts';
import { EventBytes } from './event-bytes.ts';
import { digestBytes } from './hash-check.ts';
import { HashThreads } from './hash-threads.ts';
import type { HashedRows } from './hash-worker.ts';
import type { LogFault } from '../event-log/log-fault.ts';
import { endsBefore, faultOf } from './look-again.ts';
import { NameDigest, notKnown, StreamEnds } from './stream-ends.ts';

/** One reading of all events of a log, in order of position. */
export class LogPass {
  /** In order of position. */
  readonly faults: LogFault[] = [];
  events = 0;
  /** Everything up to here was checked. */
  position = beforeFirst;
  private readonly seeker: ClientBase;
  private readonly check: ((event: RecordedEvent) => string | undefined) | undefined;
  private readonly mostFaults: number;
  private readonly ends: StreamEnds;
  private readonly hashes = new HashThreads();
  private readonly stream = new NameDigest();
  private readonly event = new EventBytes();
  private lastPosition = 0;
  private readonly underWay: RowsUnderWay[] = [];
  private lastPlace = { stream: noStream, revision: -1, position: beforeFirst };

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

  /** @param rows the next ones, of `binaryEventColumns`; they are not the caller's any more */
  async goOver({ bytes, starts }: CopiedRows): Promise<void> {
    const previous = new Uint8Array(digestBytes * starts.length);
    const found: LogFault[] = [];
    const { doubtful, unknown } = this.follow({ bytes: Buffer.from(bytes.buffer), starts }, previous, found);
    if (unknown.length > 0) doubtful.push(...(await this.lookUp({ bytes: Buffer.from(bytes.buffer), starts }, unknown, previous)));
    const hashed = this.hashes.doubtful({ bytes, starts, previous });
    hashed.catch(() => undefined); // it is awaited later, if at all
    this.underWay.push({ starts, found, doubtful, hashed });
    if (this.underWay.length > this.hashes.most) await this.finishOldest();
  }

  /** Waits until everything that was gone over is checked. */
  async finish(): Promise<void> {
    while (this.underWay.length > 0) await this.finishOldest();
  }

  close(): Promise<void> {
    return this.hashes.close();
  }

  /** @param answered the last position that a command was answered with */
  endAfter(answered: Position): void {
    if (this.position >= answered || this.faults.length >= this.mostFaults) return;
    const says = `a command was answered with position ${String(answered)}, but no event is there, nor at any after this one`;
    this.faults.push({ what: 'position', ...this.lastPlace, says });
  }

  /**
   * Follows each stream from event to event, and writes the hash that each of them builds on.
   *
   * @returns which rows seem wrong, and which belong to streams that are not in memory
   */
  private follow(
    { bytes, starts }: Rows,
    previous: Uint8Array,
    found: LogFault[],
  ): { readonly doubtful: number[]; readonly unknown: readonly number[] } {
    const { event, stream, ends } = this;
    const doubtful: number[] = [];
    const unknown: number[] = [];
    for (let nth = 0; nth < starts.length; nth++) {
      const isWhole = event.read(bytes, starts[nth] ?? 0); // one for each
      if (isWhole) {
        const misplaced = this.misplaced();
        if (misplaced !== undefined) found.push({ what: 'position', ...placeOf(event), says: misplaced });
        stream.of(bytes, event.streamAt, event.streamLength);
        const stood = ends.advance(stream, event.revision, event.recordedAt, bytes, event.hashAt, previous, digestBytes * nth);
        if (stood === notKnown && event.revision > 0) unknown.push(nth);
        else if (stood + 1 !== event.revision || event.recordedAt < ends.recordedAt) doubtful.push(nth);
      }
      this.lastPosition = event.position;
    }
    return { doubtful, unknown };
  }

  private misplaced(): string | undefined {
    if (this.event.position === this.lastPosition + 1) return undefined;
    return `the event before it has position ${String(this.lastPosition)}`;
  }

  /** Looks streams up that are not in memory. @returns which of these rows seem wrong */
  private async lookUp({ bytes, starts }: Rows, unknown: readonly number[], previous: Uint8Array): Promise<readonly number[]> {
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
      previous.set(end.hash, digestBytes * nth);
      const { revision, recordedAt } = read(nth);
      return revision !== end.revision + 1 || recordedAt < end.recordedAt;
    });
  }

  private async finishOldest(): Promise<void> {
    const oldest = this.underWay.shift();
    if (oldest === undefined) return;
    const { starts, found, doubtful, hashed } = oldest;
    const { bytes, doubtful: unlike } = await hashed;
    const rows: Rows = { bytes: Buffer.from(bytes.buffer), starts };
    await this.judge(rows, new Set([...doubtful, ...unlike]), found);
    if (this.check !== undefined) this.ask(this.check, rows, found);
    found.sort((a, b) => Number(a.position - b.position));
    this.faults.push(...found.slice(0, this.mostFaults - this.faults.length));
    this.events += starts.length;
    const isWhole = this.event.read(rows.bytes, starts.at(-1) ?? 0); // there is one
    this.position = positionOf(this.event.position);
    if (isWhole) this.lastPlace = placeOf(this.event);
  }

  /** Looks again at what seems wrong: so a fault is what the definition of the hash says it is, and nothing else. */
  private async judge({ bytes, starts }: Rows, doubtful: ReadonlySet<number>, found: LogFault[]): Promise<void> {
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

interface RowsUnderWay {
  readonly starts: CopiedRows['starts'];
  readonly found: LogFault[];
  readonly doubtful: readonly number[];
  readonly hashed: Promise<HashedRows>;
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
