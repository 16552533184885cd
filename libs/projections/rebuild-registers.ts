import type { Pool, PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import type { Position } from '../event-log/event.ts';
import type { EventLog } from '../event-log/event-log.ts';
import { asError } from './as-error.ts';
import type { FactSource } from './fact-pages.ts';
import { finishRebuild, type Finished } from './rebuild-finish.ts';
import { rebuildGoal } from './rebuild-goal.ts';
import { whileRebuilding } from './rebuild-lock.ts';
import { foldLog } from './rebuild-pass.ts';
import { ShadowTable } from './rebuild-shadow.ts';
import type { RebuildPhase } from './rebuild-standing.ts';
import type { AnyRegister } from './register.ts';
import { registerTable, type RegisterTable } from './register-table.ts';
import { rowsOf } from './table-checksum.ts';
import { withClient } from './transaction.ts';

export interface RebuildOptions extends FactSource {
  readonly log: EventLog;
  /** A connection for each register is kept for as long as it lasts, and three more are used now and then. */
  readonly pool: Pool;
  /** Initialised, with the entities of the registers. */
  readonly dataSource: DataSource;
  readonly onProgress?: (progress: RebuildProgress) => void;
  /** Rows that are held in memory, of all registers together, before some are let go of and read back when they are needed. */
  readonly mostRowsHeld?: number;
  /** Ends it between two steps; what is built stays, and the next rebuild goes on from there. */
  readonly signal?: AbortSignal;
  /**
   * What was begun before is not gone on with: the moment when a personal key was last destroyed, since a table that was begun before may
   * hold what was erased.
   */
  readonly notBefore?: Date;
  /** Runs in the transaction that swaps the tables: binds to the new one what is bound to the old one, such as views. May run again. */
  readonly afterSwap?: (client: PoolClient) => Promise<void>;
}

export interface RebuildProgress {
  readonly phase: RebuildPhase | 'done';
  /** Whom it is about: in the bulk all that are folded together. */
  readonly registers: readonly string[];
  /** Position that is reached, by the one that is furthest behind, and the one that has to be. */
  readonly position: number;
  readonly of: number;
}

/** What a rebuild did. Checksums as in `tableChecksum`. */
export interface Rebuilt {
  readonly register: string;
  /** Events that this call folded into it. */
  readonly events: number;
  /** Rows and checksums are those of the moment when the tables were compared; rows that changed later were compared in the swap. */
  readonly rows: number;
  readonly checksumBefore: string;
  readonly checksumAfter: string;
  /** Proof of the live table where both are of one version; says nothing where the version was raised. */
  readonly equal: boolean;
  readonly sameVersion: boolean;
  /** Of the swap. */
  readonly position: Position;
  readonly seconds: number;
}

/** The live table stays as it is, and so does what is built; the next rebuild goes on from there. */
export interface NotRebuilt {
  readonly register: string;
  readonly error: Error;
}

/**
 * Builds the tables of registers anew from the log, beside the live ones, which are served and kept up to date throughout; then replaces
 * each in a short transaction of its own, at the very position of the live one. The log is read once for all of them.
 *
 * Where it is stopped or killed, the next call goes on from what was built, unless the register has another version by then. One that
 * fails does not keep the others from it: `RebuildRunning`, or an Error that names the event of which the key cannot be told.
 *
 * @returns an answer for each register, in their order
 * @throws the signal's reason, once what is folded is written
 */
export async function rebuildRegisters(
  registers: readonly AnyRegister[],
  options: RebuildOptions,
): Promise<readonly (Rebuilt | NotRebuilt)[]> {
  const tables = registers.map((register) => registerTable(options.dataSource, register));
  const needed = connectionsToRebuild(tables.length);
  if (options.pool.options.max < needed)
    throw new Error(`To rebuild ${String(tables.length)} registers takes ${String(needed)} connections`);
  const bulk = new SharedPass(tables, options);
  const turns = new Turns(finishedAtOnce);
  const answers = await Promise.all(tables.map((table) => rebuild(table, options, bulk, turns)));
  options.signal?.throwIfAborted();
  return answers;
}

/** Each register holds one; of those that are finished together, each compares with two more while it reads the log by a third. */
export function connectionsToRebuild(registers: number): number {
  return registers + 3 * finishedAtOnce;
}

async function rebuild(table: RegisterTable, options: RebuildOptions, bulk: SharedPass, turns: Turns): Promise<Rebuilt | NotRebuilt> {
  const began = performance.now();
  const { name } = table.register;
  const { pool, log, notBefore, mostRowsHeld: mostRows = usualRowsHeld, onProgress } = options;
  try {
    return await withClient(pool, (client) =>
      whileRebuilding(client, name, async () => {
        const shadow = new ShadowTable(client, table);
        const latest = await rebuildGoal(client, log, table);
        await shadow.open({ latest, mostRows, ...(notBefore !== undefined && { notBefore }) });
        await bulk.fold(shadow);
        const onPhase = (phase: RebuildProgress['phase']): void => {
          onProgress?.({ phase, registers: [name], position: Number(shadow.folded), of: Number(shadow.goal) });
        };
        const finished = await turns.take(() => finishRebuild(shadow, { ...options, client, onPhase }));
        onPhase('done');
        return answerOf(shadow, finished, began);
      }),
    );
  } catch (error) {
    bulk.goOnWithout(table);
    return { register: name, error: asError(error) };
  }
}

function answerOf({ register, events }: ShadowTable, { parity, position, equal }: Finished, began: number): Rebuilt {
  const { checksumBefore, checksumAfter, sameVersion } = parity;
  const seconds = (performance.now() - began) / 1000;
  return { register, events, rows: rowsOf(checksumAfter), checksumBefore, checksumAfter, equal, sameVersion, position, seconds };
}

/** The bulk of all registers: it begins when each of them is ready or will not come. */
class SharedPass {
  private readonly options: RebuildOptions;
  private readonly coming: Set<RegisterTable>;
  private readonly joined = new Map<ShadowTable, { readonly resolve: () => void; readonly reject: (error: Error) => void }>();

  constructor(tables: readonly RegisterTable[], options: RebuildOptions) {
    this.coming = new Set(tables);
    this.options = options;
  }

  /** Resolves once the table is near its goal and written. */
  fold(shadow: ShadowTable): Promise<void> {
    return new Promise((resolve, reject) => {
      this.joined.set(shadow, { resolve, reject });
      this.goOnWithout(shadow.table);
    });
  }

  /** Nobody waits for this one. */
  goOnWithout(table: RegisterTable): void {
    if (this.coming.delete(table) && this.coming.size === 0) void this.run();
  }

  private async run(): Promise<void> {
    try {
      for (let left = 0n; await this.isBehind(left); left = leftToTheTail) await this.pass();
      for (const [shadow, { resolve }] of this.joined) {
        shadow.fold.trim(0);
        resolve();
      }
    } catch (error) {
      for (const { reject } of this.joined.values()) reject(asError(error));
    }
  }

  private async isBehind(left: bigint): Promise<boolean> {
    const { pool, log } = this.options;
    for (const shadow of this.joined.keys()) shadow.goal = await rebuildGoal(pool, log, shadow.table);
    return [...this.joined.keys()].some(({ folded, goal }) => goal - folded > left);
  }

  private pass(): Promise<void> {
    const { onProgress, mostRowsHeld = usualRowsHeld } = this.options;
    return foldLog({
      ...this.options,
      shadows: [...this.joined.keys()],
      mostRows: mostRowsHeld,
      onPage: (folded, goal) => {
        const registers = [...this.joined.keys()].map(({ register }) => register);
        onProgress?.({ phase: 'bulk', registers, position: Number(folded), of: Number(goal) });
      },
      onFailure: (shadow, error) => {
        this.joined.get(shadow)?.reject(error);
        this.joined.delete(shadow);
      },
    });
  }
}

/** Lets a few at a time do something, the others wait. */
class Turns {
  private free: number;
  private readonly waiting: (() => void)[] = [];

  constructor(atOnce: number) {
    this.free = atOnce;
  }

  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free--;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.free++;
      else next();
    }
  }
}

/** Some hundred bytes each, up to a kilobyte. */
const usualRowsHeld = 1_000_000;
/** Events that are not worth another pass. */
const leftToTheTail = 5_000n;
/** Tables that are indexed, compared and swapped at the same time. */
const finishedAtOnce = 2;
