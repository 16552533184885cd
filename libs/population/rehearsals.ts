import type { ClientBase } from 'pg';
import type { LegalDate, Position } from '../event-log/event.ts';
import { canonicalJson } from '../law/canonical-json.ts';

type Database = Pick<ClientBase, 'query'>;

/** What was asked to be rehearsed, by whom, and under which rule set as it stood. */
export interface Rehearsal {
  readonly rehearsalId: string;
  /** As it was sent. */
  readonly asked: object;
  /** The day from which it is looked: the law in force, ages and situations are those of that day. */
  readonly asOf: LegalDate;
  readonly ruleSet: string;
  readonly ruleSetHash: string;
  readonly begunBy: string;
  readonly begunAt: Date;
  /** The end of the log when it was begun: whoever was known by then is looked at. */
  readonly since: Position;
  readonly finishedAt?: Date;
}

/**
 * Keeps what is to be rehearsed; a worker carries it out.
 *
 * Asked again under the same id it answers what was kept first, or `undefined` where something else was asked under it.
 */
export async function beginRehearsal(on: Database, asked: Omit<Rehearsal, 'begunAt' | 'finishedAt'>): Promise<Rehearsal | undefined> {
  await on.query(
    `INSERT INTO population.rehearsals (rehearsal_id, asked, as_of, rule_set, rule_set_hash, begun_by, since)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
    [...[asked.rehearsalId, JSON.stringify(asked.asked), asked.asOf, asked.ruleSet, asked.ruleSetHash, asked.begunBy], String(asked.since)],
  );
  const kept = await findRehearsal(on, asked.rehearsalId);
  return kept !== undefined && canonicalJson(kept.asked) === canonicalJson(asked.asked) ? kept : undefined;
}

export async function findRehearsal(on: Database, rehearsalId: string): Promise<Rehearsal | undefined> {
  const { rows } = await on.query<Row>(`${selectRehearsals} WHERE rehearsal_id = $1`, [rehearsalId]);
  return rows.map(rehearsalOf)[0];
}

/** In the order in which they were begun. */
export async function unfinishedRehearsals(on: Database): Promise<readonly Rehearsal[]> {
  const { rows } = await on.query<Row>(`${selectRehearsals} WHERE finished_at IS NULL ORDER BY begun_at, rehearsal_id`);
  return rows.map(rehearsalOf);
}

/** Where a list of rehearsals goes on: after this one. */
export interface AfterRehearsal {
  readonly begunAt: string;
  readonly rehearsalId: string;
}

/** Those that were begun last come first. */
export async function rehearsalsBegun(
  on: Database,
  { limit, after }: { readonly limit: number; readonly after?: AfterRehearsal },
): Promise<readonly Rehearsal[]> {
  const { rows } = await on.query<Row>(
    `${selectRehearsals} WHERE $2::timestamptz IS NULL OR (date_trunc('milliseconds', begun_at), rehearsal_id) < ($2::timestamptz, $3::uuid)
     ORDER BY date_trunc('milliseconds', begun_at) DESC, rehearsal_id DESC LIMIT $1`,
    [limit, after?.begunAt ?? null, after?.rehearsalId ?? null],
  );
  return rows.map(rehearsalOf);
}

export async function finishedRehearsals(on: Database): Promise<readonly Rehearsal[]> {
  const { rows } = await on.query<Row>(`${selectRehearsals} WHERE finished_at IS NOT NULL`);
  return rows.map(rehearsalOf);
}

/** Lets go of a finished rehearsal and of the population it rests on; says whether it did. One that is under way stays. */
export async function removeRehearsal(on: Database, rehearsalId: string): Promise<boolean> {
  // one statement: whoever is stopped leaves no population that belongs to nothing
  const { rows } = await on.query(
    `WITH gone AS (DELETE FROM population.rehearsals WHERE rehearsal_id = $1 AND finished_at IS NOT NULL RETURNING rehearsal_id),
     let_go AS (DELETE FROM population.pins USING gone WHERE pin_id = gone.rehearsal_id)
     SELECT rehearsal_id FROM gone`,
    [rehearsalId],
  );
  return rows.length > 0;
}

export async function finishRehearsal(on: Database, rehearsalId: string): Promise<void> {
  await on.query('UPDATE population.rehearsals SET finished_at = clock_timestamp() WHERE rehearsal_id = $1 AND finished_at IS NULL', [
    rehearsalId,
  ]);
}

/** Lets go of what was worked out under another rule set: the same population is asked again under the one that is here. */
export async function beginAnew(
  on: Database,
  rehearsalId: string,
  { ruleSet, ruleSetHash }: Pick<Rehearsal, 'ruleSet' | 'ruleSetHash'>,
): Promise<void> {
  // one statement: either both or neither
  await on.query(
    `WITH gone AS (DELETE FROM population.rehearsed WHERE rehearsal_id = $1)
     UPDATE population.rehearsals SET rule_set = $2, rule_set_hash = $3 WHERE rehearsal_id = $1`,
    [rehearsalId, ruleSet, ruleSetHash],
  );
}

const selectRehearsals = `
  SELECT rehearsal_id, asked, as_of::text AS as_of, rule_set, rule_set_hash, begun_by, begun_at, since, finished_at FROM population.rehearsals`;

interface Row {
  readonly rehearsal_id: string;
  readonly asked: object;
  readonly as_of: LegalDate;
  readonly rule_set: string;
  readonly rule_set_hash: string;
  readonly begun_by: string;
  readonly begun_at: Date;
  readonly since: string;
  readonly finished_at: Date | null;
}

function rehearsalOf(row: Row): Rehearsal {
  return {
    rehearsalId: row.rehearsal_id,
    asked: row.asked,
    asOf: row.as_of,
    ruleSet: row.rule_set,
    ruleSetHash: row.rule_set_hash,
    begunBy: row.begun_by,
    begunAt: row.begun_at,
    since: BigInt(row.since) as Position, // as it was written
    ...(row.finished_at !== null && { finishedAt: row.finished_at }),
  };
}
