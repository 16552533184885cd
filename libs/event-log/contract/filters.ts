import { beforeEach, describe, expect, it } from '@jest/globals';
import { anEvent, aStream } from './made-events.ts';
import { beforeFirst, type Position, type RecordedEvent } from '../event.ts';
import type { EventLog } from '../event-log.ts';
import { fill } from './filled-log.ts';
import { copyOf, type OpenLog } from './open-log.ts';
import type { RestorableLog } from '../restorable-log.ts';

/** Whoever wants a few types of events is not kept waiting by all the others. */
export function contractOfFilters(opened: () => OpenLog): void {
  describe('with 100,000 events before the only one that is wanted', () => {
    let log: EventLog;
    let copy: RestorableLog;

    beforeEach(() => {
      ({ log } = opened());
      copy = copyOf(opened());
    });

    it('reaches it within 2 s, and says at each page how far it has seen', async () => {
      await fill(copy, 100_000);
      await log.append({ writes: [{ stream: aStream('person'), expected: 'no-stream', events: [anEvent({ type: 'Rare' })] }] });
      const begun = performance.now();
      const found: RecordedEvent[] = [];
      const reached: Position[] = [];
      for (let after = beforeFirst; found.length === 0; after = reached.at(-1) ?? after) {
        const { events, upTo } = await log.readAll({ after, limit: 100, types: new Set(['Rare', 'Unheard']) });
        expect(upTo).toBeGreaterThan(after);
        found.push(...events);
        reached.push(upTo);
      }
      expect(performance.now() - begun).toBeLessThan(2_000);
      expect(found.map(({ type, position }) => [type, position])).toEqual([['Rare', 100_001n]]);
      expect(reached.at(-1)).toBe(100_001n);
    });
  });
}
