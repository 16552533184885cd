/**
 * One process of the simulated installation: it lives, is stopped for a while as by SIGSTOP, or is dead as by SIGKILL.
 *
 * Whatever reaches it from outside comes through `deliver`; that is all there is to it, since code between two answers cannot be
 * interrupted. Of a dead one, nothing but what it has stored or sent remains.
 */
export class SimulatedProcess {
  readonly role: string;
  /** `worker-1#3`: the third that was started in the place of worker 1. */
  readonly name: string;
  private state: 'alive' | 'stopped' | 'dead' = 'alive';
  private undelivered: (() => void)[] = [];
  private readonly atDeath: (() => void)[] = [];

  constructor(role: string, name: string) {
    this.role = role;
    this.name = name;
  }

  get isAlive(): boolean {
    return this.state === 'alive';
  }

  get isDead(): boolean {
    return this.state === 'dead';
  }

  deliver(what: () => void): void {
    if (this.state === 'alive') what();
    else if (this.state === 'stopped') this.undelivered.push(what);
  }

  /** Runs when it dies: for timers, which would go on without it. */
  onDeath(clearUp: () => void): void {
    this.atDeath.push(clearUp);
  }

  die(): void {
    if (this.state === 'dead') return;
    this.state = 'dead';
    this.undelivered = [];
    for (const clearUp of this.atDeath) clearUp();
  }

  stop(): void {
    if (this.state === 'alive') this.state = 'stopped';
  }

  /** What was sent to it meanwhile reaches it now, in the order in which it was sent. */
  resume(): void {
    if (this.state !== 'stopped') return;
    this.state = 'alive';
    for (const what of this.undelivered.splice(0)) this.deliver(what);
  }
}
