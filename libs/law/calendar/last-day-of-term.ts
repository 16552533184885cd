import { addDays, daysInMonth, legalDateOf, partsOf } from './legal-date.ts';
import type { LegalDate } from './legal-date.ts';

/** A term as a verdict states it; what is absent is 0. */
export interface Term {
  readonly years?: number;
  readonly months?: number;
  readonly days?: number;
}

/**
 * The last day of a term that begins on `start`, before any credit; that day is served.
 *
 * The day before the number of the first day, or the last day of the month where that number is absent; days come after the months.
 * A term of no length ends on the day before it begins. PEC 165(2).
 */
export function lastDayOfTerm(start: LegalDate, term: Term): LegalDate {
  return addDays(lastDayOfMonths(start, wholeMonths(term)), term.days ?? 0);
}

/** The years and months of a term, in months. */
export function wholeMonths(term: Term): number {
  return (term.years ?? 0) * 12 + (term.months ?? 0);
}

function lastDayOfMonths(start: LegalDate, months: number): LegalDate {
  const { year, month, day } = partsOf(start);
  // A term from the first of a month ends with the month before the one that it would reach.
  const monthsFromYearZero = year * 12 + month - 1 + months - (day === 1 ? 1 : 0);
  const endYear = Math.floor(monthsFromYearZero / 12);
  const endMonth = (monthsFromYearZero % 12) + 1;
  const length = daysInMonth(endYear, endMonth);
  return legalDateOf(endYear, endMonth, day === 1 ? length : Math.min(day - 1, length));
}
