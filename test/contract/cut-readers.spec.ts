import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, Pool } from 'pg';
import { freshDatabase, type TestDatabase } from '../../libs/embedded-postgres/test-database.ts';
import { migrateEventLog } from '../../libs/event-log-postgres/event-log-schema.ts';
import { PostgresEventLog } from '../../libs/event-log-postgres/postgres-event-log.ts';
import { PostgresLogCopy } from '../../libs/event-log-postgres/postgres-log-copy.ts';
import { each, exported } from '../../libs/event-log/contract/copied-lines.ts';
import { beforeFirst, type Position } from '../../libs/event-log/event.ts';
import type { EventLog } from '../../libs/event-log/event-log.ts';
import { importLog } from '../../libs/event-log/import-log.ts';
import { writeMixed, type Acknowledgement } from '../../libs/event-log/contract/mixed-writers.ts';
import { settled, TailTally } from '../../libs/event-log/contract/tail-tally.ts';
import { accounts, Bank, branches } from '../../libs/projections/accounts-scenario.ts';
import { PostgresRegisterStore } from '../../libs/projections/postgres-register-store.ts';

let database: TestDatabase;
let executioner: Client;

beforeAll(async () => {
  database = await freshDatabase();
  executioner = new Client({ connectionString: database.url });
  await executioner.connect();
  await migrateEventLog(executioner);
});

afterAll(async () => {
  await executioner.end();
  await database.drop();
});

interface Cutting {
  readonly by: Client;
  /** Of the connections, and of the databases that they are to. */
  readonly names: readonly string[];
  readonly databases: readonly string[];
  readonly everyMs: number;
  readonly times: number;
}

/** Cuts connections again and again while a piece of work goes on; answers how many it cut. */
async function cutting(work: Promise<unknown>, { by, names, databases, everyMs, times }: Cutting): Promise<number> {
  const over = settled(work);
  let cut = 0;
  for (let time = 0; time < times && !over.aborted; time++) {
    const { rowCount } = await by.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = any ($2) and application_name = any ($1)',
      [names, databases],
    );
    cut += rowCount ?? 0;
    await pause(everyMs);
  }
  await work;
  return cut;
}

function nameOf(url: string): string {
  return new URL(url).pathname.slice(1);
}

describe('a reader whose connections are cut again and again', () => {
  it('has each event once, in order, with none left out: while it catches up, and at the tail', async () => {
    const [writer, reader] = [0, 1].map(() => new PostgresEventLog({ connectionString: database.url }));
    if (writer === undefined || reader === undefined) throw new Error('there are two');
    const acknowledged: Acknowledgement[] = [];
    const write = (milliseconds: number): Promise<unknown> =>
      Promise.all(
        Array.from({ length: 8 }, (_, index) => writeMixed(writer, { writer: index, milliseconds }, (told) => acknowledged.push(told))),
      );
    try {
      await write(1_000);
      const behind = acknowledged.length;
      const tally = new TailTally();
      const writing = write(2_000);
      const reading = followStubbornly(reader, writing, tally);
      const cut = await cutting(Promise.all([writing, reading]), {
        by: executioner,
        names: ['event log reader', 'event log listener'],
        databases: [nameOf(database.url)],
        everyMs: 25,
        times: 100,
      });
      expect(tally.against(acknowledged)).toEqual({ missed: 0, doubled: 0, outOfOrder: 0, misplaced: 0, unknown: 0 });
      expect(behind).toBeGreaterThan(20);
      expect(acknowledged.length).toBeGreaterThan(behind + 20);
      expect(cut).toBeGreaterThan(20);
      expect(await reading).toBeGreaterThan(5);
    } finally {
      await Promise.all([writer.close(), reader.close()]);
    }
  });
});

/** Reads on from where it stands whatever happens; answers how often a read failed. */
async function followStubbornly(log: EventLog, writing: Promise<unknown>, tally: TailTally): Promise<number> {
  const over = settled(writing);
  let failed = 0;
  for (let after: Position = beforeFirst; ;) {
    const isOver = over.aborted;
    const page = await log.readAll({ after, limit: 7 }).catch(() => undefined);
    if (page === undefined) {
      failed += 1;
      continue;
    }
    tally.see(page.events);
    after = page.upTo;
    if (page.events.length > 0) continue;
    if (isOver) return failed;
    await log.wake(after, 100).catch(() => undefined);
  }
}

describe('a register whose runner and log lose their connections again and again', () => {
  let bank: Bank;
  let log: PostgresEventLog;
  let pool: Pool;

  beforeAll(async () => {
    bank = await Bank.open([accounts, branches]);
    const client = await bank.pool.connect();
    await migrateEventLog(client);
    client.release();
    log = new PostgresEventLog({ connectionString: bank.url });
    pool = new Pool({ connectionString: bank.url, max: 4, application_name: 'runner' });
    pool.on('error', () => undefined); // they are cut
  });

  afterAll(async () => {
    await Promise.all([log.close(), pool.end()]);
    await bank.close();
  });

  it('counts every fact once', async () => {
    await bank.history(6_000, 300);
    await importLog(each((await exported(bank.log, bank.log)).lines), { log, copy: new PostgresLogCopy(bank.pool) });
    const failures: string[] = [];
    const runner = bank.runner([accounts, branches], {
      log,
      store: new PostgresRegisterStore(pool),
      onError: ({ message }) => failures.push(message),
    });
    await runner.start();
    const caughtUp = runner.caughtUp(await log.head());
    const cut = await cutting(caughtUp, {
      by: executioner,
      names: ['event log reader', 'event log listener', 'runner'],
      databases: [nameOf(bank.url)],
      everyMs: 100,
      times: 20,
    });
    await runner.stop();
    const { rows } = await pool.query<{ facts: number }>('select sum(facts)::integer as facts from registers.branch');
    expect(rows).toEqual([{ facts: 6_000 }]);
    expect(cut).toBeGreaterThan(0);
    expect(failures.length).toBeGreaterThan(0);
  });
});
