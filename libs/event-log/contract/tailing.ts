import { beforeEach, describe, expect, it } from '@jest/globals';
import { anEvent, aStream, everything, streamOf } from './made-events.ts';
import { beforeFirst, type Position, type RecordedEvent } from '../event.ts';
import type { EventLog, LogPage } from '../event-log.ts';
import { writeMixed, type Acknowledgement } from './mixed-writers.ts';
import type { OpenLog } from './open-log.ts';
import { followTail, settled, TailTally } from './tail-tally.ts';

/** Readers while others write. */
export function contractOfTailing(opened: () => OpenLog): void {
  describe('with readers while others write', () => {
    let log: EventLog;

    beforeEach(() => {
      ({ log } = opened());
    });

    /** Many writers for a while, and whoever reads meanwhile. */
    async function writing(milliseconds: number, read: (over: Promise<unknown>) => Promise<void>): Promise<readonly Acknowledgement[]> {
      const acknowledged: Acknowledgement[] = [];
      const others = (await opened().another?.()) ?? log;
      const writers = Array.from({ length: 32 }, (_, writer) =>
        writeMixed(writer % 2 === 0 ? log : others, { writer, milliseconds }, (told) => acknowledged.push(told)),
      );
      await Promise.all([...writers, read(Promise.all(writers))]);
      return acknowledged;
    }

    it('shows a reader at the tail each event once, in order, with none left out, under 32 writers for 3 s', async () => {
      const tally = new TailTally();
      const reader = (await opened().another?.()) ?? log;
      const acknowledged = await writing(3_000, (over) => followTail(reader, over, (events) => tally.see(events)));
      const counts = tally.against(acknowledged);
      process.stderr.write(`32 writers for 3 s, ${String(tally.count)} events at the tail: ${JSON.stringify(counts)}\n`);
      expect(counts).toEqual({ missed: 0, doubled: 0, outOfOrder: 0, misplaced: 0, unknown: 0 });
      expect(tally.count).toBeGreaterThan(100);
      if (log.contiguous) expect(await log.head()).toBe(BigInt(tally.count));
    });

    it('never passes over an event of the types that a reader wants, under 32 writers', async () => {
      const pages: { readonly after: Position; readonly limit: number; readonly page: LogPage }[] = [];
      await writing(1_000, async (work) => {
        const over = settled(work);
        for (let after: Position = beforeFirst; ;) {
          const atEnd = over.aborted;
          const limit = 1 + (pages.length % 7);
          const page = await log.readAll({ after, limit, types: new Set(['Rare']) });
          pages.push({ after, limit, page });
          if (page.upTo > after) after = page.upTo;
          else if (atEnd) return;
          else await log.wake(after, 100);
        }
      });
      const rare = (await everything(log)).filter(({ type }) => type === 'Rare');
      expect(rare.length).toBeGreaterThan(10);
      for (const { after, limit, page } of pages) {
        const within = rare.filter(({ position }) => position > after && position <= page.upTo);
        expect(page.events.map(({ eventId }) => eventId)).toEqual(within.map(({ eventId }) => eventId));
        expect(page.events.length).toBeLessThanOrEqual(limit);
      }
      expect(pages.flatMap(({ page }) => page.events)).toHaveLength(rare.length);
      expect(pages.at(-1)?.page.upTo).toBe(await log.head());
    });

    it('lets a reader that breaks off in the middle of a page go on after the last event that it took', async () => {
      const taken: RecordedEvent[] = [];
      const acknowledged = await writing(1_000, async (work) => {
        const over = settled(work);
        for (let broken = 1; ; broken++) {
          const atEnd = over.aborted;
          const reader = broken % 50 === 0 ? ((await opened().another?.()) ?? log) : log;
          const { events } = await reader.readAll({ after: taken.at(-1)?.position ?? beforeFirst, limit: 60 });
          taken.push(...events.slice(0, 1 + (broken % 60)));
          if (events.length > 0) continue;
          if (atEnd) return;
          await log.wake(taken.at(-1)?.position ?? beforeFirst, 100);
        }
      });
      const tally = new TailTally();
      tally.see(taken);
      expect(tally.against(acknowledged)).toEqual({ missed: 0, doubled: 0, outOfOrder: 0, misplaced: 0, unknown: 0 });
      expect(taken.length).toBeGreaterThan(10);
    });

    it('leaves no gap behind where most appends conflict', async () => {
      const streams = [aStream('case'), aStream('case'), aStream('case')];
      const outcomes = await Promise.all(
        Array.from({ length: 16 }, async (_, writer) => {
          let appended = 0;
          for (let round = 0; round < 25; round++) {
            const stream = streams[(writer + round) % streams.length] ?? aStream('case');
            const last = (await log.readStream(stream)).at(-1)?.revision;
            const result = await log.append({
              writes: [
                { stream, expected: last ?? 'no-stream', events: [anEvent(), anEvent()] },
                { stream: aStream('person'), expected: 'no-stream', events: [anEvent()] },
              ],
            });
            if (result.outcome === 'appended') appended += 1;
          }
          return appended;
        }),
      );
      const appended = outcomes.reduce((sum, count) => sum + count, 0);
      expect(appended).toBeGreaterThan(0);
      expect(appended).toBeLessThan(16 * 25);
      const events = await everything(log);
      expect(events).toHaveLength(3 * appended);
      expect(events.at(-1)?.position).toBe(await log.head());
      if (log.contiguous) expect(events.map(({ position }) => position)).toEqual(events.map((_, index) => BigInt(index + 1)));
      for (const stream of streams) {
        const revisions = (await log.readStream(stream)).map(({ revision }) => revision);
        expect(revisions).toEqual(revisions.map((_, index) => index));
      }
    });

    it('records times that never go back along the log', async () => {
      await Promise.all(
        Array.from({ length: 60 }, () =>
          log.append({ writes: [{ stream: aStream('case'), expected: 'any', events: [anEvent(), anEvent()] }] }),
        ),
      );
      const times = (await everything(log)).map(({ recordedAt }) => recordedAt.getTime());
      expect(times).toHaveLength(120);
      expect(times).toEqual([...times].sort((a, b) => a - b));
    });
  });

  describe('with a reader that waits', () => {
    let log: EventLog;

    beforeEach(() => {
      ({ log } = opened());
    });

    it('wakes it when an event is written', async () => {
      await streamOf(log, aStream('case'), 1);
      const head = await log.head();
      const woken = log.wake(head, 25_000);
      await streamOf(log, aStream('case'), 1);
      await woken;
      expect(await log.head()).toBeGreaterThan(head);
    });

    it('wakes it when another process writes an event', async () => {
      const reader = (await opened().another?.()) ?? log;
      const woken = reader.wake(beforeFirst, 25_000);
      await streamOf(log, aStream('case'), 1);
      await woken;
      expect((await reader.readAll({ after: beforeFirst, limit: 10 })).events).toHaveLength(1);
    });

    it('lets it go on at once when there is something to read', async () => {
      await streamOf(log, aStream('case'), 2);
      await log.wake(beforeFirst, 25_000);
    });

    it('lets it go when it is told to stop, before or while it waits', async () => {
      const stop = new AbortController();
      const woken = log.wake(beforeFirst, 25_000, stop.signal);
      stop.abort();
      await woken;
      await log.wake(beforeFirst, 25_000, stop.signal);
    });
  });
}
