import type { Due, VirtualTime } from './virtual-time.ts';

/**
 * While the work lasts, timers of the machine run in virtual time: for code that sets its own.
 *
 * Only one at a time, since timers belong to the whole process.
 */
export async function withVirtualTimers<T>(time: VirtualTime, work: () => Promise<T>): Promise<T> {
  const { setTimeout, clearTimeout, setInterval, clearInterval } = globalThis;
  const set = (happen: () => void, ms = 0): Due => time.after(ms, happen);
  const repeat = (happen: () => void, ms = 0): Repeated => new Repeated(time, ms, happen);
  const clear = (timer: Due | Repeated | undefined): void => {
    if (timer instanceof Repeated) timer.stop();
    else if (timer !== undefined) timer.calledOff = true;
  };
  Object.assign(globalThis, { setTimeout: set, clearTimeout: clear, setInterval: repeat, clearInterval: clear });
  try {
    return await work();
  } finally {
    Object.assign(globalThis, { setTimeout, clearTimeout, setInterval, clearInterval });
  }
}

class Repeated {
  private due: Due;

  constructor(time: VirtualTime, ms: number, happen: () => void) {
    const again = (): Due =>
      time.after(Math.max(1, ms), () => {
        this.due = again();
        happen();
      });
    this.due = again();
  }

  stop(): void {
    this.due.calledOff = true;
  }
}
