import type { ClientBase } from 'pg';
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
  async goOver(rows: CopiedRows): Promise<void> {
    const page = { ...rows, buffer: Buffer.from(rows.bytes.buffer), previous: new Uint8Array(digestBytes * rows.starts.length) };
    const found: LogFault[] = [];
    const { doubtful, unknown } = this.follow(page, found);
    await this.lookUp(page, unknown, doubtful);
    for (const nth of this.hashes.doubtful(rows, page.previous)) doubtful.add(nth);
    await this.judge(page, doubtful, found);
    if (this.check !== undefined) this.ask(this.check, page, found);
    this.events += rows.starts.length;
    found.sort((a, b) => Number(a.position - b.position));
    this.faults.push(...found.slice(0, this.mostFaults - this.faults.length));
  }

  /** @param answered the last position that a command was answered with */
  endAfter(answered: Position): void {
    if (this.position >= answered || this.faults.length >= this.mostFaults) return;
    const says = `a command was answered with position ${String(answered)}, but no event is there, nor at any after this one`;
    this.faults.push({ what: 'position', ...this.lastPlace, says });
  }

  /** Follows each stream from event to event. */
  private follow(
    { buffer, starts, previous }: Page,
    found: LogFault[],
  ): { readonly doubtful: Set<number>; readonly unknown: readonly number[] } {
    const { event, stream } = this;
    const doubtful = new Set<number>();
    const unknown: number[] = [];
    for (let nth = 0; nth < starts.length; nth++) {
      const isWhole = event.read(buffer, starts[nth] ?? 0); // one for each
      if (!isWhole) {
        this.last.position = event.position;
        doubtful.add(nth);
        continue;
      }
      const misplaced = this.misplaced();
      if (misplaced !== undefined) found.push({ what: 'position', ...placeOf(event), says: misplaced });
      this.last.position = event.position;
      this.last.recordedAt = event.recordedAt;
      stream.of(buffer, event.streamAt, event.streamLength);
      const stood = this.ends.advance(stream, event.revision, buffer, event.hashAt, previous, digestBytes * nth);
      if (stood === notKnown && event.revision > 0) unknown.push(nth);
      else if (stood + 1 !== event.revision) doubtful.add(nth);
    }
    if (event.read(buffer, starts.at(-1) ?? 0)) this.lastPlace = placeOf(event);
    return { doubtful, unknown };
  }

  private misplaced(): string | undefined {
    const { event, last } = this;
    if (event.position !== last.position + 1) return `the event before it has position ${String(last.position)}`;
    return event.recordedAt < last.recordedAt ? 'it was recorded earlier than the event at the position before' : undefined;
  }

  /** Streams that are not in memory. */
  private async lookUp({ buffer, starts, previous }: Page, unknown: readonly number[], doubtful: Set<number>): Promise<void> {
    const { event } = this;
    const ends = await endsBefore(
      this.seeker,
      unknown.map((nth) => {
        event.read(buffer, starts[nth] ?? 0); // one for each
        return placeOf(event);
      }),
    );
    for (const [index, nth] of unknown.entries()) {
      const end = ends[index];
      event.read(buffer, starts[nth] ?? 0); // one for each
      if (end?.hash.length === digestBytes && end.revision + 1 === event.revision) previous.set(end.hash, digestBytes * nth);
      else doubtful.add(nth);
    }
  }

  /** Looks again at what seems wrong: so a fault is what the definition of the hash says it is, and nothing else. */
  private async judge({ buffer, starts }: Page, doubtful: ReadonlySet<number>, found: LogFault[]): Promise<void> {
    for (const nth of [...doubtful].sort((a, b) => a - b)) {
      if (this.faults.length + found.length >= this.mostFaults) return;
      const isWhole = this.event.read(buffer, starts[nth] ?? 0); // one for each
      const fault = isWhole ? await faultOf(this.seeker, this.event.event()) : incomplete(this.event);
      if (fault !== undefined) found.push(fault);
    }
  }

  private ask(check: (event: RecordedEvent) => string | undefined, { buffer, starts }: Page, found: LogFault[]): void {
    for (const start of starts) {
      if (!this.event.read(buffer, start)) continue;
      const says = check(this.event.event());
      if (says !== undefined) found.push({ what: 'event', ...placeOf(this.event), says });
    }
  }
}

interface Page extends CopiedRows {
  readonly buffer: Buffer;
  /** The hash that each row builds on. */
  readonly previous: Uint8Array;
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
