import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { freshDatabase, type TestDatabase } from '../../libs/embedded-postgres/test-database.ts';
import { WireProxy, type Point } from './wire-proxy.ts';

let database: TestDatabase;
let direct: Client;
let proxy: WireProxy;
let client: Client;

beforeAll(async () => {
  database = await freshDatabase();
  direct = new Client({ connectionString: database.url });
  await direct.connect();
});
afterAll(async () => {
  await direct.end();
  await database.drop();
});
beforeEach(async () => {
  await direct.query('drop table if exists notes; create table notes (note text)');
  proxy = await WireProxy.before(database.url);
  client = new Client({ connectionString: proxy.url });
  client.on('error', () => undefined);
  await client.connect();
});
afterEach(async () => {
  await proxy.close();
  await client.end().catch(() => undefined); // most of these tests lose it
});

const sent: Point = { name: 'sent', at: ({ to, letter, sql }) => to === 'server' && letter === 'B' && sql.startsWith('insert') };
const done: Point = { name: 'done', at: ({ to, letter, sql }) => to === 'client' && letter === 'Z' && sql.startsWith('insert') };

const insert = (note: string): Promise<unknown> => client.query('insert into notes values ($1)', [note]);
const notes = async (): Promise<readonly string[]> =>
  (await direct.query<{ note: string }>('select note from notes')).rows.map(({ note }) => note);

describe('a connection that is cut at a point', () => {
  it('before a statement goes on has not carried it out, and after it was passed twice has carried out two', async () => {
    proxy.arm(sent, 2, (_, message) => proxy.cut(message));
    await insert('one');
    await insert('two');
    await expect(insert('three')).rejects.toThrow();
    expect(await notes()).toEqual(['one', 'two']);
  });

  it('before the answer goes on has carried it out', async () => {
    proxy.arm(done, 0, (_, message) => proxy.cut(message));
    await expect(insert('one')).rejects.toThrow();
    expect(await notes()).toEqual(['one']);
  });
});

describe('a message that is held', () => {
  it('goes on when it is forwarded, with all that waits behind it', async () => {
    let forwarded = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      proxy.arm(sent, 0, (forward) => {
        forwarded = forward;
        resolve();
      });
    });
    const inserted = insert('one');
    await held;
    expect(await notes()).toEqual([]);
    forwarded();
    await inserted;
    expect(await notes()).toEqual(['one']);
    await insert('two');
    expect(await notes()).toEqual(['one', 'two']);
  });
});

describe('a network', () => {
  it('that is a black hole delivers late what was sent into it', async () => {
    proxy.network.blackHole();
    const inserted = insert('one');
    await direct.query('select pg_sleep(0.1)');
    expect(await notes()).toEqual([]);
    proxy.network.deliverLate();
    await inserted;
    expect(await notes()).toEqual(['one']);
  });

  it('that lost its connections tells nobody, and carries new ones', async () => {
    proxy.network.loseConnections();
    const answer = Promise.race([insert('one').then(() => 'answered'), direct.query('select pg_sleep(0.2)').then(() => 'silent')]);
    expect(await answer).toBe('silent');
    const another = new Client({ connectionString: proxy.url });
    await another.connect();
    await another.query("insert into notes values ('two')");
    await another.end();
    expect(await notes()).toEqual(['two']);
  });

  it.each(['reset', 'half-close'] as const)('that is cut by %s fails what was asked', async (how) => {
    const slow = client.query('select pg_sleep(30)');
    proxy.network.cut(how);
    await expect(slow).rejects.toThrow();
  });

  it('that refuses lets nobody in', async () => {
    proxy.network.refusing = true;
    const another = new Client({ connectionString: proxy.url });
    await expect(another.connect()).rejects.toThrow();
  });
});
