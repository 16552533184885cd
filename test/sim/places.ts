import type { SeededRandom } from '../../apps/data-set/seeded-random.ts';
import type { Role } from './faults.ts';
import { SimulatedProcess } from './simulated-process.ts';
import type { Trace } from './trace.ts';
import type { VirtualTime } from './virtual-time.ts';

/** What runs in a process. */
export interface Program {
  /** Ends it in good order. */
  readonly stop: () => Promise<void>;
}

interface PlacesOptions {
  readonly time: VirtualTime;
  readonly chance: SeededRandom;
  readonly trace: Trace;
}

interface Running<P extends Program> {
  readonly process: SimulatedProcess;
  readonly program: P;
}

/** Where one process is meant to run at any time: one that dies, is stopped or is replaced is followed by another, with an empty memory. */
export class Place<P extends Program> {
  private readonly options: PlacesOptions;
  private readonly role: Role;
  private readonly name: string;
  private readonly start: (process: SimulatedProcess) => P;
  private readonly everyone: Running<P>[] = [];
  private current: Running<P> | undefined;
  private started = 0;
  private closing = false;

  constructor(options: PlacesOptions, role: Role, name: string, start: (process: SimulatedProcess) => P) {
    this.options = options;
    this.role = role;
    this.name = name;
    this.start = start;
    this.begin();
  }

  /** Who runs here now; nobody between a death and the next start. */
  get running(): Running<P> | undefined {
    return this.current?.process.isAlive === true ? this.current : undefined;
  }

  /** Everyone who was ever started here and has not died, zombies too. */
  living(): readonly Running<P>[] {
    return this.everyone.filter(({ process }) => !process.isDead);
  }

  kill(): void {
    this.current?.process.die();
  }

  /** As a deployment does it: ends it in good order, then starts the next. */
  replace(): void {
    const { current } = this;
    if (current?.process.isDead !== false) return;
    this.options.trace.add(this.options.time.now, `${current.process.name} is asked to stop`);
    void current.program.stop().then(() => current.process.die());
  }

  /** Stops it as by SIGSTOP. Another one takes its place, and later it goes on as if nothing had happened. */
  stopForAWhile(process: SimulatedProcess): void {
    const { time, chance, trace } = this.options;
    process.stop();
    if (this.current?.process === process) this.beginAfter(process, 20 + chance.next() * 500);
    time.after(30 + chance.next() ** 2 * 6_000, () => {
      trace.add(time.now, `${process.name} goes on`);
      process.resume();
    });
    time.after(4_000 + chance.next() * 8_000, () => {
      if (this.current?.process !== process) process.die(); // two of a kind for long enough
    });
  }

  /** Ends everyone in good order; resolves once they have. */
  async close(): Promise<void> {
    this.closing = true;
    for (const { process, program } of this.everyone) {
      if (process.isDead) continue;
      process.resume();
      await Promise.race([program.stop(), new Promise<void>((resolve) => process.onDeath(resolve))]);
      process.die();
    }
  }

  private begin(): void {
    const { time, trace } = this.options;
    const process = new SimulatedProcess(this.role, `${this.name}#${String(++this.started)}`);
    trace.add(time.now, `${process.name} starts`);
    process.onDeath(() => {
      trace.add(time.now, `${process.name} is dead`);
      if (this.current?.process === process) this.beginAfter(process, 1 + this.options.chance.next() ** 2 * 1_000);
    });
    const running = { process, program: this.start(process) };
    this.current = running;
    this.everyone.push(running);
    if (process.isDead) this.beginAfter(process, 1); // its first call was its last
  }

  private beginAfter(replaced: SimulatedProcess, ms: number): void {
    if (this.closing) return;
    this.options.time.after(ms, () => {
      if (!this.closing && this.current?.process === replaced) this.begin();
    });
  }
}
