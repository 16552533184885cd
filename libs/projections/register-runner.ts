import { setTimeout as delay } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import type { Position } from '../event-log/event.ts';
import type { EventLog } from '../event-log/event-log.ts';
import { asError, isTransient } from './as-error.ts';
import type { Checkpoint } from './checkpoints.ts';
import { commitFolds } from './commit-folds.ts';
import { readFacts, type FactPage, type FactSource, type PageRequest } from './fact-pages.ts';
import type { AnyRegister } from './register.ts';
import { registerLag, type RegisterLag } from './register-lag.ts';
import { RegisterStanding, smallestPage } from './register-standing.ts';
import { registerTable } from './register-table.ts';

export interface RegisterRunnerOptions extends FactSource {
  readonly log: EventLog;
  /** Two connections are used at a time, now and then one for each register. */
  readonly pool: Pool;
  /** Initialised, with the entities of the registers. */
  readonly dataSource: DataSource;
  readonly registers: readonly AnyRegister[];
  /** Told of every failure, also of those that the next attempt mends. */
  readonly onError?: (error: Error, register: string) => void;
  /** For the age of what is not folded yet. */
  readonly now?: () => Date;
}

export type AdvanceListener = (register: string, position: Position) => void;

/**
 * Keeps registers up to date with the log.
 *
 * Pages are read, opened and decoded once for all registers that stand at the same position; what they fold and their checkpoints are
 * written in one transaction, exactly once, whoever else runs the same registers. Near the head every page is written at once; further
 * behind, rows are held in memory over many pages. A register that cannot fold a fact stops before it and is tried again, less and less
 * often, while the others go on.
 */
export class RegisterRunner {
  private readonly options: RegisterRunnerOptions;
  private readonly standings: readonly RegisterStanding[];
  private readonly listeners = new Set<AdvanceListener>();
  private readonly ahead = new Map<string, { readonly request: PageRequest; readonly page: Promise<FactPage> }>();
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;
  private turns = 0;
  /** A transaction on its way. What came of it is looked at between pages only: a fold is never changed under a page that it takes. */
  private flight: Promise<readonly Landing[]> = Promise.resolve([]);

  constructor(options: RegisterRunnerOptions) {
    this.options = options;
    this.standings = options.registers.map((register) => new RegisterStanding(registerTable(options.dataSource, register)));
  }

  /** Resolves at once: what fails is tried again, and seen in `lag`. */
  async start(): Promise<void> {
    this.running ??= this.run();
    return Promise.resolve();
  }

  /** Ends after what was folded is written; idempotent. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  /** Where each register stands as far as this process knows; before the first where it does not know. */
  positions(): ReadonlyMap<string, Position> {
    return new Map(this.standings.map(({ name, committed }) => [name, committed]));
  }

  /** Tells of every commit of this process, once it is one. @returns how to end it */
  onAdvance(listener: AdvanceListener): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** Resolves once every register stands there or beyond. @throws Error when the runner is stopped before */
  async caughtUp(head: Position): Promise<void> {
    const reached = (): boolean => this.standings.every(({ committed }) => committed >= head);
    await new Promise<void>((resolve, reject) => {
      const end = this.onAdvance(() => {
        if (reached()) settle(resolve);
      });
      const stopped = (): void => settle(() => reject(new Error('The runner was stopped')));
      const settle = (answer: () => void): void => {
        end();
        this.stopping.signal.removeEventListener('abort', stopped);
        answer();
      };
      this.stopping.signal.addEventListener('abort', stopped);
      if (reached()) settle(resolve);
      else if (this.stopping.signal.aborted) stopped();
    });
  }

  /** From the checkpoints as they are stored, whichever process moves them. */
  async lag(): Promise<readonly RegisterLag[]> {
    const { log, pool, now = () => new Date() } = this.options;
    const errors = this.standings.map(({ error }) => error?.message); // before the positions at which they occurred
    const lags = await registerLag(
      { log, pool, now },
      this.standings.map(({ name }) => name),
    );
    return lags.map((lag, at) => ({ ...lag, error: errors[at] }));
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      await this.reloadUnknown();
      const group = this.nextGroup();
      if (group.length > 0) await this.serve(group);
      else if (this.standings.some(({ holds }) => holds)) await this.flush(this.standings);
      else await this.idle();
    }
    await this.flush(this.standings);
    await this.land();
  }

  private async reloadUnknown(): Promise<void> {
    const unknown = this.standings.filter(({ stored, retryAt }) => stored === undefined && retryAt <= performance.now());
    if (unknown.length === 0) return;
    await this.land();
    for (const standing of unknown) {
      try {
        await standing.reload(this.options.pool);
        this.tell(standing);
      } catch (error) {
        this.fail(standing, asError(error));
      }
    }
  }

  /** Those that stand together where the one stands that waits longest, of all that may have something to do. */
  private nextGroup(): readonly RegisterStanding[] {
    const now = performance.now();
    const able = this.standings.filter(({ stored, unfolded, retryAt }) => stored !== undefined && unfolded === undefined && retryAt <= now);
    if (able.every(({ atHead }) => atHead)) return [];
    const ready = able.filter(({ atHead, lookedAt }) => !atHead || now - lookedAt > lookAgainMs);
    const first = ready.reduce<RegisterStanding | undefined>(
      (next, standing) => (next === undefined || standing.turn < next.turn ? standing : next),
      undefined,
    );
    if (first === undefined) return [];
    return first.apart !== undefined ? [first] : ready.filter(({ folded, apart }) => folded === first.folded && apart === undefined);
  }

  private async serve(group: readonly RegisterStanding[]): Promise<void> {
    this.turns++;
    let page: FactPage;
    try {
      page = await this.page(group);
    } catch (error) {
      for (const standing of group) this.fail(standing, asError(error));
      return;
    }
    await Promise.all(group.map((standing) => this.take(standing, page)));
    const now = performance.now();
    const behind = group.every(
      ({ pageSize, unfolded, apart }) => page.full && pageSize === largestPage && unfolded === undefined && apart === undefined,
    );
    for (const standing of group) {
      standing.turn = this.turns;
      standing.pageSize = page.full ? Math.min(largestPage, standing.pageSize * 2) : smallestPage;
      if (standing.heldSince === 0) standing.heldSince = now;
    }
    const held = group.reduce((sum, { fold }) => sum + fold.pending, 0);
    if (behind && held < mostRowsHeld && group.every(({ heldSince }) => now - heldSince < longestHeldMs)) return;
    await this.flush(group);
    if (!behind) await this.land();
  }

  /** The page that was read ahead, where it is the one that is needed; and reads the next one ahead. */
  private async page(group: readonly RegisterStanding[]): Promise<FactPage> {
    const [leader] = group;
    if (leader === undefined) throw new Error('There is no group without a register');
    const request = this.request(group, leader.folded, leader.pageSize);
    const ready = this.ahead.get(leader.name);
    this.ahead.delete(leader.name);
    const early = ready !== undefined && isFor(ready.request, request) ? await ready.page : undefined;
    const fits = early !== undefined && (request.upTo === undefined || early.upTo <= request.upTo);
    const page = fits ? early : await readFacts(this.options, request);
    if (page.full && page.upTo > request.after && leader.apart === undefined) {
      const next = this.request(group, page.upTo, Math.min(largestPage, leader.pageSize * 2));
      const reading = readFacts(this.options, next);
      reading.catch(() => undefined); // it is awaited where it is used, or not at all
      this.ahead.set(leader.name, { request: next, page: reading });
    }
    return page;
  }

  private request(group: readonly RegisterStanding[], after: Position, size: number): PageRequest {
    // up to where the next register stands, so that from there they go together
    const upTo = lowest(this.standings.filter(({ stored, folded }) => stored !== undefined && folded > after));
    const limit = group.reduce((least, { apart }) => Math.min(least, apart?.limit ?? least), size);
    return { after, limit, ...(upTo !== undefined && { upTo }), types: new Set(group.flatMap(({ fold }) => [...fold.types])) };
  }

  private async take(standing: RegisterStanding, page: FactPage): Promise<void> {
    if (page.upTo === standing.folded) {
      standing.atHead = true;
      standing.lookedAt = performance.now();
      if (!standing.holds) standing.recovered();
      return;
    }
    standing.atHead = false;
    try {
      standing.unfolded = await standing.fold.take(page, this.options.pool);
      standing.folded = standing.unfolded?.before ?? page.upTo;
      standing.heldEvents += page.events;
    } catch (error) {
      this.fail(standing, asError(error));
    }
  }

  /** Sends on its way what these have folded, after the transaction before it has landed. */
  private async flush(group: readonly RegisterStanding[]): Promise<void> {
    await this.land();
    for (const standing of group) {
      standing.heldSince = 0;
      standing.fold.trim(mostRowsKept);
      this.stopAtUnfolded(standing);
    }
    const holding = group.filter(({ holds }) => holds);
    const apart = holding.find((standing) => standing.apart !== undefined);
    if (holding.length > 0) this.flight = this.commit(apart === undefined ? holding : [apart]);
  }

  private async commit(group: readonly RegisterStanding[]): Promise<readonly Landing[]> {
    const moves = group.flatMap((standing) => {
      const { table, stored: from, folded: to, fold, heldEvents: events } = standing;
      standing.heldEvents = 0;
      return from === undefined ? [] : [{ standing, table, from, to, events, changes: fold.harvest() }];
    });
    try {
      const moved = await commitFolds(this.options.pool, moves);
      return moves.map(({ standing, from, to }) => {
        if (!moved.has(standing.name)) return { standing, from, outcome: 'overtaken' };
        standing.committed = to;
        this.tell(standing);
        return { standing, from, outcome: 'stored', to };
      });
    } catch (error) {
      return moves.map(({ standing, from, to, events }) => ({ standing, from, outcome: 'failed', to, events, error: asError(error) }));
    }
  }

  private async land(): Promise<void> {
    const landings = await this.flight;
    this.flight = Promise.resolve([]);
    for (const landing of landings) {
      const { standing, from } = landing;
      if (standing.stored !== from) continue; // it failed meanwhile, and starts again from what is stored
      switch (landing.outcome) {
        case 'stored':
          standing.stored = { ...from, position: landing.to };
          if (standing.apart !== undefined && landing.to < standing.apart.upTo)
            standing.apart = { ...standing.apart, limit: standing.apart.limit * 2 };
          else if (standing.unfolded === undefined) standing.recovered();
          this.stopAtUnfolded(standing);
          break;
        case 'overtaken':
          standing.stored = undefined;
          break;
        case 'failed':
          if (isTransient(landing.error)) this.fail(standing, landing.error);
          else this.narrow(standing, landing);
          break;
      }
    }
  }

  /** Tries again at once with half of it, until it is known which event it is. */
  private narrow(
    standing: RegisterStanding,
    { to, events, error }: { readonly to: Position; readonly events: number; readonly error: Error },
  ): void {
    const found = events <= 1;
    if (standing.apart === undefined || found) this.fail(standing, error);
    standing.stored = undefined;
    standing.apart = { upTo: standing.apart?.upTo ?? to, limit: Math.max(1, Math.floor(events / 2)) };
    if (!found) standing.retryAt = 0;
  }

  /** Once all before a fact that cannot be folded is stored, the fact is what the register waits for. */
  private stopAtUnfolded(standing: RegisterStanding): void {
    const { stored, unfolded, holds } = standing;
    if (stored !== undefined && unfolded !== undefined && !holds) this.fail(standing, unfolded.error);
  }

  private fail(standing: RegisterStanding, error: Error): void {
    standing.failed(error, performance.now());
    this.options.onError?.(error, standing.name);
  }

  private tell({ name, committed }: RegisterStanding): void {
    for (const listener of [...this.listeners]) listener(name, committed);
  }

  private async idle(): Promise<void> {
    const now = performance.now();
    const waits = this.standings.filter(({ atHead }) => !atHead).map(({ retryAt }) => Math.max(1, retryAt - now));
    const timeoutMs = Math.min(longestIdleMs, ...waits);
    const head = lowest(this.standings.filter(({ stored, atHead }) => stored !== undefined && atHead));
    try {
      if (head === undefined) await delay(timeoutMs, undefined, { signal: this.stopping.signal });
      else await this.options.log.wake(head, timeoutMs, this.stopping.signal);
    } catch (error) {
      if (this.stopping.signal.aborted) return;
      for (const standing of this.standings) if (standing.atHead) this.fail(standing, asError(error));
    }
    for (const standing of this.standings) standing.atHead = false;
  }
}

type Landing = { readonly standing: RegisterStanding; readonly from: Checkpoint } & (
  | { readonly outcome: 'stored'; readonly to: Position }
  | { readonly outcome: 'overtaken' }
  | { readonly outcome: 'failed'; readonly to: Position; readonly events: number; readonly error: Error }
);

/** Larger pages are slower: their events outlive the young generation of the heap. */
const largestPage = smallestPage * 4;
/** Rows that are folded and not written yet: some hundred megabytes. */
const mostRowsHeld = 100_000;
/** Rows of one register that are kept for the next page, so that they need not be read again. */
const mostRowsKept = 100_000;
/** So that a kill loses little work, and whoever watches sees it move. */
const longestHeldMs = 2_000;
const longestIdleMs = 1_000;
/** How soon one at the head looks again while others are busy behind it. */
const lookAgainMs = 50;

function lowest(standings: readonly RegisterStanding[]): Position | undefined {
  return standings.reduce<Position | undefined>((least, { folded }) => (least === undefined || folded < least ? folded : least), undefined);
}

function isFor(read: PageRequest, wanted: PageRequest): boolean {
  return read.after === wanted.after && read.types.size === wanted.types.size && [...read.types].every((type) => wanted.types.has(type));
}
