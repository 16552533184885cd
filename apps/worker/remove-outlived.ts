import type { LegalDate } from '../../libs/event-log/event.ts';
import { legalDayOf } from '../../libs/platform/legal-day.ts';
import { keptUntil } from '../../libs/population/kept-until.ts';
import { dropPin, findPin } from '../../libs/population/pin-population.ts';
import { finishedRehearsals, removeRehearsal } from '../../libs/population/rehearsals.ts';
import { ScreeningRow } from '../../libs/registers/screening-register.ts';
import type { Sources } from '../api/sources.ts';
import { recordedAct } from '../recorded-act.ts';

/**
 * Lets go of populations, and of what was worked out from them, that nobody needs: of finished rehearsals and of screenings under acts
 * whose window is closed, each after the day until which it is kept. What is under way stays, however old it is.
 */
export async function removeOutlived(sources: Sources, today: LegalDate): Promise<void> {
  await removeRehearsals(sources, today);
  await removeScreenings(sources, today);
}

async function removeRehearsals({ pool }: Sources, today: LegalDate): Promise<void> {
  for (const { rehearsalId, finishedAt } of await finishedRehearsals(pool)) {
    if (finishedAt !== undefined && keptUntil(legalDayOf(finishedAt)) < today) await removeRehearsal(pool, rehearsalId);
  }
}

async function removeScreenings(sources: Sources, today: LegalDate): Promise<void> {
  const { pool, registers } = sources;
  for (const { screeningId, lawNo, state } of await registers.getRepository(ScreeningRow).find()) {
    if (state === 'STARTED' || (await findPin(pool, screeningId)) === undefined) continue;
    const act = await recordedAct(sources, lawNo);
    if (act?.is === 'CLOSED' && keptUntil(act.closedOn) < today) await dropPin(pool, screeningId);
  }
}
