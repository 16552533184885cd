import { setTimeout as delay } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import type { Position } from '../event-log/event.ts';
import { asError } from './as-error.ts';
import { lockCheckpoints, replaceCheckpoint } from './checkpoints.ts';
import { replaceParkedFacts } from './parked-facts.ts';
import type { Parity } from './rebuild-parity.ts';
import type { ShadowTable } from './rebuild-shadow.ts';
import { endRebuild, parkedOf } from './rebuild-standing.ts';
import { qualified, quote, renameTableSql } from './register-table.ts';
import { carryGrants } from './swap-grants.ts';
import { tableChecksum } from './table-checksum.ts';
import { inTransaction } from './transaction.ts';

export interface SwapOptions {
  /** The connection that writes the shadow. */
  readonly client: PoolClient;
  /** Its touched keys are those of rows that were written since the tables were compared. */
  readonly shadow: ShadowTable;
  readonly parity: Parity;
  /** Brings the shadow to the live position, within the transaction. @returns whether that was possible in a moment */
  readonly finish: () => Promise<boolean>;
  readonly afterSwap?: (client: PoolClient) => Promise<void>;
}

/**
 * What became of it. Nothing happened where it is not `swapped`: it was not possible in a moment, since too much was left to fold or a
 * reader was in the way; or the live table is not the one any more that was compared.
 */
export type SwapOutcome =
  | { readonly outcome: 'swapped'; readonly position: Position; readonly equalSince: boolean }
  | { readonly outcome: 'in-the-way' }
  | { readonly outcome: 'other-table' };

/**
 * Puts the shadow in the place of the live table, under its name and its names of indexes and with its grants, and drops the old one.
 * The rows that were written since the tables were compared are compared again.
 *
 * Whoever folds into the live table waits for the transaction; whoever reads it, for the last steps of it only.
 */
export async function swapRegister(options: SwapOptions): Promise<SwapOutcome> {
  const { client, shadow, parity, finish } = options;
  const { register, table } = shadow;
  try {
    return await inTransaction(client, async (): Promise<SwapOutcome> => {
      await client.query('SET LOCAL synchronous_commit TO DEFAULT'); // a register that is said to be rebuilt stays so
      await client.query(`SET LOCAL lock_timeout = '5s'`);
      await client.query(`SET LOCAL idle_in_transaction_session_timeout = '30s'`); // should this process be stopped: others wait for it
      // one at a time: what is bound to several registers, such as a view, can be bound anew by one transaction only
      await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('projections.swap', 0))`);
      const [live] = await lockCheckpoints(client, [register]);
      if (live?.epoch !== parity.epoch) return { outcome: 'other-table' };
      if (!(await finish())) throw new TooMuchLeft();
      const only = { key: table.key, keys: [...(shadow.touched ?? [])] };
      const equalSince = (await tableChecksum(client, register, only)) === (await tableChecksum(client, shadow.name, only));
      await replaceTable(options);
      return { outcome: 'swapped', position: shadow.folded, equalSince };
    });
  } catch (error) {
    if (error instanceof TooMuchLeft || isInTheWay(error)) return { outcome: 'in-the-way' };
    throw error;
  }
}

/** A reader that lasts is waited for a few times while those who fold wait too; after that they are let on first. */
async function replaceTable({ client, shadow, afterSwap }: SwapOptions): Promise<void> {
  const { table, register: name } = shadow;
  const old = `${name}__old`;
  for (let attempt = 1; ; attempt++) {
    await client.query('SAVEPOINT before_swap');
    try {
      await client.query(`SET LOCAL lock_timeout = '200ms'`);
      await client.query(`LOCK TABLE ${qualified(name)} IN ACCESS EXCLUSIVE MODE`);
      await moveAside(client, name, old);
      for (const statement of renameTableSql(table, shadow.name, name)) await client.query(statement);
      await carryGrants(client, qualified(old), qualified(name));
      await replaceCheckpoint(client, name, table, shadow.folded);
      await replaceParkedFacts(client, name, parkedOf(name));
      await endRebuild(client, name);
      await afterSwap?.(client);
      await client.query(`DROP TABLE ${qualified(old)}`);
      return;
    } catch (error) {
      if (!isInTheWay(error) || attempt === attemptsInOneTransaction) throw error;
      await client.query('ROLLBACK TO SAVEPOINT before_swap');
      await delay(50 * attempt);
    }
  }
}

/** Its indexes give their names free; they may be those of another version of the register. */
async function moveAside(client: PoolClient, name: string, old: string): Promise<void> {
  const { rows } = await client.query<{ readonly index: string }>(
    'SELECT indexrelid::regclass::text AS index FROM pg_index WHERE indrelid = $1::regclass',
    [qualified(name)],
  );
  for (const [at, { index }] of rows.entries()) await client.query(`ALTER INDEX ${index} RENAME TO ${quote(`${old}_${String(at)}`)}`);
  await client.query(`ALTER TABLE ${qualified(name)} RENAME TO ${quote(old)}`);
}

class TooMuchLeft extends Error {}

/** Lock timeout and deadlock. */
function isInTheWay(error: unknown): boolean {
  const code: unknown = Reflect.get(asError(error), 'code');
  return code === '55P03' || code === '40P01';
}

const attemptsInOneTransaction = 5;
