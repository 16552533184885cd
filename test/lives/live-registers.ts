import { beforeFirst } from '../../libs/event-log/event.ts';
import { entityMetadata } from '../../libs/projections/entity-metadata.ts';
import { readFacts } from '../../libs/projections/fact-pages.ts';
import { MemoryRegisterStore } from '../../libs/projections/memory-register-store.ts';
import { typesOf } from '../../libs/projections/register.ts';
import { registerTable, type RegisterTable } from '../../libs/projections/register-table.ts';
import { RegisterFold } from '../../libs/projections/register-fold.ts';
import { registers } from '../../libs/registers/registers.ts';
import type { LivedLife } from './lived-life.ts';

/** Every register, as it would be stored. */
export async function tablesOfRegisters(): Promise<readonly RegisterTable[]> {
  const described = await entityMetadata(registers);
  return registers.map((each) => registerTable(described, each));
}

/** The registers beside a life: folded step by step and written to a store that takes no row which PostgreSQL would not. */
export class LiveRegisters {
  private readonly life: LivedLife;
  private readonly tables: readonly RegisterTable[];
  private readonly types: ReadonlySet<string>;
  private store: MemoryRegisterStore;
  private folds: readonly RegisterFold[];
  private position = beforeFirst;

  constructor(life: LivedLife, tables: readonly RegisterTable[]) {
    this.life = life;
    this.tables = tables;
    this.types = new Set(tables.flatMap(({ register }) => [...typesOf(register)]));
    this.store = new MemoryRegisterStore(tables);
    this.folds = this.emptyFolds();
  }

  /** @returns what could not be folded, in words; nothing where all could */
  async follow(): Promise<string | undefined> {
    const { log, codec, seal } = this.life.recorder;
    const page = await readFacts({ log, codec, seal }, { after: this.position, limit: 100_000, types: this.types });
    if (page.upTo === this.position) return undefined;
    for (const [at, table] of this.tables.entries()) {
      const fold = this.folds[at];
      const [from] = await this.store.checkpoints([table.register.name]);
      if (fold === undefined || from === undefined) throw new Error('every register has a fold and a checkpoint');
      const unfolded = await fold.take(page);
      if (unfolded !== undefined) return `register ${table.register.name} cannot take ${String(unfolded.at)}: ${unfolded.error.message}`;
      const changes = fold.harvest();
      const [parked] = changes.parked;
      if (parked !== undefined) return `register ${table.register.name} parks ${parked.type} of ${parked.key}: ${parked.reason ?? ''}`;
      await this.store.commit([{ table, from, to: page.upTo, changes }]);
    }
    this.position = page.upTo;
    return undefined;
  }

  rows(register: string): readonly object[] {
    return [...this.store.everyRow(register).values()];
  }

  /** The first row that is not what a fold of the whole log makes of it; nothing where there is none. */
  async differenceFromRebuilt(): Promise<string | undefined> {
    const rebuilt = new LiveRegisters(this.life, this.tables);
    const wrong = await rebuilt.follow();
    if (wrong !== undefined) return wrong;
    for (const { register } of this.tables) {
      const [live, anew] = [this, rebuilt].map(({ store }) => store.everyRow(register.name)) as [Map<string, object>, Map<string, object>]; // two of two
      for (const key of new Set([...live.keys(), ...anew.keys()])) {
        if (textOf(live.get(key)) === textOf(anew.get(key))) continue;
        return `register ${register.name}, ${key}: live ${textOf(live.get(key))}, rebuilt ${textOf(anew.get(key))}`;
      }
    }
    return undefined;
  }

  private emptyFolds(): readonly RegisterFold[] {
    return this.tables.map((table) => {
      const fold = new RegisterFold(table, () => Promise.resolve([]));
      fold.forget([], true);
      return fold;
    });
  }
}

function textOf(row: object | undefined): string {
  return row === undefined ? 'absent' : JSON.stringify(row, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
}
