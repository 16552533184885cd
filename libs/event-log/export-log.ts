import { beforeFirst, type Position } from './event.ts';
import type { EventLog } from './event-log.ts';
import { chainBeforeFirst, copyForm, writeLine, type CopyLine } from './log-copy.ts';
import type { RecordedMark, RestorableLog } from './restorable-log.ts';

/** A log that is copied, in its two capacities. */
export interface CopiedLog {
  readonly log: Pick<EventLog, 'head' | 'readAll' | 'contiguous'>;
  readonly copy: Pick<RestorableLog, 'marks'>;
}

export interface ExportProgress {
  readonly position: Position;
  /** Where the export ends: what is recorded later is not in it. */
  readonly upTo: Position;
}

/** What was exported, for whoever keeps the proof apart from the copy. */
export interface Exported {
  readonly events: number;
  readonly commands: number;
  /** Of the last line: SHA-256 over the whole copy. Two exports of one log up to one position have the same. */
  readonly chain: string;
}

/**
 * A log as lines of JSON, up to the position at which it stands now: every event as it is stored, and every command with its answer.
 * Positions that have gaps are counted anew, from 1, so that the same events give the same copy wherever they are kept.
 *
 * Personal fields are in it as ciphertext; the keys that open them are no part of a log. Hands out the text of many lines at a time,
 * each with its line end.
 */
export async function* exportLog(
  { log, copy }: CopiedLog,
  onProgress: (done: ExportProgress) => void = () => undefined,
): AsyncGenerator<string, Exported> {
  const upTo = await log.head();
  const lines = new Lines();
  const commands = oneByOne(copy.marks(upTo));
  let command = await commands.next();
  let events = 0;
  let marks = 0;
  const addCommands = async (position: Position): Promise<void> => {
    for (; command.done !== true && command.value.answer.position <= position; command = await commands.next()) {
      const { answer } = command.value;
      lines.add({ holds: 'command', mark: { ...command.value, answer: { ...answer, position: ordinal(events) } } });
      marks += 1;
    }
  };
  try {
    lines.add({ holds: 'log', form: copyForm, upTo: log.contiguous ? upTo : await countedUpTo(log, upTo) });
    await addCommands(beforeFirst);
    for (let after = beforeFirst; after < upTo;) {
      const page = await log.readAll({ after, limit: Math.min(eventsAtOnce, Number(upTo - after)) });
      const within = page.events.filter(({ position }) => position <= upTo);
      if (within.length === 0) throw new Error(`The log ends at position ${String(after)} and not at ${String(upTo)}`);
      for (const event of within) {
        events += 1;
        lines.add({ holds: 'event', event: { ...event, position: ordinal(events) } });
        await addCommands(event.position);
        after = event.position;
      }
      yield lines.take();
      onProgress({ position: after, upTo });
    }
    lines.add({ holds: 'end', events, commands: marks });
    yield lines.take();
    return { events, commands: marks, chain: lines.chain };
  } finally {
    await commands.return(undefined);
  }
}

const eventsAtOnce = 1_000;

function ordinal(events: number): Position {
  return BigInt(events) as Position; // its place in a log without gaps
}

/** How many events a log has, as the position of the last one in a log without gaps. */
export async function countedUpTo(log: Pick<EventLog, 'readAll'>, position: Position): Promise<Position> {
  let events = 0;
  for (let after = beforeFirst; after < position;) {
    const page = await log.readAll({ after, limit: 5_000 });
    events += page.events.filter((event) => event.position <= position).length;
    if (page.upTo === after) break;
    after = page.upTo;
  }
  return ordinal(events);
}

class Lines {
  chain = chainBeforeFirst;
  private texts: string[] = [];

  add(line: CopyLine): void {
    const { text, chain } = writeLine(line, this.chain);
    this.chain = chain;
    this.texts.push(text, '\n');
  }

  take(): string {
    const text = this.texts.join('');
    this.texts = [];
    return text;
  }
}

async function* oneByOne(pages: AsyncIterable<readonly RecordedMark[]>): AsyncGenerator<RecordedMark, undefined> {
  for await (const page of pages) yield* page;
  return undefined;
}
