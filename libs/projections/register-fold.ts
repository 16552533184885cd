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

/** Changed in place, since there is one for each key and a fold touches them by the million. */
interface HeldRow {
  readonly key: string;
  row: object | undefined;
  /** Whether the table has a row of this key. */
  stored: boolean;
  /** Whether the table has it otherwise. */
  changed: boolean;
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
  private changed: HeldRow[] = [];
  /** Nothing is in the table but what is held here, so that nothing has to be looked up. */
  private complete = false;

  constructor(table: RegisterTable, tableName: string) {
    this.types = typesOf(table.register);
    this.table = table;
    this.tableName = tableName;
  }

  /** How many rows the table does not have yet. */
  get pending(): number {
    return this.changed.length;
  }

  /** Folds a page in order. What it answers was not folded, nor was anything behind it. @throws Error when rows cannot be read: then `forget` */
  async take(page: FactPage, on: Queryable): Promise<UnfoldedFact | undefined> {
    const { keyOf } = this.table.register;
    const facts: PagedFact[] = [];
    const held: HeldRow[] = [];
    const unknown: HeldRow[] = [];
    let unfolded: UnfoldedFact | undefined;
    for (const paged of page.facts) {
      if (!this.types.has(paged.type)) continue;
      try {
        if (paged.fact instanceof Error) throw paged.fact;
        const key = keyOf(paged.fact);
        if (key === undefined) continue;
        held.push(this.rows.get(key) ?? this.hold(key, unknown));
        facts.push(paged);
      } catch (error) {
        unfolded = { at: paged.position, before: paged.before, error: asError(error) };
        break;
      }
    }
    await this.load(unknown, on);
    for (const [at, paged] of facts.entries()) {
      const row = held[at];
      if (row === undefined || paged.fact instanceof Error) continue;
      try {
        this.fold(row, paged.fact);
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
    for (const held of this.changed) {
      if (held.row !== undefined) rows.push(held.row);
      if (held.stored) (held.row === undefined ? removed : replaced).push(held.key);
      held.stored = held.row !== undefined;
      held.changed = false;
    }
    this.changed = [];
    return { rows, replaced, removed };
  }

  /** Lets go of rows that the table has, where there are more than `most`. Only while nothing harvested is still on its way. */
  trim(most: number): void {
    if (this.rows.size <= most) return;
    this.rows.clear();
    for (const held of this.changed) this.rows.set(held.key, held);
    this.complete = false;
  }

  /** Lets go of all; `tableIsEmpty` where that is known. */
  forget(tableIsEmpty = false): void {
    this.rows.clear();
    this.changed = [];
    this.complete = tableIsEmpty;
  }

  private fold(held: HeldRow, fact: Recorded<AnyFact>): void {
    const next = this.table.register.evolve(held.row, fact);
    if (next === held.row) return;
    if (next !== undefined && Reflect.get(next, this.table.key.property) !== held.key) {
      throw new Error(`The fact belongs to row ${held.key}, but the row has another key`);
    }
    held.row = next;
    if (held.changed) return;
    held.changed = true;
    this.changed.push(held);
  }

  private hold(key: string, unknown: HeldRow[]): HeldRow {
    // a key that the table would hand back spelt otherwise would not be found again
    if (this.table.key.sqlType === 'uuid' && !canonicalUuid.test(key))
      throw new Error(`${JSON.stringify(key)} is not a UUID in small letters`);
    const held = { key, row: undefined, stored: false, changed: false };
    this.rows.set(key, held);
    if (!this.complete) unknown.push(held);
    return held;
  }

  private async load(unknown: readonly HeldRow[], on: Queryable): Promise<void> {
    if (unknown.length === 0) return;
    const keys = unknown.map(({ key }) => key);
    const { property } = this.table.key;
    for (const row of await loadRows(on, this.table, this.tableName, keys)) {
      const held = this.rows.get(String(Reflect.get(row, property)));
      if (held === undefined) continue;
      held.row = row;
      held.stored = true;
    }
  }
}

const canonicalUuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
