import { createHash } from 'node:crypto';
import { eventHash, hashBeforeFirst } from '../event-log/event-hash.ts';
import { streamName, type EventId, type Position, type RecordedEvent } from '../event-log/event.ts';
import type { PersonalSeal } from '../event-log/personal-seal.ts';

/** Events as a log would keep them, chained in one stream, each with fields sealed under the key of a person; for specs. */
export async function sealedEvents(seal: PersonalSeal, of: readonly { key: string; fields: object }[]): Promise<readonly RecordedEvent[]> {
  const parts = await seal.seal(of.map(({ key, fields }, index) => ({ key, fields, eventId: eventIdOf(index) })));
  const events: RecordedEvent[] = [];
  for (const [revision, personal] of parts.entries()) {
    const event = { ...eventWithoutPersonal(revision), personal };
    events.push({ ...event, hash: eventHash(events.at(-1)?.hash ?? hashBeforeFirst, event) });
  }
  return events;
}

export function eventWithoutPersonal(revision: number): RecordedEvent {
  return {
    eventId: eventIdOf(revision),
    type: 'ContactChanged',
    schemaVersion: 1,
    effectiveOn: '2024-02-01',
    data: '{}',
    metadata: {},
    stream: streamName('person', 'a'),
    revision,
    position: BigInt(revision + 1) as Position, // any place
    recordedAt: new Date('2024-02-01T10:00:00.000Z'),
    hash: hashBeforeFirst,
  };
}

/** Whether the events are still the ones that were chained; needs no key. */
export function chainHolds(events: readonly RecordedEvent[]): boolean {
  return events.every((event, index) => {
    const expected = eventHash(events[index - 1]?.hash ?? hashBeforeFirst, event);
    return Buffer.compare(expected, event.hash) === 0;
  });
}

export function eventIdOf(index: number): EventId {
  const digits = createHash('sha256').update(String(index)).digest('hex');
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-5${digits.slice(13, 16)}-8${digits.slice(17, 20)}-${digits.slice(20, 32)}` as EventId; // any UUID
}
