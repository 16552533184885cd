import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Pool } from 'pg';
import type { Position } from '../../libs/event-log/event.ts';
import { Bank, branches, type BranchRow } from '../../libs/projections/accounts-scenario.ts';
import { PostgresRegisterStore } from '../../libs/projections/postgres-register-store.ts';
import { registerTable } from '../../libs/projections/register-table.ts';
import { inTransaction, withClient } from '../../libs/projections/transaction.ts';
import { TcpProxy } from '../faults/tcp-proxy.ts';

const silenceMs = 400;

let bank: Bank;
let network: TcpProxy;
let pool: Pool;

beforeAll(async () => {
  bank = await Bank.open([branches]);
});
afterAll(() => bank.close());

beforeEach(async () => {
  const url = new URL(bank.url);
  network = await TcpProxy.open({ host: url.hostname, port: Number(url.port) });
  url.port = String(network.port);
  pool = new Pool({ connectionString: url.href, max: 2, query_timeout: silenceMs });
  pool.on('error', () => undefined); // whoever uses the connection is told
});
afterEach(async () => {
  await network.close();
  await pool.end();
});

const asked = (): Promise<unknown> =>
  withClient(pool, (client) => inTransaction(client, async () => (await client.query<{ n: number }>('select 1 as n')).rows[0]?.n));

describe('a connection that does not answer any more', () => {
  it('is given up after one statement, and nobody is handed it again', async () => {
    expect(await asked()).toBe(1);
    network.loseConnections();
    const since = performance.now();
    await expect(asked()).rejects.toThrow('timeout');
    expect(performance.now() - since).toBeLessThan(2 * silenceMs);
    expect(await asked()).toBe(1);
    expect(await asked()).toBe(1);
  });

  it('in the middle of a commit of a register keeps the register for some seconds, and not for ever', async () => {
    const table = registerTable(bank.dataSource, branches);
    const store = new PostgresRegisterStore(pool);
    const commit = async (row: BranchRow): Promise<ReadonlySet<string>> => {
      const [from] = await store.checkpoints(['branch']);
      if (from === undefined) throw new Error('the register has no checkpoint');
      const to = (from.position + 1n) as Position; // one further
      return store.commit([{ table, from, to, changes: { rows: [row], replaced: [], removed: [], parked: [] } }]);
    };
    const row = { branch: 'north', facts: 1, total: 0 };
    const lostWhenItIsWritten = {
      ...row,
      get branch(): string {
        network.loseConnections(); // the checkpoint is locked by now
        return 'north';
      },
    };
    await expect(commit(lostWhenItIsWritten)).rejects.toThrow('timeout');
    const since = performance.now();
    let moved: ReadonlySet<string> = new Set();
    while (moved.size === 0 && performance.now() - since < 20_000) moved = await commit(row).catch(() => moved);
    expect(moved).toEqual(new Set(['branch']));
    expect(performance.now() - since).toBeLessThan(10_000);
  }, 60_000);

  it('does not take one along that answered with an error', async () => {
    const processOf = async (): Promise<unknown> => (await pool.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid;
    const before = await processOf();
    await expect(withClient(pool, (client) => inTransaction(client, () => client.query('select 1 / 0')))).rejects.toThrow(
      'division by zero',
    );
    expect(await processOf()).toBe(before);
    expect(await asked()).toBe(1);
  });
});
