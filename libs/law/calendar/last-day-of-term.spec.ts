import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { lastDayOfTerm } from './last-day-of-term.ts';
import { addDays, daysInMonth, daysInclusive, dayAfter, partsOf } from './legal-date.ts';
import type { LegalDate } from './legal-date.ts';

describe('the last day of a term (PEC 165(2))', () => {
  it.each([
    ['2024-01-15', { years: 2, months: 3 }, '2026-04-14', 821],
    ['2023-08-31', { months: 6 }, '2024-02-29', 183],
    ['2024-02-29', { years: 1 }, '2025-02-28', 366],
    ['2022-03-01', { years: 5 }, '2027-02-28', 1826],
    ['2024-01-30', { months: 1 }, '2024-02-29', 31],
    ['2023-01-30', { months: 1 }, '2023-02-28', 30],
    ['2024-05-01', { months: 1 }, '2024-05-31', 31],
  ] as const)('of a term from %s of %j is %s, after %i days', (start, term, lastDay, days) => {
    expect(lastDayOfTerm(start, term)).toBe(lastDay);
    expect(daysInclusive(start, lastDay)).toBe(days);
  });

  it('puts days after the months', () => {
    expect(lastDayOfTerm('2023-01-30', { months: 1, days: 1 })).toBe('2023-03-01');
    expect(lastDayOfTerm('2024-01-15', { days: 50 })).toBe('2024-03-04');
  });

  it('of no length is the day before it begins', () => {
    expect(lastDayOfTerm('2024-03-01', {})).toBe('2024-02-29');
    expect(lastDayOfTerm('2024-03-31', { months: 0 })).toBe('2024-03-30');
  });

  it('is the day that a clerk finds who walks the calendar day by day', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: 1, max: 40 }), (start, months) => {
        expect(lastDayOfTerm(start, { months })).toBe(walked(start, months));
      }),
      { numRuns: 150 },
    );
  });

  it('never comes earlier for a longer term', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: 0, max: 360 }), (start, months) => {
        expect(lastDayOfTerm(start, { months: months + 1 }) > lastDayOfTerm(start, { months })).toBe(true);
      }),
    );
  });
});

const aDay = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('1990-01-01', days));

/** Counts a month each time that a day is the one before the number of the first day, or the last of a month that is too short for it. */
function walked(start: LegalDate, months: number): LegalDate {
  const number = partsOf(start).day;
  let day = start;
  let counted = 0;
  for (;;) {
    const { year, month, day: today } = partsOf(day);
    const length = daysInMonth(year, month);
    const ends = number === 1 ? today === length : today === Math.min(number - 1, length);
    const inFirstMonth = day.slice(0, 7) === start.slice(0, 7) && number !== 1;
    if (ends && !inFirstMonth) counted += 1;
    if (counted === months) return day;
    day = dayAfter(day);
  }
}
