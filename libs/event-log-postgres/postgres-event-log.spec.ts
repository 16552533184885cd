import { afterAll, beforeAll } from '@jest/globals';
import { Client, Pool } from 'pg';
import { freshDatabase, type TestDatabase } from '../embedded-postgres/test-database.ts';
import { eventLogContract } from '../event-log/event-log-contract.ts';
import { migrateEventLog } from './event-log-schema.ts';
import { PostgresEventLog } from './postgres-event-log.ts';
import { PostgresLogCopy } from './postgres-log-copy.ts';

let database: TestDatabase;
let owner: Client;

beforeAll(async () => {
  database = await freshDatabase();
  owner = new Client({ connectionString: database.url });
  await owner.connect();
});

afterAll(async () => {
  await owner.end();
  await database.drop();
});

eventLogContract('PostgreSQL', async () => {
  await owner.query('drop schema if exists event_log cascade');
  await migrateEventLog(owner);
  const logs: PostgresEventLog[] = [];
  const pool = new Pool({ connectionString: database.url, max: 2 });
  const another = (): Promise<PostgresEventLog> => {
    const log = new PostgresEventLog({ connectionString: database.url });
    logs.push(log);
    return Promise.resolve(log);
  };
  return {
    log: await another(),
    another,
    restorable: new PostgresLogCopy(pool),
    close: async () => {
      await Promise.all([...logs.map((log) => log.close()), pool.end()]);
    },
  };
});
