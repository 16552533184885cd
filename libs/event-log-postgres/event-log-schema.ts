import type { ClientBase } from 'pg';

/**
 * Brings the schema `event_log` of a database to its present version.
 *
 * Repeatable, and safe when several processes start at once. Needs a role that may create a schema; afterwards `append` needs
 * `insert` and `select` on `events` and `commands`, and `select` on `head`.
 *
 * @param client a connection that is not inside a transaction
 */
export async function migrateEventLog(client: ClientBase): Promise<void> {
  await client.query('begin');
  try {
    await client.query('select pg_advisory_xact_lock($1)', [lockOfMigrations]);
    await client.query('create schema if not exists event_log');
    await client.query('create table if not exists event_log.migrations (number integer primary key, applied_at timestamptz not null)');
    const { rows } = await client.query<{ number: number }>('select number from event_log.migrations');
    const applied = new Set(rows.map(({ number }) => number));
    for (const [index, sql] of migrations.entries()) {
      if (applied.has(index + 1)) continue;
      await client.query(sql);
      await client.query('insert into event_log.migrations values ($1, clock_timestamp())', [index + 1]);
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined); // the first error is the one to tell
    throw error;
  }
}

/** One key for all processes that migrate a log in the same database. */
const lockOfMigrations = 7_246_013_405;

/** Number n is the n-th of these. What was released is never edited: a change is one more. */
const migrations: readonly string[] = [
  /* 1 */ `
  -- The one row that every writer locks. It gives positions and times, so that both only grow; version counts the commits,
  -- and tells a writer that nobody else has written since it read.
  create table event_log.head (
    only_row boolean primary key default true check (only_row),
    version bigint not null,
    position bigint not null,
    recorded_at timestamptz(3) not null
  ) with (fillfactor = 10);
  insert into event_log.head (version, position, recorded_at) values (0, 0, 'epoch');

  -- Where each stream ends: what the next event of it builds on.
  create table event_log.streams (
    stream text collate "C" primary key,
    revision integer not null check (revision >= 0),
    hash bytea not null
  ) with (fillfactor = 80);

  -- json and not jsonb: the text is kept as it was written, and the hash covers it.
  create table event_log.events (
    position bigint primary key,
    recorded_at timestamptz(3) not null,
    event_id uuid not null,
    revision integer not null,
    schema_version integer not null,
    effective_on date not null,
    stream text collate "C" not null,
    type text collate "C" not null,
    data json not null,
    metadata json not null,
    personal_key text collate "C",
    personal bytea,
    hash bytea not null,
    check ((personal_key is null) = (personal is null)),
    constraint events_stream_revision unique (stream, revision),
    constraint events_event_id unique (event_id)
  );

  -- What was answered to each command, so that it is carried out once.
  create table event_log.commands (
    command_id uuid primary key,
    recorded_at timestamptz(3) not null,
    fingerprint text collate "C" not null,
    answer json not null
  );

  create function event_log.refuse_change() returns trigger language plpgsql as $$
  begin
    raise exception '% on %.% is refused: what is recorded is never changed', tg_op, tg_table_schema, tg_table_name
      using errcode = 'restrict_violation';
  end $$;

  create trigger never_changed before update or delete or truncate on event_log.events
    for each statement execute function event_log.refuse_change();
  create trigger never_changed before update or delete or truncate on event_log.commands
    for each statement execute function event_log.refuse_change();
  create trigger never_removed before delete or truncate on event_log.streams
    for each statement execute function event_log.refuse_change();
  create trigger never_removed before delete or truncate on event_log.head
    for each statement execute function event_log.refuse_change();
  `,
  /* 2 */ `
  -- The primary key of events orders the writers: each writes behind the last position that it knows, and the one that comes second
  -- finds the place taken. Where the log and each stream end is read from the events themselves, and is not written twice.
  drop table event_log.streams;
  drop table event_log.head;
  create view event_log.head as select coalesce(max(position), 0) as position from event_log.events;

  -- The rows of a batch, as they are sent.
  create type event_log.new_event as (
    recorded_at timestamptz, event_id uuid, stream text, revision integer, type text, schema_version integer, effective_on date,
    data json, metadata json, personal_key text, personal bytea, hash bytea
  );
  create type event_log.new_command as (command_id uuid, recorded_at timestamptz, fingerprint text, answer json);
  `,
];
