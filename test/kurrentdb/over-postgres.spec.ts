import { afterAll, beforeAll } from '@jest/globals';
import { PostgresEventLog } from '../../libs/event-log-postgres/postgres-event-log.ts';
import { eventLogContract } from '../../libs/event-log/event-log-contract.ts';
import { EventLogRecordStore } from '../../libs/kurrentdb-server/event-log-record-store.ts';
import { kurrentdbLimits, openOverProtocol } from './open-over-protocol.ts';
import { logDatabase, type LogDatabase } from '../postgres/log-database.ts';

let database: LogDatabase;
beforeAll(async () => {
  database = await logDatabase();
});
afterAll(() => database.drop());

eventLogContract(
  'KurrentDB (over PostgreSQL)',
  async () => {
    await database.empty();
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
