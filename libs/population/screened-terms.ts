import type { ClientBase } from 'pg';
import { amnestyVerdicts, type AmnestyVerdict, type VerdictCounts } from '../amnesty/amnesty.events.ts';
import type { OffenceCategory } from '../criminal-case/criminal-case.events.ts';
import type { Id, LegalDate } from '../event-log/event.ts';
import type { Sex } from '../person/person.events.ts';
import type { TermId } from '../punishment-term/punishment-term.events.ts';
import type { DamageByFile } from '../sentenced-person/damage-of-cases.ts';

type Database = Pick<ClientBase, 'query'>;

/** What an act gives for one term of a pin, on what was known at its position. */
export interface CountedTerm {
  readonly seq: number;
  readonly termId: TermId;
  readonly personId: Id<'person'>;
  readonly sex: Sex;
  readonly category: OffenceCategory;
  readonly region?: string;
  /** Absent at liberty. */
  readonly facility?: string;
  readonly verdict: AmnestyVerdict;
  readonly clauses: readonly string[];
  readonly excludedBy: readonly string[];
  readonly because: readonly string[];
  readonly fraction?: string;
  readonly newLastDay?: LegalDate;
}

/** How many terms of a pin are counted; they are counted in order, so that the next one has this number. */
export async function countedTerms(on: Database, pinId: string): Promise<number> {
  const { rows } = await on.query<{ counted: number }>(
    'SELECT coalesce(max(seq) + 1, 0)::integer AS counted FROM population.screened WHERE pin_id = $1',
    [pinId],
  );
  return rows[0]?.counted ?? 0;
}

/** Keeps what was counted, all or nothing; what is there already stays. */
export async function keepCounted(on: Database, pinId: string, terms: readonly CountedTerm[]): Promise<void> {
  await on.query(
    `INSERT INTO population.screened (pin_id, seq, term_id, person_id, sex, category, region, facility, verdict, clauses, excluded_by,
       because, fraction, new_last_day)
     SELECT $1, seq, "termId", "personId", sex, category, region, facility, verdict, clauses, "excludedBy", because, fraction, "newLastDay"
     FROM jsonb_to_recordset($2) AS term (seq integer, "termId" uuid, "personId" uuid, sex text, category text, region text, facility text,
       verdict text, clauses text[], "excludedBy" text[], because text[], fraction text, "newLastDay" date)
     ON CONFLICT DO NOTHING`,
    [pinId, JSON.stringify(terms)],
  );
}

/** A term that a screening has not come to, with the versions of its streams when it was pinned. */
export interface TermLeft {
  readonly seq: number;
  readonly termId: TermId;
  readonly personId: Id<'person'>;
  /** As decisions name what they rest on: `person-…@3 term-…@5`. */
  readonly pinned: readonly string[];
}

/** The next terms that a screening has not come to, in order, from one of them on. */
export async function termsLeft(
  on: Database,
  pinId: string,
  { from, limit }: { readonly from: number; readonly limit: number },
): Promise<readonly TermLeft[]> {
  const { rows } = await on.query<{
    seq: number;
    term_id: TermId;
    person_id: Id<'person'>;
    term_revision: number;
    person_revision: number;
    custody_revision: number | null;
    cases: DamageByFile;
  }>(
    `SELECT seq, screened.term_id, screened.person_id, term_revision, person_revision, custody_revision, cases
     FROM population.screened JOIN population.terms USING (pin_id, seq)
     WHERE pin_id = $1 AND seq >= $2 AND outcome IS NULL ORDER BY seq LIMIT $3`,
    [pinId, from, limit],
  );
  return rows.map((row) => ({
    seq: row.seq,
    termId: row.term_id,
    personId: row.person_id,
    pinned: [
      ...Object.entries(row.cases).map(([stream, { revision }]) => `${stream}@${String(revision)}`),
      ...(row.custody_revision === null ? [] : [`custody-${row.person_id}@${String(row.custody_revision)}`]),
      `person-${row.person_id}@${String(row.person_revision)}`,
      `term-${row.term_id}@${String(row.term_revision)}`,
    ],
  }));
}

/** What came of one term: proposed by this screening, proposed before by somebody else, or the code with which it was refused. */
export interface TermOutcome {
  readonly seq: number;
  readonly outcome: string;
  /** What was proposed; absent where it was refused. */
  readonly proposed?: AmnestyVerdict;
  /** Something was recorded about it since it was pinned. */
  readonly changed?: boolean;
}

export async function keepOutcomes(on: Database, pinId: string, outcomes: readonly TermOutcome[]): Promise<void> {
  await on.query(
    `UPDATE population.screened
     SET outcome = done.outcome, proposed = done.proposed, changed = done.changed, screened_at = clock_timestamp()
     FROM jsonb_to_recordset($2) AS done (seq integer, outcome text, proposed text, changed boolean)
     WHERE pin_id = $1 AND screened.seq = done.seq`,
    [pinId, JSON.stringify(outcomes)],
  );
}

/** How far a screening is. */
export interface ScreeningProgress {
  readonly counted: number;
  readonly done: number;
  readonly proposed: VerdictCounts;
  readonly proposedBefore: number;
  readonly changedSince: number;
  /** How many were refused with which code. */
  readonly refused: Readonly<Record<string, number>>;
  /** Terms a second, between the first and the last one that was done. */
  readonly perSecond: number;
}

export async function screeningProgress(on: Database, pinId: string): Promise<ScreeningProgress> {
  const { rows } = await on.query<{ outcome: string | null; proposed: AmnestyVerdict | null; terms: number; changed: number }>(
    `SELECT outcome, proposed, count(*)::integer AS terms, count(*) FILTER (WHERE changed)::integer AS changed
     FROM population.screened WHERE pin_id = $1 GROUP BY outcome, proposed`,
    [pinId],
  );
  const sum = (some: typeof rows): number => some.reduce((total, { terms }) => total + terms, 0);
  const ofOutcome = (outcome: string | null): typeof rows => rows.filter((row) => row.outcome === outcome);
  const refusals = rows.filter(({ outcome }) => outcome !== null && outcome !== 'PROPOSED' && outcome !== 'PROPOSED_BEFORE');
  return {
    counted: sum(rows),
    done: sum(rows) - sum(ofOutcome(null)),
    proposed: countsByVerdict(ofOutcome('PROPOSED').map(({ proposed, terms }) => [proposed, terms])),
    proposedBefore: sum(ofOutcome('PROPOSED_BEFORE')),
    changedSince: rows.reduce((total, { changed }) => total + changed, 0),
    refused: Object.fromEntries(refusals.map(({ outcome, terms }) => [outcome ?? '', terms])),
    perSecond: await pace(on, pinId),
  };
}

async function pace(on: Database, pinId: string): Promise<number> {
  const { rows } = await on.query<{ rate: number | null }>(
    `SELECT (count(screened_at) / nullif(extract(epoch FROM max(screened_at) - min(screened_at)), 0))::float8 AS rate
     FROM population.screened WHERE pin_id = $1`,
    [pinId],
  );
  return Math.round(rows[0]?.rate ?? 0);
}

/** How many terms a verdict touches, by a side of the people. */
export interface AffectedCounts {
  readonly verdicts: VerdictCounts;
  readonly bySex: Readonly<Record<string, VerdictCounts>>;
  readonly byCategory: Readonly<Record<string, VerdictCounts>>;
  /** `none` where neither a facility nor an office has them. */
  readonly byRegion: Readonly<Record<string, VerdictCounts>>;
  /** In custody, by sex; all others are at liberty. */
  readonly held: Readonly<Record<string, VerdictCounts>>;
}

export async function affectedCounts(on: Database, pinId: string): Promise<AffectedCounts> {
  const { rows } = await on.query<{
    verdict: AmnestyVerdict;
    sex: string;
    category: string;
    region: string | null;
    held: boolean;
    terms: number;
  }>(
    `SELECT verdict, sex, category, region, facility IS NOT NULL AS held, count(*)::integer AS terms
     FROM population.screened WHERE pin_id = $1 GROUP BY 1, 2, 3, 4, 5`,
    [pinId],
  );
  const by = (of: (row: (typeof rows)[number]) => string, some = rows): Readonly<Record<string, VerdictCounts>> => {
    const sides = [...new Set(some.map(of))].sort();
    return Object.fromEntries(
      sides.map((side) => [side, countsByVerdict(some.filter((row) => of(row) === side).map(({ verdict, terms }) => [verdict, terms]))]),
    );
  };
  return {
    verdicts: countsByVerdict(rows.map(({ verdict, terms }) => [verdict, terms])),
    bySex: by(({ sex }) => sex),
    byCategory: by(({ category }) => category),
    byRegion: by(({ region }) => region ?? 'none'),
    held: by(
      ({ sex }) => sex,
      rows.filter(({ held }) => held),
    ),
  };
}

/** Terms of a pin as they were counted, in order, after one of them. */
export async function affectedTerms(
  on: Database,
  pinId: string,
  { after, limit, verdict, sex }: { readonly after: number; readonly limit: number; readonly verdict?: AmnestyVerdict; readonly sex?: Sex },
): Promise<readonly CountedTerm[]> {
  const { rows } = await on.query<CountedTerm>(
    `SELECT seq, term_id AS "termId", person_id AS "personId", sex, category, region, facility, verdict, clauses,
       excluded_by AS "excludedBy", because, fraction, new_last_day::text AS "newLastDay"
     FROM population.screened
     WHERE pin_id = $1 AND seq > $2 AND ($4::text IS NULL OR verdict = $4) AND ($5::text IS NULL OR sex = $5) ORDER BY seq LIMIT $3`,
    [pinId, after, limit, verdict ?? null, sex ?? null],
  );
  return rows;
}

function countsByVerdict(terms: readonly (readonly [verdict: AmnestyVerdict | null, terms: number])[]): VerdictCounts {
  const counts = Object.fromEntries(
    amnestyVerdicts.map((verdict) => [verdict, terms.reduce((sum, [of, some]) => (of === verdict ? sum + some : sum), 0)]),
  );
  return counts as Record<AmnestyVerdict, number>; // each verdict has its count
}
