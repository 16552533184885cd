import { setTimeout as delay } from 'node:timers/promises';
import type { Position } from '../event-log/event.ts';
import type { EventLog } from '../event-log/event-log.ts';
import { asError, isAboutRow, withoutValues } from './as-error.ts';
import type { FactPage, FactSource, PageRequest } from './fact-pages.ts';
import { sendFolds, type Failed, type Landing } from './fold-landing.ts';
import { PagesAhead } from './pages-ahead.ts';
import { registerLag, type RegisterLag } from './register-lag.ts';
import type { RegisterLeases } from './register-leases.ts';
import { RegisterStanding, smallestPage } from './register-standing.ts';
import type { ParkedFact, RegisterStore } from './register-store.ts';
import type { RegisterTable } from './register-table.ts';

export interface RegisterRunnerOptions extends FactSource {
  readonly log: EventLog;
  /** Asked by two at a time, now and then by one for each register. */
  readonly store: RegisterStore;
  readonly tables: readonly RegisterTable[];
  /** Where other processes run some of the registers; without it all are run here. */
  readonly leases?: RegisterLeases;
  /** Told of every failure, also of those that the next attempt mends. */
  readonly onError?: (error: Error, register: string) => void;
  /** Milliseconds of a monotonic clock. */
  readonly now?: () => number;
  /** Resolves when the time is up; rejects, or resolves, on the signal. */
  readonly pause?: (ms: number, signal: AbortSignal) => Promise<void>;
  /** For the age of what is not folded yet. */
  readonly wallClock?: () => Date;
}

export type AdvanceListener = (register: string, position: Position) => void;

/**
 * Keeps registers up to date with the log.
 *
 * Pages are read, opened and decoded once for all registers that stand at the same position; what they fold and their checkpoints are
 * written in one transaction, exactly once, whoever else runs the same registers. Near the head every page is written at once; further
 * behind, rows are held in memory over many pages. A fact that cannot be folded is parked with its key. Where its key cannot be told, or
 * the store or the log is away, the register stops before it and is tried again, less and less often, while the others go on.
 */
export class RegisterRunner {
  private readonly options: RegisterRunnerOptions;
  private readonly now: () => number;
  private readonly standings: readonly RegisterStanding[];
  private readonly listeners = new Set<AdvanceListener>();
  private readonly pages: PagesAhead;
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;
  private turns = 0;
  /** A transaction on its way. What came of it is looked at between pages only: a fold is never changed under a page that it takes. */
  private flight: Promise<readonly Landing[]> = Promise.resolve([]);
  private isFlying = false;
  private resting = new AbortController();

  constructor(options: RegisterRunnerOptions) {
    this.options = options;
    this.pages = new PagesAhead(options);
    this.now = options.now ?? (() => performance.now());
    this.standings = options.tables.map((table) => new RegisterStanding(table, options.store));
  }

  /** Resolves at once: what fails is tried again, and seen in `lag`. */
  async start(): Promise<void> {
    this.running ??= this.run();
    return Promise.resolve();
  }

  /** Ends after what was folded is written; idempotent. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.resting.abort();
    await this.running;
  }

  /** Tells of every commit of this process, once it is one. @returns how to end it */
  onAdvance(listener: AdvanceListener): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** Resolves once every register that is run here stands there or beyond. @throws Error when the runner is stopped before */
  async caughtUp(head: Position): Promise<void> {
    const reached = (): boolean => this.own().every(({ committed }) => committed >= head);
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
    const { log, store, wallClock: now = () => new Date() } = this.options;
    const errors = this.standings.map(({ error }) => error?.message); // before the positions at which they occurred
    const lags = await registerLag(
      { log, store, now },
      this.standings.map(({ name }) => name),
    );
    return lags.map((lag, at) => ({ ...lag, error: errors[at] }));
  }

  private async run(): Promise<void> {
    while (!this.isStopping()) {
      this.leaveOthers();
      await this.reloadUnknown();
      const group = this.nextGroup();
      if (group.length > 0) await this.serve(group);
      else if (this.standings.some(({ holds, folded, sent }) => holds && folded > sent)) await this.flush(this.standings);
      else await this.idle();
    }
    await this.flush(this.standings);
    await this.land();
  }

  private isStopping(): boolean {
    return this.stopping.signal.aborted;
  }

  /** Those that this process runs, which may be others from one moment to the next. */
  private own(): readonly RegisterStanding[] {
    const held = this.options.leases?.held();
    return held === undefined ? this.standings : this.standings.filter(({ name }) => held.has(name));
  }

  private leaveOthers(): void {
    const own = this.own();
    for (const standing of this.standings) if (!own.includes(standing)) standing.leave();
  }

  private async reloadUnknown(): Promise<void> {
    const { leases } = this.options;
    const unknown = this.own().filter(({ stored, retryAt }) => stored === undefined && retryAt <= this.now());
    if (unknown.length === 0) return;
    await this.land();
    for (const standing of unknown) {
      try {
        await standing.reload();
        // asked after the checkpoint was read: whoever takes the register over from now on raises the epoch that was read
        if (leases !== undefined && !(await leases.holds(standing.name))) standing.leave();
        this.tell(standing);
      } catch (error) {
        this.fail(standing, asError(error));
      }
    }
  }

  /** Those that stand together where the one stands that waits longest, of all that may have something to do. */
  private nextGroup(): readonly RegisterStanding[] {
    const now = this.now();
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
    let isLast: boolean;
    try {
      ({ page, isLast } = await this.page(group));
    } catch (error) {
      for (const standing of group) this.fail(standing, asError(error));
      return;
    }
    await Promise.all(group.map((standing) => this.take(standing, page, isLast)));
    const now = this.now();
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
    if (group.some(({ apart }) => apart !== undefined)) await this.land();
  }

  /** `isLast`: there was nothing behind it. */
  private async page(group: readonly RegisterStanding[]): Promise<{ readonly page: FactPage; readonly isLast: boolean }> {
    const [leader] = group;
    if (leader === undefined) throw new Error('There is no group without a register');
    const request = this.request(group, leader.folded, leader.pageSize);
    const page = await this.pages.read(leader.name, request);
    if (page.full && page.upTo > request.after && leader.apart === undefined)
      this.pages.readAhead(leader.name, this.request(group, page.upTo, Math.min(largestPage, leader.pageSize * 2)));
    return { page, isLast: !page.full && page.upTo !== request.upTo };
  }

  private request(group: readonly RegisterStanding[], after: Position, size: number): PageRequest {
    // up to where the next register stands, so that from there they go together
    const upTo = lowest(this.standings.filter(({ stored, folded }) => stored !== undefined && folded > after));
    const limit = group.reduce((least, { apart }) => Math.min(least, apart?.limit ?? least), size);
    return { after, limit, ...(upTo !== undefined && { upTo }), types: new Set(group.flatMap(({ fold }) => [...fold.types])) };
  }

  private async take(standing: RegisterStanding, page: FactPage, isLast: boolean): Promise<void> {
    standing.atHead = isLast || page.upTo === standing.folded;
    standing.lookedAt = this.now();
    if (page.upTo === standing.folded) {
      if (!standing.holds) standing.recovered();
      return;
    }
    try {
      standing.unfolded = await standing.fold.take(page);
      standing.folded = standing.unfolded?.before ?? page.upTo;
      if (standing.unfolded !== undefined) standing.atHead = false;
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
    if (holding.length === 0) return;
    this.isFlying = true;
    this.flight = sendFolds(this.options.store, apart === undefined ? holding : [apart], (standing, parked) => {
      this.tell(standing);
      this.tellParked(standing, parked);
    });
  }

  private async land(): Promise<void> {
    const landings = await this.flight;
    this.flight = Promise.resolve([]);
    this.isFlying = false;
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
          if (isAboutRow(landing.error)) this.narrow(standing, { ...landing, error: withoutValues(landing.error) });
          else this.fail(standing, landing.error);
          break;
      }
    }
  }

  /** Tries again at once, apart from other registers and with half of it, until it is known which fact it is; that one is parked. */
  private narrow(standing: RegisterStanding, { to, taken, alone, error }: Failed): void {
    const found = alone && taken.facts <= 1;
    if (found || (alone && standing.apart === undefined)) this.fail(standing, error); // of several it may be another one's
    if (found && taken.latest === undefined) return; // nothing was folded that could be parked
    if (found && taken.latest !== undefined) standing.fold.refuse(taken.latest, error);
    standing.stored = undefined;
    const limit = alone ? Math.floor(taken.facts / 2) : taken.facts;
    standing.apart = { upTo: standing.apart?.upTo ?? to, limit: Math.max(1, limit) };
    standing.retryAt = 0;
  }

  /** Once all before a fact that cannot be folded is stored, the fact is what the register waits for. */
  private stopAtUnfolded(standing: RegisterStanding): void {
    const { stored, unfolded, holds } = standing;
    if (stored !== undefined && unfolded !== undefined && !holds) this.fail(standing, unfolded.error);
  }

  private fail(standing: RegisterStanding, error: Error): void {
    standing.failed(error, this.now());
    this.options.onError?.(error, standing.name);
  }

  private tellParked({ name }: RegisterStanding, parked: readonly ParkedFact[]): void {
    for (const { key, position, reason } of parked) {
      if (reason !== undefined)
        this.options.onError?.(new Error(`Key ${key} is parked from position ${String(position)} on: ${reason}`), name);
    }
  }

  private tell({ name, committed }: RegisterStanding): void {
    for (const listener of [...this.listeners]) listener(name, committed);
  }

  /** Until there is something to read, something to try again, or a transaction has landed. */
  private async idle(): Promise<void> {
    if (this.isStopping()) return;
    this.resting = new AbortController();
    const waking = this.wake(this.resting.signal);
    waking.catch(() => undefined); // where the landing comes first, nobody hears of it
    try {
      if (await Promise.race([waking.then(() => false), ...(this.isFlying ? [this.flight.then(() => true)] : [])])) {
        await this.land();
        return;
      }
    } catch (error) {
      if (this.isStopping()) return;
      for (const standing of this.standings) if (standing.atHead) this.fail(standing, asError(error));
    } finally {
      this.resting.abort();
    }
    for (const standing of this.standings) standing.atHead = false;
  }

  private async wake(signal: AbortSignal): Promise<void> {
    const { log, pause = (ms, signal) => delay(ms, undefined, { signal }) } = this.options;
    const now = this.now();
    const waits = this.own()
      .filter(({ atHead, unfolded }) => !atHead && unfolded === undefined)
      .map(({ retryAt }) => Math.max(1, retryAt - now));
    const timeoutMs = Math.min(longestIdleMs, ...waits);
    const head = lowest(this.standings.filter(({ stored, atHead }) => stored !== undefined && atHead));
    await (head === undefined ? pause(timeoutMs, signal) : log.wake(head, timeoutMs, signal));
  }
}

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
