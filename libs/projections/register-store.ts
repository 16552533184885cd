import type { Position } from '../event-log/event.ts';
import type { Checkpoint } from './checkpoints.ts';
import type { RowChanges } from './register-rows.ts';
import type { RegisterTable } from './register-table.ts';

/**
 * A fact that was put aside instead of being folded, since it could not be, or since one of its key before it could not.
 *
 * It is a reference: the fact itself is in the log, and is read again from there when it is replayed.
 */
export interface ParkedFact {
  readonly key: string;
  readonly position: Position;
  readonly type: string;
  /** Why it could not be folded; `undefined` where it only waits for those of its key before it. */
  readonly reason: string | undefined;
}

/** What a fold did to a register: rows that are other than before, and facts that it put aside. */
export interface FoldedChanges extends RowChanges {
  readonly parked: readonly ParkedFact[];
}

/** What one register folded since `from`, and the position that it reached by that. */
export interface FoldedMove {
  readonly table: RegisterTable;
  readonly from: Checkpoint;
  readonly to: Position;
  readonly changes: FoldedChanges;
}

/** Where rows, checkpoints and parked facts of registers are kept. Every adapter passes `register-store.spec`. */
export interface RegisterStore {
  /** The checkpoints of these registers, those that exist, in no particular order. */
  checkpoints(registers: readonly string[]): Promise<readonly Checkpoint[]>;
  isEmpty(table: RegisterTable): Promise<boolean>;
  /** The rows of these keys, those that exist, in no particular order. */
  rows(table: RegisterTable, keys: readonly string[]): Promise<readonly object[]>;
  /** The keys of which this register has parked a fact, each once. */
  parkedKeys(register: string): Promise<readonly string[]>;
  /**
   * Writes rows and parked facts and moves the checkpoints, all of it or nothing.
   *
   * A register whose checkpoint is not where the fold began, by position and epoch, is left out: somebody else was faster, and what was
   * folded is worth nothing.
   *
   * @returns the names of the registers that were moved
   * @throws Error where a row cannot be written; nothing is
   */
  commit(moves: readonly FoldedMove[]): Promise<ReadonlySet<string>>;
}
