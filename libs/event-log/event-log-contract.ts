import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MalformedAppend } from './append-errors.ts';
import { eventHash, hashBeforeFirst } from './event-hash.ts';
import {
  beforeFirst,
  type CommandId,
  type EventId,
  type LegalDate,
  type NewEvent,
  type Position,
  type RecordedEvent,
  type StreamName,
} from './event.ts';
import type { Append, AppendResult, EventLog, ExpectedRevision } from './event-log.ts';

/** A log to test, empty at first. */
export interface OpenLog {
  readonly log: EventLog;
  /** Opens the same log once more, as another process would; absent where there is nothing to open again. */
  readonly another?: () => Promise<EventLog>;
  /** Whether positions count every event of the log from 1; otherwise they only grow. */
  readonly positions?: 'contiguous' | 'increasing';
  /** Closes every log that was opened. */
  close(): Promise<void>;
}

/** What every event log does, whatever it keeps its events in. Run it in the spec of each adapter. */
export function eventLogContract(name: string, open: () => Promise<OpenLog>): void {
  describe(`${name} event log`, () => {
    let opened: OpenLog;
    let log: EventLog;

    beforeEach(async () => {
      opened = await open();
      log = opened.log;
    });

    afterEach(async () => {
      await opened.close();
    });

    const everything = (of: EventLog = log): Promise<readonly RecordedEvent[]> => readOn(of, 500);

    /** A stream with that many events, `none` of which exist where it is 0. */
    async function streamOf(stream: StreamName, count: number): Promise<void> {
      if (count === 0) return;
      const events = Array.from({ length: count }, () => anEvent());
      expect(await log.append({ writes: [{ stream, expected: 'no-stream', events }] })).toMatchObject({ outcome: 'appended' });
    }

    describe('with what is expected of a stream', () => {
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
            await streamOf(stream, count);
            const result = await log.append({ writes: [{ stream, expected, events: [anEvent({ type: 'Added' })] }] });
            if (holds) expect(result).toMatchObject({ outcome: 'appended', streams: [{ stream, revision: count }], types: ['Added'] });
            else expect(result).toEqual(conflict);
            expect(await log.readStream(stream)).toHaveLength(holds ? count + 1 : count);
          });

          it(`${holds ? 'passes' : 'answers a conflict to'} a check alone, and writes nothing, when ${situation}`, async () => {
            await streamOf(stream, count);
            const head = await log.head();
            const result = await log.append({ writes: [], checks: [{ stream, expected }] });
            if (holds) expect(result).toEqual({ outcome: 'appended', position: head, streams: standing(stream, count), types: [] });
            else expect(result).toEqual(conflict);
            expect(await log.head()).toBe(head);
            expect(await log.readStream(stream)).toHaveLength(count);
          });

          it(`${holds ? 'writes' : 'writes nothing'} elsewhere when ${situation} that is only checked`, async () => {
            await streamOf(stream, count);
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

    describe('with the same thing asked twice', () => {
      const [one, two] = [aStream('person'), aStream('case')];

      it('answers the same events with the first answer, and keeps one copy', async () => {
        const append: Append = {
          writes: [
            { stream: one, expected: 'no-stream', events: [anEvent(), anEvent()] },
            { stream: two, expected: 'any', events: [anEvent()] },
          ],
        };
        const first = await log.append(append);
        await log.append({ writes: [{ stream: one, expected: 1, events: [anEvent()] }] });
        expect(await log.append(append)).toEqual({ ...first, outcome: 'repeated' });
        expect(await everything()).toHaveLength(4);
      });

      it('answers the same events with the first answer although their trace and their ciphertext are new', async () => {
        const event = anEvent({ personal: { key: 'p-1', ciphertext: Uint8Array.of(1, 2, 3) }, metadata: { traceparent: '00-1' } });
        const first = await log.append({ writes: [{ stream: one, expected: 'no-stream', events: [event] }] });
        const again = { ...event, personal: { key: 'p-1', ciphertext: Uint8Array.of(9, 9) }, metadata: { traceparent: '00-2' } };
        expect(await log.append({ writes: [{ stream: one, expected: 'no-stream', events: [again] }] })).toEqual({
          ...first,
          outcome: 'repeated',
        });
        expect((await log.readStream(one))[0]?.metadata).toEqual({ traceparent: '00-1' });
      });

      it('keeps one copy of events that are handed in 10 times at once', async () => {
        const append: Append = { writes: [{ stream: one, expected: 'no-stream', events: [anEvent(), anEvent()] }] };
        const results = await Promise.all(Array.from({ length: 10 }, () => log.append(append)));
        expect(results.map(({ outcome }) => outcome).sort()).toEqual(['appended', ...Array.from({ length: 9 }, () => 'repeated')]);
        expect(await everything()).toHaveLength(2);
      });

      const stored = anEvent({ type: 'Stored', data: '{"a":1}' });
      const other = anEvent();
      const misuses: Readonly<Record<string, Append>> = {
        'in another stream': { writes: [{ stream: two, expected: 'any', events: [stored] }] },
        'with other data': { writes: [{ stream: one, expected: 'any', events: [{ ...stored, data: '{"a":2}' }] }] },
        'with another type': { writes: [{ stream: one, expected: 'any', events: [{ ...stored, type: 'Other' }] }] },
        'with another legal day': { writes: [{ stream: one, expected: 'any', events: [{ ...stored, effectiveOn: '2024-02-29' }] }] },
        'at another revision': { writes: [{ stream: one, expected: 0, events: [stored] }] },
        'together with a new event': { writes: [{ stream: one, expected: 'any', events: [stored, other] }] },
        'after a new event': { writes: [{ stream: one, expected: 'any', events: [other, stored] }] },
      };
      for (const [how, append] of Object.entries(misuses)) {
        it(`answers that the id is taken when a stored event comes ${how}, and writes nothing`, async () => {
          await log.append({ writes: [{ stream: one, expected: 'no-stream', events: [stored] }] });
          expect(await log.append(append)).toEqual({ outcome: 'id-taken', id: stored.eventId });
          expect(await everything()).toHaveLength(1);
        });
      }

      it('answers a command with its first answer, whatever the second try would write', async () => {
        const command = { commandId: aCommandId(), fingerprint: 'impose 5 years' };
        await streamOf(two, 3);
        const first = await log.append({
          command,
          writes: [{ stream: one, expected: 'no-stream', events: [anEvent({ type: 'SentenceImposed' })] }],
          checks: [{ stream: two, expected: 2 }],
        });
        expect(first).toMatchObject({
          outcome: 'appended',
          streams: [...standing(one, 1), ...standing(two, 3)],
          types: ['SentenceImposed'],
        });
        expect(await log.append({ command, writes: [{ stream: one, expected: 0, events: [anEvent()] }] })).toEqual({
          ...first,
          outcome: 'repeated',
        });
        expect(await log.readStream(one)).toHaveLength(1);
      });

      it('carries out a command once when it is asked 10 times at once', async () => {
        const command = { commandId: aCommandId(), fingerprint: 'asked' };
        const results = await Promise.all(
          Array.from({ length: 10 }, () => log.append({ command, writes: [{ stream: one, expected: 'any', events: [anEvent()] }] })),
        );
        expect(results.map(({ outcome }) => outcome).sort()).toEqual(['appended', ...Array.from({ length: 9 }, () => 'repeated')]);
        expect(await log.readStream(one)).toHaveLength(1);
      });

      it('answers that the command id is taken when it comes with another request, and writes nothing', async () => {
        const commandId = aCommandId();
        await log.append({ command: { commandId, fingerprint: 'one' }, writes: [{ stream: one, expected: 'any', events: [anEvent()] }] });
        const head = await log.head();
        expect(
          await log.append({ command: { commandId, fingerprint: 'two' }, writes: [{ stream: one, expected: 'any', events: [anEvent()] }] }),
        ).toEqual({ outcome: 'id-taken', id: commandId });
        expect(await log.head()).toBe(head);
      });

      it('remembers a command that was carried out, and none that was not', async () => {
        const [done, failed] = [aCommandId(), aCommandId()];
        const result = await log.append({
          command: { commandId: done, fingerprint: 'done' },
          writes: [{ stream: one, expected: 'no-stream', events: [anEvent({ type: 'Done' })] }],
        });
        await log.append({
          command: { commandId: failed, fingerprint: 'x' },
          writes: [{ stream: one, expected: 'no-stream', events: [anEvent()] }],
        });
        if (result.outcome !== 'appended') throw new Error(result.outcome);
        const { position, streams, types } = result;
        expect(await log.carriedOut(done)).toEqual({ fingerprint: 'done', answer: { position, streams, types } });
        expect(await log.carriedOut(failed)).toBeUndefined();
        const reopened = await opened.another?.();
        if (reopened !== undefined)
          expect(await reopened.carriedOut(done)).toEqual({ fingerprint: 'done', answer: { position, streams, types } });
      });

      it('remembers a command that had nothing to write', async () => {
        const command = { commandId: aCommandId(), fingerprint: 'nothing to do' };
        await streamOf(one, 2);
        const first = await log.append({ command, writes: [], checks: [{ stream: one, expected: 1 }] });
        expect(first).toMatchObject({ outcome: 'appended', streams: standing(one, 2), types: [] });
        await log.append({ writes: [{ stream: one, expected: 1, events: [anEvent()] }] });
        expect(await log.append({ command, writes: [], checks: [{ stream: one, expected: 1 }] })).toEqual({
          ...first,
          outcome: 'repeated',
        });
      });
    });

    describe('with several streams in one append', () => {
      it('writes to all of them, in the order in which they are given', async () => {
        const [one, two, three] = [aStream('person'), aStream('case'), aStream('term')];
        await streamOf(two, 2);
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
        expect((await everything()).slice(2).map(({ stream, revision, type }) => [stream, revision, type])).toEqual([
          [one, 0, 'A'],
          [one, 1, 'B'],
          [two, 2, 'C'],
          [three, 0, 'D'],
        ]);
      });

      it('writes to none of them when one is not as expected, and names every one that is not', async () => {
        const [one, two, three, four] = [aStream('person'), aStream('case'), aStream('term'), aStream('custody')];
        await streamOf(two, 2);
        await streamOf(four, 1);
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

    describe('with readers while others write', () => {
      const writers = 32;
      const appendsEach = 94;

      it('shows a reader at the tail each event once, in order, with none left out', async () => {
        const total = writers * appendsEach;
        const seen: RecordedEvent[] = [];
        const tail = async (): Promise<void> => {
          let after = beforeFirst;
          while (seen.length < total) {
            const page = await log.readAll({ after, limit: 100 });
            seen.push(...page.events);
            after = page.upTo;
            if (page.events.length === 0) await log.wake(after, 5_000);
          }
        };
        const write = async (writer: number): Promise<readonly EventId[]> => {
          const stream = aStream('case');
          const ids: EventId[] = [];
          for (let count = 0; count < appendsEach; count++) {
            const event = anEvent({ data: JSON.stringify({ writer, count }) });
            const result = await log.append({ writes: [{ stream, expected: count === 0 ? 'no-stream' : count - 1, events: [event] }] });
            if (result.outcome === 'appended') ids.push(event.eventId);
          }
          return ids;
        };
        const [acknowledged] = await Promise.all([Promise.all(Array.from({ length: writers }, (_, writer) => write(writer))), tail()]);
        const seenIds = new Set(seen.map(({ eventId }) => eventId));
        expect({
          missed: acknowledged.flat().filter((id) => !seenIds.has(id)).length,
          doubled: seen.length - seenIds.size,
          outOfOrder: seen.filter(({ position }, index) => index > 0 && position <= (seen[index - 1]?.position ?? position)).length,
        }).toEqual({ missed: 0, doubled: 0, outOfOrder: 0 });
        expect(seenIds.size).toBe(total);
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
        const events = await everything();
        expect(events).toHaveLength(3 * appended);
        expect(events.at(-1)?.position).toBe(await log.head());
        if (opened.positions !== 'increasing')
          expect(events.map(({ position }) => position)).toEqual(events.map((_, index) => BigInt(index + 1)));
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
        const times = (await everything()).map(({ recordedAt }) => recordedAt.getTime());
        expect(times).toHaveLength(120);
        expect(times).toEqual([...times].sort((a, b) => a - b));
      });
    });

    describe('read page by page', () => {
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
        await streamOf(aStream('case'), 5);
        const { upTo } = await log.readAll({ after: beforeFirst, limit: 3 });
        const reopened = (await opened.another?.()) ?? log;
        await streamOf(aStream('case'), 2);
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
        const all = (await everything()).map(({ position }) => position);
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

      it('gives the revisions of a stream that are asked for, both ends included', async () => {
        const stream = aStream('case');
        await streamOf(stream, 6);
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

      it('does not mix streams whose names begin alike', async () => {
        const [short, long] = ['case-1' as StreamName, 'case-10' as StreamName]; // literal names, on purpose
        await streamOf(short, 1);
        await streamOf(long, 2);
        expect(await log.readStream(short)).toHaveLength(1);
        expect(await log.readStream('case-' as StreamName)).toEqual([]); // a prefix is not a stream
      });
    });

    describe('with nothing in it', () => {
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

    describe('with a reader that waits', () => {
      it('wakes it when an event is written', async () => {
        await streamOf(aStream('case'), 1);
        const head = await log.head();
        const woken = log.wake(head, 25_000);
        await streamOf(aStream('case'), 1);
        await woken;
        expect(await log.head()).toBeGreaterThan(head);
      });

      it('wakes it when another process writes an event', async () => {
        const reader = (await opened.another?.()) ?? log;
        const woken = reader.wake(beforeFirst, 25_000);
        await streamOf(aStream('case'), 1);
        await woken;
        expect((await reader.readAll({ after: beforeFirst, limit: 10 })).events).toHaveLength(1);
      });

      it('lets it go on at once when there is something to read', async () => {
        await streamOf(aStream('case'), 2);
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

    describe('with what an event holds', () => {
      const stream = aStream('person');

      async function storedAs(event: NewEvent): Promise<RecordedEvent> {
        const result = await log.append({ writes: [{ stream, expected: 'no-stream', events: [event] }] });
        expect(result.outcome).toBe('appended');
        const [read] = await log.readStream(stream);
        if (read === undefined) throw new Error('not stored');
        expect((await log.readAll({ after: beforeFirst, limit: 1 })).events[0]).toEqual(read);
        return read;
      }

      it('gives every field back as it was handed in', async () => {
        const event = anEvent({
          type: 'PersonRegistered',
          schemaVersion: 7,
          effectiveOn: '1961-12-31',
          personal: { key: 'person-key 1', ciphertext: Uint8Array.from({ length: 300 }, (_, index) => index % 256) },
          metadata: { actor: 'officer-7', traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01' },
        });
        const { personal, hash, position, recordedAt, ...read } = await storedAs(event);
        const { personal: sealed, ...given } = event;
        expect(read).toEqual({ ...given, stream, revision: 0 });
        expect(personal?.key).toBe(sealed?.key);
        expect(Buffer.from(personal?.ciphertext ?? [])).toEqual(Buffer.from(sealed?.ciphertext ?? []));
        expect(hash).toHaveLength(32);
        expect(position).toBe(await log.head());
        expect(recordedAt).toBeInstanceOf(Date);
      });

      it('knows an event without personal fields from one whose ciphertext is empty', async () => {
        expect(await storedAs(anEvent())).not.toHaveProperty('personal');
        const empty = aStream('person');
        await log.append({
          writes: [{ stream: empty, expected: 'any', events: [anEvent({ personal: { key: 'k', ciphertext: new Uint8Array() } })] }],
        });
        const [read] = await log.readStream(empty);
        expect(read?.personal?.key).toBe('k');
        expect(read?.personal?.ciphertext).toHaveLength(0);
      });

      const texts: Readonly<Record<string, string>> = {
        'in Kazakh, Russian, Chinese and emoji': '{"имя":"Әлия Өмірбекқызы","город":"Семей","中文":"缓刑","👩🏽‍⚖️":"🇰🇿"}',
        'with characters that are composed and decomposed': `{"composed":"\u00e9","decomposed":"e\u0301"}`,
        'with the escape of U+0000': '{"text":"before\\u0000after"}',
        'with the escape of half a surrogate pair': '{"text":"\\ud83d"}',
        'with escapes that need not be': '{"\\u0061":"\\/\\u0041"}',
        'with quotes, backslashes, braces, commas, tabs and line ends': '{ "a" : "\\"\\\\{},\\t\\r\\n" ,\r\n\t"NULL":null }',
        'with spaces, key order and a key given twice': '  {"b":1,\n "a":2, "b":3}  ',
        'with numbers that do not fit a double': '{"big":12345678901234567890,"tiny":1.0e-400,"exact":1.10,"minus":-0}',
        'that is not an object': '[1,"two",null]',
        'of 1 MiB': JSON.stringify({ text: 'Ж'.repeat(512 * 1024) }),
      };
      for (const [what, data] of Object.entries(texts)) {
        it(`keeps JSON text ${what} byte for byte`, async () => {
          const { data: read } = await storedAs(anEvent({ data }));
          expect(read === data).toBe(true);
        });
      }

      it('keeps unusual characters in names and in metadata', async () => {
        const odd = 'персона-{"a,b"}\\N "NULL" \t\'1\'' as StreamName; // every character that a store might escape
        const metadata = { 'ключ "1"': 'нөл: \u0000, \\u0000, "', empty: '', '': 'no key' };
        await log.append({ writes: [{ stream: odd, expected: 'no-stream', events: [anEvent({ type: 'Тип, "1"\\', metadata })] }] });
        const [read] = await log.readStream(odd);
        expect(read).toMatchObject({ stream: odd, type: 'Тип, "1"\\', metadata });
        expect(await log.append({ writes: [], checks: [{ stream: odd, expected: 0 }] })).toMatchObject({ outcome: 'appended' });
      });

      for (const effectiveOn of ['0001-01-01', '1900-02-28', '2000-02-29', '2024-03-01', '9999-12-31'] satisfies readonly LegalDate[]) {
        it(`keeps the legal day ${effectiveOn}`, async () => {
          expect((await storedAs(anEvent({ effectiveOn }))).effectiveOn).toBe(effectiveOn);
        });
      }

      it('takes 1,000 events in one append', async () => {
        const events = Array.from({ length: 1_000 }, () => anEvent());
        expect(await log.append({ writes: [{ stream, expected: 'no-stream', events }] })).toMatchObject({
          outcome: 'appended',
          streams: [{ stream, revision: 999 }],
        });
        expect((await log.readStream(stream)).map(({ eventId }) => eventId)).toEqual(events.map(({ eventId }) => eventId));
      });

      it('takes an append over 1,200 streams', async () => {
        const streams = Array.from({ length: 1_200 }, () => aStream('term'));
        const result = await log.append({ writes: streams.map((name) => ({ stream: name, expected: 'no-stream', events: [anEvent()] })) });
        expect(result).toMatchObject({ outcome: 'appended', streams: streams.map((name) => ({ stream: name, revision: 0 })) });
        expect((await everything()).map((event) => event.stream)).toEqual(streams);
      });

      it('is not changed when the caller changes what it handed in', async () => {
        const ciphertext = Uint8Array.of(1, 2, 3);
        const metadata: Record<string, string> = { actor: 'officer-1' };
        await log.append({
          writes: [{ stream, expected: 'no-stream', events: [anEvent({ personal: { key: 'k', ciphertext }, metadata })] }],
        });
        ciphertext[0] = 9;
        metadata['actor'] = 'somebody else';
        const [read] = await log.readStream(stream);
        expect(Buffer.from(read?.personal?.ciphertext ?? [])).toEqual(Buffer.of(1, 2, 3));
        expect(read?.metadata).toEqual({ actor: 'officer-1' });
      });
    });

    describe('with a chain of hashes in each stream', () => {
      async function chain(): Promise<readonly RecordedEvent[]> {
        const stream = aStream('person');
        const personal = { key: 'k', ciphertext: Uint8Array.of(1, 2, 3) };
        await log.append({ writes: [{ stream, expected: 'no-stream', events: [anEvent(), anEvent({ personal })] }] });
        await streamOf(aStream('case'), 2);
        await log.append({ writes: [{ stream, expected: 1, events: [anEvent({ personal, metadata: { b: '2', a: '1' } })] }] });
        return log.readStream(stream);
      }

      it('can be checked by anybody from the events that are read back', async () => {
        const events = await chain();
        expect(events).toHaveLength(3);
        expect(brokenAt(events)).toBeUndefined();
      });

      const changes: Readonly<Record<string, (event: RecordedEvent) => Partial<RecordedEvent>>> = {
        'the stream': () => ({ stream: aStream('person') }),
        'the revision': ({ revision }) => ({ revision: revision + 1 }),
        'the event id': () => ({ eventId: anEventId() }),
        'the type': ({ type }) => ({ type: `${type}s` }),
        'the schema version': ({ schemaVersion }) => ({ schemaVersion: schemaVersion + 1 }),
        'the time of recording': ({ recordedAt }) => ({ recordedAt: new Date(recordedAt.getTime() + 1) }),
        'the legal day': () => ({ effectiveOn: '2024-02-02' }),
        'a space in the data': ({ data }) => ({ data: `${data} ` }),
        'one bit of the ciphertext': () => ({ personal: { key: 'k', ciphertext: Uint8Array.of(1, 2, 2) } }),
        'whose key it is': () => ({ personal: { key: 'l', ciphertext: Uint8Array.of(1, 2, 3) } }),
        'the metadata': ({ metadata }) => ({ metadata: { ...metadata, a: '1 ' } }),
        'its own hash': ({ hash }) => ({ hash: Uint8Array.from(hash, (byte, index) => (index === 31 ? byte ^ 1 : byte)) }),
      };
      for (const [what, change] of Object.entries(changes)) {
        it(`breaks at the event when ${what} is changed`, async () => {
          const events = await chain();
          expect(brokenAt(events.map((event, index) => (index === 1 ? { ...event, ...change(event) } : event)))).toBe(1);
        });
      }

      it('breaks when an event is left out, and when two change places', async () => {
        const [first, second, third] = await chain();
        if (first === undefined || second === undefined || third === undefined) throw new Error('not stored');
        expect(brokenAt([second, third])).toBe(0);
        expect(brokenAt([first, third])).toBe(1);
        expect(brokenAt([first, third, second])).toBe(1);
      });
    });

    describe('with an append that no log would take', () => {
      const stream = aStream('case');
      const one = anEvent();
      const write = (change: Partial<Record<keyof NewEvent, unknown>>): Append => ({
        writes: [{ stream, expected: 'any', events: [{ ...anEvent(), ...change } as NewEvent] }], // wrong on purpose
      });
      const malformed: Readonly<Record<string, Append>> = {
        'a stream that is written to twice': {
          writes: [
            { stream, expected: 'any', events: [one] },
            { stream, expected: 'any', events: [anEvent()] },
          ],
        },
        'a stream that is written to and checked': {
          writes: [{ stream, expected: 'any', events: [one] }],
          checks: [{ stream, expected: 'any' }],
        },
        'a write without events': { writes: [{ stream, expected: 'any', events: [] }] },
        'the same event twice': { writes: [{ stream, expected: 'any', events: [one, one] }] },
        'an expected revision of -1': { writes: [{ stream, expected: -1, events: [one] }] },
        'a stream without a name': { writes: [{ stream: '' as StreamName, expected: 'any', events: [one] }] }, // wrong on purpose
        'U+0000 in a name': { writes: [{ stream: 'case-\0' as StreamName, expected: 'any', events: [one] }] }, // wrong on purpose
        'a command id that is not a UUID': { command: { commandId: 'x' as CommandId, fingerprint: 'f' }, writes: [] }, // wrong on purpose
        'an event id that is not a UUID': write({ eventId: 'x' }),
        'an event id in upper case': write({ eventId: one.eventId.replace('e', 'E').replace(/^./, 'A') }),
        'data that is not JSON': write({ data: '{"a":' }),
        'data with a bare U+0000': write({ data: '{"a":"\0"}' }),
        'data with half a surrogate pair': write({ data: '{"a":"\ud83d"}' }),
        'metadata with half a surrogate pair': write({ metadata: { a: '\udc00' } }),
        'a day that is not in the calendar': write({ effectiveOn: '2023-02-29' }),
        'a day of the year 0': write({ effectiveOn: '0000-01-01' }),
        'a day with a time': write({ effectiveOn: '2023-02-28T00:00:00Z' }),
        'a schema version of 0': write({ schemaVersion: 0 }),
        'a type without a name': write({ type: '' }),
      };
      for (const [what, append] of Object.entries(malformed)) {
        it(`refuses ${what} with an error, and writes nothing`, async () => {
          await expect(log.append(append)).rejects.toThrow(MalformedAppend);
          expect(await log.head()).toBe(beforeFirst);
        });
      }
    });
  });
}

/** Index of the first event of a whole stream whose hash does not follow from it and the one before. */
function brokenAt(events: readonly RecordedEvent[]): number | undefined {
  const broken = events.findIndex((event, index) => {
    const expected = eventHash(events[index - 1]?.hash ?? hashBeforeFirst, event);
    return !Buffer.from(expected).equals(Buffer.from(event.hash));
  });
  return broken === -1 ? undefined : broken;
}

async function readOn(log: EventLog, limit: number): Promise<readonly RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for (let after: Position = beforeFirst; ;) {
    const page = await log.readAll({ after, limit });
    if (page.events.length === 0) return events;
    events.push(...page.events);
    after = page.upTo;
  }
}

function standing(stream: StreamName, events: number): readonly { readonly stream: StreamName; readonly revision: number }[] {
  return events === 0 ? [] : [{ stream, revision: events - 1 }];
}

let lastId = 0;

function aUuid(): string {
  lastId += 1;
  return `0192e4a0-7b1c-7000-8000-${lastId.toString(16).padStart(12, '0')}`;
}

function anEventId(): EventId {
  return aUuid() as EventId; // well formed, and new each time
}

function aCommandId(): CommandId {
  return aUuid() as CommandId; // well formed, and new each time
}

function aStream(category: string): StreamName {
  return `${category}-${aUuid()}` as StreamName; // new each time
}

function anEvent(change: Partial<NewEvent> = {}): NewEvent {
  return {
    eventId: anEventId(),
    type: 'Recorded',
    schemaVersion: 1,
    effectiveOn: '2024-02-01',
    data: '{"reason":"none"}',
    metadata: { actor: 'officer-1' },
    ...change,
  };
}
