import { addDays, type LegalDate } from '../../libs/law/calendar/legal-date.ts';
import { invalidRequest } from '../../libs/platform/problem.ts';

/** The day so many days from the one that is asked for, `on`. Throws a `Problem`, 400, where that leads out of the calendar. */
export function daysFrom(on: LegalDate, days: number): LegalDate {
  try {
    return addDays(on, days);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw invalidRequest([{ pointer: '/on', code: 'out-of-range', message: `must leave ${String(days)} days within the calendar` }]);
  }
}
