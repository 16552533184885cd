import { describe, expect, it } from '@jest/globals';
import { fill } from './contract/filled-log.ts';
import { variedLog } from './contract/varied-log.ts';
import type { RecordedEvent } from './event.ts';
import type { EventLog } from './event-log.ts';
import { MemoryEventLog } from './memory-event-log.ts';
import { verifyChain } from './verify-chain.ts';

/** The log as a reader would find it if its store had done this to its events. */
function altered(
  log: EventLog,
  change: (events: readonly RecordedEvent[]) => readonly RecordedEvent[],
): Pick<EventLog, 'head' | 'readAll'> {
  return {
    head: () => log.head(),
    readAll: async (range) => {
      const page = await log.readAll(range);
      return { ...page, events: change(page.events) };
    },
  };
}

describe('a log that is verified through its port', () => {
  it('is whole where every event follows from the one before in its stream', async () => {
    expect(await verifyChain(await variedLog())).toEqual({ head: 9n, events: 9, faults: [] });
    expect(await verifyChain(new MemoryEventLog(() => new Date()))).toEqual({ head: 0n, events: 0, faults: [] });
  });

  it.each([
    ['its data', (event: RecordedEvent) => ({ ...event, data: `${event.data} ` })],
    ['its legal day', (event: RecordedEvent) => ({ ...event, effectiveOn: '2024-02-02' as const })],
    ['its hash', (event: RecordedEvent) => ({ ...event, hash: new Uint8Array(32) })],
  ])('names the event of which %s was changed, and the one that was chained to it only where its hash is another', async (_, change) => {
    const log = await variedLog();
    const { faults } = await verifyChain(altered(log, (events) => events.map((event) => (event.position === 3n ? change(event) : event))));
    expect(faults[0]).toMatchObject({ what: 'hash', position: 3n });
  });

  it('names the event before which one is missing', async () => {
    const log = await variedLog();
    const { faults } = await verifyChain(altered(log, (events) => events.filter(({ position }) => position !== 3n)));
    expect(faults[0]).toMatchObject({ what: 'revision', position: 4n, says: 'the stream goes on with revision 1' });
  });

  it('names an event whose time is before that of the one before it', async () => {
    const log = await variedLog();
    const early = new Date('2023-01-01T00:00:00Z');
    const back = altered(log, (events) => events.map((event) => (event.position === 3n ? { ...event, recordedAt: early } : event)));
    expect((await verifyChain(back)).faults.map(({ what }) => what)).toContain('time');
  });

  it('says what whoever asked says of an event', async () => {
    const check = ({ type }: RecordedEvent): string | undefined => (type === 'B' ? 'unheard of' : undefined);
    expect((await verifyChain(await variedLog(), { check })).faults).toMatchObject([{ what: 'event', says: 'unheard of' }]);
  });

  it('tells of 100 faults at most, and reads to the end', async () => {
    const log = new MemoryEventLog(() => new Date());
    await fill(log, 5_000);
    const { events, faults } = await verifyChain(altered(log, (page) => page.map((event) => ({ ...event, data: '{}' }))));
    expect([events, faults.length]).toEqual([5_000, 100]);
  });
});
