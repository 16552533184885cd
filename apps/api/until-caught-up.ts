import { setTimeout as pause } from 'node:timers/promises';
import { Problem } from '../../libs/platform/problem.ts';
import { readCheckpoints } from '../../libs/projections/checkpoints.ts';
import type { Sources } from './sources.ts';

const longestWaitMs = 2_000;
const pauseMs = 50;

/**
 * Waits until registers have seen what is in the log now: for answers that would be wrong, and not only old, of what they have not seen.
 *
 * @param unknown what is not known until then, as a sentence. Throws a `Problem`, 503, where it takes too long
 */
export async function untilCaughtUp(
  { log, pool }: Pick<Sources, 'log' | 'pool'>,
  registers: readonly string[],
  unknown: string,
): Promise<void> {
  const head = await log.head();
  for (let waited = 0; waited <= longestWaitMs; waited += pauseMs) {
    const checkpoints = await readCheckpoints(pool, registers);
    if (checkpoints.length === registers.length && checkpoints.every(({ position }) => position >= head)) return;
    await pause(pauseMs);
  }
  const detail = `${unknown} The registers have not caught up. Nothing was written. Try again.`;
  throw new Problem(503, 'not-there-yet', detail, { headers: { 'retry-after': '1' } });
}
