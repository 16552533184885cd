import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { freshDatabase, type TestDatabase } from '../embedded-postgres/test-database.ts';
import { lastDestroyedKey } from './last-destroyed-key.ts';
import { migratePersonKeys } from './person-keys-schema.ts';

let database: TestDatabase;
let client: pg.Client;
beforeEach(async () => {
  database = await freshDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await migratePersonKeys(client);
});
afterEach(async () => {
  await client.end();
  await database.drop();
});

describe('The moment when a personal key was last destroyed', () => {
  it('is none while every key is there', async () => {
    await client.query(`INSERT INTO person_keys.keys VALUES ('aigerim', '\\x01', 'master')`);
    expect(await lastDestroyedKey(client)).toBeUndefined();
  });

  it('is the latest of all, with a minute for what was under way', async () => {
    await client.query(`INSERT INTO person_keys.keys (person_key, master_key_id, destroyed_at) VALUES
      ('aigerim', 'master', '2026-11-21T09:00:00Z'), ('daulet', 'master', '2026-11-21T10:30:00Z')`);
    expect(await lastDestroyedKey(client)).toEqual(new Date('2026-11-21T10:31:00Z'));
  });
});
