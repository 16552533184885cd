import type { Position, RecordedEvent } from '../event.ts';
import type { EventLog } from '../event-log.ts';
import { exportLog, type Exported } from '../export-log.ts';
import { chainBeforeFirst, readLine, writeLine, type CopyLine } from '../log-copy.ts';
import type { RecordedMark, RestorableLog } from '../restorable-log.ts';

/** A whole copy of a log, line by line, and what the export told of it. */
export async function exported(
  log: EventLog,
  copy: RestorableLog,
): Promise<{ readonly lines: readonly string[]; readonly told: Exported }> {
  const pages = exportLog({ log, copy });
  let text = '';
  for (;;) {
    const next = await pages.next();
    if (next.done === true) return { lines: text.slice(0, -1).split('\n'), told: next.value };
    text += next.value;
  }
}

/** The lines one after the other, until the power goes. */
export async function* each(lines: readonly string[], brokenOffAfter = Number.POSITIVE_INFINITY): AsyncGenerator<string> {
  for (const [index, line] of lines.entries()) {
    if (index >= brokenOffAfter) throw new Error('the power went');
    yield await Promise.resolve(line);
  }
}

export async function marksUpTo(copy: RestorableLog, upTo: Position): Promise<readonly RecordedMark[]> {
  const marks: RecordedMark[] = [];
  for await (const page of copy.marks(upTo)) marks.push(...page);
  return marks;
}

/** Each event as one text, whichever store read it: bytes as hex, metadata in one order. */
export function flat(events: readonly RecordedEvent[]): readonly string[] {
  return events.map((event) =>
    JSON.stringify([
      String(event.position),
      event.stream,
      event.revision,
      event.eventId,
      event.type,
      event.schemaVersion,
      event.effectiveOn,
      event.recordedAt,
      event.data,
      Object.entries(event.metadata).sort(),
      event.personal === undefined ? null : [event.personal.key, Buffer.from(event.personal.ciphertext).toString('hex')],
      Buffer.from(event.hash).toString('hex'),
    ]),
  );
}

export function linesRead(lines: readonly string[]): readonly CopyLine[] {
  let previous = chainBeforeFirst;
  return lines.map((text) => {
    const { line, chain } = readLine(text, previous);
    previous = chain;
    return line;
  });
}

export function linesWritten(lines: readonly CopyLine[]): readonly string[] {
  let previous = chainBeforeFirst;
  return lines.map((line) => {
    const { text, chain } = writeLine(line, previous);
    previous = chain;
    return text;
  });
}

/** The lines with the event at a position changed. */
export function withEvent(
  lines: readonly CopyLine[],
  position: number,
  change: (event: RecordedEvent) => Partial<RecordedEvent>,
): readonly CopyLine[] {
  return lines.map((line) =>
    line.holds === 'event' && line.event.position === BigInt(position)
      ? { ...line, event: { ...line.event, ...change(line.event) } }
      : line,
  );
}

/** The lines as if there had never been an event at a position: everything behind it has moved up. */
export function withoutEvent(lines: readonly CopyLine[], position: number): readonly CopyLine[] {
  const up = (at: Position): Position => (at > BigInt(position) ? ((at - 1n) as Position) : at); // the one before
  return lines.flatMap((line): CopyLine[] => {
    switch (line.holds) {
      case 'log':
        return [{ ...line, upTo: up(line.upTo) }];
      case 'event':
        if (line.event.position === BigInt(position)) return [];
        return [{ ...line, event: { ...line.event, position: up(line.event.position) } }];
      case 'command':
        return [{ ...line, mark: { ...line.mark, answer: { ...line.mark.answer, position: up(line.mark.answer.position) } } }];
      case 'end':
        return [{ ...line, events: line.events - 1 }];
    }
  });
}
