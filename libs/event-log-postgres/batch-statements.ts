import { DatabaseError, type ClientBase } from 'pg';
import type { CommandId, EventId, Position, RecordedEvent, StreamName } from '../event-log/event.ts';
import type { Append, Appended, StreamRevision } from '../event-log/event-log.ts';
import { emptyIndex, type KnownEvent, type LogEnd, type LogIndex, type Taken } from '../event-log/log-index.ts';
import type { RecordedMark } from '../event-log/restorable-log.ts';
import { binaryArray } from './binary-array.ts';
import { BinaryRows } from './binary-rows.ts';
import { prepared } from './session.ts';

/** The log as an append finds it. */
export interface FoundLog {
  /** The database's clock. */
  readonly now: Date;
  /** When the last event was recorded. */
  readonly recordedAt: Date;
  /** All that is stored of what was looked for. */
  readonly index: LogIndex;
}

/** The types of the rows below, as this database numbers them. */
export interface RowTypes {
  readonly event: number;
  readonly command: number;
}

export async function readRowTypes(client: ClientBase): Promise<RowTypes> {
  const { rows } = await client.query<[string, string]>(typesStatement());
  const [event = '0', command = '0'] = rows[0] ?? [];
  return { event: Number(event), command: Number(command) };
}

/**
 * Keeps every other writer out until the transaction ends. What is read after it stays true until then.
 *
 * Writers that do not take it hold it in common while their statement runs, so that whoever waits for it gets it after the next one.
 */
export async function lockOutOthers(client: ClientBase): Promise<void> {
  await client.query(`select pg_advisory_xact_lock(${String(lockOfWriters)})`);
}

/** Reads all that these appends name, in one statement and so of one moment. */
export async function findLog(client: ClientBase, appends: readonly Append[]): Promise<FoundLog> {
  const streams = new Set(streamsOf(appends));
  const commands = appends.flatMap(({ command }) => (command === undefined ? [] : [command.commandId]));
  const events = appends.flatMap(({ writes }) => writes.flatMap((write) => write.events.map(({ eventId }) => eventId)));
  const { rows } = await client.query<[...LogEndRow, string | null, string | null, string | null]>(
    findStatement(binaryArray.text([...streams]), binaryArray.uuid(commands), binaryArray.uuid(events)),
  );
  const [found] = rows;
  if (found === undefined) throw new Error('nothing was found, not even an empty log');
  const [position, eventId, now, recordedAt, foundStreams, foundCommands, foundEvents] = found;
  const log = logThatEnds([position, eventId, now, recordedAt]);
  const { index } = log;
  for (const [stream, revision, hash] of JSON.parse(foundStreams ?? '[]') as StreamRow[]) {
    // built by the statement below
    index.streams.set(stream, { revision, hash: Buffer.from(hash, 'hex') });
  }
  for (const [commandId, fingerprint, answer] of JSON.parse(foundCommands ?? '[]') as CommandRow[]) {
    // built by the statement below
    index.commands.set(commandId, { fingerprint, answer: appendedOf(answer) });
  }
  for (const [event, position] of JSON.parse(foundEvents ?? '[]') as EventRow[]) {
    // built by the statement below
    index.events.set(event.eventId, { ...event, position: BigInt(position) as Position }); // the column that gives positions
  }
  return log;
}

/** A log of which only its end was looked at so far. */
function logThatEnds([position, eventId, now, recordedAt]: LogEndRow): FoundLog {
  const at = BigInt(position) as Position; // the column that gives positions
  const index = emptyIndex();
  index.end = eventId === null ? { position: at } : { position: at, eventId: eventId as EventId }; // a column that holds nothing else
  return { now: new Date(Number(now)), recordedAt: new Date(Number(recordedAt)), index };
}

function streamsOf(appends: readonly Append[]): readonly StreamName[] {
  return appends.flatMap(({ writes, checks = [] }) => [...writes, ...checks].map(({ stream }) => stream));
}

/** Reads where the streams end that these appends name, and no more, in one statement and so of one moment. */
export async function findEnds(client: ClientBase, appends: readonly Append[]): Promise<FoundLog> {
  const streams = [...new Set(streamsOf(appends))];
  const { rows } = await client.query<[...LogEndRow, string | null, string, string]>(endsStatement(binaryArray.text(streams)));
  const [first] = rows;
  if (first === undefined) throw new Error('nothing was found, not even an empty log');
  const [position, eventId, now, recordedAt] = first;
  const log = logThatEnds([position, eventId, now, recordedAt]);
  for (const [, , , , nth, revision, hash] of rows) {
    const stream = nth === null ? undefined : streams[Number(nth) - 1];
    if (stream !== undefined) log.index.streams.set(stream, { revision: Number(revision), hash: Buffer.from(hash, 'hex') });
  }
  return log;
}

/** What appends yield, in the form in which it is sent. Events are written in the order in which they are added. */
export class BatchRows {
  private readonly events = new BinaryRows(12);
  private readonly commands = new BinaryRows(4);

  get isEmpty(): boolean {
    return this.events.count === 0 && this.commands.count === 0;
  }

  /** What an append yields; nothing unless it was `appended`. */
  add({ command }: Append, { result, recorded, at }: Taken): void {
    if (result.outcome !== 'appended') return;
    for (const event of recorded) this.addEvent(event);
    if (command !== undefined) this.addCommand({ ...command, recordedAt: at, answer: result });
  }

  /** An event as it stands, with its time and its hash. */
  addEvent(event: RecordedEvent): void {
    const { recordedAt, eventId, stream, revision, type, schemaVersion, effectiveOn, data, metadata, personal, hash } = event;
    this.events
      .row()
      .instant(recordedAt)
      .uuid(eventId)
      .text(stream)
      .integer(revision)
      .text(type)
      .integer(schemaVersion)
      .date(effectiveOn)
      .json(data)
      .json(JSON.stringify(metadata))
      .text(personal?.key ?? null)
      .bytes(personal?.ciphertext ?? null)
      .bytes(hash);
  }

  addCommand({ commandId, recordedAt, fingerprint, answer }: RecordedMark): void {
    this.commands
      .row()
      .uuid(commandId)
      .instant(recordedAt)
      .text(fingerprint)
      .json(JSON.stringify(storedAnswer(answer)));
  }

  /**
   * Writes them behind an event, all or nothing.
   *
   * @returns the database's clock; `overtaken`, and nothing was written, where the log does not end with that event, or where a stream,
   *   a command or an event id is not as it was believed to be
   */
  async write(client: ClientBase, types: RowTypes, { position, eventId }: LogEnd): Promise<Date | 'overtaken'> {
    try {
      const { rows } = await client.query<[string]>(
        writeStatement(String(position), this.events.array(types.event), this.commands.array(types.command), eventId ?? null),
      );
      const [written] = rows;
      return written === undefined ? 'overtaken' : new Date(Number(written[0]));
    } catch (error) {
      if (error instanceof DatabaseError && error.code === uniqueViolation) return 'overtaken';
      throw error;
    }
  }
}

const uniqueViolation = '23505';

/** An answer as it is kept: JSON has no big integers. */
export interface StoredAnswer {
  readonly position: string;
  readonly streams: readonly StreamRevision[];
  readonly types: readonly string[];
}

export function appendedOf(stored: StoredAnswer): Appended {
  return { position: BigInt(stored.position) as Position, streams: stored.streams, types: stored.types }; // as it was written
}

function storedAnswer({ position, streams, types }: Appended): StoredAnswer {
  return { position: String(position), streams, types };
}

/** The first columns of the two statements below; of a log that is empty, position 0 and no id. */
type LogEndRow = [position: string, eventId: string | null, now: string, recordedAt: string];

/** What the first of them builds of each stream, command and event that it finds. */
type StreamRow = readonly [StreamName, revision: number, hash: string];
type CommandRow = readonly [CommandId, fingerprint: string, StoredAnswer];
type EventRow = readonly [Omit<KnownEvent, 'position'>, position: string];

const typesStatement = prepared(
  'row_types',
  `select 'event_log.new_event'::regtype::oid::text, 'event_log.new_command'::regtype::oid::text`,
);

const logEnd = `coalesce(last.position, 0)::text, last.event_id, floor(extract(epoch from clock_timestamp()) * 1000)::text,
    floor(extract(epoch from coalesce(last.recorded_at, 'epoch')) * 1000)::text`;

const fromLogEnd = `from (values (true)) as always (found) left join lateral (
    select e.position, e.event_id, e.recorded_at from event_log.events e order by e.position desc limit 1
  ) last on always.found`;

const findStatement = prepared(
  'find',
  `select ${logEnd},
    (select json_agg(json_build_array(s.stream, s.revision, encode(s.hash, 'hex')))
      from unnest($1::text[]) as named (stream) cross join lateral (
        select e.stream, e.revision, e.hash from event_log.events e where e.stream = named.stream order by e.revision desc limit 1
      ) s)::text,
    (select json_agg(json_build_array(c.command_id, c.fingerprint, c.answer))
      from event_log.commands c where c.command_id = any ($2::uuid[]))::text,
    (select json_agg(json_build_array(json_build_object('eventId', e.event_id, 'stream', e.stream, 'revision', e.revision, 'type', e.type,
        'schemaVersion', e.schema_version, 'effectiveOn', to_char(e.effective_on, 'YYYY-MM-DD'), 'data', e.data::text), e.position::text))
      from event_log.events e where e.event_id = any ($3::uuid[]))::text
  ${fromLogEnd}`,
);

const endsStatement = prepared(
  'find_ends',
  `select ${logEnd}, s.nth, s.revision, encode(s.hash, 'hex')
  ${fromLogEnd}
  left join lateral (
    select named.nth, e.revision, e.hash from unnest($1::text[]) with ordinality as named (stream, nth)
    cross join lateral (
      select known.revision, known.hash from event_log.events known where known.stream = named.stream order by known.revision desc limit 1
    ) e
  ) s on always.found`,
);

/** One key for all writers of a log in the same database. */
export const lockOfWriters = 7_246_013_406;

// events come before commands, so that of two writers one waits for the other at its first position and holds nothing that the other wants
const writeStatement = prepared(
  'write',
  `with turn as materialized (
    select pg_advisory_xact_lock_shared(${String(lockOfWriters)})
    where $1::bigint = 0
      or exists (select from event_log.events known where known.position = $1::bigint and known.event_id = $4::uuid)
  ), written as (
    insert into event_log.events (position, recorded_at, event_id, stream, revision, type, schema_version, effective_on,
      data, metadata, personal_key, personal, hash)
    select $1::bigint + e.nth, e.recorded_at, e.event_id, e.stream, e.revision, e.type, e.schema_version, e.effective_on,
      e.data, e.metadata, e.personal_key, e.personal, e.hash
    from turn cross join unnest($2::event_log.new_event[]) with ordinality
      as e (recorded_at, event_id, stream, revision, type, schema_version, effective_on, data, metadata, personal_key, personal, hash, nth)
    returning position
  ), answered as (
    insert into event_log.commands (command_id, recorded_at, fingerprint, answer)
    select c.command_id, c.recorded_at, c.fingerprint, c.answer
    from turn cross join (select count(*) from written) as events cross join unnest($3::event_log.new_command[])
      as c (command_id, recorded_at, fingerprint, answer)
  )
  select floor(extract(epoch from clock_timestamp()) * 1000)::text from turn`,
);
