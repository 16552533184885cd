import { beforeFirst } from '../event-log/event.ts';
import { isOf, type Checkpoint } from './checkpoints.ts';
import type { FoldedMove, ParkedFact, RegisterStore } from './register-store.ts';
import type { RegisterTable } from './register-table.ts';

interface Kept {
  checkpoint: Checkpoint;
  rows: Map<string, object>;
  parked: readonly ParkedFact[];
}

/** Registers in memory, with what PostgreSQL promises of them: the executable specification, and what a simulation runs on. */
export class MemoryRegisterStore implements RegisterStore {
  private readonly kept: ReadonlyMap<string, Kept>;

  constructor(tables: readonly RegisterTable[]) {
    this.kept = new Map(tables.map((table) => [table.register.name, { checkpoint: firstOf(table), rows: new Map(), parked: [] }]));
  }

  async checkpoints(registers: readonly string[]): Promise<readonly Checkpoint[]> {
    return registers.flatMap((name) => this.kept.get(name)?.checkpoint ?? []);
  }

  async isEmpty({ register }: RegisterTable): Promise<boolean> {
    return this.of(register.name).rows.size === 0;
  }

  async rows({ register }: RegisterTable, keys: readonly string[]): Promise<readonly object[]> {
    const { rows } = this.of(register.name);
    return keys.flatMap((key) => structuredClone(rows.get(key)) ?? []);
  }

  async parkedKeys(register: string): Promise<readonly string[]> {
    return [...new Set(this.of(register).parked.map(({ key }) => key))];
  }

  async commit(moves: readonly FoldedMove[]): Promise<ReadonlySet<string>> {
    const valid = moves.filter(({ table, from }) => {
      const now = this.kept.get(from.register)?.checkpoint;
      return now?.position === from.position && now.epoch === from.epoch && isOf(table, now);
    });
    for (const { table, changes } of valid) for (const row of changes.rows) assertWritable(table, row);
    for (const move of valid) this.write(move);
    return new Set(valid.map(({ from }) => from.register));
  }

  /** Every row of a register by its key. */
  everyRow(register: string): ReadonlyMap<string, object> {
    return structuredClone(this.of(register).rows);
  }

  /** What a register has parked, in the order in which it was. */
  everyParkedFact(register: string): readonly ParkedFact[] {
    return this.of(register).parked;
  }

  private write({ table, to, changes }: FoldedMove): void {
    const kept = this.of(table.register.name);
    for (const key of changes.removed) kept.rows.delete(key);
    for (const row of changes.rows) kept.rows.set(String(Reflect.get(row, table.key.property)), structuredClone(row));
    kept.parked = [...kept.parked, ...changes.parked];
    kept.checkpoint = { ...kept.checkpoint, position: to };
  }

  private of(register: string): Kept {
    const kept = this.kept.get(register);
    if (kept === undefined) throw new Error(`Register ${register} has no table`);
    return kept;
  }
}

function firstOf({ register, shape }: RegisterTable): Checkpoint {
  return { register: register.name, version: register.version, shape, position: beforeFirst, epoch: 0 };
}

function assertWritable({ register, columns }: RegisterTable, row: object): void {
  for (const { property } of columns) {
    if (Reflect.get(row, property) === undefined)
      throw new Error(`A row of register ${register.name} has no value for ${property}; absent is null`);
  }
}
