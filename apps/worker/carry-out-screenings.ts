import type { LawNo, ScreeningId } from '../../libs/amnesty/amnesty.events.ts';
import { findPin } from '../../libs/population/pin-population.ts';
import { countedTerms } from '../../libs/population/screened-terms.ts';
import { ScreeningRow } from '../../libs/registers/screening-register.ts';
import type { Sources } from '../api/sources.ts';
import { recordedAct } from '../recorded-act.ts';
import { eachInTurn } from './each-in-turn.ts';
import { countEverybody, proposeForEverybody, type ScreeningAsked } from './screen-everybody.ts';
import { underTheLock } from './under-the-lock.ts';

/**
 * Carries out the screenings that are planned and started: counts those whom an act touches, then records what it proposes.
 *
 * One process at a time does it, on a lock of the database that goes with its connection; another one takes over where that ended.
 */
export async function carryOutScreenings(sources: Sources, signal: AbortSignal): Promise<void> {
  if ((await unfinished(sources)).length === 0) return;
  await underTheLock(sources, 'qadam.screening', async () =>
    eachInTurn(await unfinished(sources), {
      signal,
      nameOf: ({ screeningId }) => screeningId,
      work: (screening) => carryOut(sources, screening, signal),
    }),
  );
}

type Unfinished = ScreeningAsked & { readonly state: ScreeningRow['state'] };

async function carryOut(sources: Sources, screening: Unfinished, signal: AbortSignal): Promise<void> {
  const pin = await countEverybody(sources, screening, { signal });
  if (pin !== undefined && screening.state === 'STARTED') await proposeForEverybody(sources, screening, pin, { signal });
}

/** Started ones that are not at their end, and planned ones that are not counted, as long as the window of the act is open. */
async function unfinished(sources: Sources): Promise<readonly Unfinished[]> {
  const { registers, pool } = sources;
  const rows = await registers.getRepository(ScreeningRow).find({ order: { screeningId: 'ASC' } });
  const open = rows.filter(({ state }) => state !== 'FINISHED');
  const isDone = await Promise.all(
    open.map(async ({ screeningId, lawNo, state }) => {
      if (state === 'STARTED') return false;
      const pin = await findPin(pool, screeningId);
      if (pin !== undefined) return (await countedTerms(pool, screeningId)) === pin.terms;
      // what was counted is removed after the window, and never started
      return (await recordedAct(sources, lawNo))?.is === 'CLOSED';
    }),
  );
  return open
    .filter((_, at) => isDone[at] !== true)
    .map(({ screeningId, lawNo, plannedOn, state }) => ({
      screeningId: screeningId as ScreeningId, // as the events have them
      lawNo: lawNo as LawNo, // as the events have them
      plannedOn,
      state,
    }));
}
