import { describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { freshDatabase } from './test-database.ts';

describe('A fresh database', () => {
  it('shares nothing with another one and is gone after drop, connected or not', async () => {
    const [one, other] = await Promise.all([freshDatabase(), freshDatabase()]);
    const client = new pg.Client({ connectionString: one.url });
    const cut = new Promise((resolve) => client.on('error', resolve));
    await client.connect();
    expect((await client.query("SELECT 1 FROM pg_class WHERE relnamespace = 'public'::regnamespace")).rowCount).toBe(0);
    await one.drop();
    await one.drop();
    expect(await cut).toBeInstanceOf(Error);
    await expect(new pg.Client({ connectionString: one.url }).connect()).rejects.toThrow('does not exist');
    await other.drop();
  });
});
