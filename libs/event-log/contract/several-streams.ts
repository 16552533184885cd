import { beforeEach, describe, expect, it } from '@jest/globals';
import { anEvent, aStream, everything, streamOf } from './made-events.ts';
import type { EventLog } from '../event-log.ts';
import type { OpenLog } from './open-log.ts';

/** Several streams change together, or none of them. */
export function contractOfSeveralStreams(opened: () => OpenLog): void {
  describe('with several streams in one append', () => {
    let log: EventLog;

    beforeEach(() => {
      ({ log } = opened());
    });

    it('writes to all of them, in the order in which they are given', async () => {
      const [one, two, three] = [aStream('person'), aStream('case'), aStream('term')];
      await streamOf(log, two, 2);
      const result = await log.append({
        writes: [
          { stream: one, expected: 'no-stream', events: [anEvent({ type: 'A' }), anEvent({ type: 'B' })] },
          { stream: two, expected: 1, events: [anEvent({ type: 'C' })] },
          { stream: three, expected: 'any', events: [anEvent({ type: 'D' })] },
        ],
      });
      expect(result).toMatchObject({
        outcome: 'appended',
        position: await log.head(),
        streams: [
          { stream: one, revision: 1 },
          { stream: two, revision: 2 },
          { stream: three, revision: 0 },
        ],
        types: ['A', 'B', 'C', 'D'],
      });
      expect((await everything(log)).slice(2).map(({ stream, revision, type }) => [stream, revision, type])).toEqual([
        [one, 0, 'A'],
        [one, 1, 'B'],
        [two, 2, 'C'],
        [three, 0, 'D'],
      ]);
    });

    it('writes to none of them when one is not as expected, and names every one that is not', async () => {
      const [one, two, three, four] = [aStream('person'), aStream('case'), aStream('term'), aStream('custody')];
      await streamOf(log, two, 2);
      await streamOf(log, four, 1);
      const head = await log.head();
      expect(
        await log.append({
          writes: [
            { stream: one, expected: 'no-stream', events: [anEvent()] },
            { stream: two, expected: 0, events: [anEvent()] },
            { stream: three, expected: 'exists', events: [anEvent()] },
          ],
          checks: [{ stream: four, expected: 'no-stream' }],
        }),
      ).toEqual({
        outcome: 'conflict',
        conflicts: [
          { stream: two, expected: 0, actual: 1 },
          { stream: three, expected: 'exists', actual: 'no-stream' },
          { stream: four, expected: 'no-stream', actual: 0 },
        ],
      });
      expect(await log.head()).toBe(head);
      expect(await log.readStream(one)).toEqual([]);
    });
  });
}
