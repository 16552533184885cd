import { LogUnavailable } from '../event-log/append-errors.ts';
import type { CommandId, Position, RecordedEvent, StreamName } from '../event-log/event.ts';
import type { Append, Appended, AppendResult, EventLog, LogPage, LogRange, StreamPage } from '../event-log/event-log.ts';
import { Appending } from './appending.ts';
import { KurrentdbCalls, type CallLimits } from './kurrentdb-calls.ts';
import { KurrentdbLogCopy } from './kurrentdb-log-copy.ts';
import { LogReading } from './log-reading.ts';
import { LogTail, type TailLimits } from './log-tail.ts';
import { RememberedStreams } from './remembered-streams.ts';

export interface KurrentdbLogOptions {
  /** As the client takes it, `kurrentdb://…`; a cluster is written to and read from where it leads. */
  readonly url: string;
  /** The machine's own unless told. */
  readonly clock?: () => Date;
  readonly limits?: Partial<CallLimits & TailLimits>;
}

/**
 * The event log in a KurrentDB, through its own client.
 *
 * Positions are places in the database's files: they grow, and have gaps. The same event id is stored once in a stream, not once in the
 * log; times never go back in a stream, though they may along the log, where several machines write. In all else it is as every log of
 * ours.
 */
export class KurrentdbEventLog implements EventLog {
  readonly contiguous = false;
  /** The same log as one that can be copied. */
  readonly copy: KurrentdbLogCopy;
  private readonly calls: KurrentdbCalls;
  private readonly reading: LogReading;
  private readonly remembered = new RememberedStreams(rememberedIds);
  private readonly appending: Appending;
  private readonly tail: LogTail;

  private constructor({ url, clock = () => new Date(), limits = {} }: KurrentdbLogOptions) {
    const { deadlineMs, patienceMs, ...tailLimits } = { ...usualLimits, ...limits };
    this.calls = new KurrentdbCalls(url, { deadlineMs, patienceMs });
    this.copy = new KurrentdbLogCopy(this.calls);
    this.reading = new LogReading(this.calls, (position) => this.tail.met(position));
    this.tail = new LogTail(this.calls, () => this.reading.head(), tailLimits);
    this.appending = new Appending(this.calls, this.reading, this.remembered, neverBack(clock));
  }

  /**
   * @throws LogUnavailable where the address cannot be used, and where the server does not take appends over several streams, lets nobody
   *   in, or does not answer
   */
  static async open(options: KurrentdbLogOptions): Promise<KurrentdbEventLog> {
    if (/[?&]nodePreference=(?!leader)/i.test(options.url))
      throw new LogUnavailable('The log is read where it is written: leave nodePreference out of the address, or set it to leader');
    const log = new KurrentdbEventLog(options);
    try {
      await log.calls.probe();
      await log.head();
    } catch (error) {
      await log.close();
      throw error;
    }
    return log;
  }

  async append(append: Append): Promise<AppendResult> {
    const result = await this.appending.append(append);
    if (result.outcome === 'appended' && append.writes.length > 0) this.tail.met(result.position);
    return result;
  }

  async carriedOut(commandId: CommandId): Promise<{ readonly fingerprint: string; readonly answer: Appended } | undefined> {
    const command = await this.reading.carriedOut(commandId);
    return command && { fingerprint: command.fingerprint, answer: command.answer };
  }

  async readStream(stream: StreamName, page: StreamPage = {}): Promise<readonly RecordedEvent[]> {
    const events = await this.reading.stream(stream, page);
    if ((page.from ?? 0) === 0) this.remembered.met(stream, events);
    return events;
  }

  readAll(range: LogRange): Promise<LogPage> {
    return this.reading.all(range);
  }

  head(): Promise<Position> {
    return this.reading.head();
  }

  wake(after: Position, timeoutMs: number, signal?: AbortSignal): Promise<void> {
    return this.tail.wake(after, timeoutMs, signal);
  }

  /** Subscriptions that were dropped since the log was opened, and begun again. */
  get droppedSubscriptions(): number {
    return this.tail.dropped;
  }

  async close(): Promise<void> {
    await Promise.all([this.calls.close(), this.tail.close()]);
  }
}

const usualLimits: CallLimits & TailLimits = { deadlineMs: 10_000, patienceMs: 30_000, confirmationMs: 10_000, silenceMs: 15_000 };

/** Between 15 MB, where streams are long, and 75 MB, where each has one event. */
const rememberedIds = 100_000;

/** What one process records is never earlier than what it recorded before, whatever is done to the machine's clock. */
function neverBack(clock: () => Date): () => Date {
  let last = new Date(0);
  return () => {
    const now = clock();
    if (now > last) last = now;
    return last;
  };
}
