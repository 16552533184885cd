import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { freshDatabase, type TestDatabase } from '../embedded-postgres/test-database.ts';
import { openFileMasterKey } from './file-master-key.ts';
import type { MasterKey } from './master-key.ts';
import { migratePersonKeys } from './person-keys-schema.ts';
import { openPersonKeys, OtherMasterKey, type PersonKeysOptions, type PostgresPersonalSeal } from './person-keys.ts';
import { KeyDestroyed, NotAuthentic } from './personal-cipher.ts';
import { chainHolds, eventIdOf, eventWithoutPersonal, sealedEvents } from './personal-events.sample.ts';

const aigerim = 'b1a6a1d2-0f0e-4f0b-9a52-2f0a3c1d4e5f';
const daulet = 'c2b7b2e3-1a1f-4a1c-8b63-3a1b4d2e5f60';

let folder: string;
let master: MasterKey;
let database: TestDatabase;
let pool: pg.Pool;
let opened: { seal: PostgresPersonalSeal; pool: pg.Pool }[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qadam-access-'));
  master = await openFileMasterKey({ folder });
  database = await freshDatabase();
  pool = poolOf(2);
  opened = [];
  await migrated(pool);
});

afterEach(async () => {
  for (const one of opened) {
    await one.seal.close();
    await one.pool.end();
  }
  await pool.end();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

/** A seal as another process would have it: with connections of its own. */
async function process(options: Partial<PersonKeysOptions> = {}): Promise<PostgresPersonalSeal> {
  const own = poolOf(3);
  const seal = await openPersonKeys({ pool: own, master, ...options });
  opened.push({ seal, pool: own });
  return seal;
}

/** Idle connections are cut here, by a spec and by the end of the database; the pool makes new ones. */
function poolOf(max: number): pg.Pool {
  return new pg.Pool({ connectionString: database.url, max }).on('error', () => undefined);
}

async function migrated(on: pg.Pool): Promise<void> {
  const client = await on.connect();
  try {
    await migratePersonKeys(client);
  } finally {
    client.release();
  }
}

async function keyRows(): Promise<readonly { person_key: string; wrapped_key: Buffer | null; destroyed_at: Date | null }[]> {
  return (
    await pool.query<{ person_key: string; wrapped_key: Buffer | null; destroyed_at: Date | null }>(
      'SELECT * FROM person_keys.keys ORDER BY 1',
    )
  ).rows;
}

function parts(keys: readonly string[]): readonly { key: string; eventId: ReturnType<typeof eventIdOf>; fields: object }[] {
  return keys.map((key, index) => ({ key, eventId: eventIdOf(index), fields: { phone: String(index) } }));
}

describe('the schema of keys', () => {
  it('is made by several at once, and again, without harm to the keys', async () => {
    const second = poolOf(2);
    await pool.query('DROP SCHEMA person_keys CASCADE');
    await Promise.all([migrated(pool), migrated(second), migrated(second), migrated(pool)]);
    await (await process()).seal(parts([aigerim]));
    await migrated(second);
    await second.end();
    expect(await keyRows()).toHaveLength(1);
  });

  it.each([
    ['a key is deleted', 'DELETE FROM person_keys.keys'],
    ['all keys are deleted', 'TRUNCATE person_keys.keys'],
    ['a key is given to another person', `UPDATE person_keys.keys SET person_key = '${daulet}'`],
    ['a key goes without being marked as destroyed', 'UPDATE person_keys.keys SET wrapped_key = NULL'],
  ])('does not let it happen that %s', async (_, statement) => {
    await (await process()).seal(parts([aigerim]));
    await expect(pool.query(statement)).rejects.toThrow(/person_keys|destroyed_or_there/);
  });

  it('does not let a destroyed key come back', async () => {
    const seal = await process();
    await seal.seal(parts([aigerim]));
    await seal.destroyKey(aigerim);
    await expect(pool.query(`UPDATE person_keys.keys SET wrapped_key = '\\x01', destroyed_at = NULL`)).rejects.toThrow(
      'does not come back',
    );
  });
});

describe('the seal over the database', () => {
  it('opens in another process what it sealed', async () => {
    const events = await sealedEvents(await process(), [
      { key: aigerim, fields: { familyName: 'Ахметова' } },
      { key: daulet, fields: { familyName: 'Сейітов' } },
      { key: aigerim, fields: { residence: 'Абай 1' } },
    ]);
    const reader = await process();
    expect(await reader.open([...events, eventWithoutPersonal(3)])).toEqual([
      { familyName: 'Ахметова' },
      { familyName: 'Сейітов' },
      { residence: 'Абай 1' },
      undefined,
    ]);
  });

  it('has one key for a person, which the database never sees', async () => {
    const drawn: Uint8Array[] = [];
    const seal = await process({
      randomBytes: (size) => {
        const bytes = Buffer.alloc(size, drawn.length + 1);
        drawn.push(bytes);
        return bytes;
      },
    });
    await seal.seal(parts([aigerim, aigerim]));
    await seal.seal(parts([aigerim]));
    const rows = await keyRows();
    expect(rows.map((row) => row.person_key)).toEqual([aigerim]);
    expect(rows[0]?.wrapped_key?.includes(Buffer.from(drawn[0] ?? []))).toBe(false);
  });

  it('makes one key where many seal for the same new persons at the same moment', async () => {
    const processes = await Promise.all([process(), process(), process()]);
    const reader = await process();
    for (let round = 0; round < 5; round++) {
      const persons = Array.from({ length: 40 }, (_, index) => `person-${String(round)}-${String(index)}`);
      const events = await Promise.all(
        processes.flatMap((seal, index) => {
          const order = index % 2 === 0 ? persons : [...persons].reverse();
          return [0, 1].map(() =>
            sealedEvents(
              seal,
              order.map((key) => ({ key, fields: { of: key } })),
            ),
          );
        }),
      );
      for (const batch of events) expect(await reader.open(batch)).toEqual(batch.map((event) => ({ of: event.personal?.key })));
    }
    expect(await keyRows()).toHaveLength(200);
  });

  it('waits for a key that another is making and takes that one', async () => {
    const slow = await pool.connect();
    await slow.query('BEGIN');
    const [theirs] = await master.wrap([{ of: aigerim, bytes: Buffer.alloc(32, 3) }]);
    await slow.query('INSERT INTO person_keys.keys (person_key, wrapped_key, master_key_id) VALUES ($1, $2, $3)', [
      aigerim,
      theirs,
      master.id,
    ]);
    const sealing = sealedEvents(await process(), [{ key: aigerim, fields: { phone: '1' } }]);
    await untilSomebodyWaits();
    await slow.query('COMMIT');
    slow.release();
    const events = await sealing;
    expect(await (await process()).open(events)).toEqual([{ phone: '1' }]);
    expect((await keyRows()).find((row) => row.person_key === aigerim)?.wrapped_key).toEqual(theirs);
  });

  it('opens nothing of a person it has no key of, and still does when that key is brought back', async () => {
    const events = await sealedEvents(await process(), [{ key: aigerim, fields: { phone: '1' } }]);
    await pool.query('ALTER TABLE person_keys.keys RENAME TO kept');
    await migrated(pool);
    const reader = await process();
    expect(await reader.open(events)).toEqual([undefined]);
    await pool.query('INSERT INTO person_keys.keys SELECT * FROM person_keys.kept');
    expect(await reader.open(events)).toEqual([{ phone: '1' }]);
  });

  it('reports a ciphertext that was moved to another event, with stream and revision', async () => {
    const seal = await process();
    const [first, second] = await sealedEvents(seal, [
      { key: aigerim, fields: { phone: '1' } },
      { key: aigerim, fields: { phone: '2' } },
    ]);
    if (first?.personal === undefined || second === undefined) throw new Error('two were sealed');
    const moved = { ...second, personal: first.personal };
    await expect(seal.open([first, moved])).rejects.toThrow(NotAuthentic);
    await expect(seal.open([first, moved])).rejects.toThrow('person-a#1');
  });

  it('reports keys that were swapped between persons', async () => {
    const events = await sealedEvents(await process(), [
      { key: aigerim, fields: { phone: '1' } },
      { key: daulet, fields: { phone: '2' } },
    ]);
    await pool.query(
      'UPDATE person_keys.keys AS one SET wrapped_key = other.wrapped_key FROM person_keys.keys AS other WHERE other.person_key <> one.person_key',
    );
    await expect((await process()).open(events)).rejects.toThrow();
  });

  it('does not start with another master key than the one that wrapped what is there', async () => {
    await (await process()).seal(parts([aigerim]));
    const other = await openFileMasterKey({ folder: join(folder, 'other') });
    await expect(process({ master: other })).rejects.toThrow(OtherMasterKey);
    await expect(process({ master: other })).rejects.toThrow(master.id);
  });

  it('works with fewer keys remembered than a batch has, and with none for any time', async () => {
    const persons = Array.from({ length: 50 }, (_, index) => ({ key: `person-${String(index)}`, fields: { index } }));
    for (const options of [{ remembered: 3 }, { rememberedMs: 0 }]) {
      const seal = await process(options);
      const events = await sealedEvents(seal, [...persons, ...persons]);
      expect(await seal.open(events)).toEqual([...persons, ...persons].map(({ fields }) => fields));
    }
  });
});

describe('a person whose key is destroyed in the database', () => {
  it('opens as nothing at once here, and for others as soon as they hear of it', async () => {
    const [eraser, reader] = [await process(), await process()];
    const events = await sealedEvents(eraser, [
      { key: aigerim, fields: { phone: '1' } },
      { key: daulet, fields: { phone: '2' } },
    ]);
    expect(await reader.open(events)).toEqual([{ phone: '1' }, { phone: '2' }]);
    expect(await eraser.destroyKey(aigerim)).toBe('destroyed');
    expect(await eraser.open(events)).toEqual([undefined, { phone: '2' }]);
    await until(async () => (await reader.open(events))[0] === undefined);
    expect(await reader.open(events)).toEqual([undefined, { phone: '2' }]);
    expect(chainHolds(events)).toBe(true);
  });

  it('has nothing sealed any more: not here, not by one who just starts, and nothing new is made beside it', async () => {
    const seal = await process();
    await seal.seal(parts([aigerim]));
    await seal.destroyKey(aigerim);
    await expect(seal.seal(parts([daulet, aigerim]))).rejects.toThrow(KeyDestroyed);
    await expect((await process()).seal(parts([aigerim]))).rejects.toThrow(KeyDestroyed);
    expect((await keyRows()).map((row) => row.person_key)).toEqual([aigerim]);
  });

  it('keeps a row without the key and with the time, and destroying it again changes nothing', async () => {
    const seal = await process();
    await seal.seal(parts([aigerim]));
    await seal.destroyKey(aigerim);
    const before = await keyRows();
    expect(await seal.destroyKey(aigerim)).toBe('destroyed-before');
    expect(await keyRows()).toEqual(before);
    expect(before[0]?.wrapped_key).toBeNull();
    expect(before[0]?.destroyed_at).toBeInstanceOf(Date);
  });

  it('is told from one who never had a key', async () => {
    expect(await (await process()).destroyKey(daulet)).toBe('no-key');
    expect(await keyRows()).toEqual([]);
  });

  it('is not remembered by one whose connection was cut while it happened', async () => {
    const [eraser, reader] = [await process(), await process()];
    const events = await sealedEvents(eraser, [{ key: aigerim, fields: { phone: '1' } }]);
    expect(await reader.open(events)).toEqual([{ phone: '1' }]);
    await pool.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    );
    await until(async () => (await answered(reader.open(events))) && (await answered(eraser.destroyKey(aigerim))));
    await until(async () => (await reader.open(events))[0] === undefined);
    await reader.listen();
    expect(await reader.open(events)).toEqual([undefined]);
  });
});

async function answered(work: Promise<unknown>): Promise<boolean> {
  return work.then(
    () => true,
    () => false,
  );
}

async function untilSomebodyWaits(): Promise<void> {
  await until(async () => {
    const { rows } = await pool.query(`SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`);
    return rows.length > 0;
  });
}

/** Looks until it is so; the time limit of the spec is the end of it. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setImmediate(resolve));
}
