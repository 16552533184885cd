import { beforeEach, describe, expect, it } from '@jest/globals';
import { beforeFirst, streamName, type EventId, type Position, type RecordedEvent } from '../../libs/event-log/event.ts';
import type { EventLog } from '../../libs/event-log/event-log.ts';
import { MemoryEventLog } from '../../libs/event-log/memory-event-log.ts';
import { LogOracle } from './log-oracle.ts';

const first = 1n as Position; // as a log would give it
const second = 2n as Position; // as a log would give it

let log: MemoryEventLog;
let oracle: LogOracle;
beforeEach(() => {
  log = new MemoryEventLog(() => new Date('2026-03-05T09:00:00Z'));
  oracle = oracleOf(log);
});

describe('the oracle of a measured run', () => {
  it('accepts a log that holds what it acknowledged, where it acknowledged it', async () => {
    await store(1);
    await store(2);
    oracle.isAcknowledged(first, idOf(1));
    oracle.isAcknowledged(second, idOf(2));
    await expect(oracle.expectWhole()).resolves.toBeUndefined();
  });

  it('looks again only at what came since', async () => {
    await store(1);
    oracle.isAcknowledged(first, idOf(1));
    await oracle.expectWhole();
    await store(2);
    oracle.isAcknowledged(second, idOf(2));
    await expect(oracle.expectWhole()).resolves.toBeUndefined();
  });

  it('refuses a log that lost an event that it acknowledged', async () => {
    await store(1);
    oracle.isAcknowledged(first, idOf(1));
    oracle.isAcknowledged(second, idOf(2));
    await expect(oracle.expectWhole()).rejects.toThrow(`${idOf(2)} was acknowledged at position 2 and is not there`);
  });

  it('refuses a log that stored an event that it never acknowledged', async () => {
    await store(1);
    await store(2);
    oracle.isAcknowledged(first, idOf(1));
    await expect(oracle.expectWhole()).rejects.toThrow('What is stored at position 2 was never acknowledged there');
  });

  it('refuses a log in which two events changed places', async () => {
    await store(1);
    await store(2);
    oracle.isAcknowledged(first, idOf(2));
    oracle.isAcknowledged(second, idOf(1));
    await expect(oracle.expectWhole()).rejects.toThrow('What is stored at position 1 was never acknowledged there');
  });

  it('refuses a log with a gap between positions', async () => {
    await store(1);
    await store(2);
    await store(3);
    const holed = oracleOf(without(log, second));
    holed.isAcknowledged(first, idOf(1));
    holed.isAcknowledged(3n as Position, idOf(3)); // as a log would give it
    await expect(holed.expectWhole()).rejects.toThrow('Position 3 comes after 1');
  });

  it('refuses a log that ends before its head', async () => {
    await store(1);
    await store(2);
    const cut = oracleOf(without(log, second));
    cut.isAcknowledged(first, idOf(1));
    await expect(cut.expectWhole()).rejects.toThrow('The log ends at 1, and its head is 2');
  });
});

function oracleOf(read: Pick<EventLog, 'readAll' | 'head'>): LogOracle {
  return new LogOracle(read, ({ eventId }: RecordedEvent) => eventId, beforeFirst);
}

/** The same log, of which one event cannot be read. */
function without(whole: MemoryEventLog, position: Position): Pick<EventLog, 'readAll' | 'head'> {
  return {
    head: () => whole.head(),
    readAll: async (range) => {
      const page = await whole.readAll(range);
      return { ...page, events: page.events.filter((event) => event.position !== position) };
    },
  };
}

async function store(n: number): Promise<void> {
  const event = { eventId: idOf(n), type: 'Recorded', schemaVersion: 1, effectiveOn: '2026-03-05', data: '{}', metadata: {} } as const;
  await log.append({ writes: [{ stream: streamName('bench', String(n)), expected: 'no-stream', events: [event] }] });
}

function idOf(n: number): EventId {
  return `0192e4a0-7b1c-7000-8000-00000000000${String(n)}` as EventId; // well formed
}
