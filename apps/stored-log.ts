import type { Pool } from 'pg';
import { takingOver, type CopyOfLog } from '../libs/event-log/copy-log.ts';
import type { EventLog } from '../libs/event-log/event-log.ts';
import { PostgresEventLog } from '../libs/event-log-postgres/postgres-event-log.ts';
import { PostgresLogCopy } from '../libs/event-log-postgres/postgres-log-copy.ts';
import { isInKurrentdb } from './configuration.ts';

/** An event log, wherever it is kept. */
export interface StoredLog {
  readonly log: EventLog;
  /** The same log as one that can be copied. */
  readonly logCopy: CopyOfLog;
  /** Of its database; absent where it is in a KurrentDB. */
  readonly logPool: Pool | undefined;
}

/**
 * Opens the event log of an address. One in PostgreSQL is not brought up to date.
 *
 * @throws LogUnavailable where it is in a KurrentDB that cannot be reached, lets nobody in, or has no appends over several streams
 */
export async function openStoredLog(url: string, openPool: (url: string) => Pool): Promise<StoredLog> {
  if (isInKurrentdb(url)) {
    // its client is loaded by whoever has such a log, and by nobody else
    const { KurrentdbEventLog } = await import('../libs/event-log-kurrentdb/kurrentdb-event-log.ts');
    const log = await KurrentdbEventLog.open({ url });
    return { log, logCopy: log.copy, logPool: undefined };
  }
  const logPool = openPool(url);
  const log = new PostgresEventLog({ connectionString: url, readers: 8 });
  return { log, logCopy: takingOver(log, new PostgresLogCopy(logPool)), logPool };
}

/** For what only PostgreSQL can be asked of a log. @throws LogElsewhere where it is in a KurrentDB */
export function logPoolOf({ logPool }: Pick<StoredLog, 'logPool'>): Pool {
  if (logPool === undefined) throw new LogElsewhere();
  return logPool;
}

/** The event log is in a KurrentDB, which has no such command. */
export class LogElsewhere extends Error {
  constructor() {
    super('The event log is in a KurrentDB: this is for logs in PostgreSQL. Copy it there first: qadam copy-log --from … --to …');
    this.name = 'LogElsewhere';
  }
}
