import { canonicalJson } from './canonical-json.ts';
import type { Json } from './canonical-json.ts';
import type { DatedRow, DatedTable, LawTables } from './dated-table.ts';
import { LawFactError, atLeastOne, bool, date, inOrder, listOf, object, oneOf, optional, text } from './fact-checks.ts';
import type { FactCheck } from './fact-checks.ts';
import type { LegalDate } from './calendar/legal-date.ts';
import { questionNames, tablesOfRuleSet } from './law-questions.ts';
import { ruleSetHash, ruleSetVersion } from './rule-set.ts';
import { formOfValues } from './value-form.ts';

/** A change of law that is no law yet: rows that would take the place of whole tables, wherever a question reads them. */
export interface LawDraft {
  /** Named first: one that reads a table of the draft. */
  readonly question: string;
  readonly changes: readonly TableChanged[];
  /** The first day on which every newest row is law. */
  readonly from: LegalDate;
  /** As receipts have it: the version that stands, marked as no law. */
  readonly ruleSet: string;
  /** Of every table as it would be. */
  readonly ruleSetHash: string;
  readonly tables: LawTables;
}

/** One of the questions that read a table, and its name there: `parole` and `served.ORDINARY`. */
export interface TableChanged {
  readonly question: string;
  readonly table: string;
}

/** What `ruleSet` of a receipt ends with that was given under a draft. */
const draftMark = '+draft';

/**
 * A draft from a file or over the wire: `{ question, table, rows }`, or `{ question, tables: [{ table, rows }, …] }` where a law changes
 * several tables, of which each may name another `question` that reads it.
 *
 * The rows of a table are newest first and do not overlap, each with its provision, and say something of the form that the standing rows
 * have; `verified` is true unless told, since a draft is its own text. Throws `LawFactError` with every place that is not so.
 */
export function lawDraft(value: unknown, path = 'draft'): LawDraft {
  const { question, drafted } = isOfSeveral(value) ? draftOfSeveral(value, path) : draftOfOne(value, path);
  const ruleSet = `${ruleSetVersion}${draftMark}`;
  const rows = new Map(drafted.map((change) => [change.standing, change.rows]));
  return {
    question,
    changes: drafted.map(({ question, table }) => ({ question, table })),
    from: drafted.map(({ from }) => from).reduce((latest, from) => (from > latest ? from : latest)),
    ruleSet,
    ruleSetHash: ruleSetHash(tablesWith(rows), ruleSet),
    tables: new DraftedTables(rows),
  };
}

interface TableDrafted extends TableChanged {
  readonly from: LegalDate;
  readonly standing: DatedTable<unknown>;
  readonly rows: DatedTable<unknown>;
}

interface Drafted {
  readonly question: string;
  readonly drafted: readonly TableDrafted[];
}

function isOfSeveral(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'tables');
}

function draftOfOne(value: unknown, path: string): Drafted {
  const change = changeFact(value, path);
  return { question: change.question, drafted: [tableDrafted(change, path)] };
}

function draftOfSeveral(value: unknown, path: string): Drafted {
  const { question, tables } = changesFact(value, path);
  const drafted: TableDrafted[] = [];
  listOf<ChangeAmongSeveral>((change, at) => {
    const one = tableDrafted({ question, ...(change as ChangeAmongSeveral) }, at); // it has been checked to be one
    // under another question it may have another name
    if (drafted.some(({ standing }) => standing === one.standing)) throw new LawFactError(`${at}.table`, 'is changed before in this draft');
    drafted.push(one);
    return change as ChangeAmongSeveral; // as above
  })(tables, `${path}.tables`);
  return { question, drafted };
}

function tableDrafted({ question, table, rows }: ChangeFact, path: string): TableDrafted {
  const ofQuestion = tablesOfRuleSet[question] ?? {};
  const standing = Object.hasOwn(ofQuestion, table) ? ofQuestion[table] : undefined;
  if (standing === undefined) throw new LawFactError(`${path}.table`, `must be one of ${Object.keys(ofQuestion).join(', ')}`);
  const form = formOfValues(valuesOfKind(table, ofQuestion));
  listOf<DraftedRow>((row, at) => {
    form((row as DraftedRow).values, `${at}.values`); // it has been checked to be one
    return row as DraftedRow; // as above
  })(rows, `${path}.rows`);
  checkOrder(rows, `${path}.rows`);
  const drafted = rows.map((row) => asRow(row, standing));
  const [newest] = drafted;
  if (newest === undefined) throw new LawFactError(`${path}.rows`, 'must name at least one row');
  return { question, table, from: newest.from, standing, rows: drafted };
}

interface ChangeFact {
  readonly question: string;
  readonly table: string;
  readonly rows: readonly DraftedRow[];
}

/** The question of the draft reads it, unless another one is named. */
type ChangeAmongSeveral = Partial<Pick<ChangeFact, 'question'>> & Omit<ChangeFact, 'question'>;

interface DraftedRow {
  readonly from: LegalDate;
  readonly to?: LegalDate;
  readonly provision: string;
  readonly verified?: boolean;
  readonly source?: string;
  readonly values: Json;
}

/** It is looked at once the table is known. */
const plainData: FactCheck<Json> = (value) => value as Json; // read from JSON or YAML

const rowsFact = atLeastOne(
  listOf(
    inOrder(
      object<DraftedRow>({
        from: date,
        to: optional(date),
        provision: text,
        verified: optional(bool),
        source: optional(text),
        values: plainData,
      }),
    ),
  ),
  'row',
);

const changeFact = object<ChangeFact>({ question: oneOf(questionNames), table: text, rows: rowsFact });

const changesFact = object<{ readonly question: string; readonly tables: readonly ChangeAmongSeveral[] }>({
  question: oneOf(questionNames),
  tables: atLeastOne(
    listOf(object<ChangeAmongSeveral>({ question: optional(oneOf(questionNames)), table: text, rows: rowsFact })),
    'table',
  ),
});

/** Of tables under one kind, such as `served.ORDINARY` and `served.VULNERABLE`, each may say what another does. */
function valuesOfKind(table: string, ofQuestion: Readonly<Record<string, DatedTable<unknown>>>): readonly unknown[] {
  const [kind, member] = table.split('.');
  return Object.entries(ofQuestion)
    .filter(([name]) => name === table || (member !== undefined && name.startsWith(`${String(kind)}.`)))
    .flatMap(([, rows]) => rows.map(({ values }) => values));
}

function checkOrder(rows: readonly DraftedRow[], path: string): void {
  rows.forEach((row, at) => {
    const newer = rows[at - 1];
    if (newer === undefined) return;
    if (row.to === undefined) throw new LawFactError(`${path}[${String(at)}].to`, 'is missing: only the newest row, the first, has none');
    if (row.to >= newer.from)
      throw new LawFactError(`${path}[${String(at)}].to`, `must lie before ${newer.from}: rows are newest first and do not overlap`);
  });
}

/** One that says what a standing row says shares its values: it is then no version of its own. */
function asRow(
  { from, to, provision, verified = true, source = 'draft', values }: DraftedRow,
  standing: DatedTable<unknown>,
): DatedRow<unknown> {
  const same = standing.find((row) => canonicalJson(row.values) === canonicalJson(values));
  return { from, ...(to !== undefined && { to }), provision, verified, source, values: same === undefined ? values : same.values };
}

/** The rows that a draft puts in the place of tables as they stand. */
type RowsDrafted = ReadonlyMap<DatedTable<unknown>, DatedTable<unknown>>;

function tablesWith(drafted: RowsDrafted): typeof tablesOfRuleSet {
  return Object.fromEntries(
    Object.entries(tablesOfRuleSet).map(([question, tables]) => [
      question,
      Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, drafted.get(table) ?? table])),
    ]),
  );
}

/** Every table as it stands but those of a draft. */
class DraftedTables implements LawTables {
  private readonly drafted: RowsDrafted;
  private readonly lists = new WeakMap<readonly DatedTable<unknown>[], readonly DatedTable<unknown>[]>();

  constructor(drafted: RowsDrafted) {
    this.drafted = drafted;
  }

  read<Values>(table: DatedTable<Values>): DatedTable<Values> {
    return (this.drafted.get(table) as DatedTable<Values> | undefined) ?? table; // its values were checked to be of that form
  }

  readAll(tables: readonly DatedTable<unknown>[]): readonly DatedTable<unknown>[] {
    const known = this.lists.get(tables);
    if (known !== undefined) return known;
    const read = tables.some((table) => this.drafted.has(table)) ? tables.map((table) => this.read(table)) : tables;
    this.lists.set(tables, read);
    return read;
  }
}
