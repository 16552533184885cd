import type { Pool } from 'pg';
import type { Position } from '../event-log/event.ts';
import { isOf, lockCheckpoints, readCheckpoints, type Queryable } from './checkpoints.ts';
import type { ShadowTable } from './rebuild-shadow.ts';
import { readRebuild } from './rebuild-standing.ts';
import { tableChecksum } from './table-checksum.ts';
import { inTransaction, withClient } from './transaction.ts';

/** The live table and the new one, compared at one moment. Checksums as in `tableChecksum`. */
export interface Parity {
  /** Where the new table stood; the live one too, where both are of one version. */
  readonly position: Position;
  /** Of the live table: in another epoch it is another table. */
  readonly epoch: number;
  readonly sameVersion: boolean;
  readonly checksumBefore: string;
  readonly checksumAfter: string;
}

/**
 * Compares the two tables as they were at one position, while both go on.
 *
 * Whoever folds into the live table waits only until the new one has come to the same position and a snapshot of both is taken; the rows
 * are counted and hashed in that snapshot afterwards, however many they are.
 *
 * @param pool two connections of it are used
 * @param meet brings the new table to the position of the live one and writes it; answers whether that was possible in a moment
 * @param meanwhile what can be done while rows are counted and hashed
 * @returns undefined where it was not
 */
export async function compareTables(
  pool: Pool,
  shadow: ShadowTable,
  meet: () => Promise<boolean>,
  meanwhile: () => Promise<void> = () => Promise.resolve(),
): Promise<Parity | undefined> {
  const { table, register, name } = shadow;
  return withClient(pool, async (observer) => {
    if (!(await seeBoth(observer, { pool, register, meet }))) return undefined;
    try {
      const [live] = await readCheckpoints(observer, [register]);
      const built = await readRebuild(observer, register);
      if (live === undefined || built === undefined) throw new Error(`Register ${register} lost its checkpoint`);
      const sameVersion = isOf(table, live);
      if (sameVersion && live.position !== built.position) throw new Error(`Somebody else writes to ${name}`);
      const both = async (): Promise<readonly [string, string]> => [
        await tableChecksum(observer, register),
        await tableChecksum(observer, name),
      ];
      const [[checksumBefore, checksumAfter]] = await Promise.all([both(), meanwhile()]);
      return { position: built.position, epoch: live.epoch, sameVersion, checksumBefore, checksumAfter };
    } finally {
      await observer.query('ROLLBACK').catch(() => undefined); // it only read
    }
  });
}

/** Leaves the observer in a transaction that sees both tables at one position. */
async function seeBoth(
  observer: Queryable,
  { pool, register, meet }: { readonly pool: Pool; readonly register: string; readonly meet: () => Promise<boolean> },
): Promise<boolean> {
  return withClient(pool, (guard) =>
    inTransaction(guard, async () => {
      await guard.query(`SET LOCAL lock_timeout = '5s'`);
      await guard.query(`SET LOCAL idle_in_transaction_session_timeout = '30s'`); // should this process be stopped: others wait for it
      await lockCheckpoints(guard, [register]);
      if (!(await meet())) return false;
      await observer.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
      await observer.query('SELECT'); // the snapshot is that of the first statement
      return true;
    }),
  );
}
