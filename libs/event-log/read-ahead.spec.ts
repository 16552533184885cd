import { describe, expect, it } from '@jest/globals';
import type { EventId, StreamName } from './event.ts';
import { MemoryEventLog } from './memory-event-log.ts';
import { ReadAhead } from './read-ahead.ts';

const stream = 'file-1' as StreamName; // any text will do here

async function grow(log: MemoryEventLog, digit: string): Promise<void> {
  const eventId = `0192e4a0-7b1c-7000-8000-00000000000${digit}` as EventId; // a literal id
  const event = { eventId, type: 'NoteAdded', schemaVersion: 1, effectiveOn: '2025-03-03', data: '{}', metadata: {} } as const;
  await log.append({ writes: [{ stream, expected: 'any', events: [event] }] });
}

describe('a stream that was read ahead', () => {
  it('is handed out as it was read, once, and is read anew after that', async () => {
    const log = new MemoryEventLog(() => new Date('2025-03-03T09:00:00Z'));
    const ahead = new ReadAhead(log);
    await grow(log, '1');
    expect(await ahead.keep(stream)).toHaveLength(1);
    await grow(log, '2');
    expect(await ahead.readStream(stream)).toHaveLength(1);
    expect(await ahead.readStream(stream)).toHaveLength(2);
  });

  it('is read from the log where nobody has read it', async () => {
    const log = new MemoryEventLog(() => new Date('2025-03-03T09:00:00Z'));
    await grow(log, '1');
    expect(await new ReadAhead(log).readStream(stream)).toHaveLength(1);
  });
});
