import type { RecordedEvent, SealedPersonal } from '../../libs/event-log/event.ts';
import type { PersonalFields, PersonalSeal } from '../../libs/event-log/personal-seal.ts';
import type { Position } from '../../libs/event-log/event.ts';
import type { ProcessCheckpoints, ProcessMove, RefusedRequest } from '../../libs/process-managers/process-checkpoints.ts';
import type { Checkpoint } from '../../libs/projections/checkpoints.ts';
import type { FoldedMove, RegisterStore } from '../../libs/projections/register-store.ts';
import type { RegisterTable } from '../../libs/projections/register-table.ts';
import type { Call } from './faults.ts';
import type { PortErrors, Ports } from './ports.ts';
import type { SimulatedProcess } from './simulated-process.ts';

/** What a caller of a database sees when it is away, or goes away. */
export const databaseErrors: PortErrors = {
  unavailable: () => Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }),
  lost: () => new Error('Connection terminated unexpectedly'),
};

/** Registers as one process reaches them. */
export class StorePort implements RegisterStore {
  private readonly by: SimulatedProcess;
  private readonly ports: Ports;
  private readonly store: RegisterStore;

  constructor(by: SimulatedProcess, ports: Ports, store: RegisterStore) {
    this.by = by;
    this.ports = ports;
    this.store = store;
  }

  checkpoints(registers: readonly string[]): Promise<readonly Checkpoint[]> {
    return this.call('store.checkpoints', registers.join(' '), () => this.store.checkpoints(registers));
  }

  isEmpty(table: RegisterTable): Promise<boolean> {
    return this.call('store.isEmpty', table.register.name, () => this.store.isEmpty(table));
  }

  rows(table: RegisterTable, keys: readonly string[]): Promise<readonly object[]> {
    return this.call('store.rows', `${table.register.name}: ${String(keys.length)} keys`, () => this.store.rows(table, keys));
  }

  parkedKeys(register: string): Promise<readonly string[]> {
    return this.call('store.parkedKeys', register, () => this.store.parkedKeys(register));
  }

  commit(moves: readonly FoldedMove[]): Promise<ReadonlySet<string>> {
    const what = moves.map(({ from, to }) => `${from.register} ${String(from.position)}→${String(to)}`).join(', ');
    return this.call('store.commit', what, () => this.store.commit(moves));
  }

  private call<T>(call: Call, what: string, effect: () => Promise<T>): Promise<T> {
    return this.ports.call(this.by, { call, what, errors: databaseErrors, effect });
  }
}

/** Checkpoints of process managers as one process reaches them. */
export class CheckpointsPort implements ProcessCheckpoints {
  private readonly by: SimulatedProcess;
  private readonly ports: Ports;
  private readonly checkpoints: ProcessCheckpoints;

  constructor(by: SimulatedProcess, ports: Ports, checkpoints: ProcessCheckpoints) {
    this.by = by;
    this.ports = ports;
    this.checkpoints = checkpoints;
  }

  position(process: string): Promise<Position | undefined> {
    return this.call('checkpoints.position', process, () => this.checkpoints.position(process));
  }

  begin(process: string, at: Position): Promise<void> {
    return this.call('checkpoints.begin', `${process} at ${String(at)}`, () => this.checkpoints.begin(process, at));
  }

  move(move: ProcessMove): Promise<boolean> {
    const { process, from, to, refused } = move;
    const what = `${process} ${String(from)}→${String(to)}, ${String(refused.length)} refused`;
    return this.call('checkpoints.move', what, () => this.checkpoints.move(move));
  }

  refusals(process: string): Promise<readonly RefusedRequest[]> {
    return this.checkpoints.refusals(process); // for an operator, who is not simulated
  }

  private call<T>(call: Call, what: string, effect: () => Promise<T>): Promise<T> {
    return this.ports.call(this.by, { call, what, errors: databaseErrors, effect });
  }
}

/** The keys of personal data as one process reaches them. */
export class SealPort implements PersonalSeal {
  private readonly by: SimulatedProcess;
  private readonly ports: Ports;
  private readonly keys: PersonalSeal;

  constructor(by: SimulatedProcess, ports: Ports, keys: PersonalSeal) {
    this.by = by;
    this.ports = ports;
    this.keys = keys;
  }

  seal(parts: readonly PersonalFields[]): Promise<readonly SealedPersonal[]> {
    const what = `${String(parts.length)} parts`;
    return this.ports.call(this.by, { call: 'seal.seal', what, errors: databaseErrors, effect: () => this.keys.seal(parts) });
  }

  open(events: readonly RecordedEvent[]): Promise<readonly (object | undefined)[]> {
    const what = `${String(events.length)} events`;
    return this.ports.call(this.by, { call: 'seal.open', what, errors: databaseErrors, effect: () => this.keys.open(events) });
  }
}
