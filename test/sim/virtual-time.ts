import { setImmediate as afterMicrotasks } from 'node:timers';

/** What is due at some time; whoever made it may call it off. */
export interface Due {
  readonly at: number;
  readonly order: number;
  readonly happen: () => void;
  calledOff: boolean;
}

/**
 * Time that passes only when something is due.
 *
 * Everything that is not decided at once goes through it, so that one order of things follows from one seed: two things due at the same
 * millisecond happen in the order in which they were planned.
 */
export class VirtualTime {
  /** Milliseconds since the beginning. */
  now = 0;
  /** Things that have happened. */
  steps = 0;
  private planned = 0;
  /** A heap: each is due before the two behind it, at twice its place. */
  private readonly queue: Due[] = [];

  after(ms: number, happen: () => void): Due {
    const due = { at: this.now + Math.max(0, ms), order: this.planned++, happen, calledOff: false };
    this.queue.push(due);
    this.rise(this.queue.length - 1);
    return due;
  }

  pause(ms: number): Promise<void> {
    return new Promise((resolve) => this.after(ms, resolve));
  }

  /** Lets the next thing happen, and everything that follows from it at once. @returns false where nothing is due any more */
  async step(): Promise<boolean> {
    const due = this.next();
    if (due === undefined) return false;
    this.now = due.at;
    this.steps++;
    due.happen();
    // promises that are settled by now are all dealt with before the machine comes to this
    await new Promise<void>((resolve) => afterMicrotasks(resolve));
    return true;
  }

  private next(): Due | undefined {
    for (;;) {
      const [first] = this.queue;
      const last = this.queue.pop();
      if (first === undefined || last === undefined) return undefined;
      if (first !== last) {
        this.queue[0] = last;
        this.sink();
      }
      if (!first.calledOff) return first;
    }
  }

  private rise(from: number): void {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.swapped(parent, at)) return;
      at = parent;
    }
  }

  private sink(): void {
    let at = 0;
    for (;;) {
      const [left, right] = [this.queue[2 * at + 1], this.queue[2 * at + 2]];
      if (left === undefined) return;
      const child = right !== undefined && isBefore(right, left) ? 2 * at + 2 : 2 * at + 1;
      if (!this.swapped(at, child)) return;
      at = child;
    }
  }

  /** Swaps two places where the one behind is due before the other. */
  private swapped(before: number, behind: number): boolean {
    const [a, b] = [this.queue[before], this.queue[behind]];
    if (a === undefined || b === undefined || !isBefore(b, a)) return false;
    this.queue[before] = b;
    this.queue[behind] = a;
    return true;
  }
}

function isBefore(a: Due, b: Due): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}
