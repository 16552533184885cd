import type { StoredForm } from '../event-log/codec.ts';
import type { AnyFact, Position, Recorded, StreamName } from '../event-log/event.ts';
import { correctingTypes } from '../event-log/standing-facts.ts';

/** One stream told anew, because a fact of it was corrected. */
export interface Retold<F extends AnyFact> {
  readonly stream: StreamName;
  /** Of the correction: the last event of the stream by then. */
  readonly revision: number;
  readonly position: Position;
  /** Those facts of it that stand and belong to the row, in order: of the types that the register folds. */
  readonly facts: readonly Recorded<F>[];
}

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
  /**
   * The row once a fact of a stream was corrected: what it shows of that stream, as the facts that stand have it. Pure. Without it the
   * register hears of no correction: it shows nothing that can be corrected. `fromOneStream` where a row is the fold of one stream.
   */
  readonly retold?: (row: Row | undefined, told: Retold<F>) => Row | undefined;
}

/** How a row is told anew that is the fold of the facts of one stream, and of no others. */
export function fromOneStream<Row extends object, F extends AnyFact>(
  evolve: Register<Row, F>['evolve'],
): NonNullable<Register<Row, F>['retold']> {
  return (_, { facts }) => facts.reduce<Row | undefined>(evolve, undefined);
}

/** A register as the runner holds it, whatever its rows and facts. */
export type AnyRegister = Register<object, AnyFact>;

/** @throws Error when the name cannot name a table */
export function register<Row extends object, F extends AnyFact>(definition: Register<Row, F>): AnyRegister {
  if (!/^[a-z][a-z0-9_]{0,30}$/.test(definition.name)) throw new Error(`${definition.name} cannot name a register`);
  return definition as unknown as AnyRegister; // it is handed only rows of its own table and facts of the catalogues that it names
}

/** The types of fact that a register hears of: those that it folds, and corrections of them. */
export function typesOf(register: AnyRegister): ReadonlySet<string> {
  return register.retold === undefined ? consumedBy(register) : new Set([...consumedBy(register), ...correctingTypes]);
}

/** The types of fact that a register folds. */
export function consumedBy({ consumes }: AnyRegister): ReadonlySet<string> {
  const known = consumedTypes.get(consumes);
  if (known !== undefined) return known;
  const types = new Set(consumes.flatMap((catalogue) => Object.keys(catalogue)));
  consumedTypes.set(consumes, types);
  return types;
}

/** Looked up for every fact that is told anew. */
const consumedTypes = new WeakMap<AnyRegister['consumes'], ReadonlySet<string>>();

/** The types of which a register reads personal fields. */
export function opensOf(register: AnyRegister): ReadonlySet<string> {
  return new Set(register.opens ?? typesOf(register));
}

/** A row of an entity as plain data: what `evolve` makes and what is written, never an instance of the class. */
export type Plain<Entity extends object> = { readonly [Column in keyof Entity]: Entity[Column] };
