import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { freshDatabase, type TestDatabase } from '../embedded-postgres/test-database.ts';
import { migrateAccess } from './read-audit-schema.ts';
import { readsOf, recordRead, type Read } from './read-audit.ts';

const aigerim = 'b1a6a1d2-0f0e-4f0b-9a52-2f0a3c1d4e5f';
const daulet = 'c2b7b2e3-1a1f-4a1c-8b63-3a1b4d2e5f60';
const read: Read = {
  actor: 'officer-17',
  clientId: 'qadam-web',
  route: 'GET /v1/persons/:id',
  personIds: [aigerim],
  resultCount: 1,
  correlationId: 'c-1',
};

let database: TestDatabase;
let pool: pg.Pool;

beforeEach(async () => {
  database = await freshDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 4 }).on('error', () => undefined); // the end of the database cuts idle connections
  await migrated();
});

afterEach(async () => {
  await pool.end();
  await database.drop();
});

async function migrated(): Promise<void> {
  const client = await pool.connect();
  try {
    await migrateAccess(client);
  } finally {
    client.release();
  }
}

async function routesOf(of: { personId: string } | { actor: string }): Promise<readonly string[]> {
  return (await readsOf(pool, { of, limit: 100 })).map(({ route }) => route);
}

describe('the record of reads', () => {
  it('is made by several at once, and again, without harm to it', async () => {
    await pool.query('DROP SCHEMA access CASCADE');
    await Promise.all([migrated(), migrated(), migrated()]);
    await recordRead(pool, read);
    await migrated();
    expect(await routesOf({ personId: aigerim })).toHaveLength(1);
  });

  it('has a read by the time that it was recorded, for another connection to see', async () => {
    const other = new pg.Client({ connectionString: database.url });
    await other.connect();
    for (let count = 1; count <= 20; count++) {
      await recordRead(pool, read);
      expect((await other.query<{ count: string }>('SELECT count(*) FROM access.reads')).rows[0]?.count).toBe(String(count));
    }
    await other.end();
  });

  it('says who read whose record, through what, how much, when and why', async () => {
    await recordRead(pool, { ...read, personIds: [aigerim, daulet], resultCount: 2, purpose: 'report to the court' });
    const [one] = await readsOf(pool, { of: { actor: 'officer-17' }, limit: 1 });
    expect(one).toEqual({
      ...read,
      personIds: [aigerim, daulet],
      resultCount: 2,
      purpose: 'report to the court',
      id: 1n,
      at: expect.any(Date),
    });
  });

  it('has no purpose where none was said', async () => {
    await recordRead(pool, read);
    expect((await readsOf(pool, { of: { actor: 'officer-17' }, limit: 1 }))[0]).not.toHaveProperty('purpose');
  });

  it('tells every person of a list who read it, and nobody else', async () => {
    await recordRead(pool, { ...read, route: 'list', personIds: [aigerim, daulet], resultCount: 2 });
    await recordRead(pool, { ...read, route: 'one', personIds: [daulet] });
    await recordRead(pool, { ...read, route: 'nobody', personIds: [], resultCount: 0 });
    expect(await routesOf({ personId: aigerim })).toEqual(['list']);
    expect(await routesOf({ personId: daulet })).toEqual(['one', 'list']);
    expect(await routesOf({ personId: '' })).toEqual([]);
  });

  it('tells what one reader has read, the newest first, and goes on where a page ended', async () => {
    for (const route of ['1', '2', '3', '4', '5']) await recordRead(pool, { ...read, route });
    await recordRead(pool, { ...read, actor: 'officer-18', route: 'of another' });
    const first = await readsOf(pool, { of: { actor: 'officer-17' }, limit: 2 });
    const last = first.at(-1)?.id ?? 0n;
    const second = await readsOf(pool, { of: { actor: 'officer-17' }, after: last, limit: 10 });
    expect([...first, ...second].map(({ route }) => route)).toEqual(['5', '4', '3', '2', '1']);
  });

  it('has every one of many reads at once', async () => {
    const routes = Array.from({ length: 1000 }, (_, index) => String(index));
    await Promise.all(routes.map((route) => recordRead(pool, { ...read, route })));
    const { rows } = await pool.query<{ route: string }>('SELECT route FROM access.reads');
    expect(rows.map(({ route }) => route).sort()).toEqual([...routes].sort());
  });

  it('fails a read that cannot be stored, and none that waited beside it', async () => {
    const outcomes = await Promise.allSettled(
      ['1', '2', 'bad\u0000', '4', '5'].map((correlationId) =>
        recordRead(pool, { ...read, route: correlationId.charAt(0), correlationId }),
      ),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    expect([...(await routesOf({ personId: aigerim }))].sort()).toEqual(['1', '2', '4', '5']);
  });

  it('fails every read while it cannot be written, and records again afterwards', async () => {
    await pool.query('ALTER TABLE access.reads RENAME TO away');
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => recordRead(pool, read)));
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    await pool.query('ALTER TABLE access.away RENAME TO reads');
    await recordRead(pool, read);
    expect(await routesOf({ personId: aigerim })).toHaveLength(1);
  });

  it.each([`UPDATE access.reads SET actor = 'somebody else'`, 'DELETE FROM access.reads', 'TRUNCATE access.reads'])(
    'refuses %s',
    async (statement) => {
      await recordRead(pool, read);
      await expect(pool.query(statement)).rejects.toThrow('only grows');
      expect(await routesOf({ actor: 'officer-17' })).toHaveLength(1);
    },
  );
});
