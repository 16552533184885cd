import { DatabaseError, type ClientBase, type Pool, type PoolClient } from 'pg';
import { asError } from './as-error.ts';

/** One connection for as long as the work lasts. One that broke, or did not answer in time, is not given back to the pool. */
export async function withClient<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  const breaks = (error: Error): void => void (broken = error);
  client.on('error', breaks); // without a listener a connection that dies between two statements would end the process
  try {
    return await work(client);
  } catch (error) {
    // only an answer of the server shows that there is still somebody: the next one would wait for the answer to this
    if (!(error instanceof DatabaseError)) broken ??= asError(error);
    throw error;
  } finally {
    client.off('error', breaks);
    client.release(broken);
  }
}

/**
 * The work takes effect as a whole or not at all.
 *
 * @param beginning statements without parameters that begin it, in the same round trip; the work is handed the rows of the last one
 */
export async function inTransaction<T>(client: ClientBase, work: (rows: readonly unknown[]) => Promise<T>, beginning = ''): Promise<T> {
  try {
    const begun = [await client.query(`BEGIN; ${beginning}`)].flat(); // pg answers one result for each statement
    const result = await work(begun.at(-1)?.rows ?? []);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    if (!isSilence(error)) await client.query('ROLLBACK').catch(() => undefined); // the connection is gone, and the transaction with it
    throw error;
  }
}

/** Whether the driver has given a statement up: whatever is asked on the same connection waits behind it. */
function isSilence(error: unknown): boolean {
  return error instanceof Error && error.message === 'Query read timeout';
}
