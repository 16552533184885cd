import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { freshDatabase, type TestDatabase } from '../embedded-postgres/test-database.ts';
import { binaryCopy, int32 } from './binary-copy.ts';

let database: TestDatabase;
let client: Client;

beforeAll(async () => {
  database = await freshDatabase();
  client = new Client({ connectionString: database.url });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

describe('the binary copy of a query', () => {
  it('has every row, in order, whatever the rows and the pieces in which they arrive measure', async () => {
    // from nothing to well over a megabyte, so that rows end anywhere in a piece and one is longer than several
    const lengths = Array.from({ length: 3_000 }, (_, n) => (n % 500 === 499 ? 700 * n : (n * 37) % 900));
    const values = lengths.map((length, n) => `(${String(n)}, ${String(length)})`).join(',');
    const read: (readonly [number, string])[] = [];
    for await (const { bytes, starts } of binaryCopy(
      client,
      `select n, repeat('x', length) from (values ${values}) as v (n, length) order by n`,
    )) {
      for (const start of starts) {
        const length = int32(bytes, start + 10);
        read.push([int32(bytes, start + 6), Buffer.from(bytes.buffer, start + 14, length).toString()]);
      }
    }
    expect(read.map(([n]) => n)).toEqual(lengths.map((_, n) => n));
    expect(read.every(([n, text]) => text === 'x'.repeat(lengths[n] ?? 0))).toBe(true);
  });

  it('has no rows where the query has none', async () => {
    expect(await rowsOf('select 1 where false')).toBe(0);
  });

  it('leaves the connection to the next query', async () => {
    expect(await rowsOf('select generate_series(1, 5)')).toBe(5);
    expect((await client.query('select 7 as answer')).rows).toEqual([{ answer: 7 }]);
  });

  it('tells the error of the server, whether it comes at once or after some rows', async () => {
    await expect(rowsOf('select nothing')).rejects.toThrow('column "nothing" does not exist');
    await expect(rowsOf('select 10 / (3 - n) from generate_series(1, 5) n')).rejects.toThrow('division by zero');
    expect((await client.query('select 7 as answer')).rows).toEqual([{ answer: 7 }]);
  });

  it('ends with an error when the connection does', async () => {
    const own = new Client({ connectionString: database.url });
    own.on('error', () => undefined);
    await own.connect();
    const { rows } = await own.query<{ readonly pid: number }>('select pg_backend_pid() as pid');
    const copying = async (): Promise<void> => {
      for await (const { starts } of binaryCopy(own, "select repeat('x', 1000) from generate_series(1, 1000000)")) {
        if (starts.length > 0) await client.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
      }
    };
    await expect(copying()).rejects.toThrow(/terminat/);
    await own.end();
  });

  it('makes the server wait for a reader who is slow, instead of keeping all rows in memory', async () => {
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    let rows = 0;
    for await (const { starts } of binaryCopy(client, "select repeat('x', 1000) from generate_series(1, 400000)")) {
      rows += starts.length;
      await new Promise((resolve) => setTimeout(resolve, 1));
      most = Math.max(most, process.memoryUsage().arrayBuffers - before);
    }
    expect(rows).toBe(400_000);
    expect(most).toBeLessThan(150_000_000); // of 400 million; what is read and not collected yet is among them
  });
});

async function rowsOf(query: string): Promise<number> {
  let rows = 0;
  for await (const { starts } of binaryCopy(client, query)) rows += starts.length;
  return rows;
}
