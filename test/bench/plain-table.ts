import { Client, type QueryConfig } from 'pg';
import { benchEvent, streamId, type BenchEvent } from './bench-events.ts';
import type { Bench } from './figure.ts';
import { OracleFailed } from './oracle-failed.ts';

/**
 * What somebody writes who needs no event log: one table with a primary key, one row an event, one prepared `insert` that commits by
 * itself. The fields are those of our events, but for the hash, since nothing here is chained; nothing else is checked or kept unique.
 */
export interface PlainTable {
  /** Waits for a connection where all are in use. @returns how many events were stored */
  insert(): Promise<number>;
  /** @throws OracleFailed unless there are as many rows as were acknowledged */
  expectWhole(): Promise<void>;
}

const plainTableSql = `create table plain (
  position bigint generated always as identity primary key,
  recorded_at timestamptz not null default clock_timestamp(),
  event_id uuid not null,
  stream text not null,
  revision integer not null,
  type text not null,
  schema_version integer not null,
  effective_on date not null,
  data json not null,
  metadata json not null
)`;

/** @param connections kept open; the server has room for less than a hundred */
export async function openPlainTable(bench: Bench, connections: number): Promise<PlainTable> {
  const connectionString = await bench.database();
  const clients = Array.from({ length: connections }, () => new Client({ connectionString }));
  const [first] = clients;
  if (first === undefined) throw new RangeError('a plain table needs a connection');
  bench.atEnd(() => Promise.all(clients.map((client) => client.end())));
  await allOf(clients.map((client) => client.connect()));
  await first.query(plainTableSql);
  let inserted = 0;
  const free = [...clients];
  const waiting: ((freed: Client) => void)[] = [];
  return {
    insert: async () => {
      const number = inserted++ % 10_000;
      const client = free.pop() ?? (await new Promise<Client>((freed) => waiting.push(freed)));
      await client.query(insertOf(streamId(number), 1, benchEvent(number, 1)));
      const next = waiting.shift();
      if (next === undefined) free.push(client);
      else next(client);
      return 1;
    },
    expectWhole: async () => {
      const { rows } = await first.query<{ rows: number }>('select count(*)::integer as rows from plain');
      if (rows[0]?.rows !== inserted)
        throw new OracleFailed(`The plain table holds ${String(rows[0]?.rows)} rows of ${String(inserted)} that were acknowledged`);
    },
  };
}

/** Waits for all of them, also where one fails: what fails later would be nobody's. */
async function allOf(connecting: readonly Promise<unknown>[]): Promise<void> {
  for (const end of await Promise.allSettled(connecting)) if (end.status === 'rejected') throw end.reason;
}

function insertOf(stream: string, revision: number, event: BenchEvent): QueryConfig {
  const { eventId, type, schemaVersion, effectiveOn, data, metadata } = event;
  return {
    name: 'insert',
    text: `insert into plain (event_id, stream, revision, type, schema_version, effective_on, data, metadata)
      values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    values: [eventId, `bench-${stream}`, revision, type, schemaVersion, effectiveOn, data, JSON.stringify(metadata)],
  };
}
