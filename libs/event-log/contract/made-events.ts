import { beforeFirst, type CommandId, type EventId, type NewEvent, type Position, type RecordedEvent, type StreamName } from '../event.ts';
import type { EventLog } from '../event-log.ts';

let lastId = 0;

function aUuid(): string {
  lastId += 1;
  return `0192e4a0-7b1c-7000-8000-${lastId.toString(16).padStart(12, '0')}`;
}

export function anEventId(): EventId {
  return aUuid() as EventId; // well formed, and new each time
}

export function aCommandId(): CommandId {
  return aUuid() as CommandId; // well formed, and new each time
}

export function aStream(category: string): StreamName {
  return `${category}-${aUuid()}` as StreamName; // new each time
}

export function anEvent(change: Partial<NewEvent> = {}): NewEvent {
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

/** Begins a stream with that many events; leaves it unbegun where that is 0. */
export async function streamOf(log: EventLog, stream: StreamName, count: number): Promise<void> {
  if (count === 0) return;
  const events = Array.from({ length: count }, () => anEvent());
  const { outcome } = await log.append({ writes: [{ stream, expected: 'no-stream', events }] });
  if (outcome !== 'appended') throw new Error(outcome);
}

/** Where a stream of that many events stands, as an append tells it. */
export function standing(stream: StreamName, events: number): readonly { readonly stream: StreamName; readonly revision: number }[] {
  return events === 0 ? [] : [{ stream, revision: events - 1 }];
}

/** Every event of a log, in order of position. */
export async function everything(log: EventLog): Promise<readonly RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for (let after: Position = beforeFirst; ;) {
    const page = await log.readAll({ after, limit: 500 });
    if (page.events.length === 0) return events;
    events.push(...page.events);
    after = page.upTo;
  }
}
