import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { freshDatabase, type TestDatabase } from '../embedded-postgres/test-database.ts';
import { binaryArray } from './binary-array.ts';

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

/** What the server makes of an array, element by element. */
async function elements(type: string, array: Buffer, as = 'element::text'): Promise<readonly (string | null)[]> {
  const { rows } = await client.query<{ read: string | null }>(
    `select ${as} as read from unnest($1::${type}[]) with ordinality as given (element, nth) order by nth`,
    [array],
  );
  return rows.map(({ read }) => read);
}

describe('an array in binary form', () => {
  it('holds texts as they are, and nulls', async () => {
    const texts = ['', 'NULL', null, 'Әлия "Ө" \\ {,}', 'a\nb\tc', '👩🏽‍⚖️'.repeat(2_000), 'Ж'.repeat(5_000)];
    expect(await elements('text', binaryArray.text(texts))).toEqual(texts);
  });

  it('holds JSON byte for byte', async () => {
    const texts = ['{ "b":1,\n"a":"\\u0000\\"" , "b":1.10}', 'null', null, '[]'];
    expect(await elements('json', binaryArray.json(texts))).toEqual(texts);
  });

  it('holds UUIDs', async () => {
    const ids = ['00000000-0000-0000-0000-000000000000', '0192e4a0-7b1c-7000-8000-0123456789ab', 'ffffffff-ffff-ffff-ffff-ffffffffffff'];
    expect(await elements('uuid', binaryArray.uuid(ids))).toEqual(ids);
  });

  it('holds bytes, of which there may be none', async () => {
    const all = Uint8Array.from({ length: 256 }, (_, index) => index);
    expect(await elements('bytea', binaryArray.bytes([all, null, new Uint8Array()]), "encode(element, 'hex')")).toEqual([
      Buffer.from(all).toString('hex'),
      null,
      '',
    ]);
  });

  it('holds whole numbers to both ends of 32 bits', async () => {
    expect(await elements('integer', binaryArray.integer([0, 1, -1, 2_147_483_647, -2_147_483_648]))).toEqual([
      '0',
      '1',
      '-1',
      '2147483647',
      '-2147483648',
    ]);
  });

  it('holds days of the calendar, before and after the year 2000', async () => {
    const days = ['0001-01-01', '1582-10-15', '1900-02-28', '1999-12-31', '2000-01-01', '2024-02-29', '9999-12-31'];
    expect(await elements('date', binaryArray.date(days), "to_char(element, 'YYYY-MM-DD')")).toEqual(days);
  });

  it('may be empty', async () => {
    expect(await elements('text', binaryArray.text([]))).toEqual([]);
    expect(await elements('bytea', binaryArray.bytes([]))).toEqual([]);
  });
});
