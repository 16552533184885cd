import { lastDayOfTerm } from './last-day-of-term.ts';
import { dayAfter, partsOf } from './legal-date.ts';
import type { LegalDate } from './legal-date.ts';

/**
 * Full years of age on a day; negative before the first birthday's year, 0 on the day of birth.
 *
 * A year of age is full once its last day has passed, so that a person born on 29 February is a year older on 1 March of a common year.
 */
export function ageOn(birthDate: LegalDate, day: LegalDate): number {
  const born = partsOf(birthDate);
  const on = partsOf(day);
  const birthdayHasCome = on.month > born.month || (on.month === born.month && on.day >= born.day);
  return on.year - born.year - (birthdayHasCome ? 0 : 1);
}

/** The first day on which the person is that old: the birthday, or 1 March for 29 February in a common year. */
export function dayOfAge(birthDate: LegalDate, years: number): LegalDate {
  return dayAfter(lastDayOfTerm(birthDate, { years }));
}
