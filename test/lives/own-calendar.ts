import type { LegalDate } from '../../libs/event-log/event.ts';

/** A day as a number, so that the next day is one more: days since 1 January 1970. */
export type Day = number;

const dayMs = 86_400_000;

/** @throws Error where there is no day: a field that a fact of this type must have is absent */
export function dayOf(date: string | undefined): Day {
  if (date === undefined) throw new Error('there is no day here');
  return Math.round(Date.parse(`${date}T00:00:00Z`) / dayMs);
}

export function dateOf(day: Day): LegalDate {
  return new Date(day * dayMs).toISOString().slice(0, 10) as LegalDate; // of a day of this era
}

/** The last day of so many months from a first day: the day before the number of the first day, or the last of the month. PEC 165(2). */
export function lastDayOfMonths(first: Day, months: number): Day {
  const date = new Date(first * dayMs);
  const [year, month, number] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  if (number === 1) return Date.UTC(year, month + months, 0) / dayMs; // the last day of the month before
  const daysThere = new Date(Date.UTC(year, month + months + 1, 0)).getUTCDate();
  return Date.UTC(year, month + months, Math.min(number - 1, daysThere)) / dayMs;
}

/** Whole years from a birthday to a day; 29 February is had on 1 March in a common year. */
export function ageAt(birth: string, day: Day): number {
  const [year, month, number] = numbersOf(birth);
  const [yearThen, monthThen, numberThen] = numbersOf(dateOf(day));
  const isBefore = monthThen < month || (monthThen === month && numberThen < number);
  return yearThen - year - (isBefore ? 1 : 0);
}

function numbersOf(date: string): readonly [year: number, month: number, number: number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
}
