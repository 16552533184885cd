import { addDays, dayAfter, dayBefore, daysBetween, firstLegalDate, legalDateOf, partsOf } from '../calendar/legal-date.ts';
import type { LegalDate } from '../calendar/legal-date.ts';
import { rowOn } from '../dated-table.ts';
import type { Reasoning } from '../reasoning.ts';
import { holidays, weekdays, weekends } from './days-off.ts';
import type { Weekday } from './days-off.ts';

/** Whether the day is neither in a weekend nor a holiday that the tables know. */
export function isWorkingDay(day: LegalDate): boolean {
  const inWeekend = rowOn(weekends, day)?.values.includes(weekdayOf(day)) ?? false;
  return !inWeekend && !(rowOn(holidays, day)?.values.days.includes(day) ?? false);
}

/** The day itself, or the last working day before it. */
export function workingDayOnOrBefore(day: LegalDate): LegalDate {
  let found = day;
  while (!isWorkingDay(found)) found = dayBefore(found);
  return found;
}

/** The working day on which so many working days have passed since `day`, which is not counted itself; `day` where `count` is 0. */
export function addWorkingDays(day: LegalDate, count: number): LegalDate {
  let reached = day;
  for (let left = count; left > 0; left -= 1) {
    reached = dayAfter(reached);
    while (!isWorkingDay(reached)) reached = dayAfter(reached);
  }
  return reached;
}

/** The day of the week. */
export function weekdayOf(day: LegalDate): Weekday {
  return weekdays[daysBetween(firstLegalDate, day) % weekdays.length] ?? 'MONDAY'; // 1900-01-01 was a Monday
}

/** Notes for each year that the days from `from` to `to` touch which of its days off the tables do not know. */
export function noteUnknownDaysOff(from: LegalDate, to: LegalDate, reasoning: Reasoning): void {
  for (let day = from; day <= to; day = addDays(legalDateOf(partsOf(day).year, 12, 31), 1)) {
    const { year } = partsOf(day);
    const unknown = rowOn(holidays, day)?.values.unknown ?? ['HOLIDAYS'];
    if (unknown.length > 0) reasoning.step('days off that are not known', { year }, unknown);
  }
}
