import { setImmediate } from 'node:timers/promises';
import { LogBusy } from '../event-log/append-errors.ts';
import type { Append, AppendResult } from '../event-log/event-log.ts';
import type { Settled } from './batch-writer.ts';

export interface QueueLimits {
  /** Appends, events and bytes that are written in one turn; a single append may have more. */
  readonly batch: Amount;
  /** Appends, events and bytes that may wait; one more is refused. */
  readonly waiting: Amount;
}

export interface Amount {
  readonly appends: number;
  readonly events: number;
  /** Of data and ciphertext, roughly. */
  readonly bytes: number;
}

/** Writes a batch; `meanwhile` is called when the store is at work on it, and there is time for other things. */
export type WriteBatch = (batch: readonly Append[], meanwhile: () => void) => Promise<readonly Settled[]>;

/** Appends that wait for their turn. One turn is written at a time; whatever has come meanwhile is the next. */
export class AppendQueue {
  private readonly write: WriteBatch;
  private readonly limits: QueueLimits;
  private readonly waiting: Waiting[] = [];
  private queued: Amount = none;
  private running: Promise<void> | undefined;

  constructor(write: WriteBatch, limits: QueueLimits) {
    this.write = write;
    this.limits = limits;
  }

  /** @throws LogBusy when too much is waiting */
  add(append: Append): Promise<AppendResult> {
    const amount = amountOf(append);
    const queued = sum(this.queued, amount);
    if (this.waiting.length > 0 && !within(this.limits.waiting, queued)) {
      return Promise.reject(new LogBusy(`${String(this.waiting.length)} appends are waiting to be written`));
    }
    this.queued = queued;
    return new Promise((resolve, reject) => {
      this.waiting.push({ append, amount, resolve, reject });
      this.running ??= this.run();
    });
  }

  /** Resolves when everything that was added is answered. */
  async drained(): Promise<void> {
    while (this.running !== undefined) await this.running;
  }

  private async run(): Promise<void> {
    let answer = (): void => undefined;
    for (;;) {
      // callers that are answered now ask for their next thing before the turn is gathered; but where a whole turn waits already, they
      // are answered when it is on its way: they and the store then work side by side
      if (within(this.limits.batch, this.queued)) {
        answer();
        await setImmediate();
      }
      if (this.waiting.length === 0) break;
      const turn = this.next();
      const settled = await this.settle(turn, answer);
      answer();
      answer = once(() => {
        for (const [index, waiting] of turn.entries()) settleOne(waiting, settled[index]);
      });
    }
    this.running = undefined;
  }

  private async settle(turn: readonly Waiting[], meanwhile: () => void): Promise<readonly Settled[]> {
    try {
      return await this.write(
        turn.map(({ append }) => append),
        meanwhile,
      );
    } catch (error) {
      return turn.map(() => ({ error }));
    }
  }

  private next(): readonly Waiting[] {
    let taken = none;
    let count = 0;
    for (const { amount } of this.waiting) {
      const more = sum(taken, amount);
      if (count > 0 && !within(this.limits.batch, more)) break;
      taken = more;
      count += 1;
    }
    this.queued = sum(this.queued, { appends: -taken.appends, events: -taken.events, bytes: -taken.bytes });
    return this.waiting.splice(0, count);
  }
}

interface Waiting {
  readonly append: Append;
  readonly amount: Amount;
  readonly resolve: (result: AppendResult) => void;
  readonly reject: (error: unknown) => void;
}

function settleOne({ resolve, reject }: Waiting, settled: Settled | undefined): void {
  if (settled === undefined) reject(new Error('an append was left without an answer'));
  else if ('result' in settled) resolve(settled.result);
  else reject(settled.error);
}

function once(action: () => void): () => void {
  let done = false;
  return () => {
    if (!done) action();
    done = true;
  };
}

const none: Amount = { appends: 0, events: 0, bytes: 0 };

function amountOf({ writes }: Append): Amount {
  let events = 0;
  let bytes = 0;
  for (const write of writes) {
    events += write.events.length;
    for (const { data, personal } of write.events) bytes += data.length + (personal?.ciphertext.length ?? 0);
  }
  return { appends: 1, events, bytes };
}

function sum(a: Amount, b: Amount): Amount {
  return { appends: a.appends + b.appends, events: a.events + b.events, bytes: a.bytes + b.bytes };
}

function within(limit: Amount, amount: Amount): boolean {
  return amount.appends <= limit.appends && amount.events <= limit.events && amount.bytes <= limit.bytes;
}
