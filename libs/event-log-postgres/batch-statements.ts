import type { ClientBase } from 'pg';
import type { CommandId, Position, RecordedEvent, StreamName } from '../event-log/event.ts';
import type { Append, Appended, StreamRevision } from '../event-log/event-log.ts';
import { LogIndex, type CarriedOut, type KnownEvent } from '../event-log/log-index.ts';
import { binaryArray } from './binary-array.ts';
import { prepared } from './session.ts';

/** The log as a batch finds it. */
export interface FoundLog {
  /** Changes with every commit to the log. */
  readonly version: string;
  /** The database's clock, never before what was recorded last. */
  readonly now: Date;
  /** All that is stored of what the batch names. */
  readonly index: LogIndex;
}

export interface BatchOutput {
  readonly recorded: readonly RecordedEvent[];
  readonly carriedOut: readonly (readonly [CommandId, CarriedOut])[];
}

/** Holds the head of the log until the transaction ends. What is read after it stays true until then. */
export async function lockHead(client: ClientBase): Promise<void> {
  await client.query('select version from event_log.head for update');
}

/** Reads all that a batch needs, in one statement and so of one moment. */
export async function findLog(client: ClientBase, batch: readonly Append[]): Promise<FoundLog> {
  const streams = new Set(batch.flatMap(({ writes, checks = [] }) => [...writes, ...checks].map(({ stream }) => stream)));
  const commands = batch.flatMap(({ command }) => (command === undefined ? [] : [command.commandId]));
  const events = batch.flatMap(({ writes }) => writes.flatMap((write) => write.events.map(({ eventId }) => eventId)));
  const { rows } = await client.query<[string, string, string, string | null, string | null, string | null]>(
    findStatement(binaryArray.text([...streams]), binaryArray.uuid(commands), binaryArray.uuid(events)),
  );
  const [found] = rows;
  if (found === undefined) throw new Error('event_log.head has no row');
  const [version, head, now, foundStreams, foundCommands, foundEvents] = found;
  const index = new LogIndex();
  index.head = BigInt(head) as Position; // the column that gives positions
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
  return { version, now: new Date(Number(now)), index };
}

/**
 * Writes what a batch yields, if the log is still the one that was found; otherwise nothing.
 *
 * The update of the head waits for any other writer, and then finds another version.
 *
 * @param meanwhile is called when the server is at work on it
 * @returns whether it was written
 */
export async function writeBatch(client: ClientBase, found: FoundLog, output: BatchOutput, meanwhile: () => void): Promise<boolean> {
  const { recorded, carriedOut } = output;
  const ends = new Map(recorded.map((event) => [event.stream, event]));
  const answer = client.query(
    writeStatement(
      found.version,
      String(found.index.head),
      found.now.toISOString(),
      binaryArray.uuid(recorded.map(({ eventId }) => eventId)),
      binaryArray.text(recorded.map(({ stream }) => stream)),
      binaryArray.integer(recorded.map(({ revision }) => revision)),
      binaryArray.text(recorded.map(({ type }) => type)),
      binaryArray.integer(recorded.map(({ schemaVersion }) => schemaVersion)),
      binaryArray.date(recorded.map(({ effectiveOn }) => effectiveOn)),
      binaryArray.json(recorded.map(({ data }) => data)),
      binaryArray.json(recorded.map(({ metadata }) => JSON.stringify(metadata))),
      binaryArray.text(recorded.map(({ personal }) => personal?.key ?? null)),
      binaryArray.bytes(recorded.map(({ personal }) => personal?.ciphertext ?? null)),
      binaryArray.bytes(recorded.map(({ hash }) => hash)),
      String(recorded.length),
      binaryArray.text([...ends.keys()]),
      binaryArray.integer([...ends.values()].map(({ revision }) => revision)),
      binaryArray.bytes([...ends.values()].map(({ hash }) => hash)),
      binaryArray.uuid(carriedOut.map(([commandId]) => commandId)),
      binaryArray.text(carriedOut.map(([, { fingerprint }]) => fingerprint)),
      binaryArray.json(carriedOut.map(([, { answer }]) => JSON.stringify(storedAnswer(answer)))),
    ),
  );
  meanwhile();
  const { rowCount } = await answer;
  return rowCount === 1;
}

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

/** What the statement below builds of each stream, command and event that it finds. */
type StreamRow = readonly [StreamName, revision: number, hash: string];
type CommandRow = readonly [CommandId, fingerprint: string, StoredAnswer];
type EventRow = readonly [Omit<KnownEvent, 'position'>, position: string];

const findStatement = prepared(
  'find',
  `select h.version::text, h.position::text,
    floor(extract(epoch from greatest(clock_timestamp(), h.recorded_at)) * 1000)::text,
    (select json_agg(json_build_array(s.stream, s.revision, encode(s.hash, 'hex')))
      from event_log.streams s where s.stream = any ($1::text[]))::text,
    (select json_agg(json_build_array(c.command_id, c.fingerprint, c.answer))
      from event_log.commands c where c.command_id = any ($2::uuid[]))::text,
    (select json_agg(json_build_array(json_build_object('eventId', e.event_id, 'stream', e.stream, 'revision', e.revision, 'type', e.type,
        'schemaVersion', e.schema_version, 'effectiveOn', to_char(e.effective_on, 'YYYY-MM-DD'), 'data', e.data::text), e.position::text))
      from event_log.events e where e.event_id = any ($3::uuid[]))::text
  from event_log.head h`,
);

const writeStatement = prepared(
  'write',
  `with moved as (
    update event_log.head set version = version + 1, position = $2::bigint, recorded_at = $3::timestamptz
    where version = $1::bigint
    returning position, recorded_at
  ), written as (
    insert into event_log.events (position, recorded_at, event_id, stream, revision, type, schema_version, effective_on,
      data, metadata, personal_key, personal, hash)
    select moved.position - $15::bigint + e.nth, moved.recorded_at, e.event_id, e.stream, e.revision, e.type, e.schema_version,
      e.effective_on, e.data, e.metadata, e.personal_key, e.personal, e.hash
    from moved, unnest($4::uuid[], $5::text[], $6::integer[], $7::text[], $8::integer[], $9::date[], $10::json[], $11::json[],
      $12::text[], $13::bytea[], $14::bytea[]) with ordinality
      as e (event_id, stream, revision, type, schema_version, effective_on, data, metadata, personal_key, personal, hash, nth)
  ), ended as (
    insert into event_log.streams (stream, revision, hash)
    select s.stream, s.revision, s.hash
    from moved, unnest($16::text[], $17::integer[], $18::bytea[]) as s (stream, revision, hash)
    on conflict (stream) do update set revision = excluded.revision, hash = excluded.hash
  ), answered as (
    insert into event_log.commands (command_id, recorded_at, fingerprint, answer)
    select c.command_id, moved.recorded_at, c.fingerprint, c.answer
    from moved, unnest($19::uuid[], $20::text[], $21::json[]) as c (command_id, fingerprint, answer)
  )
  select pg_notify('event_log', moved.position::text) from moved`,
);
