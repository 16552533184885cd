import type { Pool, PoolClient } from 'pg';

/** Does the work if nobody else does, on a connection that holds the lock of that name as long as it lasts; says whether it did. */
export async function underTheLock({ pool }: { readonly pool: Pool }, lock: string, work: () => Promise<void>): Promise<boolean> {
  const client = await pool.connect();
  let broken: Error | undefined;
  client.once('error', (error: Error) => void (broken = error));
  try {
    if (!(await locked(client, lock))) return false;
    await work();
    return true;
  } finally {
    await client.query('SELECT pg_advisory_unlock_all()').catch((error: unknown) => {
      broken ??= error instanceof Error ? error : new Error(String(error));
    });
    client.release(broken);
  }
}

async function locked(client: PoolClient, lock: string): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS locked', [lock]);
  return rows[0]?.locked === true;
}
