import { beforeFirst, type EventMetadata, type Position, type RecordedEvent } from './event.ts';
import type { EventLog, LogRange } from './event-log.ts';
import { countedUpTo, exportLog, type Exported } from './export-log.ts';
import { RestoreRefused, type LogStretch, type RecordedMark, type RestorableLog } from './restorable-log.ts';

export interface CopySource {
  readonly log: Pick<EventLog, 'head' | 'readAll' | 'readStream' | 'contiguous'>;
  readonly copy: Pick<RestorableLog, 'marks'>;
}

/** A log as one that can be copied, whatever its positions are. */
export interface CopyOfLog extends Pick<RestorableLog, 'marks'> {
  /**
   * Goes on with a stretch of another log at its own end: ids, revisions, times and hashes are kept, positions are its own. All of it is
   * stored or nothing.
   *
   * @throws RestoreRefused where its streams do not go on like that
   */
  takeOver(stretch: LogStretch): Promise<void>;
}

export interface CopyTarget {
  readonly log: Pick<EventLog, 'head' | 'readAll' | 'carriedOut' | 'contiguous'>;
  readonly copy: CopyOfLog;
}

export interface Copied {
  readonly events: number;
  readonly commands: number;
  /** Events among them that an earlier, broken off copy had brought. */
  readonly found: number;
  /** Of either log, event by event and command by command; positions counted from 1, metadata in order of their keys. */
  readonly digest: string;
}

export interface CopyProgress {
  readonly doing: 'copying' | 'comparing';
  readonly position: Position;
  readonly upTo: Position;
}

/** The two logs are not the same, and cannot become so. */
export class CopiesDiffer extends Error {
  constructor(because: string) {
    super(because);
    this.name = 'CopiesDiffer';
  }
}

/**
 * Copies a log to another store, event by event and command by command, and then compares the two. Nobody writes to either meanwhile.
 *
 * Broken off anywhere, the target is a beginning of the log, which may end in the middle of an append; the same copy goes on from there, and
 * nobody writes to it before it is whole.
 *
 * @throws CopiesDiffer where the target holds anything that the source does not
 */
export async function copyLog(
  from: CopySource,
  to: CopyTarget,
  onProgress: (done: CopyProgress) => void = () => undefined,
): Promise<Copied> {
  const upTo = await from.log.head();
  const start = await placeInSource(from, to);
  const marks = new MarksInOrder(from.copy.marks(upTo));
  await marks.passOver(start, async ({ commandId }) => (await to.log.carriedOut(commandId)) !== undefined);
  for (let after = start; after < upTo;) {
    const { events: page } = await from.log.readAll({ after, limit: eventsAtOnce });
    const events = bounded(page.filter(({ position }) => position <= upTo));
    const last = events.at(-1);
    if (last === undefined) throw new Error(`The log ends at position ${String(after)} and not at ${String(upTo)}`);
    await to.copy.takeOver({ after, events, marks: await marks.upTo(last.position) });
    after = last.position;
    onProgress({ doing: 'copying', position: after, upTo });
  }
  const rest = await marks.upTo(upTo);
  if (rest.length > 0) await to.copy.takeOver({ after: upTo, events: [], marks: rest });
  const [source, target] = await compared(from, to, onProgress);
  return {
    events: source.events,
    commands: source.commands,
    found: Number(from.log.contiguous ? start : await countedUpTo(from.log, start)),
    digest: target.chain,
  };
}

const eventsAtOnce = 500;
const bytesAtOnce = 2 * 1024 * 1024;

/** Where the copy goes on in the source: after the event with which the target ends. */
async function placeInSource({ log }: CopySource, to: CopyTarget): Promise<Position> {
  const head = await to.log.head();
  if (head === beforeFirst) return beforeFirst;
  const [last] = (await to.log.readAll({ after: head, inclusive: true, limit: 1 })).events;
  if (last === undefined) throw new Error(`There is no event at ${String(head)}, where the log ends`);
  const [same] = await log.readStream(last.stream, { from: last.revision, to: last.revision });
  if (same === undefined || !Buffer.from(same.hash).equals(last.hash)) {
    throw new CopiesDiffer(
      `The log that is copied to ends with ${last.stream} #${String(last.revision)}, which the other one does not have like this. It is neither empty nor begun with this copy.`,
    );
  }
  return same.position;
}

function bounded(events: readonly RecordedEvent[]): readonly RecordedEvent[] {
  let bytes = 0;
  const most = events.findIndex((event, index) => (bytes += bytesOf(event)) > bytesAtOnce && index > 0);
  return most === -1 ? events : events.slice(0, most);
}

function bytesOf({ data, personal }: RecordedEvent): number {
  return Buffer.byteLength(data) + (personal?.ciphertext.length ?? 0);
}

async function compared(
  from: CopySource,
  to: CopyTarget,
  onProgress: (done: CopyProgress) => void,
): Promise<readonly [Exported, Exported]> {
  const source = await exported(from, onProgress);
  const target = await exported(to, onProgress);
  if (source.chain !== target.chain) {
    throw new CopiesDiffer(
      `The logs are not the same: ${said(source)} here, ${said(target)} there. Look at both with qadam export, which names every line.`,
    );
  }
  return [source, target];
}

async function exported(log: CopySource | CopyTarget, onProgress: (done: CopyProgress) => void): Promise<Exported> {
  // a store may hand the keys of metadata back in an order of its own
  const sorted = {
    ...log,
    log: {
      contiguous: log.log.contiguous,
      head: () => log.log.head(),
      readAll: async (range: LogRange) => {
        const page = await log.log.readAll(range);
        return { ...page, events: page.events.map((event) => ({ ...event, metadata: byKey(event.metadata) })) };
      },
    },
  };
  const lines = exportLog(sorted, (done) => onProgress({ doing: 'comparing', ...done }));
  for (;;) {
    const next = await lines.next();
    if (next.done === true) return next.value;
  }
}

function byKey(metadata: EventMetadata): EventMetadata {
  return Object.fromEntries(Object.entries(metadata).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function said({ events, commands, chain }: Exported): string {
  return `${String(events)} events and ${String(commands)} commands, digest ${chain}`;
}

/** Commands of a log, taken as far as the events have come. */
class MarksInOrder {
  private readonly pages: AsyncIterator<readonly RecordedMark[]>;
  private waiting: readonly RecordedMark[] = [];
  private ended = false;

  constructor(pages: AsyncIterable<readonly RecordedMark[]>) {
    this.pages = pages[Symbol.asyncIterator]();
  }

  /** Every mark that has not been taken yet and was answered with a position up to this one. */
  async upTo(position: Position): Promise<readonly RecordedMark[]> {
    const taken: RecordedMark[] = [];
    for await (const mark of this.taken(position)) taken.push(mark);
    return taken;
  }

  /** Leaves out what an earlier copy has brought: all before its last event, and of those at it the ones that are there. */
  async passOver(position: Position, isThere: (mark: RecordedMark) => Promise<boolean>): Promise<void> {
    const missing: RecordedMark[] = [];
    for await (const mark of this.taken(position)) if (mark.answer.position === position && !(await isThere(mark))) missing.push(mark);
    this.waiting = [...missing, ...this.waiting];
    this.ended = this.ended && missing.length === 0;
  }

  private async *taken(position: Position): AsyncGenerator<RecordedMark, undefined> {
    while (!this.ended) {
      const beyond = this.waiting.findIndex(({ answer }) => answer.position > position);
      const due = beyond === -1 ? this.waiting : this.waiting.slice(0, beyond);
      this.waiting = beyond === -1 ? [] : this.waiting.slice(beyond);
      yield* due;
      if (beyond !== -1) break;
      const next = await this.pages.next();
      this.ended = next.done === true;
      this.waiting = next.done === true ? [] : next.value;
    }
    return undefined;
  }
}

/** A log that can be restored to any position, as one that goes on from where it ends. */
export function takingOver(log: Pick<EventLog, 'head'>, copy: RestorableLog): CopyOfLog {
  return {
    marks: (upTo) => copy.marks(upTo),
    takeOver: async ({ after: before, events, marks }) => {
      const after = await log.head();
      const given = new Map<Position, Position>([[before, after]]);
      const placed = events.map((event, index) => {
        const position = (after + BigInt(index) + 1n) as Position; // the next ones of a log without gaps
        given.set(event.position, position);
        return { ...event, position };
      });
      const answered = marks.map((mark) => {
        const position = given.get(mark.answer.position);
        if (position === undefined) throw new RestoreRefused(`The command ${mark.commandId} was answered with a position of no event here`);
        return { ...mark, answer: { ...mark.answer, position } };
      });
      await copy.restore({ after, events: placed, marks: answered });
    },
  };
}
