import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  compare,
  dayAfter,
  dayBefore,
  daysBetween,
  daysInMonth,
  daysInclusive,
  isLeapYear,
  legalDate,
  legalDateOf,
} from './legal-date.ts';
import type { LegalDate } from './legal-date.ts';

describe('a legal day', () => {
  it.each([
    '2023-02-29',
    '1900-02-29',
    '2024-04-31',
    '2024-13-01',
    '2024-00-10',
    '2024-01-00',
    '2024-1-5',
    '24-01-05',
    '2024-01-05T00:00',
    '',
  ])('is never %j', (text) => {
    expect(() => legalDate(text)).toThrow(`"${text}" is not a day`);
  });

  it.each(['1899-12-31', '2200-01-01'])('is not %j, which lies outside the years that the library computes with', (text) => {
    expect(() => legalDate(text)).toThrow(RangeError);
  });

  it.each(['1900-01-01', '2000-02-29', '2024-02-29', '2199-12-31'])('may be %j', (text) => {
    expect(legalDate(text)).toBe(text);
  });

  it('is not made of a number that its month does not have', () => {
    expect(() => legalDateOf(2025, 2, 29)).toThrow('2025-2-29');
    expect(legalDateOf(2024, 2, 9)).toBe('2024-02-09');
  });
});

describe('counting days', () => {
  it('counts both ends of a period, so that one day is one', () => {
    expect(daysInclusive('2024-01-15', '2024-01-15')).toBe(1);
    expect(daysInclusive('2024-01-15', '2026-04-14')).toBe(821);
    expect(daysInclusive('2024-01-16', '2024-01-15')).toBe(0);
  });

  it('passes the leap day of 2024, and has none to pass in 2100', () => {
    expect(dayAfter('2024-02-28')).toBe('2024-02-29');
    expect(dayAfter('2100-02-28')).toBe('2100-03-01');
    expect(dayBefore('2025-01-01')).toBe('2024-12-31');
  });

  it('knows the length of February in leap years and in the century years that are none', () => {
    expect([1900, 2000, 2023, 2024, 2100].map((year) => [isLeapYear(year), daysInMonth(year, 2)])).toEqual([
      [false, 28],
      [true, 29],
      [false, 28],
      [true, 29],
      [false, 28],
    ]);
  });

  it('does not leave the years that it computes with', () => {
    expect(() => dayAfter('2199-12-31')).toThrow(RangeError);
    expect(() => dayBefore('1900-01-01')).toThrow(RangeError);
  });

  it('sorts days by their text', () => {
    expect((['2024-10-01', '2024-09-30', '2023-12-31', '2024-10-01'] as const).toSorted(compare)).toEqual([
      '2023-12-31',
      '2024-09-30',
      '2024-10-01',
      '2024-10-01',
    ]);
  });

  it('agrees with the calendar of the machine on every day of three centuries', () => {
    const day = fc.integer({ min: 0, max: 109_572 });
    fc.assert(
      fc.property(day, day, (from, to) => {
        expect(addDays(textOf(from), to - from)).toBe(textOf(to));
        expect(daysBetween(textOf(from), textOf(to))).toBe(to - from);
      }),
      { numRuns: 2000, examples: [[0, 109_572]] },
    );
  });
});

/** The day so many days after 1900-01-01, by another calendar than the library's. */
function textOf(days: number): LegalDate {
  return legalDate(new Date(Date.UTC(1900, 0, 1 + days)).toISOString().slice(0, 10));
}
