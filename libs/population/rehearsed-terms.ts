import type { ClientBase } from 'pg';
import type { OffenceCategory } from '../criminal-case/criminal-case.events.ts';
import type { Id, LegalDate } from '../event-log/event.ts';
import type { Sex } from '../person/person.events.ts';
import type { TermId } from '../punishment-term/punishment-term.events.ts';

type Database = Pick<ClientBase, 'query'>;

/**
 * What a draft would change for a term. `RELEASE_NOW`: the day has come by the day asked about, and without the draft it has not;
 * `EARLIER`, `LATER`: the day moves, opens or closes; `EXCLUDED`: kept out, by the draft or as before; `NEEDS_HUMAN`: the law leaves it open.
 */
export const rehearsalClasses = ['RELEASE_NOW', 'EARLIER', 'LATER', 'UNCHANGED', 'EXCLUDED', 'NEEDS_HUMAN'] as const;
export type RehearsalClass = (typeof rehearsalClasses)[number];

/** How many terms are of which class. */
export type ClassCounts = Readonly<Record<RehearsalClass, number>>;

/** What a draft would give for one term of a pin, beside what stands. */
export interface RehearsedTerm {
  readonly seq: number;
  readonly termId: TermId;
  readonly personId: Id<'person'>;
  readonly sex: Sex;
  readonly category: OffenceCategory;
  /** Absent where neither a facility nor an office has them. */
  readonly region?: string;
  /** Absent at liberty. */
  readonly facility?: string;
  readonly class: RehearsalClass;
  readonly verdictBefore: string;
  readonly verdictAfter: string;
  readonly dayBefore?: LegalDate;
  readonly dayAfter?: LegalDate;
  /** Negative where the draft gives an earlier day; absent where one of the two is no day. */
  readonly daysLater?: number;
  /** Why a human must look, or what keeps the person out. */
  readonly because: readonly string[];
}

/** How many terms of a pin are rehearsed; they are in order, so that the next one has this number. */
export async function rehearsedCount(on: Database, rehearsalId: string): Promise<number> {
  const { rows } = await on.query<{ rehearsed: number }>(
    'SELECT coalesce(max(seq) + 1, 0)::integer AS rehearsed FROM population.rehearsed WHERE rehearsal_id = $1',
    [rehearsalId],
  );
  return rows[0]?.rehearsed ?? 0;
}

/** Keeps what was rehearsed, all or nothing; what is there already stays. */
export async function keepRehearsed(on: Database, rehearsalId: string, terms: readonly RehearsedTerm[]): Promise<void> {
  await on.query(
    `INSERT INTO population.rehearsed (rehearsal_id, seq, term_id, person_id, sex, category, region, facility, class, verdict_before,
       verdict_after, day_before, day_after, days_later, because)
     SELECT $1, seq, "termId", "personId", sex, category, region, facility, class, "verdictBefore", "verdictAfter", "dayBefore", "dayAfter",
       "daysLater", because
     FROM jsonb_to_recordset($2) AS term (seq integer, "termId" uuid, "personId" uuid, sex text, category text, region text, facility text,
       class text, "verdictBefore" text, "verdictAfter" text, "dayBefore" date, "dayAfter" date, "daysLater" integer, because text[])
     ON CONFLICT DO NOTHING`,
    [rehearsalId, JSON.stringify(terms)],
  );
}

/** How many terms a draft would change in which way, by a side of the people, and what it would answer. */
export interface RehearsalCounts {
  readonly classes: ClassCounts;
  readonly byRegion: Readonly<Record<string, ClassCounts>>;
  readonly bySex: Readonly<Record<string, ClassCounts>>;
  readonly byCategory: Readonly<Record<string, ClassCounts>>;
  /** By what the law answers under the draft. */
  readonly verdicts: Readonly<Record<string, number>>;
  /** Of those whose day moves, by how many days together: negative where earlier. */
  readonly daysLater: Readonly<Partial<Record<RehearsalClass, number>>>;
}

export async function rehearsalCounts(on: Database, rehearsalId: string): Promise<RehearsalCounts> {
  const { rows } = await on.query<Counted>(
    `SELECT class, sex, category, coalesce(region, 'none') AS region, verdict_after AS verdict, count(*)::integer AS terms,
       coalesce(sum(days_later), 0)::integer AS days
     FROM population.rehearsed WHERE rehearsal_id = $1 GROUP BY 1, 2, 3, 4, 5`,
    [rehearsalId],
  );
  const by = (side: 'region' | 'sex' | 'category'): Readonly<Record<string, ClassCounts>> =>
    Object.fromEntries(
      [...new Set(rows.map((row) => row[side]))].sort().map((one) => [one, countsOf(rows.filter((row) => row[side] === one))]),
    );
  const verdicts = [...new Set(rows.map(({ verdict }) => verdict))].sort();
  const moved = rehearsalClasses.map(
    (of) => [of, rows.filter((row) => row.class === of).reduce((sum, { days }) => sum + days, 0)] as const,
  );
  return {
    classes: countsOf(rows),
    byRegion: by('region'),
    bySex: by('sex'),
    byCategory: by('category'),
    verdicts: Object.fromEntries(verdicts.map((of) => [of, termsOf(rows.filter(({ verdict }) => verdict === of))])),
    daysLater: Object.fromEntries(moved.filter(([, days]) => days !== 0)),
  };
}

interface Counted {
  readonly class: RehearsalClass;
  readonly sex: string;
  readonly category: string;
  readonly region: string;
  readonly verdict: string;
  readonly terms: number;
  readonly days: number;
}

/** Which terms of a rehearsal: all of these must hold. */
export interface RehearsedFilter {
  readonly class?: RehearsalClass;
  readonly region?: string;
}

/** Terms as they were rehearsed, in order, after one of them. */
export async function rehearsedTerms(
  on: Database,
  rehearsalId: string,
  { after, limit, class: ofClass, region }: { readonly after: number; readonly limit: number } & RehearsedFilter,
): Promise<readonly RehearsedTerm[]> {
  const { rows } = await on.query<Row>(
    `${selectTerms} AND seq > $2 AND ($4::text IS NULL OR class = $4) AND ($5::text IS NULL OR region = $5) ORDER BY seq LIMIT $3`,
    [rehearsalId, after, limit, ofClass ?? null, region ?? null],
  );
  return rows.map(termOf);
}

export async function rehearsedTerm(on: Database, rehearsalId: string, termId: string): Promise<RehearsedTerm | undefined> {
  const { rows } = await on.query<Row>(`${selectTerms} AND term_id = $2`, [rehearsalId, termId]);
  return rows.map(termOf)[0];
}

const selectTerms = `
  SELECT seq, term_id AS "termId", person_id AS "personId", sex, category, region, facility, class, verdict_before AS "verdictBefore",
    verdict_after AS "verdictAfter", day_before::text AS "dayBefore", day_after::text AS "dayAfter", days_later AS "daysLater", because
  FROM population.rehearsed WHERE rehearsal_id = $1`;

type Row = { readonly [Column in keyof RehearsedTerm]-?: RehearsedTerm[Column] | null };

function termOf(row: Row): RehearsedTerm {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as unknown as RehearsedTerm; // as it was kept
}

function countsOf(rows: readonly Counted[]): ClassCounts {
  return Object.fromEntries(rehearsalClasses.map((of) => [of, termsOf(rows.filter((row) => row.class === of))])) as Record<
    RehearsalClass,
    number
  >; // each class has its count
}

function termsOf(rows: readonly Counted[]): number {
  return rows.reduce((sum, { terms }) => sum + terms, 0);
}
