import type { ClientBase } from 'pg';
import { LogBusy, LogUnavailable, OutcomeUnknown } from '../event-log/append-errors.ts';
import type { RecordedEvent } from '../event-log/event.ts';
import type { Append, AppendResult } from '../event-log/event-log.ts';
import { amountOf, negative, none, sum, within, type Amount } from './amount.ts';
import { findEnds, findLog, type FoundLog } from './batch-statements.ts';
import { KnownLog } from './known-log.ts';
import { LockedWriter, type Settled } from './locked-writer.ts';
import type { OpenConnection, ServerConnection } from './server-connection.ts';
import { isAboutServer, survives } from './session.ts';
import { Turn, type Waiting } from './turn.ts';

export interface QueueLimits {
  /** Appends, events and bytes that are written in one turn; a single append may have more. */
  readonly batch: Amount;
  /** Appends, events and bytes that may wait; one more is refused. */
  readonly waiting: Amount;
}

export interface QueueOptions {
  readonly writer: ServerConnection;
  /** To look up what is not known, while the writer is at work. */
  readonly reader: ServerConnection;
  readonly limits: QueueLimits;
  /** Is told of everything that was committed. */
  readonly onWritten: (recorded: readonly RecordedEvent[]) => void;
}

/**
 * Decides appends as they come, and writes together what has come while the turns before were being written.
 *
 * As long as nobody else writes, all that a turn takes is one statement: what the log holds is known, or is looked up beside the turns
 * that are on their way. A turn follows the one before it on the same connection, without waiting for it: the server begins with it as
 * soon as it can, and refuses it unless it finds the turn that it was decided on. An append is answered when its turn is committed.
 * When somebody else comes in between, what was decided is decided anew; when it happens twice running, the next turns keep others out.
 */
export class AppendQueue {
  readonly known = new KnownLog();
  private readonly options: QueueOptions;
  private readonly locked: LockedWriter;
  /** Not tried yet: the open turn is full, or turns are written under the lock. */
  private waiting: Waiting[] = [];
  /** Of a stream whose end is not known: to be looked up before they are decided. */
  private unsure: Waiting[] = [];
  /** Not to be written, as it seems, or not to be written with the others: all that they name is looked up before they are decided. */
  private doubted: Waiting[] = [];
  private open = new Turn();
  private queued: Amount = none;
  /** The connection on which all that is known was found true. */
  private connection: OpenConnection | undefined;
  /** Turns that were sent and have not landed. */
  private underWay = 0;
  /** What is to be decided anew once all turns have landed: a turn among them was not written, and so none behind it will be. */
  private spoilt: Waiting[] | undefined;
  private looking = false;
  /** Written while somebody was looking: who looked before may not have found their ids, and they are still kept. */
  private landed: Waiting[] = [];
  /** What was found is of no use until a turn on its way has landed. */
  private lookLater = false;
  private scheduled = false;
  private enough = fewest;
  private overtakenRunning = 0;
  private turnsUnderLock = 0;
  private idle: (() => void)[] = [];

  constructor(options: QueueOptions) {
    this.options = options;
    this.locked = new LockedWriter(options.writer, options.onWritten);
  }

  /** @throws LogBusy when too much is waiting */
  add(append: Append): Promise<AppendResult> {
    const amount = amountOf(append);
    const queued = sum(this.queued, amount);
    if (this.queued.appends > 0 && !within(this.options.limits.waiting, queued)) {
      return Promise.reject(new LogBusy(`${String(this.queued.appends)} appends are waiting to be written`));
    }
    this.queued = queued;
    return new Promise((resolve, reject) => {
      this.place({ append, amount, resolve, reject });
      // as many as make a turn have come: the others are decided while these are written
      if (this.open.appends.length >= this.enough && this.maySend()) void this.send();
      else this.schedule();
    });
  }

  /** Resolves when everything that was added is answered. */
  async drained(): Promise<void> {
    if (!this.isIdle()) await new Promise<void>((resolve) => this.idle.push(resolve));
  }

  private isIdle(): boolean {
    return this.queued.appends === 0 && this.underWay === 0 && !this.looking;
  }

  private place(waiting: Waiting): void {
    if (this.turnsUnderLock > 0 || !this.fits(waiting)) {
      this.waiting.push(waiting);
      return;
    }
    const taken = this.known.decide(waiting.append);
    if (taken === undefined) this.unsure.push(waiting);
    else this.open.add(waiting, taken);
  }

  private fits({ amount }: Waiting): boolean {
    return this.open.isEmpty || within(this.options.limits.batch, sum(this.open.amount, amount));
  }

  /** Once whoever was answered has asked for the next thing: so that it goes into the same turn. */
  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      this.advance();
    });
  }

  private advance(): void {
    if (this.underWay === 0) {
      if (this.turnsUnderLock > 0) {
        if (this.waiting.length + this.unsure.length + this.doubted.length > 0 && !this.looking) void this.sendUnderLock();
      } else {
        if (this.open.isEmpty) this.placeWaiting();
        if (this.maySend()) void this.send();
      }
    }
    if (this.turnsUnderLock === 0 && !this.looking && !this.lookLater && this.unsure.length + this.doubted.length > 0) void this.look();
    if (this.isIdle()) for (const resolve of this.idle.splice(0)) resolve();
  }

  private maySend(): boolean {
    if (this.open.isEmpty || this.turnsUnderLock > 0 || this.spoilt !== undefined) return false;
    // a turn that writes nothing rests on those before it, and only a write shows whether these came to be
    return this.underWay === 0 || (this.underWay < mostUnderWay && !this.open.rows.isEmpty && this.connection !== undefined);
  }

  private async send(): Promise<void> {
    this.underWay += 1;
    const turn = this.open;
    this.open = new Turn();
    this.queued = sum(this.queued, negative(turn.amount));
    this.enough = Math.max(fewest, Math.ceil(turn.appends.length / 2));
    const landing = turn.rows.isEmpty ? Promise.resolve<Landing>({ came: 'written' }) : this.write(turn);
    this.placeWaiting();
    const landed = await landing;
    this.underWay -= 1;
    this.lookLater = false;
    const answer = this.land(turn, landed);
    // the next turn is on its way before the callers of this one go on: they and the server then work side by side
    if (this.maySend()) void this.send();
    answer();
    this.schedule();
  }

  private placeWaiting(): void {
    const { waiting } = this;
    this.waiting = [];
    for (const one of waiting) this.place(one);
  }

  private async write(turn: Turn): Promise<Landing> {
    const { writer } = this.options;
    // at once where it can be: a turn must not be overtaken by the one behind it
    let open = writer.current;
    try {
      open ??= await writer.open();
    } catch (error) {
      return { came: 'refused', error };
    }
    // whatever the log lost with the connection, if anything, is not known
    if (open !== this.connection) return { came: 'overtaken' };
    const { client, types } = open;
    try {
      const now = await turn.rows.write(client, types, turn.after);
      if (now === 'overtaken') return { came: 'overtaken' };
      this.known.tell(now);
      return { came: 'written' };
    } catch (error) {
      if (await survives(client, error)) return isAboutServer(error) ? { came: 'refused', error } : { came: 'failed' };
      writer.discard(open);
      if (!this.looking) this.options.reader.renew();
      return { came: 'lost', error };
    }
  }

  /** @returns how to tell those whose turn it was */
  private land(turn: Turn, landed: Landing): () => void {
    switch (landed.came) {
      case 'written':
        this.overtakenRunning = 0;
        if (this.looking) this.landed.push(...turn.appends);
        else this.release(turn.appends);
        this.options.onWritten(turn.recorded);
        return () => turn.answer();
      case 'overtaken':
        // one that came behind a turn that was not written only shares its fate
        if (this.spoilt === undefined) this.overtakenRunning += 1;
        if (this.overtakenRunning > 1) this.turnsUnderLock = turnsUnderLock;
        this.spoil(turn.appends);
        return nobody;
      case 'failed':
        this.turnsUnderLock = 1;
        this.spoil(turn.appends);
        return nobody;
      case 'refused':
        return this.giveUp(turn, new LogUnavailable('The event log takes no writes', { cause: landed.error }));
      case 'lost':
        return this.giveUp(turn, new OutcomeUnknown('The event log was lost while it was writing', { cause: landed.error }));
    }
  }

  private release(appends: readonly Waiting[]): void {
    for (const { append } of appends) this.known.release(append);
  }

  /** The appends that were to be written are told so; the others wrote nothing, and are decided anew. */
  private giveUp(turn: Turn, error: Error): () => void {
    this.spoil(turn.appends.filter((_, index) => !turn.writes(index)));
    return () => turn.fail(error);
  }

  /** What was decided in a turn is worth nothing, nor is what was decided since: all of it is decided anew, in the same order. */
  private spoil(appends: readonly Waiting[]): void {
    this.queued = appends.reduce((queued, { amount }) => sum(queued, amount), this.queued);
    this.spoilt = [...(this.spoilt ?? []), ...appends];
    if (this.underWay === 0) this.decideAnew();
  }

  private decideAnew(): void {
    this.known.forget();
    this.connection = undefined;
    this.doubted = [...(this.spoilt ?? []), ...this.open.appends, ...this.doubted];
    this.spoilt = undefined;
    this.open = new Turn();
  }

  private async look(): Promise<void> {
    this.looking = true;
    const look: Look = this.doubted.length > 0 ? this.lookAtAll : this.lookAtEnds;
    const all = look.list();
    const batch = all.splice(0, this.countWithin(all));
    try {
      // the writer's connection comes first: what is found holds for it
      const writing = await this.options.writer.open();
      const found = await this.find(batch, look.find);
      if (this.hasLearnt(found, writing)) {
        for (const waiting of batch) look.decide(waiting);
      } else {
        look.list().unshift(...batch);
        this.lookLater = this.underWay > 0;
      }
    } catch (error) {
      this.queued = batch.reduce((queued, { amount }) => sum(queued, negative(amount)), this.queued);
      for (const { reject } of batch) reject(error);
    }
    this.looking = false;
    this.release(this.landed.splice(0));
    if (this.underWay > 0) this.schedule();
    else this.advance();
  }

  private readonly lookAtEnds: Look = {
    list: () => this.unsure,
    find: findEnds,
    decide: (waiting) => {
      const taken = this.known.decide(waiting.append);
      if (taken === undefined) this.doubted.push(waiting);
      else this.open.add(waiting, taken);
    },
  };

  private readonly lookAtAll: Look = {
    list: () => this.doubted,
    find: findLog,
    decide: (waiting) => this.open.add(waiting, this.known.decideFound(waiting.append)),
  };

  private async find(batch: readonly Waiting[], find: Look['find']): Promise<FoundLog> {
    const appends = batch.map(({ append }) => append);
    for (let attempt = 1; ; attempt++) {
      const open = await this.options.reader.open();
      try {
        return await find(open.client, appends);
      } catch (error) {
        if (!(await survives(open.client, error))) this.options.reader.discard(open);
        else if (!isAboutServer(error)) throw error;
        if (attempt === attempts) throw new LogUnavailable('The event log was lost again and again', { cause: error });
      }
    }
  }

  /** Whether what was found is of use: a turn on its way may have failed meanwhile, or somebody else may have written. */
  private hasLearnt(found: FoundLog, writing: OpenConnection): boolean {
    if (this.turnsUnderLock > 0) return false;
    if (this.connection !== writing) {
      if (this.underWay > 0) return false;
      this.decideAnew();
      this.connection = writing;
    }
    switch (this.known.learn(found)) {
      case 'taken':
        return true;
      case 'late':
        return false;
      case 'overtaken':
        // a turn on its way will find that out by itself
        if (this.underWay === 0) this.decideAnew();
        return false;
    }
  }

  private async sendUnderLock(): Promise<void> {
    this.underWay += 1;
    const batch = this.takeWaiting();
    const settled = await this.locked.commit(batch.map(({ append }) => append));
    this.turnsUnderLock -= 1;
    this.underWay -= 1;
    this.lookLater = false;
    if (this.turnsUnderLock === 0) this.overtakenRunning = 0;
    for (const [index, waiting] of batch.entries()) settle(waiting, settled[index]);
    if (this.turnsUnderLock === 0) this.placeWaiting();
    this.schedule();
  }

  private takeWaiting(): readonly Waiting[] {
    const all = [...this.doubted, ...this.unsure, ...this.waiting];
    const batch = all.slice(0, this.countWithin(all));
    this.doubted = [];
    this.unsure = [];
    this.waiting = all.slice(batch.length);
    for (const { amount } of batch) this.queued = sum(this.queued, negative(amount));
    return batch;
  }

  /** How many of these make a turn. */
  private countWithin(appends: readonly Waiting[]): number {
    let taken = none;
    let count = 0;
    for (const { amount } of appends) {
      taken = sum(taken, amount);
      if (count > 0 && !within(this.options.limits.batch, taken)) break;
      count += 1;
    }
    return count;
  }
}

const attempts = 5;
/** Appends that are sent without waiting for more. */
const fewest = 8;
/** Turns on their way: one that the server works at, and one that it finds when it is done. */
const mostUnderWay = 2;
const turnsUnderLock = 32;
const nobody = (): void => undefined;

/** A way to look up what is not known of some appends. */
interface Look {
  readonly list: () => Waiting[];
  readonly find: (client: ClientBase, appends: readonly Append[]) => Promise<FoundLog>;
  readonly decide: (waiting: Waiting) => void;
}

/** What came of a turn. */
type Landing =
  | { readonly came: 'written' }
  /** The log was not as it was believed to be; nothing was written. */
  | { readonly came: 'overtaken' }
  /** One of its appends cannot be stored; nothing was written. */
  | { readonly came: 'failed' }
  /** The server takes no writes; nothing was written. */
  | { readonly came: 'refused'; readonly error: unknown }
  /** The connection was lost while it was writing. */
  | { readonly came: 'lost'; readonly error: unknown };

function settle({ resolve, reject }: Waiting, settled: Settled | undefined): void {
  if (settled === undefined) reject(new Error('an append was left without an answer'));
  else if ('result' in settled) resolve(settled.result);
  else reject(settled.error);
}
