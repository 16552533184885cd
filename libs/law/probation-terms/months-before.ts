import { daysInMonth, legalDateOf, partsOf } from '../calendar/legal-date.ts';
import type { LegalDate } from '../calendar/legal-date.ts';

/** The day so many whole months before; the last day of that month where it is shorter, so that never fewer months lie between. */
export function monthsBefore(day: LegalDate, months: number): LegalDate {
  const parts = partsOf(day);
  const monthsFromYearZero = parts.year * 12 + parts.month - 1 - months;
  const year = Math.floor(monthsFromYearZero / 12);
  const month = (monthsFromYearZero % 12) + 1;
  return legalDateOf(year, month, Math.min(parts.day, daysInMonth(year, month)));
}
