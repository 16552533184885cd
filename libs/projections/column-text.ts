/** How the values of one SQL type cross to PostgreSQL and back, as text; what is read is what TypeORM would read. */
export interface ColumnText {
  /** The text that PostgreSQL takes for a value that is not null. */
  readonly write: (value: unknown) => string;
  /** The expression to select, so that its text does not depend on settings of the session. */
  readonly select: (column: string) => string;
  readonly read: (text: string) => unknown;
}

/**
 * @param sqlType as TypeORM normalises it, without length: `character varying`, `timestamp with time zone`
 * @returns undefined where a register cannot have a column of this type
 */
export function columnText(sqlType: string, isArray: boolean): ColumnText | undefined {
  return isArray ? arrays[sqlType] : scalars[sqlType];
}

/** A PostgreSQL array literal of texts that are elements already; `null` is an SQL null. */
export function arrayLiteral(elements: readonly (string | null)[]): string {
  let literal = '{';
  for (const element of elements) {
    if (literal.length > 1) literal += ',';
    literal += element === null ? 'NULL' : quoted(element);
  }
  return `${literal}}`;
}

function quoted(element: string): string {
  return `"${/["\\]/.test(element) ? element.replace(/["\\]/g, '\\$&') : element}"`;
}

const itself = (column: string): string => column;
const json = (column: string): string => `to_json(${column})::text`;

const verbatim: ColumnText = { write: String, select: itself, read: (text) => text };
const number: ColumnText = { write: String, select: itself, read: Number };
const document: ColumnText = { write: (value) => JSON.stringify(value), select: itself, read: parsed };
const list: ColumnText = { write: writtenList, select: json, read: parsed };

const scalars: Readonly<Partial<Record<string, ColumnText>>> = {
  text: verbatim,
  'character varying': verbatim,
  uuid: verbatim,
  date: verbatim,
  bigint: verbatim,
  numeric: verbatim,
  integer: number,
  smallint: number,
  'double precision': number,
  boolean: { write: String, select: itself, read: (text) => text === 't' },
  'timestamp with time zone': { write: writtenInstant, select: (column) => `to_json(${column})#>>'{}'`, read: (text) => new Date(text) },
  json: document,
  jsonb: document,
};

const arrays: Readonly<Partial<Record<string, ColumnText>>> = {
  text: list,
  'character varying': list,
  uuid: list,
  date: list,
  integer: list,
  smallint: list,
  boolean: list,
};

function parsed(text: string): unknown {
  return JSON.parse(text);
}

function writtenInstant(value: unknown): string {
  return value instanceof Date ? value.toISOString() : String(value);
}

function writtenList(value: unknown): string {
  if (!Array.isArray(value)) throw new TypeError('the value of an array column is not an array');
  return arrayLiteral(value.map((element) => (element === null ? null : String(element))));
}
