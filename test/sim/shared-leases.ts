import type { RegisterLeases } from '../../libs/projections/register-leases.ts';
import { databaseErrors } from './database-ports.ts';
import type { Ports } from './ports.ts';
import type { SimulatedProcess } from './simulated-process.ts';
import type { VirtualTime } from './virtual-time.ts';

interface Lease {
  readonly holder: SimulatedProcess;
  until: number;
}

/** Who runs which register, by the clock of the database. */
export type SharedLeases = Map<string, Lease>;

/**
 * The leases as one process has them: it says that it lives, and takes what nobody holds any more.
 *
 * One that was stopped believes, for a while after it goes on, that it still holds what another has taken.
 */
export class LeasesPort implements RegisterLeases {
  private readonly by: SimulatedProcess;
  private readonly ports: Ports;
  private readonly time: VirtualTime;
  private readonly shared: SharedLeases;
  private readonly registers: readonly string[];
  private own: ReadonlySet<string> = new Set();
  private stopped = false;

  constructor(by: SimulatedProcess, ports: Ports, time: VirtualTime, shared: SharedLeases, registers: readonly string[]) {
    this.by = by;
    this.ports = ports;
    this.time = time;
    this.shared = shared;
    this.registers = registers;
    this.keep();
  }

  held(): ReadonlySet<string> {
    return this.own;
  }

  async holds(register: string): Promise<boolean> {
    const isHeld = await this.ports.call(this.by, {
      call: 'leases.holds',
      what: register,
      errors: databaseErrors,
      effect: async () => this.shared.get(register)?.holder === this.by,
    });
    if (!isHeld) this.own = new Set([...this.own].filter((each) => each !== register));
    return isHeld;
  }

  stop(): void {
    this.stopped = true;
    this.own = new Set();
    for (const [register, { holder }] of [...this.shared]) if (holder === this.by) this.shared.delete(register);
  }

  private keep(): void {
    if (this.stopped || this.by.isDead) return;
    const { now } = this.time;
    for (const register of this.registers) {
      const lease = this.shared.get(register);
      if (lease === undefined || lease.until < now) this.shared.set(register, { holder: this.by, until: now + leaseMs });
      else if (lease.holder === this.by) lease.until = now + leaseMs;
    }
    this.own = new Set(this.registers.filter((register) => this.shared.get(register)?.holder === this.by));
    this.time.after(leaseMs / 3, () => this.by.deliver(() => this.keep()));
  }
}

const leaseMs = 600;
