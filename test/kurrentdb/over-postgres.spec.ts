import { afterAll, beforeAll } from '@jest/globals';
import { Client } from 'pg';
import { freshDatabase, type TestDatabase } from '../../libs/embedded-postgres/test-database.ts';
import { migrateEventLog } from '../../libs/event-log-postgres/event-log-schema.ts';
import { PostgresEventLog } from '../../libs/event-log-postgres/postgres-event-log.ts';
import { eventLogContract } from '../../libs/event-log/event-log-contract.ts';
import { EventLogRecordStore } from '../../libs/kurrentdb-server/event-log-record-store.ts';
import { kurrentdbLimits, openOverProtocol } from './open-over-protocol.ts';

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

eventLogContract(
  'KurrentDB (over PostgreSQL)',
  async () => {
    await owner.query('drop schema if exists event_log cascade');
    await migrateEventLog(owner);
    const stored = new PostgresEventLog({ connectionString: database.url });
    const opened = await openOverProtocol(new EventLogRecordStore(stored));
    return {
      ...opened,
      close: async () => {
        await opened.close();
        await stored.close();
      },
    };
  },
  kurrentdbLimits,
);
