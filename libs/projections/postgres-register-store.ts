import { createHash } from 'node:crypto';
import type { ClientBase, Pool } from 'pg';
import type { Position } from '../event-log/event.ts';
import {
  checkpointOf,
  isOf,
  lockCheckpointsSql,
  moveCheckpoints,
  movementSql,
  movementValues,
  readCheckpoints,
  type Checkpoint,
  type StoredCheckpoint,
} from './checkpoints.ts';
import { parkFacts, parking, readParkedKeys } from './parked-facts.ts';
import { deletion, isMuch, loadRows, upsert, writeRows, type Statement } from './register-rows.ts';
import type { FoldedMove, RegisterStore } from './register-store.ts';
import { qualified, type RegisterTable } from './register-table.ts';
import { inTransaction, withClient } from './transaction.ts';

/** Registers in the tables of a PostgreSQL database, as `migrateProjections` made them. */
export class PostgresRegisterStore implements RegisterStore {
  private readonly pool: Pool;
  private readonly settings: string;

  /** @param worker under whose name it commits: whoever takes its registers over can cut it off in the middle of that */
  constructor(pool: Pool, worker?: string) {
    this.pool = pool;
    this.settings = worker === undefined ? limits : `SET LOCAL application_name = '${worker}'; ${limits}`;
  }

  checkpoints(registers: readonly string[]): Promise<readonly Checkpoint[]> {
    return readCheckpoints(this.pool, registers);
  }

  async isEmpty({ register }: RegisterTable): Promise<boolean> {
    return (await this.pool.query(`SELECT 1 FROM ${qualified(register.name)} LIMIT 1`)).rowCount === 0;
  }

  rows(table: RegisterTable, keys: readonly string[]): Promise<readonly object[]> {
    return loadRows(this.pool, table, table.register.name, keys);
  }

  parkedKeys(register: string): Promise<readonly string[]> {
    return readParkedKeys(this.pool, register);
  }

  async commit(moves: readonly FoldedMove[]): Promise<ReadonlySet<string>> {
    if (moves.length === 0) return new Set();
    const beginning = `${this.settings}; ${lockCheckpointsSql(moves.map(({ from }) => from.register))}`;
    const valid = await withClient(this.pool, (client) =>
      inTransaction(
        client,
        async (rows) => {
          const locked = (rows as readonly StoredCheckpoint[]).map(checkpointOf); // of the statement that begins it
          const valid = moves.filter(({ table, from }) => locked.some((now) => isSame(now, from) && isOf(table, now)));
          if (valid.some(({ changes }) => isMuch(changes))) await writeOneByOne(client, valid);
          else if (valid.length > 0) await writeAtOnce(client, valid);
          return valid;
        },
        beginning,
      ),
    );
    return new Set(valid.map(({ from }) => from.register));
  }
}

/**
 * A session whose worker is out of reach, in the middle of a commit or waiting for the checkpoint, would otherwise hold the register for as
 * long as the server believes in its connection: hours. The worker itself is alive by another connection, so that nobody cuts it off.
 */
const limits = `SET LOCAL idle_in_transaction_session_timeout = '5s'; SET LOCAL lock_timeout = '5s'`;

/** In a single statement: with few rows it is the round trips that take the time. */
async function writeAtOnce(client: ClientBase, moves: readonly FoldedMove[]): Promise<void> {
  const texts: string[] = [];
  const values: unknown[] = [];
  const add = (statement: Statement): void => {
    texts.push(`part_${String(texts.length)} AS (${statement.text})`);
    values.push(...statement.values);
  };
  for (const { table, changes } of moves) {
    const { name } = table.register;
    if (changes.rows.length > 0) add(upsert(table, name, changes.rows, values.length));
    if (changes.removed.length > 0) add(deletion(table, name, changes.removed, values.length));
    if (changes.parked.length > 0) add(parking(name, changes.parked, values.length));
  }
  const { movement, notice } = movementSql(values.length);
  add({ text: movement, values: movementValues(movesOf(moves)) });
  const text = `WITH ${texts.join(', ')} ${notice}`;
  await client.query({ name: createHash('md5').update(text).digest('hex'), text, values });
}

async function writeOneByOne(client: ClientBase, moves: readonly FoldedMove[]): Promise<void> {
  for (const { table, changes } of moves) {
    await writeRows(client, table, table.register.name, changes);
    await parkFacts(client, table.register.name, changes.parked);
  }
  await moveCheckpoints(client, movesOf(moves));
}

function movesOf(moves: readonly FoldedMove[]): readonly { readonly register: string; readonly to: Position }[] {
  return moves.map(({ from, to }) => ({ register: from.register, to }));
}

function isSame(now: Checkpoint, then: Checkpoint): boolean {
  return now.register === then.register && now.position === then.position && now.epoch === then.epoch;
}
