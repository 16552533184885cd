import type { Position } from '../event-log/event.ts';
import { arrayLiteral } from './column-text.ts';
import type { Queryable } from './checkpoints.ts';
import type { Statement } from './register-rows.ts';
import type { ParkedFact } from './register-store.ts';

/** A key of a register whose row lacks facts from a position on. */
export interface ParkedKey {
  readonly register: string;
  readonly key: string;
  /** The first fact that its row lacks. */
  readonly position: Position;
  readonly type: string;
  readonly reason: string;
  /** When it was parked, by the clock of the database. */
  readonly since: Date;
  /** How many facts its row lacks. */
  readonly facts: number;
}

export const parkedFactsSql = `
  CREATE TABLE IF NOT EXISTS projections.parked (
    register text NOT NULL,
    key text NOT NULL,
    position bigint NOT NULL,
    type text NOT NULL,
    reason text,
    since timestamptz NOT NULL,
    PRIMARY KEY (register, key, position)
  );`;

/** Every key of these registers of which a fact is parked, in the order in which they got stuck. */
export async function readParked(on: Queryable, registers: readonly string[]): Promise<readonly ParkedKey[]> {
  const { rows } = await on.query<Omit<ParkedKey, 'position'> & { readonly position: string }>(
    `SELECT DISTINCT ON (register, key) register, key, position::text AS position, type, coalesce(reason, '') AS reason, since,
       count(*) OVER (PARTITION BY register, key)::integer AS facts
     FROM projections.parked WHERE register = ANY($1) ORDER BY register, key, projections.parked.position`,
    [registers],
  );
  return rows
    .map((row) => ({ ...row, position: BigInt(row.position) as Position })) // written from a position
    .sort((a, b) => Number(a.position - b.position));
}

/** From where on the rows of these registers lack facts, once for each key; cheap enough for every read. */
export async function readParkedSince(
  on: Queryable,
  registers: readonly string[],
): Promise<readonly { readonly register: string; readonly since: Position }[]> {
  const { rows } = await on.query<{ readonly register: string; readonly since: string }>({
    name: 'parked since',
    text: 'SELECT register, min(position)::text AS since FROM projections.parked WHERE register = ANY($1) GROUP BY register, key',
    values: [registers],
  });
  return rows.map(({ register, since }) => ({ register, since: BigInt(since) as Position })); // written from a position
}

/** The keys of which a register has parked a fact, each once. */
export async function readParkedKeys(on: Queryable, register: string): Promise<readonly string[]> {
  const { rows } = await on.query<{ readonly key: string }>('SELECT DISTINCT key FROM projections.parked WHERE register = $1', [register]);
  return rows.map(({ key }) => key);
}

/** The facts of one key that are parked, in order. */
export async function readParkedFacts(
  on: Queryable,
  register: string,
  key: string,
): Promise<readonly Pick<ParkedFact, 'position' | 'type'>[]> {
  const { rows } = await on.query<{ readonly position: string; readonly type: string }>(
    `SELECT p.position::text AS position, type FROM projections.parked AS p WHERE register = $1 AND key = $2 ORDER BY p.position`,
    [register, key],
  );
  return rows.map(({ position, type }) => ({ type, position: BigInt(position) as Position })); // written from a position
}

/** Puts facts of a register aside; a part of the transaction that moves its checkpoint beyond them. */
export async function parkFacts(on: Queryable, register: string, facts: readonly ParkedFact[]): Promise<void> {
  if (facts.length === 0) return;
  const { text, values } = parking(register, facts);
  await on.query(text, [...values]);
}

/** @param after how many parameters come before its own, where it is a part of a larger statement */
export function parking(register: string, facts: readonly ParkedFact[], after = 0): Statement {
  const [name, ...lists] = [1, 2, 3, 4, 5].map((at) => `$${String(after + at)}`);
  const arrays = lists.map((list, at) => `${list}::${at === 1 ? 'bigint' : 'text'}[]`).join(', ');
  return {
    text: `INSERT INTO projections.parked (register, key, position, type, reason, since)
     SELECT ${name ?? ''}, key, position, type, reason, clock_timestamp() FROM unnest(${arrays}) AS parked (key, position, type, reason)`,
    values: [
      register,
      arrayLiteral(facts.map(({ key }) => key)),
      facts.map(({ position }) => String(position)),
      facts.map(({ type }) => type),
      arrayLiteral(facts.map(({ reason }) => (reason === undefined ? null : storable(reason)))),
    ],
  };
}

/** Those of a key before `stuck` are folded now, and why that one is not; without it all are. */
export async function unparkFacts(
  on: Queryable,
  register: string,
  key: string,
  stuck: { readonly position: Position; readonly reason: string } | undefined,
): Promise<void> {
  if (stuck === undefined) {
    await on.query('DELETE FROM projections.parked WHERE register = $1 AND key = $2', [register, key]);
    return;
  }
  const at = [register, key, String(stuck.position)];
  await on.query('DELETE FROM projections.parked WHERE register = $1 AND key = $2 AND position < $3', at);
  await on.query('UPDATE projections.parked SET reason = $4 WHERE register = $1 AND key = $2 AND position = $3', [
    ...at,
    storable(stuck.reason),
  ]);
}

export async function removeParkedFacts(on: Queryable, register: string): Promise<void> {
  await on.query('DELETE FROM projections.parked WHERE register = $1', [register]);
}

/** What one name has parked takes the place of what the other has; a part of the transaction that swaps their tables. */
export async function replaceParkedFacts(on: Queryable, register: string, by: string): Promise<void> {
  await removeParkedFacts(on, register);
  await on.query('UPDATE projections.parked SET register = $1 WHERE register = $2', [register, by]);
}

/** Without the one character that PostgreSQL refuses. */
function storable(text: string): string {
  return text.replaceAll('\0', '\uFFFD');
}
