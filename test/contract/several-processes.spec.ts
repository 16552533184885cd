import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Pool } from 'pg';
import { freshDatabase, type TestDatabase } from '../../libs/embedded-postgres/test-database.ts';
import { migrateEventLog } from '../../libs/event-log-postgres/event-log-schema.ts';
import { verifyLog } from '../../libs/event-log-postgres/verify-log.ts';
import { lagBesideForeignTransactions } from './lag-beside-foreign-transactions.ts';
import { tailUnderProcesses, type TailResult } from './tail-under-processes.ts';

let database: TestDatabase;
let elsewhere: TestDatabase;
let pool: Pool;

beforeAll(async () => {
  [database, elsewhere] = await Promise.all([freshDatabase(), freshDatabase()]);
  pool = new Pool({ connectionString: database.url, max: 4 });
  const client = await pool.connect();
  await migrateEventLog(client);
  client.release();
});

afterAll(async () => {
  await pool.end();
  await Promise.all([database.drop(), elsewhere.drop()]);
});

describe('a log that four processes with eight writers each write to for 3 s', () => {
  let result: TailResult;

  beforeAll(async () => {
    result = await tailUnderProcesses(database.url, { processes: 4, writersEach: 8, milliseconds: 3_000 });
    process.stderr.write(
      `32 writers in 4 processes for 3 s, ${String(result.seen)} events at the tail: ${JSON.stringify(result.counts)}\n`,
    );
  });

  it('shows a reader at the tail each event once, in order, where its writer was told, with none left out', () => {
    expect(result.counts).toEqual({ missed: 0, doubled: 0, outOfOrder: 0, misplaced: 0, unknown: 0 });
    expect(result.seen).toBeGreaterThan(100);
  });

  it('holds exactly what was acknowledged, each once, at contiguous positions', async () => {
    const { rows } = await pool.query<{ id: string; position: string }>(
      'select event_id::text as id, position::text from event_log.events event order by event.position',
    );
    expect(rows.map(({ position }) => position)).toEqual(rows.map((_, index) => String(index + 1)));
    expect(rows.map(({ id }) => id).sort()).toEqual(result.acknowledged.flatMap(({ eventIds }) => eventIds).sort());
    const at = new Map(rows.map(({ id, position }) => [id, position]));
    for (const { position, eventIds } of result.acknowledged) expect(at.get(eventIds.at(-1) ?? '')).toBe(String(position));
  });

  it('has the chain of every stream whole, the shared ones too', async () => {
    expect((await verifyLog(pool)).faults).toEqual([]);
    const { rows } = await pool.query<{ stream: string; events: string; last: string }>(
      "select stream, count(*)::text as events, max(revision)::text as last from event_log.events where stream like 'shared-%' group by stream order by stream",
    );
    expect(rows.map(({ stream }) => stream)).toEqual(['shared-0', 'shared-1', 'shared-2']);
    for (const { events, last } of rows) expect(Number(last)).toBe(Number(events) - 1);
  });
});

describe('a log beside transactions of other sessions, in its own and in another database, that stay open', () => {
  it('shows a reader at the tail every event within a second', async () => {
    const { written, seen, longestMs, longestProbeMs } = await lagBesideForeignTransactions(database.url, {
      otherDatabase: elsewhere.url,
      milliseconds: 3_000,
    });
    process.stderr.write(
      `Beside open transactions, ${String(written)} events, each at the tail within ${longestMs.toFixed(0)} ms (a bare query took up to ${longestProbeMs.toFixed(0)} ms)
`,
    );
    expect(written).toBeGreaterThan(20);
    expect(seen).toBeGreaterThanOrEqual(written);
    expect(longestMs).toBeLessThan(1_000 + longestProbeMs);
  });
});
