import type { ClientBase, Pool, PoolClient } from 'pg';
import { eventHash, hashBeforeFirst } from '../event-log/event-hash.ts';
import { beforeFirst, type Position, type RecordedEvent, type StreamName } from '../event-log/event.ts';
import { eventColumns, recordedEvent, type EventRow } from './event-row.ts';
import { prepared } from './session.ts';

/**
 * Something that the log did not write like this.
 * - `hash`: the event, or the one before it in its stream, is not what was written;
 * - `position`: an event is missing before it, or it is not where it was recorded;
 * - `revision`: an event of its stream is missing before it;
 * - `stream-head`: the stream does not end where the log says that it ends, or does not exist at all;
 * - `event`: the caller's own check objects.
 */
export interface LogFault {
  readonly what: 'hash' | 'position' | 'revision' | 'stream-head' | 'event';
  readonly stream: StreamName;
  readonly revision: number;
  readonly position: Position;
  /** One sentence for the auditor. */
  readonly says: string;
}

export interface LogVerification {
  /** Position of the last event, as the log says. */
  readonly head: Position;
  /** Events that were read. */
  readonly events: number;
  /** In order of position, those of whole streams last; the first 100. Empty where the log is whole. */
  readonly faults: readonly LogFault[];
}

export interface VerifyOptions {
  readonly onProgress?: (done: { readonly position: Position; readonly head: Position }) => void;
  /** What is wrong with an event besides its place and its hash: whether it can be decoded, say. */
  readonly check?: (event: RecordedEvent) => string | undefined;
  /** Events that are read at once; 2,000 unless told. */
  readonly pageSize?: number;
  /** Streams whose last hash is kept in memory, roughly; 200,000 unless told. Others are looked up again. */
  readonly streamsInMemory?: number;
}

/**
 * Reads the whole log as of one moment and proves that it is what was written.
 *
 * Positions are contiguous from 1 to the head, the revisions of each stream from 0; each hash follows from its event and the one before;
 * times do not go back; each stream ends where the log says. What was appended meanwhile is not looked at. Memory is bounded.
 */
export async function verifyLog(pool: Pool, options: VerifyOptions = {}): Promise<LogVerification> {
  const client = await pool.connect();
  let lost = true;
  try {
    await client.query('begin isolation level repeatable read read only');
    await client.query(
      "select set_config('plan_cache_mode', 'force_custom_plan', true), set_config('work_mem', '64MB', true), set_config('jit', 'off', true)",
    );
    const verification = await verifySnapshot(client, options);
    await client.query('commit');
    lost = false;
    return verification;
  } finally {
    client.release(lost);
  }
}

async function verifySnapshot(client: PoolClient, options: VerifyOptions): Promise<LogVerification> {
  const head = await headOf(client);
  const faults: LogFault[] = [];
  const { pageSize = 2_000, streamsInMemory = 200_000 } = options;
  const chain = new Chain(client, streamsInMemory / 2);
  let last: RecordedEvent | undefined;
  let events = 0;
  let coming = nextPage(client, beforeFirst, pageSize);
  for (;;) {
    const page = await coming;
    const end = page.at(-1);
    if (end === undefined) break;
    const before = await chain.endsBefore(page);
    // the server reads on while this page is hashed
    coming = nextPage(client, end.position, pageSize);
    for (const event of page) {
      for (const fault of faultsOf(event, before(event), last, options)) if (faults.length < mostFaults) faults.push(fault);
      chain.goesOn(event);
      last = event;
    }
    events += page.length;
    options.onProgress?.({ position: end.position, head });
  }
  if ((last?.position ?? beforeFirst) !== head && faults.length < mostFaults) faults.push(afterTheEnd(last, head));
  faults.push(...(await streamHeadFaults(client, mostFaults - faults.length)));
  return { head, events, faults };
}

const mostFaults = 100;

function faultsOf(
  event: RecordedEvent,
  before: StreamEnd | undefined,
  last: RecordedEvent | undefined,
  options: VerifyOptions,
): readonly LogFault[] {
  const { stream, revision, position } = event;
  const faults: LogFault[] = [];
  const fault = (what: LogFault['what'], says: string): void => {
    faults.push({ what, stream, revision, position, says });
  };
  if (position !== (last?.position ?? beforeFirst) + 1n)
    fault('position', `the event before it has position ${String(last?.position ?? 0n)}`);
  else if (last !== undefined && event.recordedAt < last.recordedAt)
    fault('position', 'it was recorded earlier than the event at the position before');
  const next = (before?.revision ?? -1) + 1;
  const hash = eventHash(before?.hash ?? hashBeforeFirst, event);
  if (revision !== next) fault('revision', `revision ${String(next)} was to come next in the stream`);
  else if (!Buffer.from(event.hash).equals(hash))
    fault('hash', 'its hash does not follow from it and from the event before it in the stream');
  const objection = options.check?.(event);
  if (objection !== undefined) fault('event', objection);
  return faults;
}

function afterTheEnd(last: RecordedEvent | undefined, head: Position): LogFault {
  return {
    what: 'position',
    stream: last?.stream ?? ('' as StreamName), // there is no event to name
    revision: last?.revision ?? -1,
    position: last?.position ?? beforeFirst,
    says: `it is the last event, but the head of the log is at ${String(head)}`,
  };
}

interface StreamEnd {
  readonly revision: number;
  readonly hash: Uint8Array;
}

/** Where each stream stands on the way; streams that were not met for long are read again when they are. */
class Chain {
  private readonly client: ClientBase;
  private readonly most: number;
  private recent = new Map<StreamName, StreamEnd>();
  private older = new Map<StreamName, StreamEnd>();

  /** @param most streams in each of two generations, of which the older one is forgotten */
  constructor(client: ClientBase, most: number) {
    this.client = client;
    this.most = most;
  }

  /** How to find, for the events of a page in turn, where their stream stands before them. */
  async endsBefore(page: readonly RecordedEvent[]): Promise<(event: RecordedEvent) => StreamEnd | undefined> {
    if (this.recent.size > this.most) {
      this.older = this.recent;
      this.recent = new Map();
    }
    const met = new Set<StreamName>();
    const unknown = page.filter(({ stream, revision }) => {
      const isFirst = !met.has(stream);
      met.add(stream);
      return isFirst && revision > 0 && !this.recent.has(stream) && !this.older.has(stream);
    });
    if (unknown.length > 0) await this.read(unknown);
    return ({ stream }) => this.recent.get(stream) ?? this.older.get(stream);
  }

  goesOn({ stream, revision, hash }: RecordedEvent): void {
    this.recent.set(stream, { revision, hash });
  }

  private async read(events: readonly RecordedEvent[]): Promise<void> {
    const { rows } = await this.client.query<[string, string, string]>(
      beforeStatement(
        events.map(({ stream }) => stream),
        events.map(({ position }) => String(position)),
      ),
    );
    for (const [stream, revision, hash] of rows) {
      this.recent.set(stream as StreamName, { revision: Number(revision), hash: Buffer.from(hash, 'hex') }); // a column that holds nothing else
    }
  }
}

async function headOf(client: ClientBase): Promise<Position> {
  const { rows } = await client.query<[string]>(headStatement());
  return BigInt(rows[0]?.[0] ?? 0) as Position; // the column that gives positions
}

function nextPage(client: ClientBase, after: Position, pageSize: number): Promise<readonly RecordedEvent[]> {
  const page = client.query<EventRow & unknown[]>(pageStatement(String(after), pageSize)).then(({ rows }) => rows.map(recordedEvent));
  page.catch(() => undefined); // it is awaited later, if at all
  return page;
}

async function streamHeadFaults(client: ClientBase, most: number): Promise<readonly LogFault[]> {
  const { rows } = await client.query<[string, string, string, string]>(streamHeadStatement(most));
  return rows.map(([stream, revision, position, says]) => ({
    what: 'stream-head',
    stream: stream as StreamName, // a column that holds nothing else
    revision: Number(revision),
    position: BigInt(position) as Position, // a column that holds nothing else
    says,
  }));
}

const headStatement = prepared('verify_head', 'select position::text from event_log.head');
const pageStatement = prepared(
  'verify_page',
  `select ${eventColumns} from event_log.events e where e.position > $1 order by e.position limit $2`,
);

/** The event of each stream that was recorded last before a position. */
const beforeStatement = prepared(
  'verify_before',
  `select e.stream, e.revision::text, encode(e.hash, 'hex')
  from unnest($1::text[], $2::bigint[]) as met (stream, position)
  cross join lateral (
    select * from event_log.events known where known.stream = met.stream and known.position < met.position order by known.revision desc limit 1
  ) e`,
);

const streamHeadStatement = prepared(
  'verify_stream_heads',
  `select s.stream, s.revision::text, coalesce(e.position, 0)::text,
    case when e.stream is null then 'the log says that the stream ends here, but there is no such event'
      else 'the log knows another hash of the last event of the stream' end
  from event_log.streams s left join event_log.events e on e.stream = s.stream and e.revision = s.revision
  where e.hash is distinct from s.hash
  union all
  select e.stream, e.revision::text, e.position::text,
    case when s.stream is null then 'the log says that there is no such stream'
      else 'the log says that the stream ends at revision ' || s.revision end
  from event_log.events e left join event_log.streams s on s.stream = e.stream
  where s.stream is null or e.revision > s.revision
  order by 1, 2 limit $1`,
);
