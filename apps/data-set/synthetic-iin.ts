import { addDays, daysBetween } from '../../libs/law/calendar/legal-date.ts';
import type { LegalDate } from '../../libs/event-log/event.ts';
import type { Sex } from '../../libs/person/person.events.ts';

/** Numbers below this give each person a different IIN, whoever shares the birthday: 10,000 serials with 9 wrong digits each. */
export const mostIins = 90_000;

/** From this number on people share IIN numbers that nobody below has: as many as share one have birthdays of their own. */
export const firstNumberOfFormer = 100_000;
const firstShared = 57_500;
const sharedNumbers = 22_500;
const mostShare = 16;

/**
 * The birthday of a person and an identification number that nobody can have and no other person of any data set has.
 *
 * Born a few days before the day that is asked for, where its numbers are not theirs or none can be issued.
 *
 * @param number of the person in all data sets, from 0
 */
export function birthAndIin(birthDate: LegalDate, sex: Sex, number: number): readonly [birthDate: LegalDate, iin: string] {
  if (number < mostIins) {
    const value = wrongIin(birthDate, sex, number);
    return value === undefined ? birthAndIin(addDays(birthDate, -1), sex, number) : [birthDate, value];
  }
  const turn = Math.floor((number - firstNumberOfFormer) / sharedNumbers);
  if (turn >= mostShare) throw new RangeError(`there are no IINs for ${String(number)} people`);
  const day = daysBetween('1900-01-01', birthDate);
  const value = day % mostShare === turn ? wrongIin(birthDate, sex, firstShared + (number % sharedNumbers)) : undefined;
  return value === undefined ? birthAndIin(addDays(birthDate, -1), sex, number) : [birthDate, value];
}

/**
 * An identification number that nobody can have: birth date, century and sex are told rightly, the check digit is wrong.
 *
 * `undefined` where no number of that day and serial could be issued at all, so that no single check digit is the wrong one.
 *
 * @param number of the person in all data sets, from 0, below `mostIins`
 */
export function wrongIin(birthDate: LegalDate, sex: Sex, number: number): string | undefined {
  const [year, month, day] = birthDate.split('-');
  if (year === undefined || month === undefined || day === undefined || number >= mostIins)
    throw new RangeError(`no IIN for ${birthDate}, ${String(number)}`);
  const century = (year < '2000' ? 3 : 5) + (sex === 'M' ? 0 : 1);
  const digits = `${year.slice(2)}${month}${day}${String(century)}${String(number % 10_000).padStart(4, '0')}`;
  const right = checkDigitOf(digits);
  if (right === undefined) return undefined;
  return `${digits}${String((right + 1 + Math.floor(number / 10_000)) % 10)}`;
}

const weights = [
  [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
  [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2],
] as const;

function checkDigitOf(digits: string): number | undefined {
  for (const pass of weights) {
    const rest = pass.reduce((sum, weight, index) => sum + weight * Number(digits.charAt(index)), 0) % 11;
    if (rest < 10) return rest;
  }
  return undefined;
}
