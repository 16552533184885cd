import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { streamName, type CommandId, type EventId, type NewEvent, type Position, type StreamName } from '../event.ts';
import type { Append, EventLog, ExpectedRevision, StreamWrite } from '../event-log.ts';

/** An append that was answered `appended`. */
export interface Acknowledgement {
  readonly position: Position;
  /** In the order in which they were given; the last one is at the position. */
  readonly eventIds: readonly EventId[];
}

/**
 * A writer of a test, who asks for everything that a log allows until the time is up: a stream of its own with an expected revision,
 * streams that everybody writes to, several streams at once, checks, and commands that it repeats. Rests up to 3 ms between two appends.
 *
 * @throws Error where an answer cannot be: a conflict on its own stream, another answer to a repetition
 */
export async function writeMixed(
  log: EventLog,
  { writer, milliseconds }: { readonly writer: number; readonly milliseconds: number },
  acknowledged: (told: Acknowledgement) => void,
): Promise<void> {
  const own = streamName('own', randomUUID());
  const shared = streamName('shared', String(writer % 3));
  let revision = -1;
  /** As the last conflict told it. */
  let believed: ExpectedRevision = 'no-stream';
  const end = performance.now() + milliseconds;
  for (let turn = writer; performance.now() < end; turn++) {
    const mark = { command: { commandId: randomUUID() as CommandId, fingerprint: String(turn) } }; // well formed
    const next = {
      stream: own,
      expected: revision === -1 ? ('no-stream' as const) : revision,
      events: someEvents(1 + (turn % 3), turn % 7 === 0 ? 'Rare' : 'Recorded'),
    };
    const append = asked(turn % 8, { mark, next, shared, believed });
    const result = await log.append(append);
    switch (result.outcome) {
      case 'appended': {
        if (append.writes.includes(next)) revision += next.events.length;
        believed = result.streams.find(({ stream }) => stream === shared)?.revision ?? believed;
        acknowledged({ position: result.position, eventIds: append.writes.flatMap(({ events }) => events.map(({ eventId }) => eventId)) });
        if (turn % 5 === 0) await repeat(log, append, result.position);
        break;
      }
      case 'conflict': {
        const other = result.conflicts.find(({ stream }) => stream !== shared);
        if (other !== undefined) throw new Error(`${other.stream} was expected at ${String(other.expected)}, not ${String(other.actual)}`);
        believed = result.conflicts[0]?.actual ?? believed;
        break;
      }
      case 'repeated':
      case 'id-taken':
        throw new Error(`A new append was answered ${result.outcome}`);
    }
    await pause(turn % 4);
  }
}

function asked(
  which: number,
  { mark, next, shared, believed }: { mark: Pick<Append, 'command'>; next: StreamWrite; shared: StreamName; believed: ExpectedRevision },
): Append {
  const unusual: readonly (() => Append)[] = [
    () => ({ ...mark, writes: [{ stream: shared, expected: believed, events: someEvents(1) }] }),
    () => ({ ...mark, writes: [next], checks: [{ stream: shared, expected: believed }] }),
    () => ({ ...mark, writes: [next, { stream: shared, expected: 'any', events: someEvents(1) }] }),
    () => ({ writes: [{ stream: streamName('new', randomUUID()), expected: 'no-stream', events: someEvents(1) }, next] }),
    () => ({ writes: [{ stream: shared, expected: believed, events: someEvents(1) }, next] }),
  ];
  return unusual[which]?.() ?? { ...mark, writes: [next] };
}

async function repeat(log: EventLog, append: Append, position: Position): Promise<void> {
  const again = await log.append(append);
  if (again.outcome !== 'repeated' || again.position !== position) throw new Error(`A repetition was answered ${again.outcome}`);
}

function someEvents(count: number, type = 'Recorded'): readonly NewEvent[] {
  return Array.from({ length: count }, () => ({
    eventId: randomUUID() as EventId, // well formed
    type,
    schemaVersion: 1,
    effectiveOn: '2024-02-01',
    data: '{"reason":"none"}',
    metadata: { actor: 'officer-1' },
  }));
}
