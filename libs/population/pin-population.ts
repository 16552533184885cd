import { setTimeout as pause } from 'node:timers/promises';
import type { ClientBase, Pool } from 'pg';
import type { OffenceCategory, Punishment } from '../criminal-case/criminal-case.events.ts';
import type { Position } from '../event-log/event.ts';
import type { Sex } from '../person/person.events.ts';
import { readCheckpoints } from '../projections/checkpoints.ts';
import { withClient } from '../projections/transaction.ts';

/** Whose terms are taken: all of these must hold. */
export interface PopulationFilter {
  readonly facility?: string;
  readonly region?: string;
  readonly sex?: Sex;
  readonly gravest?: OffenceCategory;
  readonly punishment?: Punishment;
}

/** A population as it was at one position of the log. */
export interface Pin {
  readonly pinId: string;
  /** Everything up to and including it is in the rows, and nothing after it. */
  readonly position: Position;
  readonly terms: number;
  /** Open terms that no sentence is included in: the law cannot be asked about them, and they are not among the rows. */
  readonly withoutSentence: number;
}

/** The registers did not stand at one position that is late enough: they lag, or workers that share them are at different places of a busy log. */
export class RegistersNotLevel extends Error {
  constructor(since: Position, standing: readonly string[]) {
    super(
      `The registers do not stand at one position from ${String(since)} on (${standing.join(', ')}). Try again when they have caught up.`,
    );
    this.name = 'RegistersNotLevel';
  }
}

/** What the rows are read from; all of them must stand at the same position. */
export const registersOfPopulation: readonly string[] = ['term', 'sentenced', 'prisoner', 'parole'];

/** Who is to be pinned. */
export interface PinAsked {
  /** What was recorded up to and including it is in the copy: nobody is left out whose term was known when the population was asked for. */
  readonly since: Position;
  readonly filter?: PopulationFilter;
  /** How long the registers are waited for; ten seconds unless told. */
  readonly waitMs?: number;
}

/**
 * Copies every open term with its person, custody and region, as the registers have them at one position of the log, under a name.
 *
 * The copy is what makes a run over it repeatable: what is recorded later does not change it, and who was stopped goes on in it. Pinning
 * under the same name again answers what was pinned first.
 *
 * @throws RegistersNotLevel where they were not at one position, `since` or later, within `waitMs`
 */
export async function pinPopulation(pool: Pool, pinId: string, asked: PinAsked): Promise<Pin> {
  const { since, waitMs = 10_000 } = asked;
  const giveUpAt = performance.now() + waitMs;
  for (;;) {
    const pinned = await withClient(pool, (client) => pinOnce(client, pinId, asked));
    if ('pinId' in pinned) return pinned;
    if (performance.now() >= giveUpAt) throw new RegistersNotLevel(since, pinned.standing);
    await pause(levelEveryMs);
  }
}

/** The pin of that name, if it was made. */
export async function findPin(on: Pick<ClientBase, 'query'>, pinId: string): Promise<Pin | undefined> {
  const { rows } = await on.query<PinRow>('SELECT position, terms, without_sentence FROM population.pins WHERE pin_id = $1', [pinId]);
  return rows.map((row) => pinOf(pinId, row))[0];
}

/** Lets go of what was copied under a name. */
export async function dropPin(on: Pick<ClientBase, 'query'>, pinId: string): Promise<void> {
  await on.query('DELETE FROM population.pins WHERE pin_id = $1', [pinId]);
}

/** Registers that one worker folds are level whenever it has committed; how long that lasts depends on how much is recorded. */
const levelEveryMs = 20;

async function pinOnce(client: ClientBase, pinId: string, asked: PinAsked): Promise<Pin | { readonly standing: string[] }> {
  // one snapshot for the checkpoints and for every row
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
  try {
    const pinned = await copyWhereLevel(client, pinId, asked);
    await client.query('COMMIT');
    return pinned;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined); // the connection is gone, and the transaction with it
    if (!isTwiceAtOnce(error)) throw error;
    const other = await findPin(client, pinId);
    if (other === undefined) throw error;
    return other;
  }
}

async function copyWhereLevel(
  client: ClientBase,
  pinId: string,
  { since, filter = {} }: PinAsked,
): Promise<Pin | { readonly standing: string[] }> {
  const known = await findPin(client, pinId);
  if (known !== undefined) return known;
  const checkpoints = await readCheckpoints(client, registersOfPopulation);
  const [first] = checkpoints;
  if (first === undefined || first.position < since || checkpoints.some(({ position }) => position !== first.position)) {
    return { standing: checkpoints.map(({ register, position }) => `${register} ${String(position)}`) };
  }
  const names = filtered.filter((name) => filter[name] !== undefined);
  const conditions = names.map((name, at) => `AND ${columns[name]} = $${String(at + 3)}`);
  const { rows } = await client.query<PinRow & { readonly copied: number }>(
    `WITH open AS MATERIALIZED (${openTerms} ${conditions.join(' ')}),
     pin AS (
       INSERT INTO population.pins (pin_id, position, terms, without_sentence)
       SELECT $1, $2, count(*) FILTER (WHERE served ? 'sentence'), count(*) FILTER (WHERE NOT served ? 'sentence') FROM open
       RETURNING position, terms, without_sentence),
     copied AS (
       INSERT INTO population.terms (pin_id, seq, term_id, person_id, served, person, behaviour, revoked, facility, region, term_revision,
         person_revision, custody_revision, parole_revision, cases, incomplete)
       SELECT $1, row_number() OVER (ORDER BY term_id) - 1, open.* FROM open WHERE served ? 'sentence' RETURNING seq)
     SELECT pin.*, (SELECT count(*)::integer FROM copied) AS copied FROM pin`,
    [pinId, String(first.position), ...names.map((name) => filter[name])],
  );
  const [pin] = rows;
  if (pin?.copied !== pin?.terms || pin === undefined) throw new Error('a population was counted otherwise than it was copied');
  return pinOf(pinId, pin);
}

/** A term that is open, of a person who lives. A parked fact leaves its row, and whoever is asked about it, incomplete. */
const openTerms = `
  SELECT term.term_id, term.person_id, term.served, sentenced.person, sentenced.behaviour, term.revoked,
    CASE WHEN stay.in_custody THEN stay.facility END AS facility,
    CASE WHEN stay.in_custody THEN stay.region ELSE file.region END AS region,
    term.revision, sentenced.person_revision, sentenced.custody_revision, term.parole_revision, sentenced.cases,
    EXISTS (SELECT FROM projections.parked WHERE register = 'term' AND key = term.term_id::text
      OR register IN ('sentenced', 'prisoner') AND key = term.person_id::text) AS incomplete
  FROM registers.term AS term
  JOIN registers.sentenced AS sentenced ON sentenced.person_id = term.person_id
  LEFT JOIN registers.prisoner AS stay ON stay.person_id = term.person_id
  LEFT JOIN LATERAL (
    SELECT region FROM registers.parole WHERE person_id = term.person_id AND status = 'ACTIVE'
    ORDER BY parole.term_id IS NOT DISTINCT FROM term.term_id DESC, supervision_id LIMIT 1) AS file ON true
  WHERE term.completed_on IS NULL AND sentenced.person IS NOT NULL AND NOT sentenced.person ? 'diedOn'`;

const columns: Readonly<Record<keyof PopulationFilter, string>> = {
  facility: 'CASE WHEN stay.in_custody THEN stay.facility END',
  region: 'CASE WHEN stay.in_custody THEN stay.region ELSE file.region END',
  sex: "sentenced.person ->> 'sex'",
  gravest: 'term.gravest',
  punishment: 'term.punishment',
};

const filtered = ['facility', 'region', 'sex', 'gravest', 'punishment'] as const satisfies readonly (keyof PopulationFilter)[];

interface PinRow {
  readonly position: string;
  readonly terms: number;
  readonly without_sentence: number;
}

function pinOf(pinId: string, { position, terms, without_sentence: withoutSentence }: PinRow): Pin {
  return { pinId, position: BigInt(position) as Position, terms, withoutSentence }; // as it was written
}

/** Somebody else pinned under the same name in between. */
function isTwiceAtOnce(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === '23505' || error.code === '40001');
}
