import { describe, expect, it } from '@jest/globals';
import { eventLogContract } from './event-log-contract.ts';
import { beforeFirst, type EventId, type StreamName } from './event.ts';
import { MemoryEventLog } from './memory-event-log.ts';

eventLogContract('memory', () => {
  const log = new MemoryEventLog(() => new Date());
  return Promise.resolve({ log, restorable: log, close: () => log.close() });
});

describe('the clock of a memory event log', () => {
  it('is recorded to the millisecond, and the last time is recorded again where it goes back', async () => {
    const times = ['2024-02-01T10:00:00.005Z', '2024-02-01T10:00:00.004Z', '2024-02-01T10:00:00.006Z'];
    const log = new MemoryEventLog(() => new Date(times.shift() ?? '2024-03-01'));
    for (const id of ['1', '2', '3']) {
      const event = {
        eventId: `0192e4a0-7b1c-7000-8000-00000000000${id}` as EventId, // any id
        type: 'Recorded',
        schemaVersion: 1,
        effectiveOn: '2024-02-01',
        data: '{}',
        metadata: {},
      } as const;
      await log.append({ writes: [{ stream: 'case-1' as StreamName, expected: 'any', events: [event] }] }); // any name
    }
    const { events } = await log.readAll({ after: beforeFirst, limit: 10 });
    expect(events.map(({ recordedAt }) => recordedAt.toISOString())).toEqual([
      '2024-02-01T10:00:00.005Z',
      '2024-02-01T10:00:00.005Z',
      '2024-02-01T10:00:00.006Z',
    ]);
  });
});
