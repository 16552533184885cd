import { setTimeout as pause } from 'node:timers/promises';
import type { AllStreamSubscription } from '@kurrent/kurrentdb-client';
import { beforeFirst, type Position } from '../event-log/event.ts';
import { WaitingReaders } from '../event-log/waiting-readers.ts';
import type { KurrentdbCalls } from './kurrentdb-calls.ts';
import { anyEvent } from './log-reading.ts';

export interface TailLimits {
  /** A subscription that is not confirmed by then is given up. */
  readonly confirmationMs: number;
  /** After so long without an event the log is asked whether there was none. */
  readonly silenceMs: number;
}

/**
 * Knows how far the log has come, from one subscription that is watched over: the client does not begin again one that was dropped, and
 * one that has gone silent looks like a log to which nobody writes.
 */
export class LogTail {
  private readonly calls: KurrentdbCalls;
  private readonly head: () => Promise<Position>;
  private readonly limits: TailLimits;
  private readonly waiting = new WaitingReaders();
  private readonly closing = new AbortController();
  private following: Promise<void> | undefined;
  private reached: Position = beforeFirst;
  private drops = 0;

  constructor(calls: KurrentdbCalls, head: () => Promise<Position>, limits: TailLimits) {
    this.calls = calls;
    this.head = head;
    this.limits = limits;
  }

  /** Subscriptions that were confirmed, and came to an end without being asked to. */
  get dropped(): number {
    return this.drops;
  }

  met(position: Position): void {
    if (position <= this.reached) return;
    this.reached = position;
    this.waiting.wakeBelow(position);
  }

  /** Resolves once an event beyond `after` was met, when the time is up, or on the signal. */
  wake(after: Position, timeoutMs: number, signal?: AbortSignal): Promise<void> {
    if (this.reached > after || signal?.aborted === true || this.closing.signal.aborted) return Promise.resolve();
    this.following ??= this.follow();
    return this.waiting.wait(after, timeoutMs, signal);
  }

  async close(): Promise<void> {
    this.closing.abort();
    this.waiting.wakeAll();
    await this.following;
  }

  private async follow(): Promise<void> {
    const { signal } = this.closing;
    for (let failures = 0; !signal.aborted;) {
      const confirmed = await this.subscribed().catch(() => false);
      if (confirmed && !this.closing.signal.aborted) this.drops += 1;
      failures = confirmed ? 0 : failures + 1;
      await pause(Math.random() * Math.min(longestPauseMs, 200 * 2 ** failures), undefined, { signal }).catch(() => undefined);
    }
  }

  /** One subscription, from where the log stands to its end, whatever ends it. @returns whether it was ever confirmed */
  private async subscribed(): Promise<boolean> {
    this.met(await this.head());
    if (this.closing.signal.aborted) return false;
    const subscription = this.calls.subscribe(this.reached, anyEvent);
    try {
      return await this.watched(subscription);
    } finally {
      subscription.on('error', () => undefined); // it may tell of its own end
      await Promise.race([subscription.unsubscribe().catch(() => undefined), pause(500, undefined, { ref: false })]);
    }
  }

  /** Resolves when a subscription has ended or is of no use any more, with whether it was ever confirmed. */
  private watched(subscription: AllStreamSubscription): Promise<boolean> {
    const { signal } = this.closing;
    return new Promise((resolve) => {
      let confirmed = false;
      let told = this.reached;
      let timer: NodeJS.Timeout | undefined;
      let ended = false;
      const over = (): void => {
        ended = true;
        clearTimeout(timer);
        signal.removeEventListener('abort', over);
        resolve(confirmed);
      };
      const within = (milliseconds: number, next: () => void): void => {
        clearTimeout(timer);
        if (!ended) timer = setTimeout(next, milliseconds);
      };
      const untilSilent = (): void => within(this.limits.silenceMs, () => void this.head().then(ifBehind, over));
      const ifBehind = (head: Position): void => {
        if (told >= head) untilSilent();
        else within(this.limits.confirmationMs, () => (told >= head ? untilSilent() : over()));
      };
      within(this.limits.confirmationMs, over);
      signal.addEventListener('abort', over);
      subscription.on('confirmation', () => {
        confirmed = true;
        untilSilent();
      });
      subscription.on('data', ({ event }) => {
        if (event === undefined) return;
        told = event.position.commit as Position; // the log's own place of it
        this.met(told);
        untilSilent();
      });
      for (const ending of ['error', 'end', 'close'] as const) subscription.on(ending, over);
    });
  }
}

const longestPauseMs = 30_000;
