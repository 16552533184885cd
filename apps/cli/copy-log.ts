import { Pool } from 'pg';
import { copyLog, type Copied, type CopyProgress } from '../../libs/event-log/copy-log.ts';
import { migrateEventLog } from '../../libs/event-log-postgres/event-log-schema.ts';
import { withClient } from '../../libs/projections/transaction.ts';
import { openStoredLog, type StoredLog } from '../stored-log.ts';
import { showProgress } from './progress.ts';

/** Copies a log from one store to another, and compares the two; goes on where it was broken off. */
export async function copyBetween(from: string, to: string): Promise<void> {
  const opened: (() => Promise<unknown>)[] = [];
  try {
    const source = await open(from, opened);
    const target = await open(to, opened);
    if (target.logPool !== undefined) await withClient(target.logPool, migrateEventLog);
    const copied = await copyLog({ log: source.log, copy: source.logCopy }, { log: target.log, copy: target.logCopy }, shown());
    process.stdout.write(`${said(copied)}\n`);
  } finally {
    for (const close of opened.reverse()) await close();
  }
}

async function open(url: string, opened: (() => Promise<unknown>)[]): Promise<StoredLog> {
  const stored = await openStoredLog(url, (connectionString) => {
    const pool = new Pool({ connectionString, max: 4, application_name: 'qadam copy-log' });
    opened.push(() => pool.end());
    return pool;
  });
  opened.push(() => stored.log.close());
  return stored;
}

function shown(): (done: CopyProgress) => void {
  let doing: CopyProgress['doing'] | undefined;
  let progress: ReturnType<typeof showProgress> | undefined;
  return (done) => {
    if (done.doing !== doing) {
      progress?.end();
      doing = done.doing;
      progress = showProgress(doing === 'copying' ? 'Copying' : 'Comparing');
    }
    progress?.to(Number(done.position), Number(done.upTo), 'of the log');
    if (done.position >= done.upTo) {
      progress?.end();
      doing = undefined;
    }
  };
}

function said({ events, commands, found, digest }: Copied): string {
  const before = found === 0 ? '' : `; ${String(found)} of the events were there already`;
  return `${String(events)} events and ${String(commands)} commands, the same in both logs${before}.\nDigest of either: ${digest}.`;
}
