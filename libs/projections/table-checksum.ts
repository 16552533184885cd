import { arrayLiteral } from './column-text.ts';
import type { Queryable } from './checkpoints.ts';
import { qualified, quote, type RegisterColumn } from './register-table.ts';

/** The rows of a table that have one of these keys. */
export interface RowsOfKeys {
  readonly key: RegisterColumn;
  readonly keys: readonly string[];
}

/**
 * Digest of all rows of a table of registers, or of those of some keys, whatever their order: `<rows>-<hash>`. The same rows give the
 * same digest, on one server at least.
 */
export async function tableChecksum(on: Queryable, table: string, only?: RowsOfKeys): Promise<string> {
  const row = `ROW(${(await hashedColumns(on, table)).join(', ')})`;
  // hashed twice: the hash of a record is a sum over its columns, so that the sum over rows that exchange a value would stay the same
  const sum = (seed: number): string => `sum(hashint8extended(hash_record_extended(${row}, ${String(seed)}), ${String(seed)}))`;
  const where = only === undefined ? '' : `WHERE ${quote(only.key.name)} = ANY($1::${only.key.sqlType}[])`;
  const { rows } = await on.query<{ readonly checksum: string }>(
    `SELECT count(*) || '-' || md5(concat_ws(',', ${sum(0)}, ${sum(1)})) AS checksum FROM ${qualified(table)} ${where}`,
    only === undefined ? [] : [arrayLiteral(only.keys)],
  );
  return rows[0]?.checksum ?? '';
}

/** How many rows a checksum was made of. */
export function rowsOf(checksum: string): number {
  return Number.parseInt(checksum, 10);
}

/** As they are hashed: by value, which has nothing to do with settings of the session; by text where equal values may be written otherwise. */
async function hashedColumns(on: Queryable, table: string): Promise<readonly string[]> {
  const { rows } = await on.query<{ readonly hashed: string }>(
    `SELECT quote_ident(attname) || CASE WHEN atttypid IN ('json'::regtype, 'jsonb'::regtype, 'numeric'::regtype) THEN '::text' ELSE '' END AS hashed
     FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
    [qualified(table)],
  );
  return rows.map(({ hashed }) => hashed);
}
