import { UndecodableEvent } from '../event-log/codec.ts';
import type { AnyFact, Position, Recorded } from '../event-log/event.ts';
import { asError } from './as-error.ts';
import type { FactPage, PagedFact } from './fact-pages.ts';
import { typesOf } from './register.ts';
import { keysRetold, retoldRow, type RetoldStream } from './retold.ts';
import type { FoldedChanges, ParkedFact } from './register-store.ts';
import { valueOf, type RegisterTable } from './register-table.ts';

/** A fact that a register could neither fold nor park, since its key cannot be told; it is folded up to the event before it. */
export interface UnfoldedFact {
  readonly at: Position;
  /** Position of the event before it. */
  readonly before: Position;
  readonly error: Error;
}

/** A fact on its way to a row; where it corrects another one, with their stream told anew. */
interface Told extends PagedFact {
  readonly told?: RetoldStream;
}

/** The rows of these keys as the table has them, those that exist, in no particular order. */
export type LoadRows = (keys: readonly string[]) => Promise<readonly object[]>;

/** Changed in place, since there is one for each key and a fold touches them by the million. */
interface HeldRow {
  readonly key: string;
  row: object | undefined;
  /** Whether the table has a row of this key. */
  stored: boolean;
  /** Whether the table has it otherwise. */
  changed: boolean;
  /** The page that last had a fact of it, as a count. */
  page: number;
}

/**
 * The rows of one register that were folded lately, in memory, and those among them that the table does not have yet.
 *
 * A fact that cannot be folded is put aside with every later fact of its key, whose row stays as it was before; other keys go on.
 *
 * True as long as nobody else writes to the table: whoever finds its checkpoint elsewhere calls `forget`.
 */
export class RegisterFold {
  readonly types: ReadonlySet<string>;
  private readonly table: RegisterTable;
  private readonly loadRows: LoadRows;
  private readonly rows = new Map<string, HeldRow>();
  private changed: HeldRow[] = [];
  private parkedKeys = new Set<string>();
  private parked: ParkedFact[] = [];
  private facts = 0;
  private latest: Position | undefined;
  /** Facts whose rows could not be written, and why. */
  private readonly refused = new Map<Position, Error>();
  /** Nothing is in the table but what is held here, so that nothing has to be looked up. */
  private complete = false;
  private pages = 0;
  /** Pages up to this one had been taken when rows were last let go of. */
  private trimmedAt = 0;

  constructor(table: RegisterTable, loadRows: LoadRows) {
    this.types = typesOf(table.register);
    this.table = table;
    this.loadRows = loadRows;
  }

  /** How many rows it holds, also those that there are none of. */
  get size(): number {
    return this.rows.size;
  }

  /** How many rows and parked facts the table does not have yet. */
  get pending(): number {
    return this.changed.length + this.parked.length;
  }

  /** The facts that were folded since the last harvest: how many, and where the last of them is. */
  get taken(): { readonly facts: number; readonly latest: Position | undefined } {
    return { facts: this.facts, latest: this.latest };
  }

  /** Folds a page in order. What it answers was not folded, nor was anything behind it. @throws Error when rows cannot be read: then `forget` */
  async take(page: FactPage): Promise<UnfoldedFact | undefined> {
    const { register } = this.table;
    const { keyOf } = register;
    const facts: Told[] = [];
    const held: HeldRow[] = [];
    const unknown: HeldRow[] = [];
    let unfolded: UnfoldedFact | undefined;
    this.pages++;
    for (const paged of page.facts) {
      if (!this.types.has(paged.type)) continue;
      try {
        if (paged.fact instanceof Error) throw paged.fact;
        if (paged.retold !== undefined && register.retold !== undefined) {
          const told = { ...paged, told: await paged.retold() };
          for (const key of keysRetold(register, told.told)) this.takeOne(this.rowOf(key, unknown), told, paged.fact, held, facts);
          continue;
        }
        const key = keyOf(paged.fact);
        if (key === undefined) continue;
        this.takeOne(this.rowOf(key, unknown), paged, paged.fact, held, facts);
      } catch (error) {
        unfolded = { at: paged.position, before: paged.before, error: asError(error) };
        break;
      }
    }
    await this.load(unknown);
    for (const [at, paged] of facts.entries()) {
      const row = held[at];
      if (row === undefined || paged.fact instanceof Error) continue;
      try {
        this.foldOrPark(row, paged, paged.fact);
      } catch (error) {
        return { at: paged.position, before: paged.before, error: asError(error) };
      }
    }
    return unfolded;
  }

  /** What the table does not have yet; from now on it is taken to have it. */
  harvest(): FoldedChanges {
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
    const { parked } = this;
    this.parked = [];
    this.facts = 0;
    this.latest = undefined;
    return { rows, replaced, removed, parked };
  }

  /** The rows as they are folded, where all of them are held. @throws Error where they are not */
  *everyRow(): Iterable<object> {
    if (!this.complete) throw new Error(`Not every row of register ${this.table.register.name} is held`);
    for (const { row } of this.rows.values()) if (row !== undefined) yield row;
  }

  /**
   * Lets go of rows that the table has, where there are more than `most`: first of those that no page had since the last time, and of
   * the others where that is not enough. Only while nothing harvested is still on its way.
   */
  trim(most: number): void {
    if (this.rows.size <= most) return;
    for (const [key, { changed, page }] of this.rows) if (!changed && page <= this.trimmedAt) this.rows.delete(key);
    if (this.rows.size > most) {
      this.rows.clear();
      for (const held of this.changed) this.rows.set(held.key, held);
    }
    this.trimmedAt = this.pages;
    this.complete = false;
  }

  /** Lets go of all, and begins again with the keys that the table has parked; `tableIsEmpty` where that is known. */
  forget(parkedKeys: readonly string[], tableIsEmpty = false): void {
    this.rows.clear();
    this.changed = [];
    this.parkedKeys = new Set(parkedKeys);
    this.parked = [];
    this.facts = 0;
    this.latest = undefined;
    this.complete = tableIsEmpty;
  }

  /** After `forget`: these are all the rows that the table has, so that none has to be looked up. */
  holdAll(rows: readonly object[]): void {
    for (const row of rows) {
      const key = String(valueOf(row, this.table.key.property));
      this.rows.set(key, { key, row, stored: true, changed: false, page: this.pages });
    }
    this.complete = true;
  }

  /** From the next time that it comes by, this fact is parked: the row that it makes cannot be written. */
  refuse(position: Position, because: Error): void {
    this.refused.set(position, because);
  }

  private rowOf(key: string, unknown: HeldRow[]): HeldRow {
    const row = this.rows.get(key) ?? this.hold(key, unknown);
    row.page = this.pages;
    return row;
  }

  /** Folds a fact at once where nothing has to be looked up; otherwise it waits for its row. */
  private takeOne(row: HeldRow, told: Told, fact: Recorded<AnyFact>, held: HeldRow[], facts: Told[]): void {
    if (this.complete) {
      this.foldOrPark(row, told, fact);
      return;
    }
    held.push(row);
    facts.push(told);
  }

  private foldOrPark(held: HeldRow, { position, type, told }: Told, fact: Recorded<AnyFact>): void {
    if (this.parkedKeys.has(held.key)) {
      this.parked.push({ key: held.key, position, type, reason: undefined });
      return;
    }
    try {
      const refused = this.refused.size === 0 ? undefined : this.refused.get(position);
      if (refused !== undefined) throw refused;
      this.fold(held, fact, told);
      this.facts++;
      this.latest = position;
    } catch (error) {
      if (error instanceof UndecodableEvent) throw error; // found out as late as this, where the fact is read as it is looked at
      const { message } = asError(error);
      if (this.parkedKeys.size >= mostParkedKeys) throw new TooManyParked(message);
      this.parkedKeys.add(held.key);
      this.parked.push({ key: held.key, position, type, reason: message });
    }
  }

  private fold(held: HeldRow, fact: Recorded<AnyFact>, told: RetoldStream | undefined): void {
    const { register } = this.table;
    const next = told === undefined ? register.evolve(held.row, fact) : retoldRow(register, held.row, held.key, told);
    if (next === held.row) return;
    const { property } = this.table.key;
    const key = next && valueOf(next, property);
    // most rows have the very key of the row before, which is seen at a glance
    if (next !== undefined && (held.row === undefined || key !== valueOf(held.row, property)) && key !== held.key) {
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
    const own = this.table.key.sqlType === 'uuid' ? ofItsOwn(key) : key;
    const held: HeldRow = { key: own, row: undefined, stored: false, changed: false, page: this.pages };
    this.rows.set(own, held);
    if (!this.complete) unknown.push(held);
    return held;
  }

  private async load(unknown: readonly HeldRow[]): Promise<void> {
    if (unknown.length === 0) return;
    const { property } = this.table.key;
    for (const row of await this.loadRows(unknown.map(({ key }) => key))) {
      const held = this.rows.get(String(valueOf(row, property)));
      if (held === undefined) continue;
      held.row = row;
      held.stored = true;
    }
  }
}

/** The same text in one piece: an id that was cut out of a name takes twice as long to compare, and keeps the name in memory. */
function ofItsOwn(key: string): string {
  return Buffer.from(key).toString();
}

/** Parking is for the odd key: where so many cannot be folded it is the register that is wrong, and it stops instead. */
const mostParkedKeys = 1_000;

class TooManyParked extends Error {
  constructor(latest: string) {
    super(`${String(mostParkedKeys)} keys are parked already, and one more cannot be folded: ${latest}`);
    this.name = 'TooManyParked';
  }
}

const canonicalUuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
