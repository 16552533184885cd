import type { Pool } from 'pg';

/** One answer that showed somebody's record, or a list of people. */
export interface Read {
  /** Subject of the token. */
  readonly actor: string;
  readonly clientId: string;
  /** The operation as the API names it, without ids: `GET /v1/persons/:id`. */
  readonly route: string;
  /** Whose records the answer shows; empty where it shows nobody. */
  readonly personIds: readonly string[];
  /** Rows of the answer; 0 where nothing was found. */
  readonly resultCount: number;
  readonly correlationId: string;
  /** Why, where the reader had to say it. */
  readonly purpose?: string;
}

/** A read as it was recorded, at the database's clock. `id` grows and is the cursor of the next page. */
export interface RecordedRead extends Read {
  readonly id: bigint;
  readonly at: Date;
}

export interface ReadsQuery {
  readonly of: { readonly personId: string } | { readonly actor: string };
  /** The last `id` of the page before. */
  readonly after?: bigint;
  readonly limit: number;
}

/**
 * Records who reads whose record; resolves once it is stored, and the answer is sent only then.
 *
 * Reads that wait at the same time are stored together. One that cannot be stored fails alone: its answer must not be sent.
 */
export function recordRead(pool: Pool, read: Read): Promise<void> {
  const waiting = queues.get(pool);
  return new Promise((stored, failed) => {
    const entry = { read, stored, failed };
    if (waiting !== undefined) {
      waiting.push(entry);
      return;
    }
    const queue = [entry];
    queues.set(pool, queue);
    void storeAll(pool, queue);
  });
}

/** Who read somebody's record, or what somebody has read; newest first. */
export async function readsOf(pool: Pool, { of, after, limit }: ReadsQuery): Promise<readonly RecordedRead[]> {
  const [condition, subject] = 'personId' in of ? ['person_ids @> ARRAY[$1]', of.personId] : ['actor = $1', of.actor];
  const { rows } = await pool.query<ReadRow>(
    `SELECT id, at, actor, client_id, route, person_ids, result_count, correlation_id, purpose FROM access.reads
     WHERE ${condition} AND ($2::bigint IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
    [subject, after ?? null, limit],
  );
  return rows.map((row) => ({
    id: BigInt(row.id),
    at: row.at,
    actor: row.actor,
    clientId: row.client_id,
    route: row.route,
    personIds: row.person_ids,
    resultCount: row.result_count,
    correlationId: row.correlation_id,
    ...(row.purpose === null ? {} : { purpose: row.purpose }),
  }));
}

interface Waiting {
  readonly read: Read;
  readonly stored: () => void;
  readonly failed: (error: unknown) => void;
}

interface ReadRow {
  readonly id: string;
  readonly at: Date;
  readonly actor: string;
  readonly client_id: string;
  readonly route: string;
  readonly person_ids: readonly string[];
  readonly result_count: number;
  readonly correlation_id: string;
  readonly purpose: string | null;
}

/** What waits while a pool is storing; absent while it stores nothing. */
const queues = new WeakMap<Pool, Waiting[]>();
const storedTogether = 200;

async function storeAll(pool: Pool, queue: Waiting[]): Promise<void> {
  while (queue.length > 0) {
    const batch = queue.splice(0, storedTogether);
    const failure = await store(pool, batch);
    if (failure === undefined) for (const { stored } of batch) stored();
    else if (batch.length > 1 && isOfTheData(failure.error)) await storeEach(pool, batch);
    else for (const { failed } of batch) failed(failure.error);
  }
  queues.delete(pool);
}

/** One read that the database does not take must not keep its neighbours from being answered. */
async function storeEach(pool: Pool, batch: readonly Waiting[]): Promise<void> {
  for (const entry of batch) {
    const failure = await store(pool, [entry]);
    if (failure === undefined) entry.stored();
    else entry.failed(failure.error);
  }
}

/** SQLSTATE classes 22 and 23: nothing was stored, and the same again without the bad row would be. */
function isOfTheData(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && /^2[23]/.test(error.code);
}

interface Failure {
  readonly error: unknown;
}

async function store(pool: Pool, batch: readonly Waiting[]): Promise<Failure | undefined> {
  const reads = batch.map(({ read }) => read);
  try {
    await pool.query(
      `INSERT INTO access.reads (actor, client_id, route, person_ids, result_count, correlation_id, purpose)
       SELECT actor, client_id, route, ARRAY(SELECT jsonb_array_elements_text(person_ids)), result_count, correlation_id, purpose
       FROM unnest($1::text[], $2::text[], $3::text[], $4::jsonb[], $5::integer[], $6::text[], $7::text[])
         AS read (actor, client_id, route, person_ids, result_count, correlation_id, purpose)`,
      [
        reads.map((read) => read.actor),
        reads.map((read) => read.clientId),
        reads.map((read) => read.route),
        reads.map((read) => JSON.stringify(read.personIds)),
        reads.map((read) => read.resultCount),
        reads.map((read) => read.correlationId),
        reads.map((read) => read.purpose ?? null),
      ],
    );
    return undefined;
  } catch (error) {
    return { error };
  }
}
