import { fraction, roundUp, times } from '../calendar/fraction.ts';
import type { FractionText } from '../calendar/fraction.ts';
import { lastDayOfTerm, wholeMonths } from '../calendar/last-day-of-term.ts';
import type { Term } from '../calendar/last-day-of-term.ts';
import { addDays, dayAfter, daysInclusive } from '../calendar/legal-date.ts';
import type { LegalDate } from '../calendar/legal-date.ts';
import { daysOf, unionOfPeriods } from '../calendar/union-of-periods.ts';
import type { Period } from '../calendar/union-of-periods.ts';
import type { Reasoning } from '../reasoning.ts';

/**
 * The first day after that part of a term, before credit: whole months where the division is exact, otherwise days served, rounded up.
 *
 * 1/3 of 2 years 3 months from 2024-01-15 gives 2024-10-15; 1/2 gives 411 of 821 days and 2025-03-01.
 */
export function dayAfterPartOfTerm(start: LegalDate, term: Term, part: FractionText, reasoning: Reasoning): LegalDate {
  const months = times(fraction(part), wholeMonths(term));
  if ((term.days ?? 0) > 0 || months.under !== 1)
    return dayAfterPartOfDays(start, daysInclusive(start, lastDayOfTerm(start, term)), part, reasoning);
  const day = dayAfter(lastDayOfTerm(start, { months: months.over }));
  reasoning.step('the part in whole months', { start, months: wholeMonths(term), part, served: months.over }, day);
  return day;
}

/** The first day after that part of so many days from `start`, rounded up. */
export function dayAfterPartOfDays(start: LegalDate, days: number, part: FractionText, reasoning: Reasoning): LegalDate {
  const served = roundUp(times(fraction(part), days));
  const day = addDays(start, served);
  reasoning.step('the part in days, rounded up', { start, days, part, served }, day);
  return day;
}

/** The day, moved later by every day before it on which nothing was served. */
export function laterByInterruptions(day: LegalDate, interruptions: readonly Period[], reasoning: Reasoning): LegalDate {
  let moved = day;
  for (const period of unionOfPeriods(interruptions)) {
    if (period.from < moved) moved = addDays(moved, daysOf([period]));
  }
  if (moved !== day) reasoning.step('later by the days not served', { day }, moved);
  return moved;
}
