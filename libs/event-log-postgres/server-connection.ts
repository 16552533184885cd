import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { LogUnavailable } from '../event-log/append-errors.ts';
import { readRowTypes, type RowTypes } from './batch-statements.ts';
import { configure, plannedByIndex } from './session.ts';

export interface ConnectionTimeouts {
  /** How long another session may hold the head of the log. */
  readonly lockMs: number;
  readonly statementMs: number;
  /** For how long a lost server is tried again before appends are told that it is unavailable. */
  readonly reconnectMs: number;
}

/** A connection as it is open, with what was read on it. */
export interface OpenConnection {
  readonly client: Client;
  readonly types: RowTypes;
}

/** One connection that serves the writing: made when it is first needed, and made anew after it was lost. */
export class ServerConnection {
  private readonly connectionString: string;
  private readonly name: string;
  private readonly timeouts: ConnectionTimeouts;
  private opened: OpenConnection | undefined;
  private opening: Promise<OpenConnection> | undefined;
  private lostAt: number | undefined;

  /** @param name what the server's operator sees */
  constructor(connectionString: string, name: string, timeouts: ConnectionTimeouts) {
    this.connectionString = connectionString;
    this.name = name;
    this.timeouts = timeouts;
  }

  /**
   * @throws LogUnavailable when the server cannot be reached; once it is lost for long, after a single try, so that those who wait
   *   are told soon
   */
  async open(): Promise<OpenConnection> {
    if (this.opened !== undefined) return this.opened;
    this.opening ??= this.reconnect().finally(() => (this.opening = undefined));
    return this.opening;
  }

  /** The connection, where it is open. */
  get current(): OpenConnection | undefined {
    return this.opened;
  }

  /** Forgets a connection that was lost, or whose state is not known. */
  discard({ client }: Pick<OpenConnection, 'client'>): void {
    if (this.opened?.client === client) this.opened = undefined;
    client.end().catch(() => undefined); // it is lost already
  }

  /** The next statement goes over a new connection: where one to the same server went silent, this one may have, too. */
  renew(): void {
    if (this.opened !== undefined) this.discard(this.opened);
  }

  async close(): Promise<void> {
    const { opened } = this;
    this.opened = undefined;
    await opened?.client.end().catch(() => undefined); // what it wrote is answered already
  }

  private async reconnect(): Promise<OpenConnection> {
    for (let pauseMs = 10; ; pauseMs = Math.min(2 * pauseMs, 500)) {
      try {
        this.opened = await this.connect();
        this.lostAt = undefined;
        return this.opened;
      } catch (error) {
        this.lostAt ??= Date.now();
        if (Date.now() + pauseMs > this.lostAt + this.timeouts.reconnectMs) {
          throw new LogUnavailable('The event log cannot be reached', { cause: error });
        }
        await delay(pauseMs);
      }
    }
  }

  private async connect(): Promise<OpenConnection> {
    const { lockMs, statementMs } = this.timeouts;
    const client = new Client({
      connectionString: this.connectionString,
      application_name: this.name,
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
      pipeline: true, // a statement is sent without waiting for the answer to the one before
      query_timeout: statementMs + 2_000, // a connection that is half open never answers
    });
    // a connection that drops while nothing is asked of it
    client.on('error', () => {
      this.discard({ client });
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
      return { client, types: await readRowTypes(client) };
    } catch (error) {
      this.discard({ client });
      throw error;
    }
  }
}
