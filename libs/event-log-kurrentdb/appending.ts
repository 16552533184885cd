import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { AppendStreamState } from '@kurrent/kurrentdb-client';
import { LogBusy, LogUnavailable, MalformedAppend, OutcomeUnknown } from '../event-log/append-errors.ts';
import type { EventId, Position, RecordedEvent, StreamName } from '../event-log/event.ts';
import type { Append, Appended, AppendResult, ExpectedRevision, StreamRevision } from '../event-log/event-log.ts';
import { emptyIndex, type LogIndex } from '../event-log/log-index.ts';
import { assertWellFormed } from '../event-log/well-formed-append.ts';
import { commandAsEvent } from './command-record.ts';
import { isReserved, recordOf } from './event-as-record.ts';
import { jitteredMs, type Check, type KurrentdbCalls, type RecordOfStream } from './kurrentdb-calls.ts';
import type { LogReading } from './log-reading.ts';
import type { RememberedStreams } from './remembered-streams.ts';

/**
 * Decides an append as every log of ours does, on what was read of the streams that it names, and has the server hold it to that: each
 * stream that is written to must still end where it was read. Where it does not, all is read again and decided anew.
 *
 * Every attempt has the same ids, and none can be stored beside another: each expects where the streams ended when it was made, and that the
 * command has no record yet; one that was overtaken can be stored no more. So an attempt whose outcome is not known is simply followed by the
 * next one, which meets its own events.
 */
export class Appending {
  private readonly calls: KurrentdbCalls;
  private readonly reading: LogReading;
  private readonly remembered: RememberedStreams;
  private readonly clock: () => Date;

  constructor(calls: KurrentdbCalls, reading: LogReading, remembered: RememberedStreams, clock: () => Date) {
    this.calls = calls;
    this.reading = reading;
    this.remembered = remembered;
    this.clock = clock;
  }

  /** @throws MalformedAppend, LogBusy, LogUnavailable, OutcomeUnknown */
  async append(append: Append): Promise<AppendResult> {
    assertWellFormed(append);
    assertNamesAreFree(append);
    const own = new OwnAttempts();
    const until = performance.now() + this.calls.limits.patienceMs;
    let trusting = append.writes.length > 0 || append.command !== undefined; // what nobody else looks at is looked at here
    for (let attempt = 0; ; attempt++) {
      const known = await own.orUnknown(this.read(append, trusting));
      const recordedAt = this.now(known);
      const { result, recorded } = known.index.take(append, recordedAt);
      if (result.outcome !== 'appended') {
        if (!trusting && (result.outcome === 'repeated' || own.sawTwice(known.ends))) return this.answer(result, append, known, own);
        trusting = false;
        if (this.calls.isOver(until)) throw own.failed(busy());
        continue;
      }
      if (append.command === undefined && recorded.length === 0) return result;
      const events = byStream(recorded);
      const { records, checks } = own.next(append, result, events, recordedAt);
      const told = await this.calls.append(records, checks);
      trusting = false;
      if ('position' in told) {
        own.mayBeStored = true;
        const answer = await this.stored(append, result, events, told, own);
        if (answer !== undefined) return answer;
        continue;
      }
      switch (told.is) {
        case 'violated':
        case 'absent':
          if (this.calls.isOver(until)) throw own.failed(busy());
          break;
        case 'too-large':
          throw own.failed(new MalformedAppend(`The server takes no append of this size or form: ${told.because}`));
        case 'refused':
          throw own.failed(new LogUnavailable(`The server refuses to write: ${told.because}`));
        case 'not-leader':
          if (this.calls.isOver(until)) throw own.failed(new LogUnavailable(`No node takes the append: ${told.because}`));
          break;
        case 'lost':
          own.mayBeStored = true;
          if (this.calls.isOver(until)) throw own.failed(new LogUnavailable(told.because));
      }
      await pause(jitteredMs(told.is === 'violated' ? Math.min(attempt, 3) : attempt));
    }
  }

  /** @param trusting whether what is remembered will do, and what was not read is taken to be as expected */
  private async read({ command, writes, checks = [] }: Append, trusting: boolean): Promise<Known> {
    const index = emptyIndex();
    const read: RecordedEvent[] = [];
    let latest = new Date(0);
    const seen = ({ recordedAt }: { readonly recordedAt: Date }): void => void (latest = recordedAt > latest ? recordedAt : latest);
    await each(writes, async ({ stream, expected, events }) => {
      const known = this.remembered.get(stream);
      if (trusting && known !== undefined && !events.some(({ eventId }) => known.ids.has(eventId))) {
        seen(known);
        index.streams.set(stream, known);
        return;
      }
      if (trusting && known === undefined && expected === 'no-stream') return;
      const stored = await this.reading.stream(stream);
      if (!trusting) this.remembered.forget(stream);
      this.remembered.met(stream, stored);
      index.restore(stored, []);
      stored.forEach(seen);
      read.push(...stored);
    });
    await each(checks, async ({ stream, expected }) => {
      if (trusting && expected === 'no-stream') return;
      const end = (trusting ? this.remembered.get(stream) : undefined) ?? (await this.reading.lastOf(stream));
      if (end !== undefined) index.streams.set(stream, end);
    });
    // read last: what a command has stored elsewhere by now it has stored together with this
    const before = command === undefined || trusting ? undefined : await this.reading.carriedOut(command.commandId);
    if (command !== undefined && before !== undefined) index.commands.set(command.commandId, before);
    if (writes.length === 0) index.end = { position: await this.reading.head() };
    const named = [...writes, ...checks].map(({ stream }) => index.streams.get(stream)?.revision ?? -1);
    const ends = named.length + (command === undefined ? 0 : 1) > 1 ? `${named.join(' ')} ${before?.attempt ?? ''}` : undefined;
    return { index, latest, read, attempt: before?.attempt, ends };
  }

  /** What an attempt of this call has stored is answered as stored now. */
  private async answer(result: AppendResult, append: Append, known: Known, own: OwnAttempts): Promise<AppendResult> {
    const isOwn = result.outcome === 'repeated' && own.mayBeStored && own.has(await this.attemptOf(append, known, own));
    return isOwn ? { ...result, outcome: 'appended' } : result;
  }

  /** The attempt by which what is stored already was stored. */
  private async attemptOf({ command, writes }: Append, known: Known, own: OwnAttempts): Promise<string | undefined> {
    if (command !== undefined) return known.attempt;
    const ids = new Set(writes.at(-1)?.events.map(({ eventId }) => eventId));
    const stored = known.read.findLast(({ eventId }) => ids.has(eventId));
    return stored && own.orUnknown(this.reading.attemptAt(stored));
  }

  /** The answer to what the server says is stored; undefined where it was stored by another attempt: then it is looked at again. */
  private async stored(
    { command, writes }: Append,
    answer: Appended,
    recorded: ByStream,
    told: Stored,
    own: OwnAttempts,
  ): Promise<AppendResult | undefined> {
    const last = lastOf([...recorded.values()].flat());
    // without a command the server may have answered for another attempt with the same ids
    if (command === undefined && last !== undefined && (await own.orUnknown(this.reading.attemptAt(last))) !== own.latest) return undefined;
    for (const [stream, events] of recorded) {
      const end = told.revisions.get(stream);
      if (end !== undefined && end !== events.at(-1)?.revision)
        throw new Error(`${stream} was deleted by hand: what was to be its #${String(events.at(-1)?.revision)} is #${String(end)}`);
      this.remembered.met(stream, events);
    }
    const position = writes.length > 0 ? told.position : await own.orUnknown(this.reading.positionOf({}, told.position));
    return { ...answer, outcome: 'appended', position };
  }

  /** Times of a stream never go back, whoever wrote to it before. */
  private now({ latest }: Known): Date {
    const now = this.clock();
    return latest > now ? latest : now;
  }
}

/** What was read for an append. */
interface Known {
  readonly index: LogIndex;
  /** When the last event was recorded of those that were met. */
  readonly latest: Date;
  readonly read: readonly RecordedEvent[];
  /** The attempt that carried out the command, if it was. */
  readonly attempt: string | undefined;
  /** Where all that is named was met; undefined where it is one thing alone. */
  readonly ends: string | undefined;
}

type Stored = Extract<Awaited<ReturnType<KurrentdbCalls['append']>>, { readonly position: Position }>;

type ByStream = ReadonlyMap<StreamName, readonly RecordedEvent[]>;

/** All that one call of `append` has tried to store. */
class OwnAttempts {
  mayBeStored = false;
  latest = '';
  private readonly sent = new Set<string>();
  private ends: string | undefined;

  has(attempt: string | undefined): boolean {
    return attempt !== undefined && this.sent.has(attempt);
  }

  /** Whether all streams were met twice where they are: then they were there together, and not one after another. */
  sawTwice(ends: string | undefined): boolean {
    const same = ends === undefined || ends === this.ends;
    this.ends = ends;
    return same;
  }

  async orUnknown<Answer>(reading: Promise<Answer>): Promise<Answer> {
    try {
      return await reading;
    } catch (error) {
      throw error instanceof Error ? this.failed(error) : error;
    }
  }

  /** What to throw: while an attempt may be stored, nobody may say that nothing was written. */
  failed(error: Error): Error {
    if (!this.mayBeStored) return error;
    return new OutcomeUnknown(`The server was lost while it was writing: ${error.message}`, { cause: error });
  }

  next(
    { command, writes, checks = [] }: Append,
    { streams, types }: Pick<Appended, 'streams' | 'types'>,
    recorded: ByStream,
    recordedAt: Date,
  ): { readonly records: readonly RecordOfStream[]; readonly checks: readonly Check[] } {
    this.latest = randomUUID();
    this.sent.add(this.latest);
    const events = [...recorded.values()].flat();
    const expectations: Check[] = writes.map(({ stream }) => ({ stream, expected: stateBefore(recorded.get(stream)?.[0]?.revision ?? 0) }));
    for (const { stream, expected } of checks) if (expected !== 'any') expectations.push({ stream, expected: stateOf(expected) });
    const records = events.map((event) => ({
      stream: event.stream,
      record: recordOf(event, command === undefined ? this.latest : undefined),
    }));
    if (command === undefined) return { records, checks: expectations };
    const last = lastOf(events);
    const carriedOut = { ...command, recordedAt, attempt: this.latest, streams, types, ...(last && { last }) };
    const mark = commandAsEvent(carriedOut, randomUUID() as EventId); // well formed
    return {
      records: [{ stream: mark.stream, record: recordOf(mark) }, ...records],
      checks: [{ stream: mark.stream, expected: 'no_stream' }, ...expectations],
    };
  }
}

function busy(): LogBusy {
  return new LogBusy('Others write to the same streams all the time');
}

function lastOf(events: readonly RecordedEvent[]): StreamRevision | undefined {
  const last = events.at(-1);
  return last && { stream: last.stream, revision: last.revision };
}

/** How a stream stood before an event of that revision. */
function stateBefore(revision: number): AppendStreamState {
  return revision === 0 ? 'no_stream' : BigInt(revision - 1);
}

function stateOf(expected: Exclude<ExpectedRevision, 'any'>): AppendStreamState {
  if (typeof expected === 'number') return BigInt(expected);
  switch (expected) {
    case 'no-stream':
      return 'no_stream';
    case 'exists':
      return 'stream_exists';
  }
}

function byStream(events: readonly RecordedEvent[]): ByStream {
  const streams = new Map<StreamName, RecordedEvent[]>();
  for (const event of events) {
    const inStream = streams.get(event.stream);
    if (inStream === undefined) streams.set(event.stream, [event]);
    else inStream.push(event);
  }
  return streams;
}

/** @throws MalformedAppend where a name is one of those that this log, or KurrentDB, keeps for itself */
function assertNamesAreFree({ writes, checks = [] }: Append): void {
  const names = [...writes, ...checks].map(({ stream }): string => stream);
  for (const { events } of writes) for (const { type, metadata } of events) names.push(type, ...Object.keys(metadata));
  const taken = names.find(isReserved);
  if (taken !== undefined) throw new MalformedAppend(`${taken}: names that begin like this are kept for the log itself`);
}

/** A few at a time: an append may name thousands of streams. */
async function each<Thing>(things: readonly Thing[], work: (thing: Thing) => Promise<void>): Promise<void> {
  for (let from = 0; from < things.length; from += atOnce) await Promise.all(things.slice(from, from + atOnce).map(work));
}

const atOnce = 64;
