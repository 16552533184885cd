import { setTimeout as delay } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import type { Position } from '../event-log/event.ts';
import { asError } from './as-error.ts';
import { isOf, lockCheckpoints, removeCheckpoint, replaceCheckpoint } from './checkpoints.ts';
import { qualified, quote, renameTableSql, type RegisterTable } from './register-table.ts';
import { tableChecksum } from './table-checksum.ts';
import { inTransaction } from './transaction.ts';

export interface SwapOptions {
  readonly client: PoolClient;
  readonly table: RegisterTable;
  readonly shadow: { readonly name: string; readonly checkpoint: string };
  /** Brings the shadow to the live position, within the transaction. @returns undefined where too much is left for a short one */
  readonly finish: () => Promise<Position | undefined>;
  readonly afterSwap?: (client: PoolClient) => Promise<void>;
}

export interface Swapped {
  readonly position: Position;
  readonly checksumBefore: string;
  readonly checksumAfter: string;
  readonly sameVersion: boolean;
}

/**
 * Puts the shadow in the place of the live table, under its name and its names of indexes, and drops the old one.
 *
 * Whoever folds into the live table waits for the transaction; whoever reads it, for the last steps of it only.
 *
 * @returns undefined where nothing happened and it should be tried again: too much was left to fold, or a reader was in the way
 */
export async function swapRegister(options: SwapOptions): Promise<Swapped | undefined> {
  const { client, table, shadow, finish } = options;
  const { name } = table.register;
  try {
    return await inTransaction(client, async () => {
      const [live] = (await lockCheckpoints(client, [name, shadow.checkpoint])).filter(({ register }) => register === name);
      if (live === undefined) throw new Error(`Register ${name} lost its checkpoint`);
      const position = await finish();
      if (position === undefined) throw new TooMuchLeft();
      const checksumBefore = await tableChecksum(client, name);
      const checksumAfter = await tableChecksum(client, shadow.name);
      await replaceTable(options, position);
      return { position, checksumBefore, checksumAfter, sameVersion: isOf(table, live) };
    });
  } catch (error) {
    if (error instanceof TooMuchLeft || isInTheWay(error)) return undefined;
    throw error;
  }
}

/** A reader that lasts is waited for a few times while those who fold wait too; after that they are let on first. */
async function replaceTable(options: SwapOptions, position: Position): Promise<void> {
  const { client, table, shadow, afterSwap } = options;
  const { name } = table.register;
  const old = `${name}__old`;
  for (let attempt = 1; ; attempt++) {
    await client.query('SAVEPOINT before_swap');
    try {
      await client.query(`SET LOCAL lock_timeout = '200ms'`);
      await client.query(`LOCK TABLE ${qualified(name)} IN ACCESS EXCLUSIVE MODE`);
      await moveAside(client, name, old);
      for (const statement of renameTableSql(table, shadow.name, name)) await client.query(statement);
      await replaceCheckpoint(client, name, table, position);
      await removeCheckpoint(client, shadow.checkpoint);
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
