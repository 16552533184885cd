import { setTimeout as delay } from 'node:timers/promises';
import type { PoolClient } from 'pg';

/** Somebody is rebuilding this register already. */
export class RebuildRunning extends Error {
  constructor(register: string) {
    super(`Register ${register} is being rebuilt by another process`);
    this.name = 'RebuildRunning';
  }
}

/**
 * Does the work while nobody else rebuilds the register. What it commits is on disk a moment later, unless it asks for more.
 *
 * @param client has the lock, and does all the writing: whoever loses it can write no more
 * @throws RebuildRunning where somebody else does, even after a while: a process that was killed has the lock until its server notices
 */
export async function whileRebuilding<T>(client: PoolClient, register: string, work: () => Promise<T>): Promise<T> {
  const key = `hashtextextended('projections.rebuild.' || $1, 0)`;
  for (let attempt = 1; ; attempt++) {
    const { rows } = await client.query<{ locked: boolean }>(`SELECT pg_try_advisory_lock(${key}) AS locked`, [register]);
    if (rows[0]?.locked === true) break;
    if (attempt === mostAttempts) throw new RebuildRunning(register);
    await delay(betweenAttemptsMs);
  }
  try {
    // so that a statement of a process that was killed does not go on for long; not every system can tell
    await client.query(`SET client_connection_check_interval = '500ms'`).catch(() => undefined);
    // a server that goes down may take the last steps of a rebuild with it, but never one without those after it: it goes on from before
    await client.query('SET synchronous_commit = off');
    return await work();
  } finally {
    // where these fail the connection is gone, and the lock with it
    await client.query('RESET client_connection_check_interval').catch(() => undefined);
    await client.query('RESET synchronous_commit').catch(() => undefined);
    await client.query(`SELECT pg_advisory_unlock(${key})`, [register]).catch(() => undefined);
  }
}

const mostAttempts = 10;
const betweenAttemptsMs = 200;
