import { beforeEach, describe, expect, it } from '@jest/globals';
import { aCommandId, anEvent, aStream, everything, streamOf } from './made-events.ts';
import { beforeFirst, type Position, type RecordedEvent, type StreamName } from '../event.ts';
import type { EventLog } from '../event-log.ts';
import type { OpenLog } from './open-log.ts';

/** The log is read page by page, and an empty one too. */
export function contractOfPages(opened: () => OpenLog): void {
  describe('read page by page', () => {
    let log: EventLog;

    beforeEach(() => {
      ({ log } = opened());
    });

    for (const limit of [1, 2, 3, 7, 10, 21, 22, 500]) {
      it(`gives each of 21 events once in pages of ${String(limit)}, where the reader starts anew at each page`, async () => {
        const appends = Array.from({ length: 7 }, () => [anEvent(), anEvent(), anEvent()]);
        for (const events of appends) await log.append({ writes: [{ stream: aStream('case'), expected: 'no-stream', events }] });
        const seen: RecordedEvent[] = [];
        let after = beforeFirst;
        for (;;) {
          const page = await log.readAll({ after, limit });
          expect(page.events.length).toBeLessThanOrEqual(limit);
          if (page.events.length === 0) {
            expect(page.upTo).toBe(after);
            break;
          }
          expect(page.upTo).toBe(page.events.at(-1)?.position);
          seen.push(...page.events);
          after = page.upTo;
        }
        expect(seen.map(({ eventId }) => eventId)).toEqual(appends.flat().map(({ eventId }) => eventId));
      });
    }

    it('goes on after the last event it had seen when the log is opened again', async () => {
      await streamOf(log, aStream('case'), 5);
      const { upTo } = await log.readAll({ after: beforeFirst, limit: 3 });
      const reopened = (await opened().another?.()) ?? log;
      await streamOf(log, aStream('case'), 2);
      expect(await reopened.readAll({ after: upTo, limit: 100 })).toEqual(await log.readAll({ after: upTo, limit: 100 }));
      expect((await reopened.readAll({ after: upTo, limit: 100 })).events).toHaveLength(4);
    });

    it('reaches the one event of a kind behind 2,000 of other kinds', async () => {
      for (let count = 0; count < 4; count++) {
        await log.append({
          writes: [{ stream: aStream('case'), expected: 'no-stream', events: Array.from({ length: 500 }, () => anEvent()) }],
        });
      }
      await log.append({ writes: [{ stream: aStream('person'), expected: 'no-stream', events: [anEvent({ type: 'Rare' })] }] });
      let after = beforeFirst;
      let pages = 0;
      let found: readonly RecordedEvent[] = [];
      while (found.length === 0 && pages < 100) {
        const page = await log.readAll({ after, limit: 64 });
        found = page.events.filter(({ type }) => type === 'Rare');
        after = page.upTo;
        pages += 1;
      }
      expect(found).toHaveLength(1);
      expect(after).toBe(await log.head());
      expect(pages).toBe(Math.ceil(2_001 / 64));
    });

    it('hands out the events of the types that are asked for, and says how far it has seen', async () => {
      const types = ['Rare', 'Common', 'Common', 'Rare', 'Common', 'Rare', 'Common'];
      await log.append({ writes: [{ stream: aStream('case'), expected: 'no-stream', events: types.map((type) => anEvent({ type })) }] });
      const all = (await everything(log)).map(({ position }) => position);
      const rare = async (after: Position, limit: number): Promise<readonly [found: readonly number[], upTo: number]> => {
        const page = await log.readAll({ after, limit, types: new Set(['Rare']) });
        return [page.events.map(({ position }) => all.indexOf(position)), all.indexOf(page.upTo)];
      };
      expect(await rare(beforeFirst, 1)).toEqual([[0], 0]);
      expect(await rare(all[0] ?? beforeFirst, 1)).toEqual([[3], 3]);
      expect(await rare(all[0] ?? beforeFirst, 2)).toEqual([[3, 5], 5]);
      expect(await rare(all[0] ?? beforeFirst, 3)).toEqual([[3, 5], 6]);
      expect(await rare(all[5] ?? beforeFirst, 3)).toEqual([[], 6]);
      expect(await rare(all[6] ?? beforeFirst, 3)).toEqual([[], 6]);
      expect(await log.readAll({ after: beforeFirst, limit: 3, types: new Set() })).toEqual({ events: [], upTo: all[6] });
    });

    it('hands out the event at a position, where that is wanted as well', async () => {
      await streamOf(log, aStream('case'), 5);
      const all = await everything(log);
      for (const [index, { position }] of all.entries()) {
        expect(await log.readAll({ after: position, inclusive: true, limit: 1 })).toEqual({ events: [all[index]], upTo: position });
        const ofType = await log.readAll({ after: position, inclusive: true, limit: 2, types: new Set(['Recorded']) });
        expect(ofType.events).toEqual(all.slice(index, index + 2));
      }
    });

    it('gives the revisions of a stream that are asked for, both ends included', async () => {
      const stream = aStream('case');
      await streamOf(log, stream, 6);
      const revisions = async (from?: number, to?: number): Promise<readonly number[]> =>
        (await log.readStream(stream, { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) })).map(
          (event) => event.revision,
        );
      expect(await revisions()).toEqual([0, 1, 2, 3, 4, 5]);
      expect(await revisions(2)).toEqual([2, 3, 4, 5]);
      expect(await revisions(undefined, 2)).toEqual([0, 1, 2]);
      expect(await revisions(2, 3)).toEqual([2, 3]);
      expect(await revisions(5, 5)).toEqual([5]);
      expect(await revisions(6)).toEqual([]);
      expect(await revisions(4, 3)).toEqual([]);
    });

    it('gives to each of 100 who read at once the stream that they asked for, also where it does not exist', async () => {
      const streams = Array.from({ length: 100 }, () => aStream('case'));
      for (const [index, stream] of streams.entries()) if (index % 4 > 0) await streamOf(log, stream, index % 4);
      const read = await Promise.all(streams.map((stream) => log.readStream(stream)));
      const expected = streams.map((stream, index) => Array.from({ length: index % 4 }, (_, revision) => [stream, revision]));
      expect(read.map((events) => events.map(({ stream, revision }) => [stream, revision]))).toEqual(expected);
    });

    it('does not mix streams whose names begin alike', async () => {
      const [short, long] = ['case-1' as StreamName, 'case-10' as StreamName]; // literal names, on purpose
      await streamOf(log, short, 1);
      await streamOf(log, long, 2);
      expect(await log.readStream(short)).toHaveLength(1);
      expect(await log.readStream('case-' as StreamName)).toEqual([]); // a prefix is not a stream
    });
  });

  describe('with nothing in it', () => {
    let log: EventLog;

    beforeEach(() => {
      ({ log } = opened());
    });

    it('has its head before the first event, no page, no stream and no command', async () => {
      expect(await log.head()).toBe(beforeFirst);
      expect(await log.readAll({ after: beforeFirst, limit: 10 })).toEqual({ events: [], upTo: beforeFirst });
      expect(await log.readStream(aStream('case'))).toEqual([]);
      expect(await log.carriedOut(aCommandId())).toBeUndefined();
    });

    it('does nothing when nothing is asked of it', async () => {
      expect(await log.append({ writes: [] })).toEqual({ outcome: 'appended', position: beforeFirst, streams: [], types: [] });
      expect(await log.head()).toBe(beforeFirst);
    });

    it('gives a waiting reader its time back', async () => {
      await log.wake(beforeFirst, 10);
      expect(await log.head()).toBe(beforeFirst);
    });
  });
}
