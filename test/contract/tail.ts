import { Command } from 'commander';
import { Pool } from 'pg';
import { freshDatabase, type TestDatabase } from '../../libs/embedded-postgres/test-database.ts';
import { migrateEventLog } from '../../libs/event-log-postgres/event-log-schema.ts';
import { PostgresEventLog } from '../../libs/event-log-postgres/postgres-event-log.ts';
import { PostgresLogCopy } from '../../libs/event-log-postgres/postgres-log-copy.ts';
import { verifyLog } from '../../libs/event-log-postgres/verify-log.ts';
import { fill } from '../../libs/event-log/contract/filled-log.ts';
import { beforeFirst } from '../../libs/event-log/event.ts';
import type { EventLog } from '../../libs/event-log/event-log.ts';
import { MemoryEventLog } from '../../libs/event-log/memory-event-log.ts';
import { writeMixed, type Acknowledgement } from '../../libs/event-log/contract/mixed-writers.ts';
import { followTail, TailTally } from '../../libs/event-log/contract/tail-tally.ts';
import { throwAwayServer } from '../postgres/throw-away-server.ts';
import { lagBesideForeignTransactions } from './lag-beside-foreign-transactions.ts';
import { tailUnderProcesses, type TailResult } from './tail-under-processes.ts';

// The tests of the contract that need time, at full length: `npm run tail -- --seconds 30`.

const { seconds: given } = new Command('tail')
  .description('Follows logs at their tail under 32 writers, and beside transactions that stay open, on a throw-away PostgreSQL.')
  .option('--seconds <n>', 'for how long the writers write; the open transactions stay open twice as long', '30')
  .parse()
  .opts<{ seconds: string }>();
const milliseconds = 1_000 * Number(given);
const passedOver = 1_000_000;

process.env['QADAM_TEST_DATABASE_URL'] = await throwAwayServer.start();
try {
  const [database, elsewhere] = [await freshDatabase(), await freshDatabase()];
  told('memory, 32 writers in one process', await inOneProcess(new MemoryEventLog(() => new Date())));
  await withPool(database, async (pool) => {
    await migrated(pool);
    told('PostgreSQL, 32 writers in one process', await inOneProcess(new PostgresEventLog({ connectionString: database.url })));
    await expectWhole(pool);
  });
  await withPool(elsewhere, async (pool) => {
    await migrated(pool);
    const writing = { processes: 4, writersEach: 8, milliseconds };
    told('PostgreSQL, 32 writers in 4 processes', await tailUnderProcesses(elsewhere.url, writing));
    await expectWhole(pool);
  });
  const lag = await lagBesideForeignTransactions(database.url, { otherDatabase: elsewhere.url, milliseconds: 2 * milliseconds });
  line(
    `transactions open in the same and in another database for ${String(2 * Number(given))} s: ${String(lag.written)} events, each at the tail within ${lag.longestMs.toFixed(0)} ms (a bare query took up to ${lag.longestProbeMs.toFixed(0)} ms)`,
  );
  if (lag.seen < lag.written || lag.longestMs >= 1_000 + lag.longestProbeMs) process.exitCode = 1;
  await passOver();
} finally {
  await throwAwayServer.stop();
}

async function inOneProcess(log: EventLog): Promise<TailResult> {
  const acknowledged: Acknowledgement[] = [];
  const tally = new TailTally();
  const writing = Promise.all(
    Array.from({ length: 32 }, (_, writer) => writeMixed(log, { writer, milliseconds }, (told) => acknowledged.push(told))),
  );
  await Promise.all([writing, followTail(log, writing, (events) => tally.see(events))]);
  await log.close();
  return { acknowledged, seen: tally.count, counts: tally.against(acknowledged) };
}

function told(what: string, { acknowledged, seen, counts }: TailResult): void {
  const { missed, doubled, outOfOrder, misplaced, unknown } = counts;
  line(
    `${what}, ${given} s: ${String(acknowledged.length)} appends acknowledged, ${String(seen)} events seen; missed ${String(missed)}, doubled ${String(doubled)}, out of order ${String(outOfOrder)}, elsewhere than told ${String(misplaced)}, unknown ${String(unknown)}`,
  );
  if (missed + doubled + outOfOrder + misplaced + unknown > 0) process.exitCode = 1;
}

async function expectWhole(pool: Pool): Promise<void> {
  const { faults, events } = await verifyLog(pool);
  line(`  ${String(events)} events verified, ${String(faults.length)} faults`);
  if (faults.length > 0) process.exitCode = 1;
}

/** A reader of one type of events, behind a million of others. */
async function passOver(): Promise<void> {
  const database = await freshDatabase();
  await withPool(database, async (pool) => {
    await migrated(pool);
    await fill(new PostgresLogCopy(pool), passedOver);
    const log = new PostgresEventLog({ connectionString: database.url });
    const begun = performance.now();
    let pages = 0;
    for (let after = beforeFirst; after < passedOver; pages++) {
      after = (await log.readAll({ after, limit: 100, types: new Set(['Rare']) })).upTo;
    }
    line(
      `${String(passedOver)} events of another type passed over in ${((performance.now() - begun) / 1_000).toFixed(2)} s, ${String(pages)} pages`,
    );
    await log.close();
  });
}

async function withPool(database: TestDatabase, work: (pool: Pool) => Promise<void>): Promise<void> {
  const pool = new Pool({ connectionString: database.url, max: 4 });
  pool.on('error', () => undefined); // the server stops while a connection is on its way out
  try {
    await work(pool);
  } finally {
    await pool.end();
  }
}

async function migrated(pool: Pool): Promise<void> {
  const client = await pool.connect();
  await migrateEventLog(client);
  client.release();
}

function line(text: string): void {
  process.stdout.write(`${text}\n`);
}
