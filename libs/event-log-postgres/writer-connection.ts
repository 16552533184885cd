import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { LogUnavailable } from '../event-log/append-errors.ts';
import { configure, plannedByIndex } from './session.ts';

export interface WriterTimeouts {
  /** How long another session may hold the head of the log. */
  readonly lockMs: number;
  readonly statementMs: number;
  /** For how long a lost server is tried again before appends are told that it is unavailable. */
  readonly reconnectMs: number;
}

/** The one connection that writes: made when it is first needed, and made anew after it was lost. */
export class WriterConnection {
  private readonly connectionString: string;
  private readonly timeouts: WriterTimeouts;
  private client: Client | undefined;
  private lostAt: number | undefined;

  constructor(connectionString: string, timeouts: WriterTimeouts) {
    this.connectionString = connectionString;
    this.timeouts = timeouts;
  }

  /**
   * @throws LogUnavailable when the server cannot be reached; once it is lost for long, after a single try, so that those who wait
   *   are told soon
   */
  async open(): Promise<Client> {
    for (let pauseMs = 10; ; pauseMs = Math.min(2 * pauseMs, 500)) {
      if (this.client !== undefined) return this.client;
      try {
        this.client = await this.connect();
        this.lostAt = undefined;
      } catch (error) {
        this.lostAt ??= Date.now();
        if (Date.now() + pauseMs > this.lostAt + this.timeouts.reconnectMs) {
          throw new LogUnavailable('The event log cannot be reached', { cause: error });
        }
        await delay(pauseMs);
      }
    }
  }

  /** Forgets a connection that was lost, or whose state is not known. */
  discard(client: Client): void {
    if (this.client === client) this.client = undefined;
    client.end().catch(() => undefined); // it is lost already
  }

  async close(): Promise<void> {
    const { client } = this;
    this.client = undefined;
    await client?.end().catch(() => undefined); // what it wrote is answered already
  }

  private async connect(): Promise<Client> {
    const { lockMs, statementMs } = this.timeouts;
    const client = new Client({
      connectionString: this.connectionString,
      application_name: 'event log writer',
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
      query_timeout: statementMs + 5_000, // a connection that is half open never answers
    });
    // a connection that drops while nothing is asked of it
    client.on('error', () => {
      this.discard(client);
    });
    try {
      await client.connect();
      await configure(client, {
        ...plannedByIndex,
        default_transaction_isolation: 'read committed',
        lock_timeout: String(lockMs),
        statement_timeout: String(statementMs),
        idle_in_transaction_session_timeout: String(statementMs),
      });
      // an append that was answered must outlive the server, whatever is usual in this database
      await client.query("select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'");
    } catch (error) {
      this.discard(client);
      throw error;
    }
    return client;
  }
}
