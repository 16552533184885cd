import type { ClientBase } from 'pg';

/**
 * When a personal key was last destroyed; undefined where none ever was. What was made of opened fields before that moment may hold what
 * was to be erased.
 *
 * A minute late, since the moment is that at which the destruction began: until it was committed the key could be used.
 */
export async function lastDestroyedKey(on: Pick<ClientBase, 'query'>): Promise<Date | undefined> {
  const { rows } = await on.query<{ at: Date | null }>(`SELECT max(destroyed_at) + interval '1 minute' AS at FROM person_keys.keys`);
  return rows[0]?.at ?? undefined;
}
