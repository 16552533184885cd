import type { NodeAddress } from './call-error.ts';

/** The calls of the protocol that a fault can be switched on for. */
export type Operation = 'read' | 'subscribe' | 'append' | 'batch-append' | 'append-session' | 'append-records' | 'delete' | 'tombstone';

/**
 * What goes wrong with one call.
 * - `not-leader`, `unavailable`: refused before anything is done.
 * - `deadline-after-commit`: carried out, and answered with a deadline that has passed.
 * - `reset-before-commit`, `reset-after-commit`: the connection is lost, with nothing or with all of it stored.
 * - `no-answer`: carried out, and never answered.
 * - `half-closed`: carried out, and the answering half is ended without an answer.
 * - `cut-after`: a read, or a subscription, that loses its connection after that many records; fewer may have arrived.
 * - `drop-after`: the same, ended by the server with `unavailable`.
 * - `end-after`: the same, ended by the server as if nothing were wrong.
 * - `silent-after`: the same, open for ever, with nothing more on it.
 */
export type Fault =
  | { readonly kind: 'not-leader'; readonly leader: NodeAddress }
  | {
      readonly kind: 'unavailable' | 'deadline-after-commit' | 'reset-before-commit' | 'reset-after-commit' | 'no-answer' | 'half-closed';
    }
  | { readonly kind: 'cut-after' | 'drop-after' | 'end-after' | 'silent-after'; readonly records: number };

/** Faults that tests switch on: each one meets the next call of its operation, and is gone. */
export class Faults {
  private readonly pending = new Map<Operation, Fault[]>();

  /** @param times calls in a row that it meets */
  next(operation: Operation, fault: Fault, times = 1): void {
    const queue = this.pending.get(operation) ?? [];
    this.pending.set(operation, queue);
    for (let time = 0; time < times; time++) queue.push(fault);
  }

  /** The fault that the call which asks is to meet. */
  take(operation: Operation): Fault | undefined {
    return this.pending.get(operation)?.shift();
  }

  clear(): void {
    this.pending.clear();
  }
}
