import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { asError } from './as-error.ts';
import { arrayLiteral } from './column-text.ts';
import type { Queryable } from './checkpoints.ts';
import { qualified, quote, valueOf, type RegisterColumn, type RegisterTable } from './register-table.ts';
import { inTransaction } from './transaction.ts';

/** What a fold did to a table: one statement or two write all of it. */
export interface RowChanges {
  readonly rows: readonly object[];
  /** Keys of `rows` that the table had before. */
  readonly replaced: readonly string[];
  readonly removed: readonly string[];
}

/**
 * From this many rows on, replacing them by COPY is faster than one upsert: 10,000 rows of 14 columns took 0.16–0.26 s as COPY and
 * 0.25–0.45 s as upsert. Below, the upsert is: it has fewer round trips, and leaves unchanged indexes alone.
 */
const copyFromRows = 1_000;

/** The rows of a table under a name, by key. */
export async function loadRows(on: Queryable, table: RegisterTable, name: string, keys: readonly string[]): Promise<readonly object[]> {
  const { key } = table;
  const { rows } = await on.query<Texts>({
    text: `SELECT ${selected(table)} FROM ${qualified(name)} WHERE ${quote(key.name)} = ANY($1::${key.sqlType}[])`,
    values: [arrayLiteral(keys)],
    ...asTexts,
  });
  return rows.map((texts) => asRow(table, texts));
}

/** Every row of a table under a name. */
export async function loadEveryRow(client: ClientBase, table: RegisterTable, name: string): Promise<readonly object[]> {
  const all: object[] = [];
  await inTransaction(client, async () => {
    await client.query(`DECLARE every_row NO SCROLL CURSOR FOR SELECT ${selected(table)} FROM ${qualified(name)}`);
    for (;;) {
      const { rows } = await client.query<Texts>({ text: 'FETCH FORWARD 10000 FROM every_row', ...asTexts });
      if (rows.length === 0) return;
      for (const texts of rows) all.push(asRow(table, texts));
    }
  });
  return all;
}

type Texts = (string | null)[];

const asTexts = { rowMode: 'array', types: { getTypeParser: () => (text: string) => text } } as const;

function selected({ columns }: RegisterTable): string {
  return columns.map((column) => column.text.select(quote(column.name))).join(', ');
}

function asRow({ columns }: RegisterTable, texts: Texts): object {
  const row: Record<string, unknown> = {};
  columns.forEach((column, at) => {
    const text = texts[at] ?? null;
    row[column.property] = text === null ? null : column.text.read(text);
  });
  return row;
}

/**
 * Writes the changes to a table under a name; a part of the caller's transaction.
 *
 * @throws Error where a row has a column without a value
 */
export async function writeRows(client: ClientBase, table: RegisterTable, name: string, changes: RowChanges): Promise<void> {
  const { rows, replaced, removed } = changes;
  const byCopy = isMuch(changes);
  const gone = byCopy ? [...removed, ...replaced] : removed;
  if (gone.length > 0) await run(client, deletion(table, name, gone));
  if (byCopy) await copyRows(client, table, name, rows);
  else if (rows.length > 0) await run(client, upsert(table, name, rows));
}

/** Whether COPY writes them; otherwise `upsert` and `deletion` do. */
export function isMuch({ rows }: RowChanges): boolean {
  return rows.length >= copyFromRows;
}

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** @param after how many parameters come before its own, where it is a part of a larger statement */
export function deletion({ key }: RegisterTable, name: string, keys: readonly string[], after = 0): Statement {
  const text = `DELETE FROM ${qualified(name)} WHERE ${quote(key.name)} = ANY($${String(after + 1)}::${key.sqlType}[])`;
  return { text, values: [arrayLiteral(keys)] };
}

/**
 * @param after how many parameters come before its own, where it is a part of a larger statement
 * @throws Error where a row has a column without a value
 */
export function upsert(table: RegisterTable, name: string, rows: readonly object[], after = 0): Statement {
  const { columns, key } = table;
  const names = columns.map((column) => quote(column.name));
  const values = columns.map((column, at) => `${names[at] ?? ''}::${column.sqlType}`);
  const parameters = columns.map((_, at) => `$${String(after + at + 1)}::text[]`);
  const set = names.filter((column) => column !== quote(key.name)).map((column) => `${column} = excluded.${column}`);
  const text = `INSERT INTO ${qualified(name)} (${names.join(', ')})
     SELECT ${values.join(', ')} FROM unnest(${parameters.join(', ')}) AS folded (${names.join(', ')})
     ON CONFLICT (${quote(key.name)}) DO ${set.length === 0 ? 'NOTHING' : `UPDATE SET ${set.join(', ')}`}`;
  return { text, values: columns.map((column) => arrayLiteral(rows.map((row) => cell(table, row, column)))) };
}

async function run(client: ClientBase, { text, values }: Statement): Promise<void> {
  await client.query(text, [...values]);
}

/**
 * Adds rows to a table under a name.
 *
 * @param into `new` where the transaction made or emptied the table: then the rows are visible to every snapshot, also to older ones,
 * so that a reader who began before never finds the table empty
 * @throws Error where a row has a column without a value, or a key is there already
 */
export async function copyRows(
  client: ClientBase,
  table: RegisterTable,
  name: string,
  rows: Iterable<object>,
  into: 'new' | 'filled' = 'filled',
): Promise<void> {
  const names = table.columns.map((column) => quote(column.name)).join(', ');
  const copy = client.query(copyFrom(`COPY ${qualified(name)} (${names}) FROM STDIN${into === 'new' ? ' WITH (FREEZE)' : ''}`));
  await new Promise<void>((resolve, reject) => {
    copy.on('error', reject);
    copy.on('finish', resolve);
    void (async () => {
      let text = '';
      for (const row of rows) {
        text += line(table, row);
        if (text.length < textAtOnce) continue;
        if (!copy.write(text)) await new Promise((drained) => copy.once('drain', drained));
        text = '';
      }
      copy.end(text);
    })().catch((error: unknown) => copy.destroy(asError(error)));
  });
}

const textAtOnce = 64 * 1024;

function line(table: RegisterTable, row: object): string {
  let text = '';
  let before = '';
  for (const column of table.columns) {
    const value = cell(table, row, column);
    text += before + (value === null ? '\\N' : escaped(value));
    before = '\t';
  }
  return `${text}\n`;
}

function escaped(text: string): string {
  return /[\\\t\n\r]/.test(text) ? text.replace(/[\\\t\n\r]/g, (character) => escapes[character] ?? character) : text;
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function cell(table: RegisterTable, row: object, column: RegisterColumn): string | null {
  const value = valueOf(row, column.property);
  // a row that was folded on is not the row that would be read back: a fold must not depend on which of them it is given
  if (value === undefined) throw new Error(`A row of register ${table.register.name} has no value for ${column.property}; absent is null`);
  return value === null ? null : column.text.write(value);
}
