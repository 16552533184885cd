import { canonicalJson } from './canonical-json.ts';
import type { Json } from './canonical-json.ts';
import type { DatedRow, DatedTable, LawTables } from './dated-table.ts';
import { LawFactError, atLeastOne, bool, date, inOrder, listOf, object, oneOf, optional, text } from './fact-checks.ts';
import type { FactCheck } from './fact-checks.ts';
import type { LegalDate } from './calendar/legal-date.ts';
import { isLawQuestion, questionNames, tablesOfRuleSet } from './law-questions.ts';
import { ruleSetHash, ruleSetVersion } from './rule-set.ts';
import { formOfValues } from './value-form.ts';

/** A change of law that is no law yet: rows that would take the place of a whole table, wherever a question reads it. */
export interface LawDraft {
  /** One of the questions that read the table, and its name there: `parole` and `served.ORDINARY`. */
  readonly question: string;
  readonly table: string;
  /** First day of its newest row. */
  readonly from: LegalDate;
  /** As receipts have it: the version that stands, marked as no law. */
  readonly ruleSet: string;
  /** Of every table as it would be. */
  readonly ruleSetHash: string;
  readonly tables: LawTables;
}

/** What `ruleSet` of a receipt ends with that was given under a draft. */
const draftMark = '+draft';

/**
 * A draft from a file or over the wire.
 *
 * Its rows are newest first and do not overlap, each with its provision, and say something of the form that the standing rows have; `verified`
 * is true unless told, since a draft is its own text. Throws `LawFactError` with every place that is not so.
 */
export function lawDraft(value: unknown, path = 'draft'): LawDraft {
  const { question, table, rows } = draftFact(value, path);
  if (!isLawQuestion(question)) throw new LawFactError(`${path}.question`, `must be one of ${questionNames.join(', ')}`);
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
  return {
    question,
    table,
    from: newest.from,
    ruleSet: `${ruleSetVersion}${draftMark}`,
    ruleSetHash: ruleSetHash(tablesWith(standing, drafted), `${ruleSetVersion}${draftMark}`),
    tables: new DraftedTables(standing, drafted),
  };
}

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

const draftFact = object<{ readonly question: string; readonly table: string; readonly rows: readonly DraftedRow[] }>({
  question: oneOf(questionNames),
  table: text,
  rows: atLeastOne(
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

function tablesWith(standing: DatedTable<unknown>, drafted: DatedTable<unknown>): typeof tablesOfRuleSet {
  return Object.fromEntries(
    Object.entries(tablesOfRuleSet).map(([question, tables]) => [
      question,
      Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, table === standing ? drafted : table])),
    ]),
  );
}

/** Every table as it stands but one. */
class DraftedTables implements LawTables {
  private readonly standing: DatedTable<unknown>;
  private readonly drafted: DatedTable<unknown>;
  private readonly lists = new WeakMap<readonly DatedTable<unknown>[], readonly DatedTable<unknown>[]>();

  constructor(standing: DatedTable<unknown>, drafted: DatedTable<unknown>) {
    this.standing = standing;
    this.drafted = drafted;
  }

  read<Values>(table: DatedTable<Values>): DatedTable<Values> {
    return table === this.standing ? (this.drafted as DatedTable<Values>) : table; // its values were checked to be of that form
  }

  readAll(tables: readonly DatedTable<unknown>[]): readonly DatedTable<unknown>[] {
    const known = this.lists.get(tables);
    if (known !== undefined) return known;
    const read = tables.includes(this.standing) ? tables.map((table) => this.read(table)) : tables;
    this.lists.set(tables, read);
    return read;
  }
}
