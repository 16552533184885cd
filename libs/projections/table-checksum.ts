import type { Queryable } from './checkpoints.ts';
import { qualified } from './register-table.ts';

/**
 * Digest of all rows of a table of registers, whatever their order: `<rows>-<hash>`. The same rows give the same digest.
 *
 * @param on with the session settings of both sides of a comparison: they decide how an instant is written
 */
export async function tableChecksum(on: Queryable, table: string): Promise<string> {
  const { rows } = await on.query<{ readonly checksum: string }>(
    `SELECT count(*) || '-' || md5(concat_ws(',', sum(hashtextextended(row, 0)::numeric), sum(hashtextextended(row, 1)::numeric))) AS checksum
     FROM (SELECT t::text COLLATE "C" AS row FROM ${qualified(table)} AS t) AS every`,
  );
  return rows[0]?.checksum ?? '';
}

/** How many rows a checksum was made of. */
export function rowsOf(checksum: string): number {
  return Number.parseInt(checksum, 10);
}
