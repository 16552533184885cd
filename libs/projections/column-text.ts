import pg from 'pg';

/** How the values of one SQL type are written as text that PostgreSQL reads, and read back as TypeORM reads them. */
export interface ColumnText {
  /** @throws TypeError where the value is not of this type */
  readonly write: (value: unknown) => string;
  readonly read: (text: string) => unknown;
}

/** @returns undefined where a register cannot have columns of this type */
export function columnText(sqlType: string, isArray: boolean): ColumnText | undefined {
  const element = scalars[sqlType];
  return element === undefined || !isArray ? element : arrayOf(element);
}

const asWritten: ColumnText = { write: String, read: (text) => text };
const instantOf = pg.types.getTypeParser<Date>(pg.types.builtins.TIMESTAMPTZ);
const elementsOf = pg.types.getTypeParser(pg.types.arrayParser === undefined ? 1009 : 1009);
