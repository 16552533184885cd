import { Pool } from 'pg';
import { LogUnavailable } from '../event-log/append-errors.ts';
import { beforeFirst, type CommandId, type Position, type RecordedEvent, type StreamName } from '../event-log/event.ts';
import type { Append, AppendResult, EventLog, LogPage, LogRange, LogStretch, StreamPage } from '../event-log/event-log.ts';
import type { CarriedOut } from '../event-log/log-index.ts';
import { assertWellFormed } from '../event-log/well-formed-append.ts';
import { AppendQueue, type QueueLimits } from './append-queue.ts';
import { appendedOf, type StoredAnswer } from './batch-statements.ts';
import { eventText, readableSession, recordedEvent } from './event-row.ts';
import { readStretch } from './log-stretch.ts';
import { HeadAnnouncement } from './head-announcement.ts';
import { HeadWatch } from './head-watch.ts';
import { ServerConnection, type ConnectionTimeouts } from './server-connection.ts';
import { binaryArray } from './binary-array.ts';
import { configure, plannedByIndex, prepared } from './session.ts';
import { StreamReads } from './stream-reads.ts';

export interface PostgresEventLogOptions {
  /** `postgres://…` of a database that `migrateEventLog` has been run on. */
  readonly connectionString: string;
  /** Connections to read with; writing takes two more, waiting another. 4 unless told. */
  readonly readers?: number;
  readonly limits?: Partial<QueueLimits>;
  readonly timeouts?: Partial<ConnectionTimeouts>;
}

/**
 * The event log in PostgreSQL 15 or later.
 *
 * Appends of one process queue up and are committed together; each batch goes behind the last position, a primary key, so that of two
 * processes one finds the place taken: positions are contiguous from 1 and are visible in their order. Give each process one of these.
 *
 * `append` rejects with `MalformedAppend`, `LogBusy` or `LogUnavailable` when nothing was written, and with `OutcomeUnknown` when
 * that is not known.
 */
export class PostgresEventLog implements EventLog {
  readonly contiguous = true;
  private readonly connectionString: string;
  private readonly connections: readonly ServerConnection[];
  private readonly queue: AppendQueue;
  private readonly pool: Pool;
  private readonly streams: StreamReads;
  private readonly watch: HeadWatch;
  private closing: Promise<void> | undefined;

  constructor(options: PostgresEventLogOptions) {
    const { connectionString, readers = 4, limits, timeouts } = options;
    this.connectionString = connectionString;
    this.pool = readerPool(connectionString, readers);
    this.streams = new StreamReads(this.pool, Math.min(statementsAtOnce, readers));
    this.watch = new HeadWatch(connectionString, () => this.head(), beforeFirst);
    const announcement = new HeadAnnouncement(this.pool);
    const connection = (name: string): ServerConnection => new ServerConnection(connectionString, name, { ...usualTimeouts, ...timeouts });
    const [writer, reader] = [connection('event log writer'), connection('event log writer, looking up')];
    this.connections = [writer, reader];
    this.queue = new AppendQueue({
      writer,
      reader,
      limits: { ...usualLimits, ...limits },
      onWritten: (recorded) => {
        const last = recorded.at(-1);
        if (last === undefined) return;
        this.watch.seen(last.position);
        announcement.of(last.position);
      },
    });
  }

  async append(append: Append): Promise<AppendResult> {
    assertWellFormed(append);
    if (this.closing !== undefined) throw new LogUnavailable('The event log is closed');
    return this.queue.add(append);
  }

  async carriedOut(commandId: CommandId): Promise<CarriedOut | undefined> {
    const { rows } = await this.pool.query<[string, string]>(commandStatement(commandId));
    const [found] = rows;
    if (found === undefined) return undefined;
    const [fingerprint, answer] = found;
    return { fingerprint, answer: appendedOf(JSON.parse(answer) as StoredAnswer) }; // as the writer stored it
  }

  async readStream(stream: StreamName, page: StreamPage = {}): Promise<readonly RecordedEvent[]> {
    const { from = 0, to = lastRevision } = page;
    const { events, head } = await this.streams.read({ stream, from: Math.min(from, lastRevision), to: Math.min(to, lastRevision) });
    const last = events.at(-1);
    // whoever reads a stream to its end is about to write to it, more often than not
    if (last !== undefined && to >= lastRevision) this.queue.known.note(last, head);
    return events;
  }

  async readAll({ after: from, inclusive = false, limit, types }: LogRange): Promise<LogPage> {
    const after = (inclusive ? from - 1n : from) as Position; // positions have no gaps here
    const page = types === undefined ? await this.nextOfAll(after, limit) : await this.nextOf(types, after, limit);
    this.watch.seen(page.upTo);
    return page;
  }

  private async nextOfAll(after: Position, limit: number): Promise<LogPage> {
    const { rows } = await this.pool.query<[event: string]>(pageStatement(String(after), limit));
    const events = rows.map(([event]) => recordedEvent(event));
    return { events, upTo: events.at(-1)?.position ?? after };
  }

  /** Of a stretch of the log that is passed over in a moment, however few of its events are wanted. */
  private async nextOf(types: ReadonlySet<string>, after: Position, limit: number): Promise<LogPage> {
    const end = after + passedOverAtOnce;
    const { rows } = await this.pool.query<[head: string, event: string | null]>(
      typesStatement(String(after), String(end), binaryArray.text([...types]), limit),
    );
    const events = rows.flatMap(([, event]) => (event === null ? [] : [recordedEvent(event)]));
    const last = events.at(-1)?.position;
    if (last !== undefined && events.length >= limit) return { events, upTo: last };
    // the head as of the same moment as the events: nothing up to it comes later
    const head = BigInt(rows[0]?.[0] ?? 0);
    const seen = head < end ? head : end;
    return { events, upTo: (seen > after ? seen : after) as Position }; // the column that gives positions
  }

  async *readStretch(stretch: LogStretch): AsyncGenerator<LogPage, undefined> {
    const head = await this.head(); // all up to there is seen by whoever looks later
    return yield* readStretch(this.connectionString, { ...stretch, upTo: head < stretch.upTo ? head : stretch.upTo });
  }

  async head(): Promise<Position> {
    const { rows } = await this.pool.query<[string]>(headStatement());
    return BigInt(rows[0]?.[0] ?? 0) as Position; // the column that gives positions
  }

  wake(after: Position, timeoutMs: number, signal?: AbortSignal): Promise<void> {
    return this.watch.wait(after, timeoutMs, signal);
  }

  /** Resolves when every append that was accepted has been answered. */
  close(): Promise<void> {
    this.closing ??= this.finish();
    return this.closing;
  }

  private async finish(): Promise<void> {
    await this.queue.drained();
    await Promise.all([...this.connections.map((connection) => connection.close()), this.watch.close()]);
    await this.pool.end();
  }
}

const lastRevision = 0x7fff_ffff;

/** Statements that read streams: more of them would each have fewer streams, and keep pages of the log waiting. */
const statementsAtOnce = 3;

/** Events that one page of some types passes over at most. */
const passedOverAtOnce = 200_000n;

const usualLimits: QueueLimits = {
  batch: { appends: 512, events: 1_500, bytes: 4 * 1024 * 1024 },
  waiting: { appends: 10_000, events: 100_000, bytes: 128 * 1024 * 1024 },
};

const usualTimeouts: ConnectionTimeouts = { lockMs: 5_000, statementMs: 10_000, reconnectMs: 10_000 };

function readerPool(connectionString: string, readers: number): Pool {
  const pool = new Pool({
    connectionString,
    max: readers,
    application_name: 'event log reader',
    connectionTimeoutMillis: 10_000,
    query_timeout: 10_000, // a connection that is half open never answers
    keepAlive: true,
    // eslint-disable-next-line @typescript-eslint/no-misused-promises -- the pool waits for it
    onConnect: (client) => configure(client, { ...plannedByIndex, ...readableSession, synchronous_commit: 'off' }), // nothing is written on it, but said
  });
  pool.on('error', () => undefined); // an idle connection was dropped; the pool makes another when it needs one
  return pool;
}

const pageStatement = prepared(
  'read_all',
  `select ${eventText} from event_log.events e where e.position > $1 order by e.position limit $2`,
);
const typesStatement = prepared(
  'read_types',
  `select h.position::text, case when e.position is not null then ${eventText} end
  from event_log.head h left join lateral (
    select * from event_log.events known
    where known.position > $1 and known.position <= $2 and known.type = any ($3::text[]) order by known.position limit $4
  ) e on true order by e.position`,
);
const headStatement = prepared('head', 'select position::text from event_log.head');
const commandStatement = prepared('command', 'select fingerprint, answer::text from event_log.commands where command_id = $1');
