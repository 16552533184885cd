import { beforeFirst, type Position } from '../event-log/event.ts';
import { isOf, type Checkpoint } from './checkpoints.ts';
import { RegistersOutdated } from './migrate-projections.ts';
import { RegisterFold, type UnfoldedFact } from './register-fold.ts';
import type { RegisterStore } from './register-store.ts';
import type { RegisterTable } from './register-table.ts';

/** Events that are read at once where there are few. */
export const smallestPage = 500;

/** Where one register stands in this process: what the table has, and how far beyond that it is folded in memory. */
export class RegisterStanding {
  readonly name: string;
  readonly table: RegisterTable;
  readonly fold: RegisterFold;
  /** What the fold builds on; `undefined` until it was read, and whenever the fold is worth nothing any more. */
  stored: Checkpoint | undefined;
  /** The last position known to be committed, for those who ask. */
  committed: Position = beforeFirst;
  folded: Position = beforeFirst;
  /** How far of that is on its way to the table. */
  sent: Position = beforeFirst;
  /** Since when there are folded facts that the table does not have; milliseconds of a monotonic clock. */
  heldSince = 0;
  pageSize = smallestPage;
  /** The fact behind `folded` cannot be folded. */
  unfolded: UnfoldedFact | undefined;
  /** There was nothing behind `folded` when it was last looked, which was then. */
  atHead = false;
  lookedAt = 0;
  /**
   * Set where writing failed and would fail again: up to there it is served without others, a few events at a time, and half as many
   * each time that it fails, until all before the one that cannot be written is stored.
   */
  apart: { readonly upTo: Position; readonly limit: number } | undefined;
  error: Error | undefined;
  failures = 0;
  /** Not served before. */
  retryAt = 0;
  /** When it was last served, as a count: the one that waits longest is next. */
  turn = 0;

  private readonly store: RegisterStore;

  constructor(table: RegisterTable, store: RegisterStore) {
    this.name = table.register.name;
    this.table = table;
    this.store = store;
    this.fold = new RegisterFold(table, (keys) => store.rows(table, keys));
  }

  /** Whether there are folded facts that the table does not have. */
  get holds(): boolean {
    return this.stored !== undefined && this.folded > this.stored.position;
  }

  /** Starts again from what is stored. @throws RegistersOutdated where that is of another version */
  async reload(): Promise<void> {
    this.stored = undefined;
    this.unfolded = undefined;
    const [checkpoint] = await this.store.checkpoints([this.name]);
    if (checkpoint === undefined) throw new Error(`Register ${this.name} has no checkpoint: migrate first`);
    if (!isOf(this.table, checkpoint)) throw new RegistersOutdated([this.name]);
    // read after the checkpoint: where somebody moves it meanwhile, what is folded on top of these is refused
    const parkedKeys = await this.store.parkedKeys(this.name);
    this.fold.forget(parkedKeys, checkpoint.position === beforeFirst && (await this.store.isEmpty(this.table)));
    this.folded = checkpoint.position;
    this.sent = checkpoint.position;
    this.atHead = false;
    this.stored = checkpoint;
    this.committed = checkpoint.position;
  }

  /** Another process runs it; nothing that was folded counts. */
  leave(): void {
    this.stored = undefined;
    this.unfolded = undefined;
    this.fold.forget([]);
    this.retryAt = 0;
    this.recovered();
  }

  /** Nothing that was folded counts; it starts again from what is stored, after a while. */
  failed(error: Error, now: number): void {
    this.stored = undefined;
    this.unfolded = undefined;
    this.error = error;
    this.failures++;
    this.retryAt = now + Math.min(30_000, 100 * 2 ** Math.min(this.failures - 1, 10));
  }

  recovered(): void {
    this.error = undefined;
    this.failures = 0;
    this.apart = undefined;
  }
}
