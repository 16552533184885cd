import type { Pool, PoolClient } from 'pg';
import type { CommandId, Position, StreamName } from '../event-log/event.ts';
import { RestoreRefused, type LogStretch, type RecordedEnd, type RecordedMark, type RestorableLog } from '../event-log/restorable-log.ts';
import { appendedOf, BatchRows, findLog, lockOutOthers, readRowTypes, type StoredAnswer } from './batch-statements.ts';
import { binaryArray } from './binary-array.ts';
import { plannedByIndex, prepared } from './session.ts';

/** The event log in PostgreSQL as one that can be copied into and out of; `migrateEventLog` has been run on its database. */
export class PostgresLogCopy implements RestorableLog {
  private readonly pool: Pool;

  constructor(pool: Pool) {
    this.pool = pool;
  }

  async *marks(upTo: Position): AsyncIterable<readonly RecordedMark[]> {
    const client = await this.reserved();
    let lost = true;
    try {
      // sorted once, and kept after the transaction: however long an export takes, it holds no snapshot open
      await client.query('begin read only');
      await client.query("select set_config('work_mem', '64MB', true)");
      await client.query(declareMarks(upTo));
      await client.query('commit');
      for (;;) {
        const { rows } = await client.query<MarkRow & unknown[]>(nextMarks());
        if (rows.length === 0) break;
        yield rows.map(recordedMark);
      }
      await client.query('close event_log_marks');
      lost = false;
    } finally {
      release(client, lost);
    }
  }

  streamEnds(streams: readonly StreamName[]): Promise<ReadonlyMap<StreamName, RecordedEnd>> {
    return this.inTransaction(async (client) => {
      const { rows } = await client.query<EndRow & unknown[]>(endsStatement(binaryArray.text(streams)));
      return new Map(
        rows.map(([stream, revision, hash, recordedAt]) => [
          stream as StreamName, // a column that holds nothing else
          { revision: Number(revision), hash: Buffer.from(hash, 'hex'), recordedAt: instantOf(recordedAt) },
        ]),
      );
    });
  }

  async restore({ after, events, marks }: LogStretch): Promise<void> {
    const rows = new BatchRows();
    for (const event of events) rows.addEvent(event);
    for (const mark of marks) rows.addCommand(mark);
    const written = await this.inTransaction(async (client) => {
      const types = await readRowTypes(client);
      await lockOutOthers(client);
      const { end } = (await findLog(client, [])).index;
      if (end.position !== after) throw new RestoreRefused(`The log ends at position ${String(end.position)}, not ${String(after)}`);
      return rows.write(client, types, end);
    });
    if (written === 'overtaken') throw new RestoreRefused('An event or a command of these is stored already');
  }

  private async inTransaction<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await this.reserved();
    let failed = true;
    try {
      await client.query('begin');
      await client.query(settingsStatement(Object.keys(plannedByIndex), Object.values(plannedByIndex)));
      const answer = await work(client);
      await client.query('commit');
      failed = false;
      return answer;
    } finally {
      release(client, failed);
    }
  }

  private async reserved(): Promise<PoolClient> {
    const client = await this.pool.connect();
    client.on('error', nextQueryTells);
    return client;
  }
}

/** Without a listener a connection that dies between two statements would end the process. */
function nextQueryTells(): void {}

function release(client: PoolClient, lost: boolean): void {
  client.off('error', nextQueryTells);
  client.release(lost);
}

type MarkRow = readonly [commandId: string, fingerprint: string, recordedAtSeconds: string, answer: string];

function recordedMark([commandId, fingerprint, recordedAt, answer]: MarkRow): RecordedMark {
  return {
    commandId: commandId as CommandId, // a column that holds nothing else
    fingerprint,
    recordedAt: instantOf(recordedAt),
    answer: appendedOf(JSON.parse(answer) as StoredAnswer), // as the writer stored it
  };
}

type EndRow = readonly [stream: string, revision: string, hash: string, recordedAtSeconds: string];

function instantOf(seconds: string): Date {
  return new Date(Math.round(Number(seconds) * 1_000));
}

const settingsStatement = prepared(
  'copy_settings',
  'select set_config(name, value, true) from unnest($1::text[], $2::text[]) as setting (name, value)',
);

/** A declaration takes no parameters; a position is digits and nothing else. */
function declareMarks(upTo: Position): string {
  return `declare event_log_marks no scroll cursor with hold for
    select command_id::text, fingerprint, extract(epoch from recorded_at)::text, answer::text from event_log.commands
    where (answer ->> 'position')::bigint <= ${String(upTo)} order by (answer ->> 'position')::bigint, command_id`;
}

const nextMarks = prepared('copy_marks', 'fetch forward 2000 from event_log_marks');

const endsStatement = prepared(
  'copy_ends',
  `select e.stream, e.revision::text, encode(e.hash, 'hex'), extract(epoch from e.recorded_at)::text
  from unnest($1::text[]) as named (stream) cross join lateral (
    select * from event_log.events known where known.stream = named.stream order by known.revision desc limit 1
  ) e`,
);
