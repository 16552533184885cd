import type { Position } from '../event-log/event.ts';
import type { Queryable } from './checkpoints.ts';
import type { RegisterTable } from './register-table.ts';

/**
 * What a rebuild is at:
 * - `bulk`: the log is folded, as fast as it goes, into a table without indexes
 * - `indexes`: primary key and indexes are made
 * - `tail`: what was recorded meanwhile is folded too
 * - `parity`: the tables are compared
 * - `swap`: the new table takes the place of the live one
 */
export type RebuildPhase = 'bulk' | 'indexes' | 'tail' | 'parity' | 'swap';

/** How far the rebuild of a register is, and by which definition; there is none when nothing is being rebuilt. */
export interface RebuildStanding {
  readonly phase: RebuildPhase;
  readonly version: number;
  readonly shape: string;
  /** Everything up to and including this position is written to the new table. */
  readonly position: Position;
  readonly startedAt: Date;
}

export const rebuildsSql = `
  CREATE TABLE IF NOT EXISTS projections.rebuilds (
    register text PRIMARY KEY,
    phase text NOT NULL,
    version integer NOT NULL,
    shape text NOT NULL,
    position bigint NOT NULL,
    of bigint NOT NULL,
    started_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
  ) WITH (fillfactor = 20);`;

/** Name of the table that is being built. */
export function shadowOf(register: string): string {
  return `${register}__rebuild`;
}

/** Name under which facts are parked that the new table does without. */
export function parkedOf(register: string): string {
  return `${register}@rebuild`;
}

export async function readRebuild(on: Queryable, register: string): Promise<RebuildStanding | undefined> {
  const { rows } = await on.query<Omit<RebuildStanding, 'position'> & { readonly position: string }>(
    `SELECT phase, version, shape, position::text AS position, started_at AS "startedAt" FROM projections.rebuilds WHERE register = $1`,
    [register],
  );
  const [row] = rows;
  return row && { ...row, position: BigInt(row.position) as Position }; // written from a position
}

/** A rebuild of this register begins, in place of one before it. */
export async function beginRebuild(on: Queryable, { register, shape }: RegisterTable, goal: Position): Promise<void> {
  await endRebuild(on, register.name);
  await on.query(
    `INSERT INTO projections.rebuilds (register, phase, version, shape, position, of, started_at, updated_at)
     VALUES ($1, 'bulk', $2, $3, 0, $4, clock_timestamp(), clock_timestamp())`,
    [register.name, register.version, shape, String(goal)],
  );
}

/** A part of the transaction that writes the table up to this position. */
export async function moveRebuild(on: Queryable, register: string, { to, goal }: { to: Position; goal: Position }): Promise<void> {
  await on.query('UPDATE projections.rebuilds SET position = $2, of = $3, updated_at = clock_timestamp() WHERE register = $1', [
    register,
    String(to),
    String(goal),
  ]);
}

export async function enterPhase(on: Queryable, register: string, phase: RebuildPhase): Promise<void> {
  await on.query('UPDATE projections.rebuilds SET phase = $2, updated_at = clock_timestamp() WHERE register = $1', [register, phase]);
}

export async function endRebuild(on: Queryable, register: string): Promise<void> {
  await on.query('DELETE FROM projections.rebuilds WHERE register = $1', [register]);
}
