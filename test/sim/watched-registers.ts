import type { EventCodec } from '../../libs/event-log/codec.ts';
import { beforeFirst, type Position, type RecordedEvent } from '../../libs/event-log/event.ts';
import { MemoryRegisterStore } from '../../libs/projections/memory-register-store.ts';
import type { FoldedMove, ParkedFact } from '../../libs/projections/register-store.ts';
import type { RegisterTable } from '../../libs/projections/register-table.ts';
import { typesOf } from '../../libs/projections/register.ts';
import type { Verdict } from './verdict.ts';

/** Where true facts come from, for those who watch. */
export interface Truth {
  readonly all: readonly RecordedEvent[];
  readonly codec: EventCodec;
  /** The clear text of the personal fields of an event, where it has any. */
  readonly personalOf: (event: RecordedEvent) => object | undefined;
}

/** The registers of the simulation: after each commit they are held against a fold of the log, one fact after another. */
export class WatchedRegisters extends MemoryRegisterStore {
  private readonly expected: readonly PlainFold[];
  private readonly verdict: Verdict;
  private readonly positions: Map<string, Position>;

  constructor(tables: readonly RegisterTable[], truth: Truth, verdict: Verdict) {
    super(tables);
    this.positions = new Map(tables.map(({ register }) => [register.name, beforeFirst]));
    this.verdict = verdict;
    this.expected = tables.map((table) => new PlainFold(table, truth));
  }

  override async commit(moves: readonly FoldedMove[]): Promise<ReadonlySet<string>> {
    const moved = await super.commit(moves);
    for (const fold of this.expected) if (moved.has(fold.name)) await this.hold(fold);
    return moved;
  }

  /** Whether all registers have folded everything up to there, as it is stored. */
  haveReached(position: Position): boolean {
    return [...this.positions.values()].every((reached) => reached >= position);
  }

  private async hold(fold: PlainFold): Promise<void> {
    const [checkpoint] = await this.checkpoints([fold.name]);
    const position = checkpoint?.position ?? beforeFirst;
    this.positions.set(fold.name, position);
    const where = `register ${fold.name} at ${String(position)}`;
    this.verdict.expect(position >= fold.position, () => `${where} went back from ${String(fold.position)}`);
    fold.advance(position);
    const difference = fold.differenceFrom(this.everyRow(fold.name), this.everyParkedFact(fold.name));
    this.verdict.expect(difference === undefined, () => `${where} is not the fold of the log: ${difference ?? ''}`);
  }
}

/** What a register is by its definition: every fact folded in order, from the first; a key that fails is left as it was before. */
class PlainFold {
  readonly name: string;
  position: Position = beforeFirst;
  private readonly table: RegisterTable;
  private readonly truth: Truth;
  private readonly types: ReadonlySet<string>;
  private readonly rows = new Map<string, object>();
  private readonly parked: ParkedFact[] = [];

  constructor(table: RegisterTable, truth: Truth) {
    this.name = table.register.name;
    this.table = table;
    this.truth = truth;
    this.types = typesOf(table.register);
  }

  advance(to: Position): void {
    for (const event of this.truth.all.slice(Number(this.position), Number(to))) if (this.types.has(event.type)) this.fold(event);
    this.position = to;
  }

  differenceFrom(rows: ReadonlyMap<string, object>, parked: readonly ParkedFact[]): string | undefined {
    const keys = new Set([...this.rows.keys(), ...rows.keys()]);
    const [key] = [...keys].filter((each) => textOf(this.rows.get(each)) !== textOf(rows.get(each)));
    if (key !== undefined) return `${key} should be ${textOf(this.rows.get(key))}, and is ${textOf(rows.get(key))}`;
    const [due, is] = [this.parked, parked].map((facts) =>
      facts.map(({ reason, ...fact }) => textOf({ ...fact, isFirst: reason !== undefined })).join(' '),
    );
    return due === is ? undefined : `parked should be ${due ?? ''}, and is ${is ?? ''}`;
  }

  private fold(event: RecordedEvent): void {
    const fact = this.truth.codec.decode(event, this.truth.personalOf(event));
    const { keyOf, evolve } = this.table.register;
    const key = keyOf(fact);
    if (key === undefined) return;
    const { position, type } = event;
    if (this.parked.some((each) => each.key === key)) {
      this.parked.push({ key, position, type, reason: undefined });
      return;
    }
    try {
      const row = evolve(this.rows.get(key), fact);
      if (row === undefined) this.rows.delete(key);
      else if (this.table.columns.some(({ property }) => Reflect.get(row, property) === undefined)) throw new Error('no table takes it');
      else this.rows.set(key, row);
    } catch {
      this.parked.push({ key, position, type, reason: 'because' });
    }
  }
}

function textOf(row: object | undefined): string {
  if (row === undefined) return 'absent';
  return JSON.stringify(row, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
}
