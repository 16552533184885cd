import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Pool } from 'pg';
import { freshDatabase, type TestDatabase } from '../../libs/embedded-postgres/test-database.ts';
import { inTransaction, withClient } from '../../libs/projections/transaction.ts';
import { TcpProxy } from '../faults/tcp-proxy.ts';

const silenceMs = 400;

let database: TestDatabase;
let network: TcpProxy;
let pool: Pool;

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

beforeEach(async () => {
  const url = new URL(database.url);
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
