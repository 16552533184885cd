import type { StoredForm } from '../event-log/codec.ts';
import type { AnyFact, Recorded } from '../event-log/event.ts';

/**
 * A current read model: one row a key, each row the fold of the facts that have its key.
 *
 * A row is a plain object with a value for every column of the entity, `null` where there is none; `undefined` is refused when it is
 * written. Values, the same as TypeORM reads them: `text` and `uuid` string, `date` 'YYYY-MM-DD', `timestamptz` Date, `integer` number,
 * `bigint` and `numeric` string, `boolean` boolean, `json(b)` the parsed value, arrays of these as arrays.
 */
export interface Register<Row extends object, F extends AnyFact> {
  /** `parole` is the table `registers.parole`; small letters, digits and underscores. */
  readonly name: string;
  /** Raised when `evolve`, `keyOf` or the meaning of a column changes; the table is then outdated until it is rebuilt. */
  readonly version: number;
  /** The one definition of the table: schema `registers`, the name above, one primary column. */
  readonly entity: new () => Row;
  /** Catalogues whose facts it folds; facts of other types are never handed to it. */
  readonly consumes: readonly Readonly<Record<string, StoredForm>>[];
  /**
   * Types of which it reads personal fields: of others they are not opened where facts are read for it alone. Every type unless told.
   */
  readonly opens?: readonly F['type'][];
  /** Primary key of the row that the fact belongs to; `undefined` where it belongs to none. Pure. */
  readonly keyOf: (fact: Recorded<F>) => string | undefined;
  /** The row after one more fact; `undefined` is no row. Pure, and never changes the row that it is given. */
  readonly evolve: (row: Row | undefined, fact: Recorded<F>) => Row | undefined;
}

/** A register as the runner holds it, whatever its rows and facts. */
export type AnyRegister = Register<object, AnyFact>;

/** @throws Error when the name cannot name a table */
export function register<Row extends object, F extends AnyFact>(definition: Register<Row, F>): AnyRegister {
  if (!/^[a-z][a-z0-9_]{0,30}$/.test(definition.name)) throw new Error(`${definition.name} cannot name a register`);
  return definition as unknown as AnyRegister; // it is handed only rows of its own table and facts of the catalogues that it names
}

/** The types of fact that a register folds. */
export function typesOf(register: AnyRegister): ReadonlySet<string> {
  return new Set(register.consumes.flatMap((catalogue) => Object.keys(catalogue)));
}

/** The types of which a register reads personal fields. */
export function opensOf(register: AnyRegister): ReadonlySet<string> {
  return new Set(register.opens ?? typesOf(register));
}

/** A row of an entity as plain data: what `evolve` makes and what is written, never an instance of the class. */
export type Plain<Entity extends object> = { readonly [Column in keyof Entity]: Entity[Column] };
