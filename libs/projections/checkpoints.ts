import type { ClientBase } from 'pg';
import type { Position } from '../event-log/event.ts';
import type { RegisterTable } from './register-table.ts';

/** What runs statements: a pool or one connection of it. */
export type Queryable = Pick<ClientBase, 'query'>;

/** How far the table of a register stands, and by which definition. */
export interface Checkpoint {
  readonly register: string;
  readonly version: number;
  readonly shape: string;
  /** Everything up to and including this position is folded. */
  readonly position: Position;
  /** Raised when the rows are replaced as a whole: rows that were read before it are worth nothing. */
  readonly epoch: number;
}

/** Says that a checkpoint moved; carries nothing, what is true is in the table. */
export const registersChannel = 'registers';

export const checkpointsSql = `
  CREATE SCHEMA IF NOT EXISTS projections;
  CREATE TABLE IF NOT EXISTS projections.checkpoints (
    register text PRIMARY KEY,
    version integer NOT NULL,
    shape text NOT NULL,
    position bigint NOT NULL,
    epoch integer NOT NULL,
    updated_at timestamptz NOT NULL
  ) WITH (fillfactor = 20);`; // a few rows that are updated all the time: with room on the page they never bloat

/** The checkpoints of these registers, those that exist. */
export async function readCheckpoints(on: Queryable, registers: readonly string[]): Promise<readonly Checkpoint[]> {
  return checkpoints(on, registers, '');
}

/** The same, and until the transaction ends nobody else moves them. */
export async function lockCheckpoints(on: Queryable, registers: readonly string[]): Promise<readonly Checkpoint[]> {
  return checkpoints(on, registers, 'FOR UPDATE');
}

export async function addCheckpoint(on: Queryable, register: string, table: RegisterTable, position: Position): Promise<void> {
  await on.query(
    `INSERT INTO projections.checkpoints (register, version, shape, position, epoch, updated_at)
     VALUES ($1, $2, $3, $4, 0, clock_timestamp())`,
    [register, table.register.version, table.shape, String(position)],
  );
}

/** Moves checkpoints and, once the transaction commits, wakes whoever waits for it. */
export async function moveCheckpoints(
  on: Queryable,
  moves: readonly { readonly register: string; readonly to: Position }[],
): Promise<void> {
  await on.query(
    `WITH moved AS (
       UPDATE projections.checkpoints AS c SET position = m.position, updated_at = clock_timestamp()
       FROM unnest($1::text[], $2::bigint[]) AS m (register, position) WHERE c.register = m.register)
     SELECT pg_notify($3, '')`,
    [moves.map(({ register }) => register), moves.map(({ to }) => String(to)), registersChannel],
  );
}

/** Says that the table is another one now, of the present definition. */
export async function replaceCheckpoint(on: Queryable, register: string, table: RegisterTable, position: Position): Promise<void> {
  await on.query(
    `UPDATE projections.checkpoints SET version = $2, shape = $3, position = $4, epoch = epoch + 1, updated_at = clock_timestamp() WHERE register = $1`,
    [register, table.register.version, table.shape, String(position)],
  );
  await on.query('SELECT pg_notify($1, $2)', [registersChannel, '']);
}

export async function removeCheckpoint(on: Queryable, register: string): Promise<void> {
  await on.query('DELETE FROM projections.checkpoints WHERE register = $1', [register]);
}

/** Whether the stored table is of the definition that this process has. */
export function isOf(table: RegisterTable, checkpoint: Checkpoint): boolean {
  return checkpoint.version === table.register.version && checkpoint.shape === table.shape;
}

async function checkpoints(on: Queryable, registers: readonly string[], locking: '' | 'FOR UPDATE'): Promise<readonly Checkpoint[]> {
  // always locked in the same order, so that two processes never wait for each other
  const { rows } = await on.query<Omit<Checkpoint, 'position'> & { readonly position: string }>(
    `SELECT register, version, shape, position::text AS position, epoch FROM projections.checkpoints
     WHERE register = ANY($1) ORDER BY register ${locking}`,
    [registers],
  );
  return rows.map((row) => ({ ...row, position: BigInt(row.position) as Position })); // written from a position
}
