import { SeededRandom } from '../../apps/data-set/seeded-random.ts';
import { MemoryPersonalSeal } from '../../libs/access/memory-personal-seal.ts';
import { EventCodec } from '../../libs/event-log/codec.ts';
import type { CommandId, EventId } from '../../libs/event-log/event.ts';
import { accountEvents, bonus, branchEvents } from '../../libs/process-managers/bonus-scenario.ts';
import type { RegisterTable } from '../../libs/projections/register-table.ts';
import type { Coverage } from './coverage.ts';
import { OrderBook } from './order-book.ts';
import { Place } from './places.ts';
import type { PlantedBug } from './planted-bugs.ts';
import { Ports } from './ports.ts';
import { apiProgram, processProgram, readerProgram, workerProgram, type Surroundings } from './programs.ts';
import { historyExchange, recordHistory } from './recorded-history.ts';
import { Senders } from './senders.ts';
import type { SimulatedProcess } from './simulated-process.ts';
import { Trace } from './trace.ts';
import { Verdict } from './verdict.ts';
import { withVirtualTimers } from './virtual-timers.ts';
import { VirtualTime } from './virtual-time.ts';
import { WatchedCheckpoints } from './watched-checkpoints.ts';
import { WatchedLog } from './watched-log.ts';
import { WatchedRegisters, type Truth } from './watched-registers.ts';

export interface SeedOptions {
  readonly seed: number;
  readonly tables: readonly RegisterTable[];
  readonly coverage: Coverage;
  /** Things that happen at most before faults end. */
  readonly steps?: number;
  readonly planted?: PlantedBug;
  /** Told of everything that happens, a line each. */
  readonly onLine?: (line: string) => void;
}

export interface SeedResult {
  readonly seed: number;
  readonly steps: number;
  /** Events in the log at the end. */
  readonly events: number;
  /** Digest of everything that happened, byte for byte. */
  readonly digest: string;
  /** What happened that must not. */
  readonly violation: string | undefined;
  readonly lastLines: readonly string[];
}

/** One installation from its first day to the end: people, faults, quiet, and what has come of it. */
export async function runSeed(options: SeedOptions): Promise<SeedResult> {
  const time = new VirtualTime();
  return withVirtualTimers(time, () => new Installation(options, time).run());
}

class Installation {
  private readonly options: SeedOptions;
  private readonly time: VirtualTime;
  private readonly chance: SeededRandom;
  private readonly trace: Trace;
  private readonly verdict = new Verdict();
  private readonly around: Surroundings;
  private readonly places: Place<{ stop(): Promise<void> }>[] = [];
  private clockSkewMs = 0;
  private isQuiet = false;

  constructor(options: SeedOptions, time: VirtualTime) {
    const { seed } = options;
    this.options = options;
    this.trace = new Trace(options.onLine);
    this.time = time;
    this.chance = new SeededRandom(`simulation ${String(seed)}`);
    this.around = this.surroundings();
  }

  async run(): Promise<SeedResult> {
    const { chance, time, trace, verdict, around } = this;
    if (chance.chance(0.04)) await recordHistory(around.log, chance, chance.whole(600, 2_400));
    const place = { time, chance, trace };
    const apis = ['api-1', 'api-2'].map((name) => new Place(place, 'api', name, (process) => apiProgram(around, process)));
    this.places.push(
      ...apis,
      ...['worker-1', 'worker-2'].map((name) => new Place(place, 'worker', name, (process) => workerProgram(around, process))),
      new Place(place, 'process', 'process-1', (process) => processProgram(around, process)),
      new Place(place, 'reader', 'reader-1', (process) => readerProgram(around, process)),
    );
    const senders = new Senders({
      ...{ time, chance, ports: around.ports, seed: this.options.seed, accounts: chance.whole(2, 5) },
      counter: () => chance.pick(apis).running?.program.take,
    });
    let done = 0;
    const people = chance.whole(2, 4);
    for (let person = 0; person < people; person++) void senders.live(chance.whole(8, 24)).then(() => done++);
    this.disturb();
    const untilMs = 3_000 + chance.next() * 12_000;
    const most = this.options.steps ?? 20_000;
    await this.until(() => time.now >= untilMs || time.steps >= most);
    this.calm();
    await this.until(() => done === people && this.isCaughtUp(), 'everything has come to rest');
    await this.close();
    around.orders.close();
    around.checkpoints.close();
    this.noEventIsUnaccountedFor();
    return {
      seed: this.options.seed,
      steps: time.steps,
      events: around.log.all.length,
      digest: trace.digest(),
      violation: verdict.violation,
      lastLines: trace.lastLines(),
    };
  }

  private surroundings(): Surroundings {
    const { chance, time, trace, verdict, options } = this;
    const { coverage, planted, tables, seed } = options;
    const ports = new Ports({
      ...{ time, chance, trace, coverage },
      faultRate: chance.pick([0.01, 0.03, 0.06, 0.1, 0.15]),
      latencyMs: chance.pick([1, 3, 20]),
      onZombie: (process) => this.stopForAWhile(process),
    });
    const log = new WatchedLog(
      () => new Date(firstDay + time.now + this.clockSkewMs),
      verdict,
      (event) =>
        trace.add(
          time.now,
          `log ${String(event.position)} ${event.stream}#${String(event.revision)} ${event.type} ${Buffer.from(event.hash).toString('hex', 0, 4)}`,
        ),
    );
    const bytes = new SeededRandom(`keys ${String(seed)}`);
    const sealed = new MemoryPersonalSeal((size) => Uint8Array.from({ length: size }, () => bytes.whole(0, 255)));
    const clear = new Map<EventId, object>();
    const codec = new EventCodec([accountEvents, branchEvents]);
    const truth: Truth & { readonly byCommand: WatchedLog['byCommand'] } = {
      ...{ all: log.all, byCommand: log.byCommand, codec },
      personalOf: ({ eventId, personal }) => (personal === undefined ? undefined : clear.get(eventId)),
    };
    const registers = new WatchedRegisters(tables, truth, verdict);
    const manager = { ...bonus, begins: chance.chance(0.4) ? ('at-next-fact' as const) : ('at-first-fact' as const) };
    const listeners: Surroundings['listeners'] = new Set();
    const store = planted?.store?.(registers, time) ?? registers;
    return {
      ...{ time, chance, ports, verdict, codec, log, tables, registers, listeners, manager, planted },
      keys: {
        seal: (parts) => {
          for (const { eventId, fields } of parts) clear.set(eventId, fields);
          return sealed.seal(parts);
        },
        open: (events) => sealed.open(events),
      },
      shared: { log: planted?.log?.(log, chance) ?? log, last: () => log.last, sleepers: new Set(), isContiguous: chance.chance(0.5) },
      store: {
        checkpoints: (names) => store.checkpoints(names),
        isEmpty: (table) => store.isEmpty(table),
        rows: (table, keys) => store.rows(table, keys),
        parkedKeys: (register) => store.parkedKeys(register),
        commit: async (moves) => {
          const moved = await store.commit(moves);
          const payload = moves.flatMap(({ from: { register }, to }) => (moved.has(register) ? `${register}=${String(to)}` : [])).join();
          if (payload !== '') for (const hear of [...listeners]) if (this.isQuiet || chance.chance(0.8)) hear({ payload });
          return moved;
        },
      },
      leases: chance.chance(0.5) ? new Map() : undefined,
      checkpoints: new WatchedCheckpoints(manager, truth, verdict),
      orders: new OrderBook(log, verdict),
    };
  }

  /** Steps until it is so, or something happened that must not. */
  private async until(isSo: () => boolean, what?: string): Promise<void> {
    const limit = this.time.now + longestQuietMs;
    while (this.verdict.violation === undefined && !isSo()) {
      const isLast = !(await this.time.step()) || (what !== undefined && this.time.now > limit);
      if (isLast) this.verdict.violated(`it never comes to this: ${what ?? 'the end'}`);
    }
  }

  private calm(): void {
    this.isQuiet = true;
    this.around.ports.calm();
    this.trace.add(this.time.now, 'faults end');
    for (const place of this.places) for (const { process } of place.living()) process.resume();
  }

  private isCaughtUp(): boolean {
    const { log, registers, checkpoints } = this.around;
    return registers.haveReached(log.last) && checkpoints.at === log.last;
  }

  private async close(): Promise<void> {
    let isClosed = false;
    const closing = (async (): Promise<void> => {
      for (const place of this.places) await place.close();
      isClosed = true;
    })();
    await this.until(() => isClosed, 'every process ends when it is asked to');
    if (this.verdict.violation === undefined) await closing;
  }

  /** Now and then a process is killed or replaced, whatever it is doing, every connection breaks, or the clock of the log is put forward or back. */
  private disturb(): void {
    const { chance, time, trace } = this;
    time.after(100 + chance.next() ** 2 * 6_000, () => {
      if (this.isQuiet) return;
      const place = chance.pick(this.places);
      switch (chance.pick(['kill', 'replace', 'clock', 'outage'] as const)) {
        case 'kill':
          place.kill();
          break;
        case 'replace':
          place.replace();
          break;
        case 'clock':
          this.clockSkewMs = chance.whole(-300_000, 300_000);
          trace.add(time.now, `the clock of the log is off by ${String(this.clockSkewMs)}`);
          break;
        case 'outage':
          trace.add(time.now, 'every connection breaks');
          this.around.ports.breakAll();
          for (const hear of [...this.around.listeners]) hear('cut off');
          break;
      }
      this.disturb();
    });
  }

  private stopForAWhile(process: SimulatedProcess): void {
    for (const place of this.places) if (place.living().some((running) => running.process === process)) place.stopForAWhile(process);
  }

  private noEventIsUnaccountedFor(): void {
    const { log, orders, checkpoints } = this.around;
    for (const { position, metadata } of log.all) {
      const commandId = metadata['commandId'] as CommandId; // every event of the simulation has it
      const isKnown = metadata['correlationId'] === historyExchange || orders.has(commandId) || checkpoints.has(commandId);
      this.verdict.expect(isKnown, () => `event ${String(position)} is of command ${commandId}, which nobody gave`);
    }
  }
}

const firstDay = Date.UTC(2026, 2, 1, 9);
/** Longer than the longest pause after a failure, several times over. */
const longestQuietMs = 120_000;
