import { beforeFirst, type Position } from './event.ts';
import type { EventLog } from './event-log.ts';
import { chainBeforeFirst, copyForm, writeLine, type CopyLine } from './log-copy.ts';
import type { RecordedMark, RestorableLog } from './restorable-log.ts';

/** A log that is copied, in its two capacities. */
export interface CopiedLog {
  readonly log: Pick<EventLog, 'head' | 'readAll'>;
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
      lines.add({ holds: 'command', mark: command.value });
      marks += 1;
    }
  };
  try {
    lines.add({ holds: 'log', form: copyForm, upTo });
    await addCommands(beforeFirst);
    for (let after = beforeFirst; after < upTo;) {
      const page = await log.readAll({ after, limit: Math.min(eventsAtOnce, Number(upTo - after)) });
      if (page.events.length === 0) throw new Error(`The log ends at position ${String(after)} and not at ${String(upTo)}`);
      for (const event of page.events) {
        lines.add({ holds: 'event', event });
        await addCommands(event.position);
      }
      events += page.events.length;
      after = page.upTo;
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
