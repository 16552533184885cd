import { setTimeout as delay } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import type { Position } from '../event-log/event.ts';
import type { EventLog } from '../event-log/event-log.ts';
import { asError, isAboutRow } from './as-error.ts';
import type { FactSource } from './fact-pages.ts';
import { rebuildGoal } from './rebuild-goal.ts';
import { RebuildPages, wantedBy, type Wanted } from './rebuild-pages.ts';
import { compareTables, type Parity } from './rebuild-parity.ts';
import type { ShadowTable } from './rebuild-shadow.ts';
import type { RebuildPhase } from './rebuild-standing.ts';
import { swapRegister, type SwapOutcome } from './swap-register.ts';

export interface FinishOptions extends FactSource {
  readonly log: EventLog;
  /** Two connections of it are used. */
  readonly pool: Pool;
  /** The connection that writes the shadow. */
  readonly client: PoolClient;
  readonly onPhase: (phase: RebuildPhase) => void;
  readonly afterSwap?: (client: PoolClient) => Promise<void>;
  readonly signal?: AbortSignal;
}

/** The new table is the live one. */
export interface Finished {
  /** Of both tables when they were compared. */
  readonly parity: Parity;
  /** Where they were when the one took the place of the other. */
  readonly position: Position;
  /** Also of the rows that were written after they had been compared. */
  readonly equal: boolean;
}

/**
 * Makes the new table ready, brings it to where the live one is, compares the two and swaps them, while the live one goes on.
 *
 * @throws the signal's reason between two steps; Error where the live table is locked all the time, or grows too fast
 */
export async function finishRebuild(shadow: ShadowTable, options: FinishOptions): Promise<Finished> {
  const last = new LastSteps(shadow, options);
  await last.enter('indexes');
  await shadow.index();
  return last.run();
}

class LastSteps {
  private readonly shadow: ShadowTable;
  private readonly options: FinishOptions;
  private readonly pages: RebuildPages;
  private readonly wanted: Wanted;
  private parity: Parity | undefined;
  /** Events that may be left to the transaction that swaps. */
  private leaving = littleLeft;

  constructor(shadow: ShadowTable, options: FinishOptions) {
    this.shadow = shadow;
    this.options = options;
    this.pages = new RebuildPages(options, 'page by page');
    this.wanted = wantedBy([shadow.table.register]);
  }

  async enter(phase: RebuildPhase): Promise<void> {
    this.options.signal?.throwIfAborted();
    await this.shadow.enter(phase);
    this.options.onPhase(phase);
  }

  async run(): Promise<Finished> {
    const { signal } = this.options;
    for (let attempt = 1; attempt <= mostAttempts; attempt++) {
      await this.enter('tail');
      await this.catchUp();
      const finished = await this.compareAndSwap();
      if (finished !== undefined) return finished;
      await delay(betweenAttemptsMs, undefined, signal && { signal });
    }
    throw new Error(
      `Register ${this.shadow.register}: the live table is locked all the time, or grows faster than it can be followed. ` +
        'What is built stays; rebuild again later',
    );
  }

  /** Until there is so little left that the live table can wait for it. */
  private async catchUp(): Promise<void> {
    const { shadow, options } = this;
    for (;;) {
      shadow.goal = await rebuildGoal(options.pool, options.log, shadow.table);
      if (shadow.goal - shadow.folded <= this.leaving) return;
      await this.foldUpToGoal(() => shadow.save());
    }
  }

  private async compareAndSwap(): Promise<Finished | undefined> {
    const { shadow, options } = this;
    if (this.parity === undefined || (shadow.touched?.size ?? 0) > mostTouched) {
      await this.enter('parity');
      shadow.touched = undefined;
      const meet = (): Promise<boolean> => this.meet(() => shadow.save());
      this.parity = await compareTables(options.pool, shadow, meet, () => shadow.analyze());
      if (this.parity === undefined) return undefined;
      shadow.touched = new Set();
      await this.catchUp();
    }
    await this.enter('swap');
    const { parity } = this;
    const { checksumBefore, checksumAfter } = parity;
    this.leaving = littleLeft;
    const swapped = await this.swap(parity);
    if (swapped.outcome === 'swapped')
      return { parity, position: swapped.position, equal: checksumBefore === checksumAfter && swapped.equalSince };
    if (swapped.outcome === 'other-table') this.parity = undefined;
    await shadow.goBack();
    return undefined;
  }

  private async swap(parity: Parity): Promise<SwapOutcome> {
    const { shadow, options } = this;
    const { client, afterSwap } = options;
    const finish = async (): Promise<boolean> => {
      try {
        return !shadow.isCareful && (await this.meet(() => shadow.writeChanges()));
      } catch (error) {
        throw isAboutRow(asError(error)) ? new RowRefused({ cause: error }) : error;
      }
    };
    try {
      return await swapRegister({ client, shadow, parity, finish, ...(afterSwap !== undefined && { afterSwap }) });
    } catch (error) {
      if (!(error instanceof RowRefused)) throw error;
      this.leaving = 0n; // the fact that makes a row that cannot be written is found, and parked, in transactions of its own
      return { outcome: 'in-the-way' };
    }
  }

  /** Brings the new table to where the live one is, which is kept from going on, unless that would take long. */
  private async meet(write: () => Promise<void>): Promise<boolean> {
    const { shadow, options } = this;
    shadow.goal = await rebuildGoal(options.pool, options.log, shadow.table);
    if (shadow.goal - shadow.folded > 10n * littleLeft) return false;
    await this.foldUpToGoal(write);
    return shadow.folded === shadow.goal;
  }

  private async foldUpToGoal(write: () => Promise<void>): Promise<void> {
    const { shadow, options } = this;
    while (shadow.folded < shadow.goal) {
      options.signal?.throwIfAborted();
      await shadow.take(await this.pages.next(shadow.folded, shadow.goal, this.wanted));
      await write();
      shadow.fold.trim(mostRowsKept);
    }
  }
}

class RowRefused extends Error {
  constructor(options: ErrorOptions) {
    super('A row cannot be written', options);
  }
}

/** Events that are left to the transaction that swaps. */
const littleLeft = 1_000n;
/** Rows that are compared again in that transaction. */
const mostTouched = 5_000;
/** Rows that are kept for the next page. */
const mostRowsKept = 100_000;
const mostAttempts = 30;
const betweenAttemptsMs = 500;
