import { Client } from 'pg';
import type { Position } from '../event-log/event.ts';
import { WaitingReaders } from '../event-log/waiting-readers.ts';

/**
 * Tells waiting readers that the log has grown.
 *
 * A notification is a hint and may be lost with its connection: the head is asked for every quarter of a second as long as
 * somebody waits.
 */
export class HeadWatch {
  private readonly connectionString: string;
  private readonly readHead: () => Promise<Position>;
  private readonly waiting = new WaitingReaders();
  private known: Position;
  private listener: Client | undefined;
  private connecting = false;
  private polling: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(connectionString: string, readHead: () => Promise<Position>, from: Position) {
    this.connectionString = connectionString;
    this.readHead = readHead;
    this.known = from;
  }

  /** Takes note of a head that somebody has seen. */
  seen(head: Position): void {
    if (head <= this.known) return;
    this.known = head;
    this.waiting.wakeBelow(head);
  }

  wait(after: Position, timeoutMs: number, signal?: AbortSignal): Promise<void> {
    if (this.known > after || this.closed || signal?.aborted === true) return Promise.resolve();
    const woken = this.waiting.wait(after, timeoutMs, signal);
    this.polling ??= setInterval(() => {
      this.poll();
    }, pollMs);
    if (this.listener === undefined) this.poll();
    return woken.then(() => {
      if (this.waiting.isEmpty) this.stopPolling();
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    this.stopPolling();
    this.waiting.wakeAll();
    const { listener } = this;
    this.listener = undefined;
    await listener?.end().catch(() => undefined); // it only listened
  }

  private stopPolling(): void {
    clearInterval(this.polling);
    this.polling = undefined;
  }

  private poll(): void {
    if (this.listener === undefined && !this.connecting) void this.listen();
    this.readHead().then(
      (head) => {
        this.seen(head);
      },
      () => undefined, // the next poll, or the reader itself, meets the same trouble
    );
  }

  /** Never rejects: without a listener there is still the poll. */
  private async listen(): Promise<void> {
    this.connecting = true;
    const client = new Client({
      connectionString: this.connectionString,
      application_name: 'event log listener',
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    });
    const lost = (): void => {
      if (this.listener === client) this.listener = undefined;
      client.end().catch(() => undefined); // it is lost already
    };
    client.on('error', lost);
    client.on('end', lost);
    client.on('notification', ({ payload = '' }) => {
      if (/^\d+$/.test(payload)) this.seen(BigInt(payload) as Position); // the head, as the writer sent it
    });
    try {
      await client.connect();
      await client.query('listen event_log');
      if (this.closed) lost();
      else this.listener = client;
      this.seen(await this.readHead()); // what was written before it listened
    } catch {
      lost();
    } finally {
      this.connecting = false;
    }
  }
}

const pollMs = 250;
