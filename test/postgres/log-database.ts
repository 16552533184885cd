import { Client } from 'pg';
import { freshDatabase } from '../../libs/embedded-postgres/test-database.ts';
import { migrateEventLog } from '../../libs/event-log-postgres/event-log-schema.ts';

/** A database of one spec, whose event log is made anew as often as a test wants an empty one. */
export interface LogDatabase {
  readonly url: string;
  /** Whoever has the log open has closed it by then. */
  empty(): Promise<void>;
  drop(): Promise<void>;
}

export async function logDatabase(): Promise<LogDatabase> {
  const database = await freshDatabase();
  const client = new Client({ connectionString: database.url });
  await client.connect();
  return {
    url: database.url,
    empty: async () => {
      await client.query('drop schema if exists event_log cascade');
      await migrateEventLog(client);
    },
    drop: async () => {
      await client.end();
      await database.drop();
    },
  };
}
