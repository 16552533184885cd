import { PostgresEventLog } from '../../libs/event-log-postgres/postgres-event-log.ts';
import { migrateEventLog } from '../../libs/event-log-postgres/event-log-schema.ts';
import { startEmbeddedPostgres } from '../../libs/embedded-postgres/embedded-postgres.ts';
import type { Configuration } from '../configuration.ts';
import { stopUnlessUsed } from '../deployment.ts';
import type { DataSetSize } from '../data-set/load-data-set.ts';
import { serve } from './serve.ts';
import { Client } from 'pg';

export const demoLogs = ['postgres', 'kurrentdb'] as const;

/** A synthetic data set, API and worker; with its log in PostgreSQL, or behind the protocol of KurrentDB and through its client. */
export async function demo(configuration: Configuration, dataSet: DataSetSize, log: (typeof demoLogs)[number]): Promise<void> {
  if (log === 'postgres') {
    await serve(configuration, { dataSet });
    return;
  }
  // a place of its own: registers know the positions of one log
  const folder = `${configuration.folder}-kurrentdb`;
  const embedded = await startEmbeddedPostgres({ folder, onLog: (line) => process.stderr.write(`${line}\n`) });
  const opened: (() => Promise<unknown>)[] = [() => stopUnlessUsed(embedded)];
  try {
    const { EventLogRecordStore } = await import('../../libs/kurrentdb-server/event-log-record-store.ts');
    const { startKurrentdbServer } = await import('../../libs/kurrentdb-server/kurrentdb-server.ts');
    const client = new Client({ connectionString: embedded.url });
    await client.connect();
    await migrateEventLog(client);
    await client.end();
    const records = new PostgresEventLog({ connectionString: embedded.url, readers: 8 });
    opened.push(() => records.close());
    const server = await startKurrentdbServer({ store: new EventLogRecordStore(records) });
    opened.push(() => server.close());
    await serve({ ...configuration, folder, databaseUrl: embedded.url, eventLogUrl: server.url }, { dataSet });
  } finally {
    for (const close of opened.reverse()) await close();
  }
}
