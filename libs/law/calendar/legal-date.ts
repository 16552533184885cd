/** A legal day, `YYYY-MM-DD`; never an instant. As text, days compare in their own order: `a < b` means that `a` is earlier. */
export type LegalDate = `${number}-${number}-${number}`;

/** The first and the last day that the library computes with. */
export const firstLegalDate: LegalDate = '1900-01-01';
export const lastLegalDate: LegalDate = '2199-12-31';

/** The text as a legal day. Throws `RangeError` on another form, a day that no calendar has, and a year outside 1900–2199. */
export function legalDate(text: string): LegalDate {
  const date = readLegalDate(text);
  if (date === undefined) throw new RangeError(`"${text}" is not a day from ${firstLegalDate} to ${lastLegalDate}, YYYY-MM-DD`);
  return date;
}

/** As `legalDate`, with `undefined` in place of the error. */
export function readLegalDate(text: string): LegalDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const year = Number(text.slice(0, 4));
  const inRange = year >= firstYear && year <= lastYear;
  if (!inRange || !isCalendarDay(year, Number(text.slice(5, 7)), Number(text.slice(8, 10)))) return undefined;
  return text as LegalDate; // its form and its day have just been checked
}

/** Whether the Gregorian calendar has that day; months count from 1. */
export function isCalendarDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** 28 to 31; months count from 1. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** The day so many days later; earlier where `days` is negative. Throws `RangeError` where that leaves 1900–2199. */
export function addDays(date: LegalDate, days: number): LegalDate {
  return fromDayNumber(dayNumber(date) + days);
}

export function dayAfter(date: LegalDate): LegalDate {
  return addDays(date, 1);
}

export function dayBefore(date: LegalDate): LegalDate {
  return addDays(date, -1);
}

/** How many days `to` lies after `from`; negative where it lies before. */
export function daysBetween(from: LegalDate, to: LegalDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** How many days there are from `from` to `to`, both counted; 0 where `to` lies before `from`. */
export function daysInclusive(from: LegalDate, to: LegalDate): number {
  return Math.max(0, daysBetween(from, to) + 1);
}

/** -1, 0 or 1, for sorting. */
export function compare(a: LegalDate, b: LegalDate): -1 | 0 | 1 {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

export function laterOf(a: LegalDate, b: LegalDate): LegalDate {
  return a > b ? a : b;
}

/** Year, month from 1, and day of a legal day. */
export function partsOf(date: LegalDate): { readonly year: number; readonly month: number; readonly day: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

/** The legal day of a year, a month from 1 and a day. Throws `RangeError` where there is no such day from 1900 to 2199. */
export function legalDateOf(year: number, month: number, day: number): LegalDate {
  if (year < firstYear || year > lastYear || !isCalendarDay(year, month, day)) {
    throw new RangeError(`there is no day ${String(year)}-${String(month)}-${String(day)} from ${firstLegalDate} to ${lastLegalDate}`);
  }
  return dateText(year, month, day);
}

/** `YYYY-MM-DD` of a day that the caller has checked; not bound to 1900–2199. */
export function dateText(year: number, month: number, day: number): LegalDate {
  return `${String(year)}-${twoDigits(month)}-${twoDigits(day)}` as LegalDate; // digits and hyphens by construction
}

const firstYear = 1900;
const lastYear = 2199;
const daysBefore1900 = daysBeforeYear(firstYear);

/** Days since 1900-01-01, which is 0. */
function dayNumber(date: LegalDate): number {
  const { year, month, day } = partsOf(date);
  return daysBeforeYear(year) - daysBefore1900 + daysBeforeMonth(year, month) + day - 1;
}

function fromDayNumber(days: number): LegalDate {
  // 146,097 days are 400 years; the estimate is at most one year off, in either direction.
  let year = firstYear + Math.floor((days * 400) / 146_097);
  while (daysBeforeYear(year + 1) - daysBefore1900 <= days) year += 1;
  while (daysBeforeYear(year) - daysBefore1900 > days) year -= 1;
  if (!(year >= firstYear && year <= lastYear)) {
    throw new RangeError(`the day ${String(days)} days after ${firstLegalDate} lies outside ${firstLegalDate} to ${lastLegalDate}`);
  }
  let rest = days - (daysBeforeYear(year) - daysBefore1900);
  let month = 1;
  while (rest >= daysInMonth(year, month)) {
    rest -= daysInMonth(year, month);
    month += 1;
  }
  return dateText(year, month, rest + 1);
}

function daysBeforeYear(year: number): number {
  const past = year - 1;
  return past * 365 + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
}

function daysBeforeMonth(year: number, month: number): number {
  const days = daysBeforeMonthOfCommonYear[month - 1] ?? Number.NaN;
  return month > 2 && isLeapYear(year) ? days + 1 : days;
}

const daysBeforeMonthOfCommonYear = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const;

function twoDigits(value: number): string {
  return value < 10 ? `0${String(value)}` : String(value);
}
