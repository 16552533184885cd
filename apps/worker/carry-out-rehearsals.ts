import type { Pool } from 'pg';
import { unfinishedRehearsals } from '../../libs/population/rehearsals.ts';
import { rehearseEverybody } from '../rehearsal/rehearse-everybody.ts';
import { eachInTurn } from './each-in-turn.ts';
import { underTheLock } from './under-the-lock.ts';

/**
 * Carries out the rehearsals that were begun.
 *
 * One process at a time does it, on a lock of the database that goes with its connection; another one takes over where that ended.
 */
export async function carryOutRehearsals(sources: { readonly pool: Pool }, signal: AbortSignal): Promise<void> {
  if ((await unfinishedRehearsals(sources.pool)).length === 0) return;
  await underTheLock(sources, 'qadam.rehearsal', async () =>
    eachInTurn(await unfinishedRehearsals(sources.pool), {
      signal,
      nameOf: ({ rehearsalId }) => rehearsalId,
      work: (rehearsal) => rehearseEverybody(sources, rehearsal, { signal }),
    }),
  );
}
