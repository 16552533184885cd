import type { SeededRandom } from '../../apps/data-set/seeded-random.ts';
import { asError } from '../../libs/projections/as-error.ts';
import type { Coverage } from './coverage.ts';
import { faultsOf, type Call, type Fault, type Role } from './faults.ts';
import type { SimulatedProcess } from './simulated-process.ts';
import type { Trace } from './trace.ts';
import type { VirtualTime } from './virtual-time.ts';

/** What a caller is told when a call goes wrong. */
export interface PortErrors {
  /** Nothing was done. */
  readonly unavailable: () => Error;
  /** It is not known whether it was done. */
  readonly lost: () => Error;
  /** Nothing was done, since too much is waiting. */
  readonly busy?: () => Error;
}

export interface PortCall<T> {
  readonly call: Call;
  /** For the trace. */
  readonly what: string;
  readonly errors: PortErrors;
  /** What it does outside of the caller; told of the fault, for the few that it has to make itself. */
  readonly effect: (fault: Fault | undefined) => Promise<T>;
  /** It is done by the caller itself, which must be alive for it. */
  readonly isInside?: boolean;
}

interface PortsOptions {
  readonly time: VirtualTime;
  readonly chance: SeededRandom;
  readonly trace: Trace;
  readonly coverage: Coverage;
  /** How often a call goes wrong, from 0 to 1. */
  readonly faultRate: number;
  /** Milliseconds that a message takes at most. */
  readonly latencyMs: number;
  /** A process is to be stopped, and another one is to take its place. */
  readonly onZombie: (process: SimulatedProcess) => void;
}

/**
 * Stands between every process and everything outside of it.
 *
 * A call is a message there and a message back, each of which takes its time; calls that are on their way at once overtake each other.
 * Of the faults that can befall it, one does now and then. What a process sent before it died may still arrive.
 */
export class Ports {
  private readonly options: PortsOptions;
  /** How to break each call that is on its way to something outside. */
  private readonly open = new Set<() => void>();
  private quiet = false;

  constructor(options: PortsOptions) {
    this.options = options;
  }

  /** From now on nothing goes wrong. */
  calm(): void {
    this.quiet = true;
  }

  call<T>(by: SimulatedProcess, { call, what, errors, effect, isInside = false }: PortCall<T>): Promise<T> {
    const { time, chance } = this.options;
    if (by.isDead) return never();
    const fault = this.fault(by, call, what);
    if (fault === 'crash before') {
      by.die();
      return never();
    }
    return new Promise<T>((resolve, reject) => {
      let isBroken = false;
      const breakOff = (): void => {
        isBroken = true;
        by.deliver(() => reject(errors.lost()));
      };
      if (!isInside) this.open.add(breakOff);
      const answer = (settle: () => void): void => {
        time.after(this.latency(fault === 'late reply'), () => {
          this.open.delete(breakOff);
          if (!isBroken) by.deliver(settle);
        });
      };
      if (fault === 'unavailable' || fault === 'lost request' || fault === 'busy') {
        answer(() => reject(told(errors, fault)));
        return;
      }
      const arrive = (): void => {
        if ((isBroken || by.isDead) && (isInside || chance.chance(0.5))) return;
        void effect(fault).then(
          (value) => {
            if (fault === 'crash after') by.die();
            else answer(() => (fault === 'lost reply' ? reject(errors.lost()) : resolve(value)));
          },
          (error: unknown) => answer(() => reject(asError(error))),
        );
      };
      const send = (): void => void time.after(this.latency(fault === 'late request'), isInside ? () => by.deliver(arrive) : arrive);
      if (fault !== 'zombie') {
        send();
        return;
      }
      const hasLeft = chance.chance(0.5);
      this.stopForAWhile(by);
      if (hasLeft) send();
      else by.deliver(send);
    });
  }

  /** Every connection breaks at once: of what is on its way, some still arrives, and nothing is answered. */
  breakAll(): void {
    for (const breakOff of this.open) breakOff();
    this.open.clear();
  }

  /** Draws the fault of one call, and writes both down. */
  fault(by: SimulatedProcess, call: Call, what: string): Fault | undefined {
    const { chance, coverage, faultRate, time, trace } = this.options;
    const role = roleOf(by);
    coverage.called(role, call);
    const fault = !this.quiet && chance.chance(faultRate) ? chance.pick(faultsOf(role, call)) : undefined;
    if (fault !== undefined && !countedByPort.has(fault)) coverage.befell(role, call, fault);
    trace.add(time.now, `${by.name} ${call} ${what}${fault === undefined ? '' : ` !${fault}`}`);
    return fault;
  }

  /** Counts a fault that changes nothing at times: whoever makes it knows. */
  befell(by: SimulatedProcess, call: Call, fault: Fault): void {
    this.options.coverage.befell(roleOf(by), call, fault);
  }

  stopForAWhile(process: SimulatedProcess): void {
    this.options.onZombie(process);
  }

  latency(isLate = false): number {
    const { chance, latencyMs } = this.options;
    return isLate ? 5 + chance.next() ** 3 * 4_000 : chance.next() * latencyMs;
  }
}

const countedByPort: ReadonlySet<Fault> = new Set(['doubled', 'shorter', 'overlapping', 'old page', 'woken for nothing', 'not woken']);

function roleOf({ role }: SimulatedProcess): Role {
  return role as Role; // processes are made with the roles that the faults know
}

function told(errors: PortErrors, fault: 'unavailable' | 'lost request' | 'busy'): Error {
  switch (fault) {
    case 'unavailable':
      return errors.unavailable();
    case 'lost request':
      return errors.lost();
    case 'busy':
      return (errors.busy ?? errors.unavailable)();
  }
}

/** Whoever waits for it is dead, or as good as dead. */
function never<T>(): Promise<T> {
  return new Promise(() => undefined);
}
