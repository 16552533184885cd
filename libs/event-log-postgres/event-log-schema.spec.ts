import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { freshDatabase, type TestDatabase } from '../embedded-postgres/test-database.ts';
import type { CommandId, EventId, StreamName } from '../event-log/event.ts';
import { migrateEventLog } from './event-log-schema.ts';
import { PostgresEventLog } from './postgres-event-log.ts';

let database: TestDatabase;
let owner: Client;

beforeAll(async () => {
  database = await freshDatabase();
  owner = new Client({ connectionString: database.url });
  await owner.connect();
  await migrateEventLog(owner);
  const log = new PostgresEventLog({ connectionString: database.url });
  await log.append({
    command: { commandId: '0192e4a0-7b1c-7000-8000-000000000001' as CommandId, fingerprint: 'one' }, // well formed
    writes: [
      {
        stream: 'case-1' as StreamName, // a literal name
        expected: 'no-stream',
        events: [
          {
            eventId: '0192e4a0-7b1c-7000-8000-000000000002' as EventId, // well formed
            type: 'Recorded',
            schemaVersion: 1,
            effectiveOn: '2024-02-01',
            data: '{}',
            metadata: {},
          },
        ],
      },
    ],
  });
  await log.close();
});

afterAll(async () => {
  await owner.end();
  await database.drop();
});

async function count(table: string): Promise<string | undefined> {
  const { rows } = await owner.query<{ count: string }>(`select count(*) from event_log.${table}`);
  return rows[0]?.count;
}

describe('the tables of the log', () => {
  const refused: readonly (readonly [table: string, statement: string])[] = [
    ['events', `update event_log.events set data = '{}'`],
    ['events', 'update event_log.events set position = 2 where false'],
    ['events', 'delete from event_log.events'],
    ['events', 'truncate event_log.events'],
    ['commands', `update event_log.commands set fingerprint = 'two'`],
    ['commands', 'delete from event_log.commands'],
    ['commands', 'truncate event_log.commands'],
  ];
  for (const [table, statement] of refused) {
    it(`refuse to their own owner: ${statement}`, async () => {
      await expect(owner.query(statement)).rejects.toThrow(/what is recorded is never changed/);
      expect(await count(table)).toBe('1');
    });
  }

  it('tell where the log ends', async () => {
    expect((await owner.query('select position from event_log.head')).rows).toEqual([{ position: '1' }]);
  });
});

describe('migrating a log', () => {
  it('leaves what is there alone when it is done again', async () => {
    await migrateEventLog(owner);
    expect(await count('events')).toBe('1');
    expect(await count('migrations')).toBe('2');
  });

  it('works when several processes start at once', async () => {
    const other = await freshDatabase();
    const clients = Array.from({ length: 5 }, () => new Client({ connectionString: other.url }));
    try {
      await Promise.all(clients.map((client) => client.connect()));
      await Promise.all(clients.map(migrateEventLog));
      const { rows } = (await clients[0]?.query<{ number: number }>('select number from event_log.migrations')) ?? { rows: [] };
      expect(rows).toEqual([{ number: 1 }, { number: 2 }]);
    } finally {
      await Promise.all(clients.map((client) => client.end()));
      await other.drop();
    }
  });

  it('leaves nothing behind when it fails, and tells why', async () => {
    const other = await freshDatabase();
    const client = new Client({ connectionString: other.url });
    try {
      await client.connect();
      await client.query('create schema event_log; create table event_log.streams (stream text)');
      await expect(migrateEventLog(client)).rejects.toThrow(/"streams" already exists/);
      const { rows } = await client.query<{ head: string | null }>(`select to_regclass('event_log.head')::text as head`);
      expect(rows).toEqual([{ head: null }]);
    } finally {
      await client.end();
      await other.drop();
    }
  });
});
