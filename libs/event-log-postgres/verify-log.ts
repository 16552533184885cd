import { Client, type ClientBase, type Pool, type PoolClient } from 'pg';
import { beforeFirst, type Position, type RecordedEvent } from '../event-log/event.ts';
import { binaryCopy } from './binary-copy.ts';
import { binaryEventColumns } from './event-bytes.ts';
import type { LogFault } from '../event-log/log-fault.ts';
import { LogPass } from './log-pass.ts';
import { prepared } from './session.ts';

export interface LogVerification {
  /** Position of the last event, as the log says. */
  readonly head: Position;
  /** Events that were read. */
  readonly events: number;
  /** In order of position; the first 100. Empty where the log is whole. */
  readonly faults: readonly LogFault[];
}

export interface VerifyOptions {
  readonly onProgress?: (done: { readonly position: Position; readonly head: Position }) => void;
  /** What is wrong with an event besides its place and its hash: whether it can be decoded, say. */
  readonly check?: (event: RecordedEvent) => string | undefined;
  /** Streams whose last hash is kept in memory, some 100 bytes each; a million unless told. Others are looked up again. */
  readonly streamsInMemory?: number;
}

/**
 * Reads the whole log as of one moment and proves that it is what was written.
 *
 * Positions are contiguous from 1 to the head, the revisions of each stream from 0; each hash follows from its event and the one before;
 * times do not go back; no command was answered with a position beyond the end. What was appended meanwhile is not looked at. Memory is bounded.
 *
 * Takes a connection of the pool and opens another one beside it.
 */
export async function verifyLog(pool: Pool, options: VerifyOptions = {}): Promise<LogVerification> {
  const seeker = new Client(pool.options);
  seeker.on('error', () => undefined); // its next query tells
  await seeker.connect();
  try {
    return await withReader(pool, async (reader) => {
      await begin(seeker, await begin(reader));
      return verifySnapshot(reader, seeker, options);
    });
  } finally {
    await seeker.end();
  }
}

/** A connection on which something failed may be in the middle of an answer: it is not used again. */
async function withReader<Result>(pool: Pool, work: (reader: PoolClient) => Promise<Result>): Promise<Result> {
  const reader = await pool.connect();
  let lost = true;
  try {
    const result = await work(reader);
    await reader.query('commit');
    lost = false;
    return result;
  } finally {
    reader.release(lost);
  }
}

/**
 * Begins to read as of one moment.
 *
 * @param snapshot the moment of another connection that still reads; now unless told
 */
async function begin(client: ClientBase, snapshot?: string): Promise<string> {
  await client.query('begin isolation level repeatable read read only');
  if (snapshot !== undefined) await client.query(`set transaction snapshot '${snapshot}'`);
  // one of the two connections waits for as long as the other reads
  await client.query(
    `select set_config('plan_cache_mode', 'force_custom_plan', true), set_config('jit', 'off', true),
      set_config('statement_timeout', '0', true), set_config('idle_in_transaction_session_timeout', '0', true)`,
  );
  const { rows } = await client.query<{ readonly snapshot: string }>('select pg_export_snapshot() as snapshot');
  return rows[0]?.snapshot ?? '';
}

async function verifySnapshot(reader: PoolClient, seeker: ClientBase, options: VerifyOptions): Promise<LogVerification> {
  const head = await headOf(reader);
  const pass = new LogPass(seeker, options.streamsInMemory ?? 1_000_000, options.check, mostFaults);
  const tell = (): void => {
    if (pass.position > beforeFirst) options.onProgress?.({ position: pass.position, head });
  };
  try {
    for await (const rows of binaryCopy(reader, everyEvent)) {
      await pass.goOver(rows);
      tell();
    }
    await pass.finish();
    tell();
    pass.endAfter(await lastAnswered(reader));
    return { head, events: pass.events, faults: pass.faults };
  } finally {
    await pass.close();
  }
}

const everyEvent = `select ${binaryEventColumns} from event_log.events e order by e.position`;
const mostFaults = 100;

async function headOf(client: ClientBase): Promise<Position> {
  const { rows } = await client.query<[string]>(headStatement());
  return BigInt(rows[0]?.[0] ?? 0) as Position; // the column that gives positions
}

/** The position that was answered to the last command; deleting events does not take the answers back. */
async function lastAnswered(client: ClientBase): Promise<Position> {
  const { rows } = await client.query<[string]>(answeredStatement());
  return BigInt(rows[0]?.[0] ?? 0) as Position; // written from one
}

const headStatement = prepared('verify_head', 'select position::text from event_log.head');
const answeredStatement = prepared(
  'verify_answered',
  `select coalesce(max((answer ->> 'position')::bigint), 0)::text from event_log.commands`,
);
