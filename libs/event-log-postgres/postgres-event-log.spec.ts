import { afterAll, beforeAll } from '@jest/globals';
import { Pool } from 'pg';
import { eventLogContract } from '../event-log/event-log-contract.ts';
import { PostgresEventLog } from './postgres-event-log.ts';
import { PostgresLogCopy } from './postgres-log-copy.ts';
import { logDatabase, type LogDatabase } from '../../test/postgres/log-database.ts';

let database: LogDatabase;
beforeAll(async () => {
  database = await logDatabase();
});
afterAll(() => database.drop());

eventLogContract('PostgreSQL', async () => {
  await database.empty();
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
