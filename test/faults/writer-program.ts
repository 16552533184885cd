import { createInterface } from 'node:readline';
import type { CommandId, EventId, NewEvent, StreamName } from '../../libs/event-log/event.ts';
import type { ExpectedRevision } from '../../libs/event-log/event-log.ts';
import { PostgresEventLog } from '../../libs/event-log-postgres/postgres-event-log.ts';

/** What a writer is told to append, one line of JSON each. */
export interface WriteOrder {
  readonly id: string;
  readonly writes: readonly { readonly stream: string; readonly expected: ExpectedRevision; readonly events: readonly string[] }[];
}

/** What it answers, one line of JSON each, once it knows. */
export interface WriteAnswer {
  readonly id: string;
  readonly outcome: 'stored' | 'conflict' | 'id-taken' | 'nothing-written' | 'open';
  /** Of the last event, where it is stored. */
  readonly position?: string;
}

/** A process that does nothing but append to a log. */
if (process.argv[1] === import.meta.filename) {
  const log = new PostgresEventLog({ connectionString: process.env['DATABASE_URL'] ?? '' });
  const say = (answer: WriteAnswer): void => void process.stdout.write(`${JSON.stringify(answer)}\n`);
  process.stdout.write('ready\n');
  for await (const line of createInterface({ input: process.stdin })) {
    const order = JSON.parse(line) as WriteOrder; // of the process that started this one
    void append(log, order).then(say);
  }
  await log.close();
}

async function append(log: PostgresEventLog, { id, writes }: WriteOrder): Promise<WriteAnswer> {
  try {
    const result = await log.append({
      command: { commandId: id as CommandId, fingerprint: id }, // ids of the ledger are UUIDs
      writes: writes.map(({ stream, expected, events }) => ({
        stream: stream as StreamName, // as the ledger names them
        expected,
        events: events.map((eventId) => eventOf(id, eventId)),
      })),
    });
    switch (result.outcome) {
      case 'appended':
      case 'repeated':
        return { id, outcome: 'stored', position: String(result.position) };
      case 'conflict':
      case 'id-taken':
        return { id, outcome: result.outcome };
    }
  } catch (error) {
    const isOpen = error instanceof Error && error.name === 'OutcomeUnknown';
    return { id, outcome: isOpen ? 'open' : 'nothing-written' };
  }
}

function eventOf(id: string, eventId: string): NewEvent {
  return {
    eventId: eventId as EventId, // a UUID of the ledger
    type: 'NoteTaken',
    schemaVersion: 1,
    effectiveOn: '2025-01-01',
    data: JSON.stringify({ note: id, filling: 'x'.repeat(200) }),
    metadata: { correlationId: id },
  };
}
