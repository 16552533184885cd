import { Pool, type PoolClient } from 'pg';
import { Column, DataSource, Entity, Index, PrimaryColumn } from 'typeorm';
import { freshDatabase } from '../embedded-postgres/test-database.ts';
import { EventCodec, type EventCatalogue } from '../event-log/codec.ts';
import {
  streamName,
  type EventId,
  type Fact,
  type LegalDate,
  type PersonalFact,
  type Position,
  type RecordedEvent,
  type SealedPersonal,
} from '../event-log/event.ts';
import type { LogPage, LogRange } from '../event-log/event-log.ts';
import { MemoryEventLog } from '../event-log/memory-event-log.ts';
import type { PersonalSeal } from '../event-log/personal-seal.ts';
import { uuidV5 } from '../event-log/uuid-v5.ts';
import { migrateProjections } from './migrate-projections.ts';
import { register, type AnyRegister, type Plain, type Register } from './register.ts';
import type { FactSource } from './fact-pages.ts';
import { PostgresRegisterStore } from './postgres-register-store.ts';
import { registerTable } from './register-table.ts';
import { RegisterRunner, type RegisterRunnerOptions } from './register-runner.ts';

/** Facts of a toy bank, for tests. */
export type AccountFact =
  | PersonalFact<'AccountOpened', { branch: string }, { owner: string }>
  | Fact<'MoneyPaidIn', { branch: string; amount: number; note?: string }>
  | Fact<'AccountClosed', { branch: string }>;

export const accountEvents: EventCatalogue<AccountFact> = {
  AccountOpened: { version: 1, samples: { 1: { data: '{"branch":"north"}', personal: '{"owner":"Ada"}' } } },
  MoneyPaidIn: { version: 1, samples: { 1: { data: '{"branch":"north","amount":5}' } } },
  AccountClosed: { version: 1, samples: { 1: { data: '{"branch":"north"}' } } },
};

@Entity({ schema: 'registers', name: 'account' })
@Index('account_branch_balance', ['branch', 'balance'])
@Index('account_rich', ['balance'], { where: 'balance > 100' })
export class AccountRow {
  @PrimaryColumn({ name: 'account_id', type: 'text' })
  readonly accountId!: string;

  @Column({ type: 'text' })
  readonly branch!: string;

  @Column({ type: 'text', nullable: true })
  readonly owner!: string | null;

  @Column({ type: 'integer' })
  readonly balance!: number;

  @Column({ name: 'opened_on', type: 'date' })
  readonly openedOn!: LegalDate;

  @Column({ name: 'last_recorded_at', type: 'timestamptz' })
  readonly lastRecordedAt!: Date;

  @Column({ name: 'last_position', type: 'bigint' })
  readonly lastPosition!: string;

  @Column({ type: 'text', array: true })
  readonly notes!: readonly string[];

  @Column({ type: 'jsonb' })
  readonly payments!: readonly { readonly amount: number }[];
}

@Entity({ schema: 'registers', name: 'branch' })
export class BranchRow {
  @PrimaryColumn({ type: 'text' })
  readonly branch!: string;

  @Column({ type: 'integer' })
  readonly facts!: number;

  @Column({ type: 'integer' })
  readonly total!: number;
}

export const accountDefinition: Register<Plain<AccountRow>, AccountFact> = {
  name: 'account',
  version: 1,
  entity: AccountRow,
  consumes: [accountEvents],
  keyOf: (fact) => fact.stream.slice('account-'.length),
  evolve: (row, fact) => {
    switch (fact.type) {
      case 'AccountOpened':
        return {
          accountId: fact.stream.slice('account-'.length),
          branch: fact.data.branch,
          owner: fact.personal?.owner ?? null,
          balance: 0,
          openedOn: fact.effectiveOn,
          lastRecordedAt: fact.recordedAt,
          lastPosition: String(fact.position),
          notes: [],
          payments: [],
        };
      case 'MoneyPaidIn': {
        if (row === undefined) return undefined;
        const { amount, note } = fact.data;
        return {
          ...row,
          balance: row.balance + amount,
          lastRecordedAt: fact.recordedAt,
          lastPosition: String(fact.position),
          notes: note === undefined ? row.notes : [...row.notes, note],
          payments: [...row.payments.slice(-2), { amount }],
        };
      }
      case 'AccountClosed':
        return undefined;
    }
  },
};

export const branchDefinition: Register<Plain<BranchRow>, AccountFact> = {
  name: 'branch',
  version: 1,
  entity: BranchRow,
  consumes: [accountEvents],
  keyOf: (fact) => fact.data.branch,
  evolve: (row, fact) => ({
    branch: fact.data.branch,
    facts: (row?.facts ?? 0) + 1,
    total: (row?.total ?? 0) + (fact.type === 'MoneyPaidIn' ? fact.data.amount : 0),
  }),
};

export const accounts = register(accountDefinition);
export const branches = register(branchDefinition);

export const codec = new EventCodec([accountEvents]);

/** "Encrypts" by writing down, and knows whose key is destroyed. */
export class OpenSeal implements PersonalSeal {
  readonly destroyed = new Set<string>();

  seal(): Promise<readonly SealedPersonal[]> {
    return Promise.resolve([]);
  }

  open(events: readonly RecordedEvent[]): Promise<readonly (object | undefined)[]> {
    return Promise.resolve(
      events.map(({ personal }) => {
        if (personal === undefined || this.destroyed.has(personal.key)) return undefined;
        return JSON.parse(Buffer.from(personal.ciphertext).toString('utf8')) as object; // as `append` wrote it
      }),
    );
  }
}

interface Parked {
  readonly register: string;
  readonly key: string;
  readonly position: number;
  readonly type: string;
  readonly reason: string | null;
}

/** The pool is that of another process. */
type RunnerOptions = Partial<RegisterRunnerOptions> & { readonly pool?: Pool };

/** A database with empty registers, a log in memory, and what a test needs to speak to both. */
export class Bank {
  readonly seal = new OpenSeal();
  readonly log: MemoryEventLog;
  readonly url: string;
  readonly pool: Pool;
  readonly dataSource: DataSource;
  now = new Date('2026-03-02T08:00:00.000Z');
  private readonly drop: () => Promise<void>;
  private readonly stops: (() => Promise<void>)[] = [];
  private events = 0;

  private constructor(url: string, dataSource: DataSource, drop: () => Promise<void>) {
    this.url = url;
    this.log = new MemoryEventLog(() => this.now);
    this.pool = this.newPool();
    this.dataSource = dataSource;
    this.drop = drop;
  }

  static async open(registers: readonly AnyRegister[]): Promise<Bank> {
    const database = await freshDatabase();
    const { url } = database;
    const dataSource = await new DataSource({ type: 'postgres', url, entities: [AccountRow, BranchRow] }).initialize();
    const bank = new Bank(url, dataSource, () => database.drop());
    await bank.migrate(registers);
    return bank;
  }

  async migrate(registers: readonly AnyRegister[]): Promise<void> {
    const client = await this.pool.connect();
    try {
      await migrateProjections(client, registers);
    } finally {
      client.release();
    }
  }

  /** A pool as another process would have it. */
  newPool(max = 8): Pool {
    const pool = new Pool({ connectionString: this.url, max });
    pool.on('error', () => undefined); // tests cut connections
    this.stops.push(() => pool.end());
    return pool;
  }

  runner(registers: readonly AnyRegister[], options: RunnerOptions = {}): RegisterRunner {
    const { pool = this.pool, ...others } = options;
    const runner = new RegisterRunner({
      log: this.log,
      codec,
      seal: this.seal,
      store: new PostgresRegisterStore(pool),
      tables: registers.map((each) => registerTable(this.dataSource, each)),
      wallClock: () => this.now,
      ...others,
    });
    this.stops.unshift(() => runner.stop());
    return runner;
  }

  sources(): FactSource & { readonly log: MemoryEventLog; readonly pool: Pool; readonly dataSource: DataSource } {
    return { log: this.log, codec, seal: this.seal, pool: this.pool, dataSource: this.dataSource };
  }

  /** Runs these registers up to the head, and stops. */
  async fold(registers: readonly AnyRegister[], options: RunnerOptions = {}): Promise<void> {
    const runner = this.runner(registers, options);
    await runner.start();
    await runner.caughtUp(await this.log.head());
    await runner.stop();
  }

  opened(account: string, branch: string, owner: string): Promise<Position> {
    return this.append(account, 'AccountOpened', { branch }, { key: owner, ciphertext: Buffer.from(JSON.stringify({ owner }), 'utf8') });
  }

  paidIn(account: string, branch: string, amount: number, note?: string): Promise<Position> {
    return this.append(account, 'MoneyPaidIn', { branch, amount, ...(note !== undefined && { note }) });
  }

  accountClosed(account: string, branch: string): Promise<Position> {
    return this.append(account, 'AccountClosed', { branch });
  }

  /** Many facts about `accounts` accounts in three branches, always the same. */
  async history(facts: number, accounts: number): Promise<Position> {
    let last = await this.log.head();
    for (let at = 0; at < facts; at++) {
      const which = (at * 7) % accounts;
      const account = `a${String(which)}`;
      const branch = ['north', 'south', 'west'][which % 3] ?? 'north';
      if (at < accounts) last = await this.opened(account, branch, `owner ${String(which)}`);
      else if (at % 97 === 0) last = await this.accountClosed(account, branch);
      else if (at % 89 === 0) last = await this.opened(account, branch, `owner ${String(at)}`);
      else last = await this.paidIn(account, branch, at % 13, at % 5 === 0 ? `"${String(at)}"\t{,}\\\n` : undefined);
    }
    return last;
  }

  async append(account: string, type: string, data: object, personal?: SealedPersonal, schemaVersion = 1): Promise<Position> {
    const eventId = uuidV5('6ba7b810-9dad-11d1-80b4-00c04fd430c8', String(this.events++)) as EventId; // one id for each event of the test
    const event = { eventId, type, schemaVersion, effectiveOn: '2026-03-01' as const, data: JSON.stringify(data), metadata: {} };
    const result = await this.log.append({
      writes: [
        { stream: streamName('account', account), expected: 'any', events: [personal === undefined ? event : { ...event, personal }] },
      ],
    });
    if (result.outcome !== 'appended') throw new Error(result.outcome);
    return result.position;
  }

  async rows(sql: string, values: readonly unknown[] = []): Promise<readonly Readonly<Record<string, unknown>>[]> {
    return (await this.pool.query<Record<string, unknown>>(sql, [...values])).rows;
  }

  /** What is parked, in order of register, key and position. */
  async parked(): Promise<readonly Parked[]> {
    const { rows } = await this.pool.query<Parked>(
      'SELECT register, key, position::integer, type, reason FROM projections.parked ORDER BY register, key, position',
    );
    return rows;
  }

  async position(register: string): Promise<number> {
    const { rows } = await this.pool.query<{ at: number }>(
      'SELECT position::integer AS at FROM projections.checkpoints WHERE register = $1',
      [register],
    );
    return rows[0]?.at ?? Number.NaN;
  }

  /** Holds a lock on a table of registers while the work lasts: what writes to it gets stuck in the middle. */
  async locking<T>(table: string, mode: 'SHARE' | 'ACCESS SHARE', work: (holder: PoolClient) => Promise<T>): Promise<T> {
    const holder = await this.pool.connect();
    try {
      await holder.query('BEGIN');
      await holder.query(`LOCK TABLE registers.${table} IN ${mode} MODE`);
      return await work(holder);
    } finally {
      await holder.query('ROLLBACK');
      holder.release();
    }
  }

  /** Backend that waits for a lock on a table of registers, once there is one. */
  async stuckOn(table: string): Promise<number> {
    for (;;) {
      const { rows } = await this.pool.query<{ pid: number }>('SELECT pid FROM pg_locks WHERE NOT granted AND relation = $1::regclass', [
        `registers.${table}`,
      ]);
      if (rows[0] !== undefined) return rows[0].pid;
    }
  }

  async close(): Promise<void> {
    for (const stop of this.stops) await stop();
    await this.dataSource.destroy();
    await this.drop();
  }
}

/** The log as it is, but never more than so many events at a time, and every event twice where wanted. */
export function inPages(log: MemoryEventLog, size: number, twice = false): MemoryEventLog {
  const readAll = async (range: LogRange): Promise<LogPage> => {
    const page = await log.readAll({ ...range, limit: Math.min(range.limit, size) });
    return twice ? { ...page, events: page.events.flatMap((event) => [event, event]) } : page;
  };
  return Object.assign(Object.create(log) as MemoryEventLog, { readAll }); // the same log but for one method
}
