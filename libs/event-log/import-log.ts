import { MalformedAppend } from './append-errors.ts';
import { eventHash, hashBeforeFirst } from './event-hash.ts';
import { beforeFirst, type Position, type RecordedEvent, type StreamName } from './event.ts';
import type { Append, EventLog } from './event-log.ts';
import { chainBeforeFirst, readLine, UnreadableLine } from './log-copy.ts';
import { RestoreRefused, type RecordedEnd, type RecordedMark, type RestorableLog } from './restorable-log.ts';
import { assertWellFormed } from './well-formed-append.ts';

/** The log that a copy is restored to, in its two capacities. */
export interface ImportingLog {
  readonly log: Pick<EventLog, 'head' | 'readAll'>;
  readonly copy: RestorableLog;
}

export interface ImportProgress {
  readonly position: Position;
  /** Where the copy ends, as its first line says. */
  readonly upTo: Position;
}

export interface Imported {
  readonly events: number;
  readonly commands: number;
  /** Events among them that an earlier, broken off import had restored. */
  readonly found: number;
  /** SHA-256 over the whole copy: compare it with what the export told. */
  readonly chain: string;
}

/** A copy is not taken, at this line of it. What is before it may be restored already, and is true. */
export class CopyRefused extends Error {
  constructor(line: number, because: string, options?: ErrorOptions) {
    super(`Line ${String(line)}: ${because}`, options);
    this.name = 'CopyRefused';
  }
}

/**
 * Restores a copy of a log, verbatim, to a log that is empty or that an import of the same copy has begun to fill.
 *
 * Every line must follow from the one before, every event from the one before it in its stream; positions are contiguous from 1. Times do
 * not go back in a stream; along the log they may, where several machines wrote it. Stretches are stored whole, events with their commands: broken off anywhere, the log is true as of an earlier position,
 * and the same import goes on.
 *
 * @param lines of the copy, without their line ends
 * @throws CopyRefused that names the first line that is wrong
 */
export async function importLog(
  lines: AsyncIterable<string>,
  into: ImportingLog,
  onProgress: (done: ImportProgress) => void = () => undefined,
): Promise<Imported> {
  const restoring = await Restoring.begin(into);
  let chain = chainBeforeFirst;
  let number = 0;
  let upTo = beforeFirst;
  let ended: Pick<Imported, 'events' | 'commands'> | undefined;
  try {
    for await (const text of lines) {
      number += 1;
      if (ended !== undefined) throw new CopyRefused(number, 'the copy has ended on the line before');
      const read = readAt(number, text, chain);
      chain = read.chain;
      const { line } = read;
      if ((line.holds === 'log') !== (number === 1)) throw new CopyRefused(number, 'a copy begins with one line that says what it is');
      switch (line.holds) {
        case 'log':
          upTo = line.upTo;
          break;
        case 'event':
          await restoring.event(number, line.event);
          onProgress({ position: line.event.position, upTo });
          break;
        case 'command':
          restoring.command(number, line.mark);
          break;
        case 'end':
          await restoring.end(number, line);
          ended = line;
          break;
      }
    }
    await restoring.stored();
  } catch (error) {
    await restoring.stored(); // what is wrong with a line before this one comes first
    throw error;
  }
  if (ended === undefined)
    throw new CopyRefused(number + 1, 'the copy is cut off here. What is before it is restored; import the whole of it to go on');
  return { events: ended.events, commands: ended.commands, found: restoring.found, chain };
}

function readAt(number: number, text: string, chain: string): ReturnType<typeof readLine> {
  try {
    return readLine(text, chain);
  } catch (error) {
    if (error instanceof UnreadableLine) throw new CopyRefused(number, error.message, { cause: error });
    throw error;
  }
}

interface At<Thing> {
  readonly line: number;
  readonly thing: Thing;
}

/** What was read of a copy and is not stored yet, and how far the log is. */
class Restoring {
  private readonly into: ImportingLog;
  /** Where the log stood when the import began, and the hash of its last event. */
  private readonly from: { readonly head: Position; readonly hash: Uint8Array | undefined };
  private position: Position = beforeFirst;
  private commands = 0;
  private after: Position;
  private events: At<RecordedEvent>[] = [];
  private marks: At<RecordedMark>[] = [];
  private bytes = 0;
  private storing: Promise<void> = Promise.resolve();

  private constructor(into: ImportingLog, from: Restoring['from']) {
    this.into = into;
    this.from = from;
    this.after = from.head;
  }

  static async begin(into: ImportingLog): Promise<Restoring> {
    const head = await into.log.head();
    if (head > beforeFirst) {
      const { events } = await into.log.readAll({ after: head, inclusive: true, limit: 1 });
      return new Restoring(into, { head, hash: events[0]?.hash });
    }
    for await (const marks of into.copy.marks(head)) {
      if (marks.length > 0) throw new CopyRefused(1, 'the log has no events but commands that were answered: it is not empty');
    }
    return new Restoring(into, { head, hash: undefined });
  }

  get found(): number {
    return Number(this.from.head);
  }

  async event(line: number, event: RecordedEvent): Promise<void> {
    if (event.position !== this.position + 1n)
      throw new CopyRefused(line, `position ${String(event.position)} does not follow position ${String(this.position)}`);
    this.position = event.position;
    if (event.position <= this.from.head) {
      if (event.position === this.from.head) this.assertSame(line, event);
      return;
    }
    assertStorable(line, { writes: [{ stream: event.stream, expected: 'any', events: [event] }] });
    if (this.events.length >= eventsAtOnce || this.bytes >= bytesAtOnce) await this.storeNext();
    this.events.push({ line, thing: event });
    this.bytes += event.data.length + (event.personal?.ciphertext.length ?? 0);
  }

  command(line: number, mark: RecordedMark): void {
    this.commands += 1;
    if (mark.answer.position !== this.position)
      throw new CopyRefused(line, 'the command was not answered with the position of the event before');
    assertStorable(line, { command: mark, writes: [] });
    const restoredBefore = this.from.head > beforeFirst && mark.answer.position <= this.from.head;
    if (!restoredBefore) this.marks.push({ line, thing: mark });
  }

  async end(line: number, { events, commands }: { readonly events: number; readonly commands: number }): Promise<void> {
    if (BigInt(events) !== this.position || commands !== this.commands)
      throw new CopyRefused(line, `it counts ${String(events)} events and ${String(commands)} commands, but others came before it`);
    if (this.position < this.from.head)
      throw new CopyRefused(line, `the copy ends at position ${String(this.position)}, but the log goes on to ${String(this.from.head)}`);
    await this.storeNext();
    await this.storing;
    const head = await this.into.log.head();
    if (head !== this.position) throw new CopyRefused(line, `the log has gone on to position ${String(head)} while it was restored`);
  }

  private assertSame(line: number, event: RecordedEvent): void {
    if (this.from.hash === undefined || !Buffer.from(this.from.hash).equals(event.hash))
      throw new CopyRefused(
        line,
        `the log holds another event at position ${String(event.position)}: it is neither empty nor begun with this copy`,
      );
  }

  /** Resolves when nothing is under way any more. @throws CopyRefused where what was under way was not taken */
  stored(): Promise<void> {
    return this.storing;
  }

  /** Resolves when the stretch before is stored; what has been read since is then under way, while the next is read. */
  private async storeNext(): Promise<void> {
    await this.storing;
    const { events, marks } = this;
    this.events = [];
    this.marks = [];
    this.bytes = 0;
    this.storing = this.store(events, marks);
    this.storing.catch(() => undefined); // it is awaited before the next one is stored, or at the end
  }

  private async store(events: readonly At<RecordedEvent>[], marks: readonly At<RecordedMark>[]): Promise<void> {
    const { after } = this;
    if (events.length === 0 && marks.length === 0) return;
    await this.assertChained(events);
    try {
      await this.into.copy.restore({ after, events: events.map(({ thing }) => thing), marks: marks.map(({ thing }) => thing) });
    } catch (error) {
      const first = events[0]?.line ?? marks[0]?.line ?? 0;
      if (error instanceof RestoreRefused) throw new CopyRefused(first, `here or soon after: ${error.message}`, { cause: error });
      throw error;
    }
    this.after = events.at(-1)?.thing.position ?? after;
  }

  private async assertChained(events: readonly At<RecordedEvent>[]): Promise<void> {
    const ends = new Map<StreamName, RecordedEnd>(await this.into.copy.streamEnds([...new Set(events.map(({ thing }) => thing.stream))]));
    for (const { line, thing: event } of events) {
      const end = ends.get(event.stream);
      const revision = (end?.revision ?? -1) + 1;
      if (event.revision !== revision)
        throw new CopyRefused(line, `${event.stream} goes on with revision ${String(revision)}, not ${String(event.revision)}`);
      if (end !== undefined && event.recordedAt < end.recordedAt)
        throw new CopyRefused(line, `it was recorded before the event that comes before it in ${event.stream}`);
      if (!Buffer.from(event.hash).equals(eventHash(end?.hash ?? hashBeforeFirst, event)))
        throw new CopyRefused(
          line,
          `the hash of ${event.stream} #${String(revision)} does not follow from the event and the one before it`,
        );
      ends.set(event.stream, event);
    }
  }
}

const eventsAtOnce = 1_000;
const bytesAtOnce = 8 * 1024 * 1024;

/** What a log would refuse to append it does not restore either. */
function assertStorable(line: number, append: Append): void {
  try {
    assertWellFormed(append);
  } catch (error) {
    if (error instanceof MalformedAppend) throw new CopyRefused(line, error.message, { cause: error });
    throw error;
  }
}
