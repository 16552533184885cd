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
  /** Raised when rows are written otherwise than by folding on: what was read before it is worth nothing, and may not be written. */
  readonly epoch: number;
}

/** Says which checkpoints moved, and where to. */
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

/** A checkpoint as a statement answers it. */
export type StoredCheckpoint = Omit<Checkpoint, 'position'> & { readonly position: string };

/** The checkpoints of these registers, those that exist. */
export async function readCheckpoints(on: Queryable, registers: readonly string[]): Promise<readonly Checkpoint[]> {
  const { rows } = await on.query<StoredCheckpoint>(`${selectSql} = ANY($1)`, [registers]);
  return rows.map(checkpointOf);
}

/** The same, and until the transaction ends nobody else moves them. */
export async function lockCheckpoints(on: Queryable, registers: readonly string[]): Promise<readonly Checkpoint[]> {
  return (await on.query<StoredCheckpoint>(lockCheckpointsSql(registers))).rows.map(checkpointOf);
}

/** What `lockCheckpoints` does, as a statement without parameters, for one or more registers. */
export function lockCheckpointsSql(registers: readonly string[]): string {
  const names = registers.map((register) => `'${register.replaceAll("'", "''")}'`);
  // always locked in the same order, so that two processes never wait for each other
  return `${selectSql} IN (${names.join(', ')}) ORDER BY register FOR UPDATE`;
}

export function checkpointOf(row: StoredCheckpoint): Checkpoint {
  return { ...row, position: BigInt(row.position) as Position }; // written from a position
}

const selectSql = 'SELECT register, version, shape, position::text AS position, epoch FROM projections.checkpoints WHERE register';

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
  const { movement, notice } = movementSql(0);
  await on.query(`WITH moved AS (${movement}) ${notice}`, [...movementValues(moves)]);
}

/** The two statements of `moveCheckpoints`, as parts of a larger one; they have the values of `movementValues` after so many others. */
export function movementSql(after: number): { readonly movement: string; readonly notice: string } {
  const [registers, positions, channel, what] = [1, 2, 3, 4].map((at) => `$${String(after + at)}`) as [string, string, string, string]; // four of four
  return {
    movement: `UPDATE projections.checkpoints AS c SET position = m.position, updated_at = clock_timestamp()
       FROM unnest(${registers}::text[], ${positions}::bigint[]) AS m (register, position) WHERE c.register = m.register`,
    notice: `SELECT pg_notify(${channel}, ${what})`,
  };
}

export function movementValues(moves: readonly { readonly register: string; readonly to: Position }[]): readonly unknown[] {
  const notice = moves.map(({ register, to }) => `${register}=${String(to)}`).join();
  return [moves.map(({ register }) => register), moves.map(({ to }) => String(to)), registersChannel, notice];
}

/** What a notice says: registers and the positions that they stand at by it; empty where it says nothing but to look. */
export function movedBy(notice: string): readonly (readonly [register: string, position: Position])[] {
  return [...notice.matchAll(/([^=,]+)=(\d+)/g)].map(([, register = '', position = '']) => [register, BigInt(position) as Position]); // as it was written
}

/** Says that the table is another one now, of the present definition. */
export async function replaceCheckpoint(on: Queryable, register: string, table: RegisterTable, position: Position): Promise<void> {
  await on.query(
    `UPDATE projections.checkpoints SET version = $2, shape = $3, position = $4, epoch = epoch + 1, updated_at = clock_timestamp() WHERE register = $1`,
    [register, table.register.version, table.shape, String(position)],
  );
  await on.query('SELECT pg_notify($1, $2)', [registersChannel, '']);
}

/** Whoever folded on top of what these registers were may not write it. */
export async function raiseEpochs(on: Queryable, registers: readonly string[]): Promise<void> {
  await on.query('UPDATE projections.checkpoints SET epoch = epoch + 1 WHERE register = ANY($1)', [registers]);
}

/** Whether the stored table is of the definition that this process has. */
export function isOf(table: RegisterTable, checkpoint: Checkpoint): boolean {
  return checkpoint.version === table.register.version && checkpoint.shape === table.shape;
}
