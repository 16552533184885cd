import type { AnyFact, Position, Recorded } from '../event-log/event.ts';
import { asError } from './as-error.ts';
import type { Queryable } from './checkpoints.ts';
import type { FactPage, PagedFact } from './fact-pages.ts';
import { typesOf } from './register.ts';
import { loadRows, type RowChanges } from './register-rows.ts';
import type { RegisterTable } from './register-table.ts';

/** A fact that a register could not fold, whatever the reason; it is folded up to the event before it. */
export interface UnfoldedFact {
  readonly at: Position;
  /** Position of the event before it. */
  readonly before: Position;
  readonly error: Error;
}

interface HeldRow {
  readonly row: object | undefined;
  /** Whether the table has a row of this key. */
  readonly stored: boolean;
}

/**
 * The rows of one register that were folded lately, in memory, and those among them that the table does not have yet.
 *
 * True as long as nobody else writes to the table: whoever finds its checkpoint elsewhere calls `forget`.
 */
export class RegisterFold {
  readonly types: ReadonlySet<string>;
  private readonly table: RegisterTable;
  private readonly tableName: string;
  private readonly rows = new Map<string, HeldRow>();
  private readonly changed = new Set<string>();
  /** Nothing is in the table but what is held here, so that nothing has to be looked up. */
  private complete = false;

  constructor(table: RegisterTable, tableName: string) {
    this.types = typesOf(table.register);
    this.table = table;
    this.tableName = tableName;
  }

  /** How many rows the table does not have yet. */
  get pending(): number {
    return this.changed.size;
  }

  /** Folds a page in order. What it answers was not folded, nor was anything behind it. */
  async take(page: FactPage, on: Queryable): Promise<UnfoldedFact | undefined> {
    const keyed: (readonly [PagedFact, Recorded<AnyFact>, string])[] = [];
    let unfolded: UnfoldedFact | undefined;
    for (const paged of page.facts) {
      if (!this.types.has(paged.type)) continue;
      try {
        if (paged.fact instanceof Error) throw paged.fact;
        const key = this.table.register.keyOf(paged.fact);
        if (key !== undefined) keyed.push([paged, paged.fact, this.canonical(key)]);
      } catch (error) {
        unfolded = { at: paged.position, before: paged.before, error: asError(error) };
        break;
      }
    }
    await this.load(
      keyed.map(([, , key]) => key),
      on,
    );
    for (const [paged, fact, key] of keyed) {
      try {
        this.fold(key, fact);
      } catch (error) {
        return { at: paged.position, before: paged.before, error: asError(error) };
      }
    }
    return unfolded;
  }

  /** What the table does not have yet; from now on it is taken to have it. */
  harvest(): RowChanges {
    const rows: object[] = [];
    const replaced: string[] = [];
    const removed: string[] = [];
    for (const key of this.changed) {
      const { row, stored } = this.held(key);
      if (row !== undefined) rows.push(row);
      if (stored) (row === undefined ? removed : replaced).push(key);
      this.rows.set(key, { row, stored: row !== undefined });
    }
    this.changed.clear();
    return { rows, replaced, removed };
  }

  /** Lets go of rows that the table has, where there are more than `most`. Only while nothing harvested is still on its way. */
  trim(most: number): void {
    if (this.rows.size <= most) return;
    for (const key of this.rows.keys()) if (!this.changed.has(key)) this.rows.delete(key);
    this.complete = false;
  }

  /** Lets go of all; `tableIsEmpty` where that is known. */
  forget(tableIsEmpty = false): void {
    this.rows.clear();
    this.changed.clear();
    this.complete = tableIsEmpty;
  }

  private fold(key: string, fact: Recorded<AnyFact>): void {
    const { row, stored } = this.held(key);
    const next = this.table.register.evolve(row, fact);
    if (next === row) return;
    if (next !== undefined && Reflect.get(next, this.table.key.property) !== key) {
      throw new Error(`The fact belongs to row ${key}, but the row has another key`);
    }
    this.rows.set(key, { row: next, stored });
    this.changed.add(key);
  }

  private async load(keys: readonly string[], on: Queryable): Promise<void> {
    const unknown = this.complete ? [] : [...new Set(keys)].filter((key) => !this.rows.has(key));
    if (unknown.length === 0) return;
    const found = new Map((await loadRows(on, this.table, this.tableName, unknown)).map((row) => [Reflect.get(row, this.table.key.property), row]));
    for (const key of unknown) {
      const row = found.get(key);
      this.rows.set(key, { row, stored: row !== undefined });
    }
  }

  private held(key: string): HeldRow {
    return this.rows.get(key) ?? { row: undefined, stored: false };
  }

  /** A key that the table would hand back spelt otherwise would not be found again. */
  private canonical(key: string): string {
    if (this.table.key.sqlType === 'uuid' && !canonicalUuid.test(key)) throw new Error(`${JSON.stringify(key)} is not a UUID in small letters`);
    return key;
  }
}

const canonicalUuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
