import type { LegalDate } from './calendar/legal-date.ts';

/** One version of a rule: in force from `from` to `to`, both included; without `to`, until further notice. */
export interface DatedRow<Values> {
  readonly from: LegalDate;
  readonly to?: LegalDate;
  /** Where a lawyer finds it: `CC 72(3)`, `PEC 165(2)`. */
  readonly provision: string;
  /** Whether the text in force was read; a question that needs an unverified row answers `NEEDS_MANUAL`. */
  readonly verified: boolean;
  /** Which text was read, or what is missing. */
  readonly source: string;
  readonly values: Values;
}

/** A rule through time: rows that do not overlap, newest first. A new law is a new first row and a `to` on the one before it. */
export type DatedTable<Values> = readonly DatedRow<Values>[];

/** Which rows are read where a question names a table. */
export interface LawTables {
  read<Values>(table: DatedTable<Values>): DatedTable<Values>;
  /** Of a list that is handed in again the answer is the same list. */
  readAll(tables: readonly DatedTable<unknown>[]): readonly DatedTable<unknown>[];
}

/** The law in force: each table is what it is. */
export const standingTables: LawTables = { read: (table) => table, readAll: (tables) => tables };

/** Tables of one kind under its name: `served.ORDINARY`. */
export function tablesUnder<Table>(kind: string, tables: Readonly<Record<string, Table>>): Readonly<Record<string, Table>> {
  return Object.fromEntries(Object.entries(tables).map(([name, table]) => [`${kind}.${name}`, table]));
}

/** The version in force on a day, if any. */
export function rowOn<Values>(table: DatedTable<Values>, day: LegalDate): DatedRow<Values> | undefined {
  return table.find((row) => row.from <= day && (row.to === undefined || day <= row.to));
}
