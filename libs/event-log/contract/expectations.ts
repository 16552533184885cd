import { beforeEach, describe, expect, it } from '@jest/globals';
import { anEvent, aStream, standing, streamOf } from './made-events.ts';
import type { AppendResult, EventLog, ExpectedRevision } from '../event-log.ts';
import type { OpenLog } from './open-log.ts';

/** What is expected of a stream holds or is a conflict, one writer at a time or many. */
export function contractOfExpectations(opened: () => OpenLog): void {
  describe('with what is expected of a stream', () => {
    let log: EventLog;

    beforeEach(() => {
      ({ log } = opened());
    });

    const existing = [0, 1, 3];
    const expectations: readonly { readonly expected: ExpectedRevision; readonly holdsFor: readonly number[] }[] = [
      { expected: 'any', holdsFor: [0, 1, 3] },
      { expected: 'exists', holdsFor: [1, 3] },
      { expected: 'no-stream', holdsFor: [0] },
      { expected: 0, holdsFor: [1] },
      { expected: 1, holdsFor: [] },
      { expected: 2, holdsFor: [3] },
      { expected: 3, holdsFor: [] },
    ];
    const stream = aStream('case');
    const elsewhere = aStream('person');

    for (const { expected, holdsFor } of expectations) {
      for (const count of existing) {
        const holds = holdsFor.includes(count);
        const actual = count === 0 ? 'no-stream' : count - 1;
        const conflict: AppendResult = { outcome: 'conflict', conflicts: [{ stream, expected, actual }] };
        const situation = `${String(expected)} is expected of a stream with ${String(count)} events`;

        it(`${holds ? 'writes' : 'answers a conflict and writes nothing'} when ${situation}`, async () => {
          await streamOf(log, stream, count);
          const result = await log.append({ writes: [{ stream, expected, events: [anEvent({ type: 'Added' })] }] });
          if (holds) expect(result).toMatchObject({ outcome: 'appended', streams: [{ stream, revision: count }], types: ['Added'] });
          else expect(result).toEqual(conflict);
          expect(await log.readStream(stream)).toHaveLength(holds ? count + 1 : count);
        });

        it(`${holds ? 'passes' : 'answers a conflict to'} a check alone, and writes nothing, when ${situation}`, async () => {
          await streamOf(log, stream, count);
          const head = await log.head();
          const result = await log.append({ writes: [], checks: [{ stream, expected }] });
          if (holds) expect(result).toEqual({ outcome: 'appended', position: head, streams: standing(stream, count), types: [] });
          else expect(result).toEqual(conflict);
          expect(await log.head()).toBe(head);
          expect(await log.readStream(stream)).toHaveLength(count);
        });

        it(`${holds ? 'writes' : 'writes nothing'} elsewhere when ${situation} that is only checked`, async () => {
          await streamOf(log, stream, count);
          const result = await log.append({
            writes: [{ stream: elsewhere, expected: 'no-stream', events: [anEvent()] }],
            checks: [{ stream, expected }],
          });
          if (holds)
            expect(result).toMatchObject({ outcome: 'appended', streams: [...standing(elsewhere, 1), ...standing(stream, count)] });
          else expect(result).toEqual(conflict);
          expect(await log.readStream(elsewhere)).toHaveLength(holds ? 1 : 0);
          expect(await log.readStream(stream)).toHaveLength(count);
        });
      }
    }
  });

  describe('with many writers on one stream', () => {
    let log: EventLog;

    beforeEach(() => {
      ({ log } = opened());
    });

    it('lets exactly one of 20 create it, and tells the other 19 that it exists', async () => {
      const stream = aStream('case');
      const results = await Promise.all(
        Array.from({ length: 20 }, () => log.append({ writes: [{ stream, expected: 'no-stream', events: [anEvent()] }] })),
      );
      expect(results.filter(({ outcome }) => outcome === 'appended')).toHaveLength(1);
      expect(results.filter(({ outcome }) => outcome === 'conflict')).toEqual(
        Array.from({ length: 19 }, () => ({ outcome: 'conflict', conflicts: [{ stream, expected: 'no-stream', actual: 0 }] })),
      );
      expect(await log.readStream(stream)).toHaveLength(1);
    });

    it('keeps all of 20 that expect nothing, at revisions 0 to 19', async () => {
      const stream = aStream('case');
      const events = Array.from({ length: 20 }, () => anEvent());
      const results = await Promise.all(events.map((event) => log.append({ writes: [{ stream, expected: 'any', events: [event] }] })));
      expect(results.map(({ outcome }) => outcome)).toEqual(events.map(() => 'appended'));
      const stored = await log.readStream(stream);
      expect(stored.map(({ revision }) => revision)).toEqual(events.map((_, index) => index));
      expect(stored.map(({ eventId }) => eventId).sort()).toEqual(events.map(({ eventId }) => eventId).sort());
    });

    it('tells each writer the revision that its own event has', async () => {
      const stream = aStream('case');
      const events = Array.from({ length: 20 }, () => anEvent());
      const told = await Promise.all(
        events.map(async (event) => {
          const result = await log.append({ writes: [{ stream, expected: 'any', events: [event] }] });
          if (result.outcome !== 'appended') throw new Error(result.outcome);
          return { eventId: event.eventId, position: result.position, revision: result.streams[0]?.revision };
        }),
      );
      const stored = await log.readStream(stream);
      const byId = (a: { eventId: string }, b: { eventId: string }): number => (a.eventId < b.eventId ? -1 : 1);
      expect(told.sort(byId)).toEqual(stored.map(({ eventId, position, revision }) => ({ eventId, position, revision })).sort(byId));
    });
  });
}
