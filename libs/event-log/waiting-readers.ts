import type { Position } from './event.ts';

/** Readers who wait until a log has gone beyond where they stand. */
export class WaitingReaders {
  private readonly waiting = new Map<() => void, Position>();

  get isEmpty(): boolean {
    return this.waiting.size === 0;
  }

  /** Resolves when it is woken for a position beyond `after`, when the time is up, or on a signal that is yet to come. */
  wait(after: Position, timeoutMs: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', done);
        this.waiting.delete(done);
        resolve();
      };
      const timer = setTimeout(done, timeoutMs);
      signal?.addEventListener('abort', done);
      this.waiting.set(done, after);
    });
  }

  /** Wakes those for whom there is something to read, now that the log has come to this position. */
  wakeBelow(head: Position): void {
    for (const [done, after] of [...this.waiting]) if (after < head) done();
  }

  wakeAll(): void {
    for (const done of [...this.waiting.keys()]) done();
  }
}
