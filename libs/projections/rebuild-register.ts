import { setTimeout as delay } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import { beforeFirst, type Position } from '../event-log/event.ts';
import type { EventLog } from '../event-log/event-log.ts';
import { addCheckpoint, isOf, moveCheckpoints, readCheckpoints, removeCheckpoint } from './checkpoints.ts';
import { readFacts, type FactPage, type FactSource } from './fact-pages.ts';
import type { AnyRegister } from './register.ts';
import { RegisterFold } from './register-fold.ts';
import { writeRows } from './register-rows.ts';
import { createIndexesSql, createTableSql, qualified, registerTable, type RegisterTable } from './register-table.ts';
import { swapRegister, type Swapped } from './swap-register.ts';
import { rowsOf } from './table-checksum.ts';
import { inTransaction, withClient } from './transaction.ts';

export interface RebuildOptions extends FactSource {
  readonly register: AnyRegister;
  readonly log: EventLog;
  /** One connection is kept for as long as it lasts. */
  readonly pool: Pool;
  /** Initialised, with the entity of the register. */
  readonly dataSource: DataSource;
  readonly onProgress?: (progress: RebuildProgress) => void;
  /** Rows that are held in memory before they are written; 200,000 unless told. */
  readonly mostRowsHeld?: number;
  /** Ends it between two pages; what is built stays, and the next rebuild goes on from there. */
  readonly signal?: AbortSignal;
  /** Runs in the transaction that swaps the tables: binds to the new one what is bound to the old one, such as views. May run again. */
  readonly afterSwap?: (client: PoolClient) => Promise<void>;
}

export interface RebuildProgress {
  /** Position that the new table has reached, and the one it has to reach. */
  readonly events: number;
  readonly of: number;
}

/** What a rebuild did. Checksums as in `tableChecksum`. */
export interface Rebuilt {
  readonly register: string;
  /** Events that were read by this call, of any type. */
  readonly events: number;
  readonly rows: number;
  readonly position: Position;
  /** Of the live table when it was replaced, and of what replaced it. */
  readonly checksumBefore: string;
  readonly checksumAfter: string;
  /** Proof of the live table where both are of one version; says nothing where the version was raised. */
  readonly equal: boolean;
  readonly sameVersion: boolean;
  readonly seconds: number;
}

/** Somebody is rebuilding this register already. */
export class RebuildRunning extends Error {
  constructor(register: string) {
    super(`Register ${register} is being rebuilt by another process`);
    this.name = 'RebuildRunning';
  }
}

/**
 * Builds the table of a register anew from the log, beside the live one, which is served and kept up to date throughout; then replaces
 * it in one short transaction, at the very position of the live one.
 *
 * Where it is stopped or killed, the next call goes on from what was built, unless the register has another version by then.
 *
 * @throws RebuildRunning · Error naming the event where a fact cannot be folded, in which case the live table stays
 */
export async function rebuildRegister(options: RebuildOptions): Promise<Rebuilt> {
  const started = performance.now();
  const table = registerTable(options.dataSource, options.register);
  return withClient(options.pool, async (client) => {
    const { name } = options.register;
    // held by this connection, which also does all the writing: whoever loses the lock can write no more
    const { rows } = await client.query<{ locked: boolean }>(
      `SELECT pg_try_advisory_lock(hashtextextended('projections.rebuild.' || $1, 0)) AS locked`,
      [name],
    );
    if (rows[0]?.locked !== true) throw new RebuildRunning(name);
    try {
      const shadow = new ShadowTable(options, table, client);
      const swapped = await shadow.buildAndSwap();
      const { position, checksumBefore, checksumAfter, sameVersion } = swapped;
      return {
        register: name,
        events: shadow.events,
        rows: rowsOf(checksumAfter),
        position,
        checksumBefore,
        checksumAfter,
        equal: checksumBefore === checksumAfter,
        sameVersion,
        seconds: (performance.now() - started) / 1000,
      };
    } finally {
      await client.query(`SELECT pg_advisory_unlock(hashtextextended('projections.rebuild.' || $1, 0))`, [name]).catch(() => undefined); // gone with the connection
    }
  });
}

/** The table that is being built. */
class ShadowTable {
  events = 0;
  private readonly options: RebuildOptions;
  private readonly table: RegisterTable;
  private readonly client: PoolClient;
  private readonly name: string;
  private readonly checkpointName: string;
  private readonly fold: RegisterFold;
  private folded: Position = beforeFirst;
  private ahead: { readonly after: Position; readonly page: Promise<FactPage> } | undefined;

  constructor(options: RebuildOptions, table: RegisterTable, client: PoolClient) {
    this.options = options;
    this.table = table;
    this.client = client;
    this.name = `${options.register.name}__rebuild`;
    this.checkpointName = `${options.register.name}@rebuild`;
    this.fold = new RegisterFold(table, this.name);
  }

  async buildAndSwap(): Promise<Swapped> {
    await this.begin();
    await this.catchUp();
    for (const statement of createIndexesSql(this.table, this.name)) await this.client.query(statement);
    await this.client.query(`ANALYZE ${qualified(this.name)}`);
    const { afterSwap, signal } = this.options;
    for (let attempt = 1; attempt <= mostAttempts; attempt++) {
      await this.catchUp();
      const swapped = await swapRegister({
        client: this.client,
        table: this.table,
        shadow: { name: this.name, checkpoint: this.checkpointName },
        finish: () => this.finish(),
        ...(afterSwap !== undefined && { afterSwap }),
      });
      if (swapped !== undefined) return swapped;
      await this.resume();
      await delay(betweenAttemptsMs, undefined, signal && { signal });
    }
    throw new Error(
      `Register ${this.options.register.name}: somebody holds a lock on the live table all the time. What is built stays; rebuild again later`,
    );
  }

  /** What a rebuild before this one left behind, where it can be continued; an empty table where it cannot. */
  private async begin(): Promise<void> {
    const stored = await readCheckpoints(this.client, [this.options.register.name, this.checkpointName]);
    const live = stored.find(({ register }) => register === this.options.register.name);
    const left = stored.find(({ register }) => register === this.checkpointName);
    if (live === undefined) throw new Error(`Register ${this.options.register.name} has no table: migrate first`);
    const isAhead = left !== undefined && isOf(this.table, live) && left.position > live.position;
    if (left !== undefined && isOf(this.table, left) && !isAhead) return this.resume();
    await inTransaction(this.client, async () => {
      await this.client.query(`DROP TABLE IF EXISTS ${qualified(this.name)}`);
      await this.client.query(createTableSql(this.table, this.name));
      await removeCheckpoint(this.client, this.checkpointName);
      await addCheckpoint(this.client, this.checkpointName, this.table, beforeFirst);
    });
    this.fold.forget(true);
    this.folded = beforeFirst;
  }

  private async resume(): Promise<void> {
    const [left] = await readCheckpoints(this.client, [this.checkpointName]);
    this.fold.forget();
    this.folded = left?.position ?? beforeFirst;
  }

  /** Until there is so little left that the live table can wait for it. */
  private async catchUp(): Promise<void> {
    this.options.signal?.throwIfAborted();
    for (let goal = await this.goal(); goal - this.folded > littleLeft; goal = await this.goal()) {
      while (this.folded < goal) {
        await this.foldUntilFlush(goal);
        await inTransaction(this.client, () => this.write());
        this.options.signal?.throwIfAborted();
      }
    }
  }

  /** Where the live table stands; or the head of the log, where the live table is of another version and may stand still. */
  private async goal(): Promise<Position> {
    const [live] = await readCheckpoints(this.client, [this.options.register.name]);
    if (live === undefined) throw new Error(`Register ${this.options.register.name} lost its checkpoint`);
    const head = isOf(this.table, live) ? live.position : await this.options.log.head();
    return head > live.position ? head : live.position;
  }

  /** The last bit, within the transaction that swaps. @returns the position reached, or undefined where too much is left for that */
  private async finish(): Promise<Position | undefined> {
    const goal = await this.goal();
    if (goal - this.folded > 10n * littleLeft) return undefined;
    while (this.folded < goal) {
      await this.foldUntilFlush(goal);
      await this.write();
      this.options.signal?.throwIfAborted();
    }
    return this.folded;
  }

  private async foldUntilFlush(goal: Position): Promise<void> {
    const { mostRowsHeld = usualRowsHeld, signal } = this.options;
    const since = performance.now();
    while (
      this.folded < goal &&
      this.fold.pending < mostRowsHeld &&
      performance.now() - since < longestHeldMs &&
      signal?.aborted !== true
    ) {
      const page = await this.page(goal);
      const unfolded = await this.fold.take(page, this.client);
      if (unfolded !== undefined) throw new Error(`Event ${String(unfolded.at)}: ${unfolded.error.message}`, { cause: unfolded.error });
      if (page.upTo === this.folded) throw new Error(`The log ends at ${String(this.folded)}, before ${String(goal)}`);
      this.folded = page.upTo;
      this.events += page.events;
      this.options.onProgress?.({ events: Number(this.folded), of: Number(goal) });
    }
  }

  private async page(goal: Position): Promise<FactPage> {
    const read = (after: Position): Promise<FactPage> =>
      readFacts(this.options, { after, limit: pageSize, upTo: goal, types: this.fold.types });
    const early = this.ahead?.after === this.folded ? await this.ahead.page : undefined;
    const page = early !== undefined && early.upTo <= goal && early.upTo > this.folded ? early : await read(this.folded);
    this.ahead = undefined;
    if (page.upTo < goal) {
      this.ahead = { after: page.upTo, page: read(page.upTo) };
      this.ahead.page.catch(() => undefined); // it is awaited where it is used, or not at all
    }
    return page;
  }

  private async write(): Promise<void> {
    await writeRows(this.client, this.table, this.name, this.fold.harvest());
    await moveCheckpoints(this.client, [{ register: this.checkpointName, to: this.folded }]);
    this.fold.trim(mostRowsKept);
  }
}

/** Larger pages are slower: their events outlive the young generation of the heap. */
const pageSize = 2_000;
/** Events that are left to the transaction that swaps. */
const littleLeft = 1_000n;
const usualRowsHeld = 200_000;
/** Rows that are kept for the next page, so that they need not be read again: some hundred megabytes. */
const mostRowsKept = 400_000;
/** So that a kill loses little work. */
const longestHeldMs = 5_000;
const mostAttempts = 30;
const betweenAttemptsMs = 500;
