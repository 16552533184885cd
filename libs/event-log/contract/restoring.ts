import { beforeEach, describe, expect, it } from '@jest/globals';
import { aCommandId, anEvent, aStream, everything, streamOf } from './made-events.ts';
import { each, exported, flat, linesRead, linesWritten, marksUpTo, withEvent } from './copied-lines.ts';
import { eventHash } from '../event-hash.ts';
import { beforeFirst } from '../event.ts';
import type { EventLog } from '../event-log.ts';
import { exportLog } from '../export-log.ts';
import { importLog } from '../import-log.ts';
import { MemoryEventLog } from '../memory-event-log.ts';
import { copyOf, type OpenLog } from './open-log.ts';
import { RestoreRefused, type RestorableLog } from '../restorable-log.ts';
import { person, variedAppends, variedLog } from './varied-log.ts';

/** A log is copied into another one, and neither can tell which is the copy. */
export function contractOfRestoring(opened: () => OpenLog): void {
  describe('as the copy of another log', () => {
    let log: EventLog;
    let copy: RestorableLog;
    let source: MemoryEventLog;

    beforeEach(async () => {
      ({ log } = opened());
      copy = copyOf(opened());
      source = await variedLog();
    });

    it('has the same positions, ids, times, hashes and bytes', async () => {
      const { lines } = await exported(source, source);
      await importLog(each(lines), { log, copy });
      expect(flat(await everything(log))).toEqual(flat(await everything(source)));
      expect(await log.head()).toBe(9n);
    });

    it('is exported again as the same text, and restored from it to a third log', async () => {
      const first = await exported(source, source);
      const imported = await importLog(each(first.lines), { log, copy });
      const second = await exported(log, copy);
      expect(second.lines).toEqual(first.lines);
      const { chain } = first.told;
      expect([first.told, second.told, imported]).toEqual([
        { events: 9, commands: 4, chain },
        { events: 9, commands: 4, chain },
        { events: 9, commands: 4, chain, found: 0 },
      ]);
      const third = new MemoryEventLog(() => new Date());
      await importLog(each(second.lines), { log: third, copy: third });
      expect((await exported(third, third)).lines).toEqual(first.lines);
    });

    it('answers each command as the other log did, and carries none out twice', async () => {
      await importLog(each((await exported(source, source)).lines), { log, copy });
      for (const { command, writes } of variedAppends) {
        if (command === undefined) continue;
        expect(await log.carriedOut(command.commandId)).toEqual(await source.carriedOut(command.commandId));
        expect(await log.append({ command, writes })).toEqual(await source.append({ command, writes }));
      }
      expect(await log.head()).toBe(9n);
    });

    it('goes on as the other log would: next position, next revision, chained to the last hash', async () => {
      await importLog(each((await exported(source, source)).lines), { log, copy });
      const [last] = (await log.readStream(person)).slice(-1);
      expect(await log.append({ writes: [{ stream: person, expected: 3, events: [anEvent()] }] })).toMatchObject({
        outcome: 'appended',
        position: 10n,
        streams: [{ stream: person, revision: 4 }],
      });
      const [next] = (await log.readStream(person)).slice(-1);
      if (last === undefined || next === undefined) throw new Error('not stored');
      expect(Buffer.from(next.hash)).toEqual(Buffer.from(eventHash(last.hash, next)));
      expect(next.recordedAt.getTime()).toBeGreaterThanOrEqual(last.recordedAt.getTime());
      expect(await log.append({ writes: [{ stream: person, expected: 3, events: [anEvent()] }] })).toMatchObject({ outcome: 'conflict' });
    });

    it('wakes a reader that waits for it', async () => {
      const reader = (await opened().another?.()) ?? log;
      const woken = reader.wake(beforeFirst, 25_000);
      await importLog(each((await exported(source, source)).lines), { log, copy });
      await woken;
      expect(await reader.head()).toBe(9n);
    });

    it('is empty where the other one is', async () => {
      const nothing = new MemoryEventLog(() => new Date());
      const { lines } = await exported(nothing, nothing);
      expect(lines).toHaveLength(2);
      expect(await importLog(each(lines), { log, copy })).toMatchObject({ events: 0, commands: 0 });
      expect((await exported(log, copy)).lines).toEqual(lines);
    });

    it('is stored a stretch at a time, all of it or nothing', async () => {
      const events = await everything(source);
      const marks = await marksUpTo(source, await source.head());
      await expect(copy.restore({ after: await source.head(), events, marks })).rejects.toThrow(RestoreRefused);
      const [first, second] = events;
      if (first === undefined || second === undefined) throw new Error('not stored');
      const twice = { ...second, eventId: first.eventId };
      await expect(copy.restore({ after: beforeFirst, events: [first, twice], marks })).rejects.toThrow(RestoreRefused);
      expect(await everything(log)).toEqual([]);
      expect(await marksUpTo(copy, await source.head())).toEqual([]);
      expect([...(await copy.streamEnds([first.stream]))]).toEqual([]);
    });
  });

  describe('as the copy of a log of 2,600 events', () => {
    let log: EventLog;
    let copy: RestorableLog;
    let source: MemoryEventLog;
    let lines: readonly string[];

    beforeEach(async () => {
      ({ log } = opened());
      copy = copyOf(opened());
      source = await variedLog();
      for (let count = 9; count < 2_600; count += 7) {
        const events = Array.from({ length: Math.min(7, 2_600 - count) }, () => anEvent());
        const command = { commandId: aCommandId(), fingerprint: String(count) };
        await source.append({ command, writes: [{ stream: aStream('case'), expected: 'no-stream', events }] });
      }
      ({ lines } = await exported(source, source));
    });

    it('is a true beginning of it where the import was broken off, and goes on from there', async () => {
      for (const line of [5, 1_200, 1_500, 2_500, lines.length - 1]) {
        await expect(importLog(each(lines, line), { log, copy })).rejects.toThrow('the power went');
        const there = await everything(log);
        expect(flat(there)).toEqual(flat((await everything(source)).slice(0, there.length)));
        const head = await log.head();
        expect(await marksUpTo(copy, head)).toEqual(head === beforeFirst ? [] : await marksUpTo(source, head));
      }
      expect(await importLog(each(lines), { log, copy })).toMatchObject({ events: 2_600, found: 2_000 });
      expect((await exported(log, copy)).lines).toEqual(lines);
    });

    it('is refused at the first of two wrong lines, wherever the second one is', async () => {
      const forged = linesWritten(withEvent(linesRead(lines), 500, () => ({ data: '{"reason":"another"}' })));
      const first = forged.findIndex((line) => line.includes('"position":"500"')) + 1;
      for (const cutOffAfter of [first + 100, 1_160, 1_600, 2_500]) {
        await expect(importLog(each(forged.slice(0, cutOffAfter)), { log, copy })).rejects.toThrow(
          new RegExp(`^Line ${String(cutOffAfter < 1_160 ? cutOffAfter + 1 : first)}: `),
        );
        expect(await log.head()).toBe(beforeFirst);
      }
    });

    it('is left as it is where it was whole already', async () => {
      await importLog(each(lines), { log, copy });
      expect(await importLog(each(lines), { log, copy })).toMatchObject({ events: 2_600, found: 2_600 });
      expect((await exported(log, copy)).lines).toEqual(lines);
    });

    it('does not go on once it has gone on by itself', async () => {
      await expect(importLog(each(lines, 1_500), { log, copy })).rejects.toThrow('the power went');
      await streamOf(log, aStream('case'), 1);
      await expect(importLog(each(lines), { log, copy })).rejects.toThrow(/holds another event at position 1001: it is neither empty nor/);
      expect(await everything(log)).toHaveLength(1_001);
    });

    it('does not take an earlier copy', async () => {
      const earlier = new MemoryEventLog(() => new Date());
      await expect(importLog(each(lines, 1_500), { log: earlier, copy: earlier })).rejects.toThrow('the power went');
      await importLog(each(lines), { log, copy });
      await expect(importLog(each((await exported(earlier, earlier)).lines), { log, copy })).rejects.toThrow(
        /ends at position 1000, but the log goes on to 2600/,
      );
    });

    it('is exported as it was when the export began, whoever writes meanwhile', async () => {
      await importLog(each(lines), { log, copy });
      let text = '';
      for await (const page of exportLog({ log, copy })) {
        text += page;
        await log.append({
          command: { commandId: aCommandId(), fingerprint: 'meanwhile' },
          writes: [{ stream: aStream('case'), expected: 'no-stream', events: [anEvent()] }],
        });
      }
      expect(await log.head()).toBe(2_604n);
      expect(text.split('\n')).toEqual([...lines, '']);
    });
  });
}
