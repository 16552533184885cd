import { beforeFirst, type RecordedEvent } from '../event-log/event.ts';
import type { Append, AppendResult } from '../event-log/event-log.ts';
import type { LogEnd, Taken } from '../event-log/log-index.ts';
import { none, sum, type Amount } from './amount.ts';
import { BatchRows } from './batch-statements.ts';

/** An append whose caller waits for the answer. */
export interface Waiting {
  readonly append: Append;
  readonly amount: Amount;
  readonly resolve: (result: AppendResult) => void;
  readonly reject: (error: unknown) => void;
}

/** Appends that are written together, each with the answer that it gets once they are. */
export class Turn {
  readonly appends: Waiting[] = [];
  readonly recorded: RecordedEvent[] = [];
  readonly rows = new BatchRows();
  amount: Amount = none;
  /** Where the log ends before it. */
  after: LogEnd = { position: beforeFirst };
  private readonly results: AppendResult[] = [];

  get isEmpty(): boolean {
    return this.appends.length === 0;
  }

  add(waiting: Waiting, taken: Taken): void {
    if (this.recorded.length === 0) this.after = taken.after;
    this.appends.push(waiting);
    this.results.push(taken.result);
    this.rows.add(waiting.append, taken);
    for (const event of taken.recorded) this.recorded.push(event);
    this.amount = sum(this.amount, waiting.amount);
  }

  writes(index: number): boolean {
    return this.results[index]?.outcome === 'appended';
  }

  answer(): void {
    for (const [index, { resolve, reject }] of this.appends.entries()) {
      const result = this.results[index];
      if (result === undefined) reject(new Error('an append was left without an answer'));
      else resolve(result);
    }
  }

  /** For those that were to be written. */
  fail(error: Error): void {
    for (const [index, { reject }] of this.appends.entries()) if (this.writes(index)) reject(error);
  }
}
