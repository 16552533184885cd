import { addDays, daysInMonth, legalDateOf, partsOf } from '../law/calendar/legal-date.ts';
import type { LegalDate } from '../event-log/event.ts';
import { supervisionRules } from './supervision-bases.ts';
import type { Supervision } from './supervision.state.ts';

/**
 * The last day for the next visit, inclusive, counted from a visit or from the day of one that was missed.
 *
 * Once a month: the same day of the next month, or its last day where it is shorter; n times a month: 30/n whole days later.
 *
 * @param visitsPerMonth a whole number from 1 to 12
 */
export function nextVisitBy(visitsPerMonth: number, countedFrom: LegalDate): LegalDate {
  return visitsPerMonth === 1 ? sameDayOfNextMonth(countedFrom) : addDays(countedFrom, Math.floor(30 / visitsPerMonth));
}

/** How often the person must come, as of a day; what the law asks at least where nothing was set for that day. */
export function visitsPerMonthOn(supervision: Supervision, day: LegalDate): number {
  return (
    supervision.regimes.findLast((regime) => regime.from <= day)?.visitsPerMonth ??
    supervisionRules[supervision.basis].fewestVisits?.perMonth ??
    1
  );
}

function sameDayOfNextMonth(date: LegalDate): LegalDate {
  const { year, month, day } = partsOf(date);
  const next = month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 };
  return legalDateOf(next.year, next.month, Math.min(day, daysInMonth(next.year, next.month)));
}
