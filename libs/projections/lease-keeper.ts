import { randomUUID } from 'node:crypto';
import { Client, type Pool } from 'pg';
import { asError } from './as-error.ts';
import { isOf, lockCheckpoints, raiseEpochs, readCheckpoints } from './checkpoints.ts';
import { leaseShares, type LivingWorker } from './lease-shares.ts';
import type { RegisterLeases } from './register-leases.ts';
import type { RegisterTable } from './register-table.ts';
import { inTransaction } from './transaction.ts';

export interface LeaseKeeperOptions {
  /** One connection like those of it is kept besides. */
  readonly pool: Pool;
  readonly tables: readonly RegisterTable[];
  /** How long a worker that does not say otherwise is taken to live, while its connection lasts; six seconds unless told. */
  readonly leaseMs?: number;
  readonly onError?: (error: Error) => void;
}

export const leasesSql = `
  CREATE TABLE IF NOT EXISTS projections.workers (
    worker text PRIMARY KEY,
    registers text[] NOT NULL,
    until timestamptz NOT NULL
  );
  CREATE TABLE IF NOT EXISTS projections.leases (
    register text PRIMARY KEY,
    worker text NOT NULL
  );`;

/**
 * Shares registers among the workers of one database, so that each is run by one of them at a time.
 *
 * A worker lives as long as it says so in time, by the clock of the database, and keeps the connection by which it says so; then its
 * registers go to the others. Whoever takes a register over raises the epoch of its checkpoint, by which nothing is written any more that
 * another worker has folded.
 */
export class LeaseKeeper implements RegisterLeases {
  /** The name of its connections: of the one that it lives by, and of each that commits, so that it can be cut off in the middle of that. */
  readonly worker = `qadam worker ${randomUUID()}`;
  private readonly options: LeaseKeeperOptions;
  private readonly leaseMs: number;
  private readonly registers: readonly string[];
  private leased: ReadonlySet<string> = new Set();
  private timer: NodeJS.Timeout | undefined;
  private sharing: Promise<void> = Promise.resolve();
  private stopped = false;
  private connection: Client | undefined;

  constructor(options: LeaseKeeperOptions) {
    this.options = options;
    this.leaseMs = options.leaseMs ?? 6_000;
    this.registers = options.tables.map(({ register }) => register.name);
  }

  held(): ReadonlySet<string> {
    return this.leased;
  }

  async holds(register: string): Promise<boolean> {
    const { rowCount } = await this.options.pool.query('SELECT FROM projections.leases WHERE register = $1 AND worker = $2', [
      register,
      this.worker,
    ]);
    const isHeld = rowCount === 1;
    if (!isHeld) this.leased = new Set([...this.leased].filter((each) => each !== register));
    return isHeld;
  }

  async start(): Promise<void> {
    await this.keep();
  }

  /** Gives every register back at once; idempotent. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.sharing;
    this.leased = new Set();
    const goneSql = `WITH gone AS (DELETE FROM projections.workers WHERE worker = $1) DELETE FROM projections.leases WHERE worker = $1`;
    await this.options.pool.query(goneSql, [this.worker]).catch(this.tell); // they run out by themselves
    await this.disconnect();
  }

  private async keep(): Promise<void> {
    let inMs = this.leaseMs / 3;
    this.sharing = this.share().then(
      (nextEndMs) => void (inMs = Math.min(inMs, nextEndMs)),
      async (error: unknown) => {
        this.tell(error); // it tries again, and has what it has until another one takes it
        await this.disconnect(); // the connection may be of a server that cannot be reached any more
      },
    );
    await this.sharing;
    if (!this.stopped) this.timer = setTimeout(() => void this.keep(), inMs);
  }

  /** Says that it lives, and takes and gives what is due. @returns when the first of the others will be due to have said so */
  private async share(): Promise<number> {
    const client = await this.connected();
    await this.sayAlive(client); // by itself: what goes wrong with a register must not make this worker look dead
    const { leased, nextEndMs } = await inTransaction(
      client,
      async () => {
        await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('projections.leases', 0))`);
        const { workers, dead, nextEndMs } = await this.living(client);
        const held = await leases(client);
        const shares = leaseShares(workers, held);
        const isMine = (register: string): boolean => held.get(register) === this.worker;
        const isFree = (register: string): boolean => !workers.some(({ worker }) => worker === held.get(register));
        const due = this.registers.filter((register) => shares.get(register) === this.worker);
        const taken = due.filter(isFree);
        await cutOff(client, [...dead, ...taken.flatMap((register) => held.get(register) ?? [])]);
        await this.give(
          client,
          this.registers.filter((register) => isMine(register) && !due.includes(register)),
        );
        await this.take(client, taken);
        return { leased: due.filter((register) => isMine(register) || taken.includes(register)), nextEndMs };
      },
      limits,
    );
    this.leased = new Set(leased);
    return nextEndMs;
  }

  private async connected(): Promise<Client> {
    if (this.connection !== undefined) return this.connection;
    const { options } = this.options.pool;
    const timeouts = { connectionTimeoutMillis: this.leaseMs, query_timeout: this.leaseMs };
    const client = new Client({ ...options, ...timeouts, password: options.password }); // which a pool does not let be copied
    client.on('error', () => void (this.connection = undefined)); // the next time it says that it lives, it does so by another one
    await client.connect();
    await client.query(`SET application_name = '${this.worker}'`); // the address of the database may name it otherwise
    return (this.connection = client);
  }

  private async disconnect(): Promise<void> {
    const client = this.connection;
    this.connection = undefined;
    await client?.end().catch(() => undefined); // it is gone already
  }

  private async sayAlive(client: Client): Promise<void> {
    const checkpoints = await readCheckpoints(client, this.registers);
    const able = this.options.tables.filter((table) =>
      checkpoints.some((each) => each.register === table.register.name && isOf(table, each)),
    );
    await client.query(
      `INSERT INTO projections.workers (worker, registers, until) VALUES ($1, $2, clock_timestamp() + make_interval(secs => $3))
       ON CONFLICT (worker) DO UPDATE SET registers = excluded.registers, until = excluded.until`,
      [this.worker, able.map(({ register }) => register.name), this.leaseMs / 1000],
    );
  }

  private async living(
    client: Client,
  ): Promise<{ readonly workers: readonly LivingWorker[]; readonly dead: readonly string[]; readonly nextEndMs: number }> {
    // a process that is killed loses its connections at once; one that is stopped or cannot be reached keeps them
    const dead = await client.query<{ worker: string }>(
      `DELETE FROM projections.workers WHERE until <= clock_timestamp()
         OR worker NOT IN (SELECT application_name FROM pg_stat_activity WHERE datname = current_database() AND application_name <> '')
       RETURNING worker`,
    );
    const { rows } = await client.query<LivingWorker & { readonly endsInMs: number }>(
      `SELECT worker, registers, (extract(epoch FROM until - clock_timestamp()) * 1000)::double precision AS "endsInMs" FROM projections.workers`,
    );
    const ends = rows.filter(({ worker }) => worker !== this.worker).map(({ endsInMs }) => Math.max(0, endsInMs) + 10);
    return { workers: rows, dead: dead.rows.map(({ worker }) => worker), nextEndMs: Math.min(...ends) };
  }

  private async give(client: Client, registers: readonly string[]): Promise<void> {
    if (registers.length > 0) await client.query('DELETE FROM projections.leases WHERE register = ANY($1)', [registers]);
  }

  private async take(client: Client, registers: readonly string[]): Promise<void> {
    if (registers.length === 0) return;
    await lockCheckpoints(client, registers);
    await raiseEpochs(client, registers);
    await client.query(
      `INSERT INTO projections.leases (register, worker) SELECT unnest($1::text[]), $2
       ON CONFLICT (register) DO UPDATE SET worker = excluded.worker`,
      [registers, this.worker],
    );
  }

  private readonly tell = (error: unknown): void => this.options.onError?.(asError(error));
}

async function leases(client: Client): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ readonly register: string; readonly worker: string }>(
    'SELECT register, worker FROM projections.leases',
  );
  return new Map(rows.map(({ register, worker }) => [register, worker]));
}

/** A process that is stopped in the middle of it, or a register that somebody has locked, must not keep the other workers waiting. */
const limits = `SET LOCAL idle_in_transaction_session_timeout = '1s'; SET LOCAL lock_timeout = '2s'`;

/** A worker whose time ran out may hold checkpoints in the middle of a commit, for as long as it is stopped or unreachable. */
async function cutOff(client: Client, workers: readonly string[]): Promise<void> {
  if (workers.length === 0) return;
  await client.query(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = ANY($1) AND datname = current_database()',
    [workers],
  );
}
