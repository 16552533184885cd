import type { Pool } from 'pg';
import type { Position } from '../event-log/event.ts';

/**
 * Tells other processes that the log has grown: at once, or a moment after the last time.
 *
 * A hint beside the write, not a part of it: a notification inside it would have every write of the database wait for every other.
 */
export class HeadAnnouncement {
  private readonly pool: Pool;
  private head: Position | undefined;
  private waiting = false;

  /** @param pool of connections that need not wait for the disk */
  constructor(pool: Pool) {
    this.pool = pool;
  }

  of(head: Position): void {
    this.head = head;
    if (!this.waiting) this.tell();
  }

  private tell(): void {
    const { head } = this;
    this.head = undefined;
    if (head === undefined) return;
    this.waiting = true;
    void this.pool
      .query(`select pg_notify('event_log', $1)`, [String(head)])
      .catch(() => undefined) // whoever waits asks for the head by itself
      .then(() => {
        setTimeout(() => {
          this.waiting = false;
          this.tell();
        }, betweenMs);
      });
  }
}

const betweenMs = 5;
