import type { SeededRandom } from '../../apps/data-set/seeded-random.ts';
import { LogBusy, LogUnavailable, OutcomeUnknown } from '../../libs/event-log/append-errors.ts';
import type { EventCodec } from '../../libs/event-log/codec.ts';
import type { Position } from '../../libs/event-log/event.ts';
import type { PersonalSeal } from '../../libs/event-log/personal-seal.ts';
import { CommandDispatch } from '../../libs/process-managers/command-dispatch.ts';
import type { ProcessDispatch } from '../../libs/process-managers/process-dispatch.ts';
import type { AnyProcessManager } from '../../libs/process-managers/process-manager.ts';
import { ProcessRunner } from '../../libs/process-managers/process-runner.ts';
import type { Recorder } from '../../libs/commands/run-command.ts';
import { ReadGate } from '../../libs/projections/read-gate.ts';
import { RegisterRunner } from '../../libs/projections/register-runner.ts';
import type { RegisterStore } from '../../libs/projections/register-store.ts';
import type { RegisterTable } from '../../libs/projections/register-table.ts';
import { CheckpointsPort, SealPort, StorePort } from './database-ports.ts';
import { gatePool, type Listeners } from './gate-pool.ts';
import { LogPort, type SharedLog, type Witness } from './log-port.ts';
import type { OrderBook } from './order-book.ts';
import type { Program } from './places.ts';
import type { PlantedBug } from './planted-bugs.ts';
import type { Ports } from './ports.ts';
import type { Counter } from './senders.ts';
import { LeasesPort, type SharedLeases } from './shared-leases.ts';
import type { SimulatedProcess } from './simulated-process.ts';
import type { Verdict } from './verdict.ts';
import type { VirtualTime } from './virtual-time.ts';
import type { WatchedCheckpoints } from './watched-checkpoints.ts';
import type { WatchedLog } from './watched-log.ts';
import type { WatchedRegisters } from './watched-registers.ts';

/** Everything that outlives a process, and what stands between a process and it. */
export interface Surroundings {
  readonly time: VirtualTime;
  readonly chance: SeededRandom;
  readonly ports: Ports;
  readonly verdict: Verdict;
  readonly codec: EventCodec;
  readonly keys: PersonalSeal;
  readonly log: WatchedLog;
  readonly shared: SharedLog;
  readonly tables: readonly RegisterTable[];
  readonly registers: WatchedRegisters;
  readonly store: RegisterStore;
  readonly listeners: Listeners;
  /** Where workers share the registers; otherwise each of them runs all. */
  readonly leases: SharedLeases | undefined;
  readonly manager: AnyProcessManager;
  readonly checkpoints: WatchedCheckpoints;
  readonly orders: OrderBook;
  readonly planted: PlantedBug | undefined;
}

/** The API: takes orders, several at a time. */
export function apiProgram(around: Surroundings, process: SimulatedProcess): Program & { readonly take: Counter } {
  return {
    take: (order) =>
      new Promise((resolve, reject) => {
        process.deliver(() => {
          around.orders.carryOut(order, (witness) => recorderOf(around, process, witness)).then(resolve, reject);
        });
      }),
    stop: () => Promise.resolve(),
  };
}

/** A worker: the runner of the registers, and readers in the same process. */
export function workerProgram(around: Surroundings, process: SimulatedProcess): Program {
  const { time, ports, codec, tables } = around;
  const leases =
    around.leases &&
    new LeasesPort(
      process,
      ports,
      time,
      around.leases,
      tables.map(({ register }) => register.name),
    );
  const runner = new RegisterRunner({
    log: new LogPort(process, ports, time, around.shared),
    codec,
    seal: new SealPort(process, ports, around.keys),
    store: new StorePort(process, ports, around.store),
    tables,
    now: () => time.now,
    pause: pauseIn(process, time),
    wallClock: () => new Date(time.now),
    ...(leases !== undefined && { leases }),
  });
  const reading = readerOf(around, process, new ReadGate({ pool: gatePool(process, gateWorld(around)), runner }));
  void runner.start();
  return {
    stop: async () => {
      leases?.stop();
      await runner.stop();
      await reading.stop();
    },
  };
}

/** A process that only reads. */
export function readerProgram(around: Surroundings, process: SimulatedProcess): Program {
  return readerOf(around, process, new ReadGate({ pool: gatePool(process, gateWorld(around)) }));
}

/** The runner of the process manager. */
export function processProgram(around: Surroundings, process: SimulatedProcess): Program {
  const { time, ports, codec, manager, checkpoints, planted } = around;
  const recorder = recorderOf(around, process);
  const commands = new CommandDispatch(recorder, () => '2026-03-01');
  const runner = new ProcessRunner({
    log: recorder.log,
    codec,
    seal: recorder.seal,
    process: manager,
    checkpoints: new CheckpointsPort(process, ports, checkpoints),
    dispatch: dispatchPort(process, ports, planted?.dispatch?.(commands, time) ?? commands),
    pause: pauseIn(process, time),
  });
  runner.start();
  return { stop: () => runner.stop() };
}

function recorderOf({ time, ports, shared, codec, keys }: Surroundings, process: SimulatedProcess, witness?: Witness): Recorder {
  return {
    log: new LogPort(process, ports, time, shared, witness),
    codec,
    seal: new SealPort(process, ports, keys),
    keyedHash: (scheme, value) => `${scheme}-${value}`,
  };
}

function dispatchPort(process: SimulatedProcess, ports: Ports, dispatch: ProcessDispatch): ProcessDispatch {
  const errors = {
    unavailable: () => new LogUnavailable('nobody takes commands'),
    lost: () => new OutcomeUnknown('the answer to a command was lost'),
    busy: () => new LogBusy('too many commands are waiting'),
  };
  return {
    dispatch: (request) =>
      ports.call(process, {
        call: 'dispatch',
        what: `${request.commandId} ${request.command.name} ${request.id}`,
        errors,
        effect: () => dispatch.dispatch(request),
        isInside: true,
      }),
  };
}

/** Reads behind positions that somebody was answered with, again and again, and is held to what it is let through to see. */
function readerOf({ time, chance, log, registers, tables, verdict }: Surroundings, process: SimulatedProcess, gate: ReadGate): Program {
  const names = tables.map(({ register }) => register.name);
  let stopped = false;
  const read = async (): Promise<void> => {
    await pauseIn(process, time)(200 + chance.next() * 1_500);
    const position = BigInt(chance.whole(0, Number(log.last))) as Position; // one that is recorded
    const isThrough = await gate.waitFor(position, { registers: names, timeoutMs: 2_000 });
    verdict.expect(!isThrough || registers.haveReached(position), () => `a reader was let through to ${String(position)} too early`);
  };
  const readOn = async (): Promise<void> => {
    while (!stopped && !process.isDead) await read();
  };
  void readOn();
  process.onDeath(() => void gate.close()); // its timers are of the machine, and would go on
  return {
    stop: async () => {
      stopped = true;
      await gate.close();
    },
  };
}

function gateWorld(around: Surroundings): Parameters<typeof gatePool>[1] {
  return { ...around, store: around.planted?.seen?.(around.store) ?? around.store };
}

function pauseIn(process: SimulatedProcess, time: VirtualTime): (ms: number, signal?: AbortSignal) => Promise<void> {
  return (ms, signal) =>
    new Promise((resolve) => {
      const end = (): void => {
        due.calledOff = true;
        signal?.removeEventListener('abort', end);
        resolve();
      };
      const due = time.after(ms, () => process.deliver(end));
      signal?.addEventListener('abort', end);
    });
}
