import { createHash } from 'node:crypto';
import { Table, type DataSource, type TableColumn } from 'typeorm';
import { columnText, type ColumnText } from './column-text.ts';
import type { AnyRegister } from './register.ts';

/** The schema of every register. */
export const registerSchema = 'registers';

/** One column: its name in the table, the property of the row that it keeps, its full SQL type. */
export interface RegisterColumn {
  readonly name: string;
  readonly property: string;
  readonly sqlType: string;
  readonly text: ColumnText;
}

/** What a row has for a property. */
export function valueOf(row: object, property: string): unknown {
  return (row as Readonly<Record<string, unknown>>)[property]; // plain data; `Reflect.get` takes ten times as long, of each value of each row
}

interface RegisterIndex {
  readonly name: string;
  /** All of the statement behind `ON <table>`. */
  readonly definition: string;
  readonly isUnique: boolean;
}

/** The table of a register as its entity defines it, without its name: the same table is built under other names too. */
export interface RegisterTable {
  readonly register: AnyRegister;
  readonly columns: readonly RegisterColumn[];
  readonly key: RegisterColumn;
  readonly columnDefinitions: readonly string[];
  readonly indexes: readonly RegisterIndex[];
  /** Digest of the definition: differs when a column or an index does. */
  readonly shape: string;
}

/**
 * @param dataSource initialised, with the entity of the register
 * @throws Error where the entity asks for what a register cannot have: its name, several keys, relations, generated or defaulted columns
 */
export function registerTable(dataSource: DataSource, register: AnyRegister): RegisterTable {
  const metadata = dataSource.getMetadata(register.entity);
  const refuse = (because: string): Error => new Error(`The entity of register ${register.name}: ${because}`);
  if (metadata.tableName !== register.name || metadata.schema !== registerSchema) {
    throw refuse(`its table must be ${registerSchema}.${register.name}, not ${metadata.tablePath}`);
  }
  const definition = Table.create(metadata, dataSource.driver);
  if (definition.uniques.length + definition.checks.length + definition.exclusions.length + metadata.relations.length > 0) {
    throw refuse('a register is written as it is folded, so that it has no constraints or relations');
  }
  const columns = metadata.columns.map((column): RegisterColumn => {
    const defined = definition.findColumnByName(column.databaseName);
    const text = defined && columnText(defined.type, defined.isArray);
    if (defined === undefined || text === undefined) throw refuse(`a register cannot have columns like ${column.databaseName}`);
    if (column.embeddedMetadata !== undefined || column.transformer !== undefined)
      throw refuse(`${column.propertyPath} must be a plain property`);
    if (defined.isGenerated || defined.asExpression !== undefined || defined.default !== undefined) {
      throw refuse(`${column.databaseName} must get its value from the fold`);
    }
    return { name: column.databaseName, property: column.propertyName, sqlType: fullType(dataSource, defined), text };
  });
  const [key, ...otherKeys] = metadata.primaryColumns.map(({ databaseName }) => columns.find(({ name }) => name === databaseName));
  if (key === undefined || otherKeys.length > 0 || !/^(text|uuid|character varying.*)$/.test(key.sqlType)) {
    throw refuse('it needs one primary column, of type text, varchar or uuid');
  }
  const indexes = definition.indices.map((index): RegisterIndex => {
    const method = index.type === undefined ? '' : `USING ${index.type} `;
    const where = index.where === '' ? '' : ` WHERE ${index.where}`;
    if (index.name === undefined) throw refuse('an index has no name');
    return { name: index.name, definition: `${method}(${index.columnNames.map(quote).join(', ')})${where}`, isUnique: index.isUnique };
  });
  const columnDefinitions = definition.columns.map((column) => columnDefinition(dataSource, column));
  const shape = createHash('sha256')
    .update(JSON.stringify([columnDefinitions, key.name, indexes]))
    .digest('hex');
  return { register, columns, key, columnDefinitions, indexes, shape };
}

/** `registers."<name>"`, ready for a statement. */
export function qualified(table: string): string {
  return `${registerSchema}.${quote(table)}`;
}

export function quote(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}

/** The table under a name, with its primary key and no other index. */
export function createTableSql(table: RegisterTable, as: string): string {
  return createdWith([...table.columnDefinitions, primaryKey(table, as)], as);
}

/** The same table without any index: rows go in fastest, and each key must be given once. */
export function createBareTableSql(table: RegisterTable, as: string): string {
  return createdWith(table.columnDefinitions, as);
}

/** The primary key of a table that was made without. */
export function addPrimaryKeySql(table: RegisterTable, as: string): string {
  return `ALTER TABLE ${qualified(as)} ADD ${primaryKey(table, as)}`;
}

/** The other indexes, for the table under this name; what exists already is left. */
export function createIndexesSql(table: RegisterTable, as: string): readonly string[] {
  return table.indexes.map(({ definition, isUnique }, at) => {
    const name = quote(indexName(table, as, at));
    return `CREATE ${isUnique ? 'UNIQUE ' : ''}INDEX IF NOT EXISTS ${name} ON ${qualified(as)} ${definition}`;
  });
}

/** Renames a table with its key and indexes, so that none of them remembers the name that it was built under. */
export function renameTableSql(table: RegisterTable, from: string, to: string): readonly string[] {
  const renamed = (index: string, name: string): string => `ALTER INDEX ${qualified(index)} RENAME TO ${quote(name)}`;
  return [
    `ALTER TABLE ${qualified(from)} RENAME TO ${quote(to)}`,
    renamed(primaryKeyName(from), primaryKeyName(to)),
    ...table.indexes.map((_, at) => renamed(indexName(table, from, at), indexName(table, to, at))),
  ];
}

function createdWith(definitions: readonly string[], as: string): string {
  return `CREATE TABLE ${qualified(as)} (${definitions.join(', ')})`;
}

function primaryKey(table: RegisterTable, as: string): string {
  return `CONSTRAINT ${quote(primaryKeyName(as))} PRIMARY KEY (${quote(table.key.name)})`;
}

function primaryKeyName(as: string): string {
  return `${as}_pkey`;
}

/** The index has the entity's name for it on the register's own table only. */
function indexName(table: RegisterTable, as: string, at: number): string {
  return as === table.register.name ? (table.indexes[at]?.name ?? '') : `${as}_${String(at)}`;
}

function columnDefinition(dataSource: DataSource, column: TableColumn): string {
  // the constraint is named, since its own name would be that of the table
  const notNull = column.isNullable ? '' : ` CONSTRAINT ${quote(`${column.name}_not_null`)} NOT NULL`;
  const collation = column.collation === undefined ? '' : ` COLLATE ${quote(column.collation)}`;
  return `${quote(column.name)} ${fullType(dataSource, column)}${collation}${notNull}`;
}

function fullType(dataSource: DataSource, column: TableColumn): string {
  const sqlType = dataSource.driver.createFullType(column);
  return column.isArray ? sqlType.replace(/ array$/, '[]') : sqlType;
}
