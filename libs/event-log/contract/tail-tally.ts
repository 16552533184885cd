import { beforeFirst, type Position, type RecordedEvent } from '../event.ts';
import type { EventLog } from '../event-log.ts';
import type { Acknowledgement } from './mixed-writers.ts';

/** What a reader at the tail saw, against what the writers were told. Zero everywhere, unless the log is wrong. */
export interface TailCounts {
  /** Acknowledged and never seen. */
  readonly missed: number;
  readonly doubled: number;
  /** Seen behind an event with a later position. */
  readonly outOfOrder: number;
  /** Seen elsewhere than where the writer was told. */
  readonly misplaced: number;
  /** Seen and never acknowledged. */
  readonly unknown: number;
}

/** Keeps what a reader has seen of each event, in order. */
export class TailTally {
  private readonly seen = new Map<string, Position>();
  private last: Position = beforeFirst;
  private doubled = 0;
  private outOfOrder = 0;

  get count(): number {
    return this.seen.size;
  }

  see(events: readonly RecordedEvent[]): void {
    for (const { eventId, position } of events) {
      if (this.seen.has(eventId)) this.doubled += 1;
      else if (position <= this.last) this.outOfOrder += 1;
      this.seen.set(eventId, position);
      this.last = position;
    }
  }

  against(acknowledgements: readonly Acknowledgement[]): TailCounts {
    const unknown = new Set(this.seen.keys());
    let missed = 0;
    let misplaced = 0;
    for (const { position, eventIds } of acknowledgements) {
      for (const id of eventIds) {
        if (!this.seen.has(id)) missed += 1;
        unknown.delete(id);
      }
      const last = eventIds.at(-1);
      if (last !== undefined && this.seen.has(last) && this.seen.get(last) !== position) misplaced += 1;
    }
    return { missed, doubled: this.doubled, outOfOrder: this.outOfOrder, misplaced, unknown: unknown.size };
  }
}

/** Follows a log, from its beginning unless told, until the writing is over and everything was read. */
export async function followTail(
  log: EventLog,
  writing: Promise<unknown>,
  see: (events: readonly RecordedEvent[]) => void,
  from: Position = beforeFirst,
): Promise<void> {
  const over = settled(writing);
  for (let after = from; ;) {
    const isOver = over.aborted;
    const page = await log.readAll({ after, limit: 100 });
    see(page.events);
    after = page.upTo;
    if (page.events.length > 0) continue;
    if (isOver) return;
    await log.wake(after, 5_000, over);
  }
}

/** Aborts once a piece of work is over, whatever came of it. */
export function settled(work: Promise<unknown>): AbortSignal {
  const over = new AbortController();
  const end = (): void => over.abort();
  work.then(end, end);
  return over.signal;
}
