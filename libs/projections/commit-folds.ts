import type { Pool } from 'pg';
import type { Position } from '../event-log/event.ts';
import { isOf, lockCheckpoints, moveCheckpoints, type Checkpoint } from './checkpoints.ts';
import { writeRows, type RowChanges } from './register-rows.ts';
import type { RegisterTable } from './register-table.ts';
import { inTransaction, withClient } from './transaction.ts';

/** What one register folded since `from`, and the position that it reached by that. */
export interface FoldedMove {
  readonly table: RegisterTable;
  readonly from: Checkpoint;
  readonly to: Position;
  readonly changes: RowChanges;
}

/**
 * Writes what was folded and moves the checkpoints, in one transaction.
 *
 * A register whose checkpoint is not where the fold began is left out: what was folded is of no worth, another process was faster.
 *
 * @returns the names of the registers that were moved
 */
export async function commitFolds(pool: Pool, moves: readonly FoldedMove[]): Promise<ReadonlySet<string>> {
  return withClient(pool, (client) =>
    inTransaction(client, async () => {
      const locked = await lockCheckpoints(
        client,
        moves.map(({ from }) => from.register),
      );
      const valid = moves.filter(({ table, from }) => locked.some((now) => isSame(now, from) && isOf(table, now)));
      for (const { table, changes } of valid) await writeRows(client, table, table.register.name, changes);
      if (valid.length > 0) {
        await moveCheckpoints(
          client,
          valid.map(({ from, to }) => ({ register: from.register, to })),
        );
      }
      return new Set(valid.map(({ from }) => from.register));
    }),
  );
}

function isSame(now: Checkpoint, then: Checkpoint): boolean {
  return now.register === then.register && now.position === then.position && now.epoch === then.epoch;
}
