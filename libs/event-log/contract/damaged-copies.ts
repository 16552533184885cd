import { beforeEach, describe, expect, it } from '@jest/globals';
import { aCommandId, aStream, everything, streamOf } from './made-events.ts';
import { each, exported, flat, linesRead, linesWritten, withEvent, withoutEvent } from './copied-lines.ts';
import { eventHash, hashBeforeFirst } from '../event-hash.ts';
import type { RecordedEvent } from '../event.ts';
import type { EventLog } from '../event-log.ts';
import { CopyRefused, importLog } from '../import-log.ts';
import type { CopyLine } from '../log-copy.ts';
import type { MemoryEventLog } from '../memory-event-log.ts';
import { copyOf, type OpenLog } from './open-log.ts';
import type { RestorableLog } from '../restorable-log.ts';
import { variedLog } from './varied-log.ts';

/** A copy that is not the log that was exported is not restored, and its first wrong line is named. */
export function contractOfDamagedCopies(opened: () => OpenLog): void {
  describe('offered a copy', () => {
    let log: EventLog;
    let copy: RestorableLog;
    let source: MemoryEventLog;
    let lines: readonly string[];

    beforeEach(async () => {
      ({ log } = opened());
      copy = copyOf(opened());
      source = await variedLog();
      ({ lines } = await exported(source, source));
    });

    /** Refused at that line; whatever was stored before it is a true beginning. */
    async function refusal(of: readonly string[], line: number): Promise<string> {
      const refused: unknown = await importLog(each(of), { log, copy }).catch((error: unknown) => error);
      if (!(refused instanceof CopyRefused)) throw refused;
      expect(refused.message).toMatch(new RegExp(`^Line ${String(line)}: `));
      const there = await everything(log);
      expect(flat(there)).toEqual(flat((await everything(source)).slice(0, there.length)));
      return refused.message;
    }

    const damages: Readonly<Record<string, { readonly line: number; readonly damaged: (lines: readonly string[]) => readonly string[] }>> =
      {
        'in which one letter of an event was changed': { line: 4, damaged: changing(4, 'officer-1', 'officer-2') },
        'in which the answer to a command was changed': { line: 5, damaged: changing(5, '"revision":0', '"revision":1') },
        'that lacks an event': { line: 6, damaged: (all) => all.toSpliced(5, 1) },
        'that lacks a command': { line: 8, damaged: (all) => all.toSpliced(7, 1) },
        'in which two events changed places': {
          line: 6,
          damaged: (all) => [...all.slice(0, 5), ...all.slice(5, 7).reverse(), ...all.slice(7)],
        },
        'that is cut off in the middle of a line': { line: 9, damaged: (all) => [...all.slice(0, 8), (all[8] ?? '').slice(0, 100)] },
        'that is cut off between two lines': { line: 9, damaged: (all) => all.slice(0, 8) },
        'that only lacks its end': { line: 15, damaged: (all) => all.slice(0, -1) },
        'that goes on behind its end': { line: 16, damaged: (all) => [...all, ...all.slice(3, 4)] },
        'that lacks its beginning': { line: 1, damaged: (all) => all.slice(1) },
        'that is empty': { line: 1, damaged: () => [] },
        'that is something else': { line: 1, damaged: () => ['{"hello":"world"}'] },
      };
    for (const [what, { line, damaged }] of Object.entries(damages)) {
      it(`${what}, names line ${String(line)} and restores nothing from there on`, async () => {
        expect(lines).toHaveLength(15);
        await refusal(damaged(lines), line);
      });
    }

    const forgeries: Readonly<
      Record<string, { readonly line: number; readonly says: RegExp; readonly forged: (lines: readonly CopyLine[]) => readonly CopyLine[] }>
    > = {
      'an event was changed': {
        line: 6,
        says: /the hash of \S+ #1 does not follow/,
        forged: (all) => withEvent(all, 3, () => ({ data: '{"reason":"another"}' })),
      },
      'an event in the middle of a stream is missing and the others have moved up': {
        line: 11,
        says: /goes on with revision 1, not 2/,
        forged: (all) => withoutEvent(all, 7),
      },
      'a position is left out': { line: 6, says: /position 4 does not follow position 2/, forged: (all) => all.toSpliced(5, 1) },
      'time goes back': {
        line: 6,
        says: /recorded before the event that comes before/,
        forged: (all) => withEvent(all, 3, ({ recordedAt }) => ({ recordedAt: new Date(recordedAt.getTime() - 60_000) })),
      },
      'an event id stands for two events': {
        line: 3,
        says: /stored already/,
        forged: (all) =>
          withEvent(all, 6, (event) => {
            const twice = { ...event, eventId: eventsOf(all)[0]?.eventId ?? event.eventId };
            return { ...twice, hash: eventHash(hashBeforeFirst, twice) };
          }),
      },
      'an event could not have been appended': {
        line: 4,
        says: /not a day of the calendar/,
        forged: (all) => withEvent(all, 2, () => ({ effectiveOn: '2024-02-30' })),
      },
      'a command comes before the event that it was answered with': {
        line: 7,
        says: /not answered with the position of the event before/,
        forged: (all) => [...all.slice(0, 6), ...all.slice(6, 8).reverse(), ...all.slice(8)],
      },
      'the end counts more than there is': {
        line: 15,
        says: /it counts 10 events and 4 commands/,
        forged: (all) => [...all.slice(0, -1), { holds: 'end', events: 10, commands: 4 }],
      },
    };
    for (const [what, { line, says, forged }] of Object.entries(forgeries)) {
      it(`whose lines were all chained anew after ${what}, names line ${String(line)}`, async () => {
        expect(await refusal(linesWritten(forged(linesRead(lines))), line)).toMatch(says);
      });
    }

    it('while it holds something else, takes nothing of it', async () => {
      await log.append({ command: { commandId: aCommandId(), fingerprint: 'nothing to do' }, writes: [] });
      await expect(importLog(each(lines), { log, copy })).rejects.toThrow(/it is not empty/);
      await streamOf(log, aStream('case'), 4);
      await expect(importLog(each(lines), { log, copy })).rejects.toThrow(/Line 7: the log holds another event at position 4/);
      expect(await everything(log)).toHaveLength(4);
    });
  });
}

function changing(line: number, from: string, to: string): (lines: readonly string[]) => readonly string[] {
  return (lines) =>
    lines.map((text, index) => {
      if (index !== line - 1) return text;
      if (!text.includes(from)) throw new Error(`line ${String(line)} does not hold ${from}`);
      return text.replace(from, to);
    });
}

function eventsOf(lines: readonly CopyLine[]): readonly RecordedEvent[] {
  return lines.flatMap((line) => (line.holds === 'event' ? [line.event] : []));
}
