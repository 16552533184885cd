import type { LegalDate } from '../event-log/event.ts';
import { addDays } from '../law/calendar/legal-date.ts';

/** For how many days a population and what was worked out from it stay readable after they are needed no more. */
export const keptDays = 30;

/**
 * The last day on which it can be read, inclusive.
 *
 * @param neededUntil the day on which a rehearsal was finished, or on which the window of the act of a screening was closed
 */
export function keptUntil(neededUntil: LegalDate): LegalDate {
  return addDays(neededUntil, keptDays);
}
