import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, daysBetween } from '../calendar/legal-date.ts';
import type { LegalDate } from '../calendar/legal-date.ts';
import { evaluate } from '../evaluate.ts';
import { addWorkingDays, isWorkingDay, weekdayOf, workingDayOnOrBefore } from './working-day.ts';

const days = fc.integer({ min: 0, max: 30_000 }).map((after) => addDays('2015-01-01', after));

describe('a day of the week', () => {
  it.each<[LegalDate, string]>([
    ['1900-01-01', 'MONDAY'],
    ['2000-02-29', 'TUESDAY'],
    ['2027-02-28', 'SUNDAY'],
    ['2100-03-01', 'MONDAY'],
  ])('%s is a %s', (day, weekday) => {
    expect(weekdayOf(day)).toBe(weekday);
  });
});

describe('a working day', () => {
  it('is the day itself or the nearest before it', () => {
    fc.assert(
      fc.property(days, (day) => {
        const found = workingDayOnOrBefore(day);
        expect(found <= day && isWorkingDay(found)).toBe(true);
        for (let between = addDays(found, 1); between <= day; between = addDays(between, 1)) expect(isWorkingDay(between)).toBe(false);
      }),
    );
  });

  it('is reached after exactly so many others', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 30 }), (day, count) => {
        const reached = addWorkingDays(day, count);
        let worked = 0;
        for (let after = 1; after <= daysBetween(day, reached); after += 1) worked += Number(isWorkingDay(addDays(day, after)));
        expect(worked).toBe(count);
        expect(isWorkingDay(reached)).toBe(true);
      }),
    );
  });

  it('is not looked for where none is counted', () => {
    expect(addWorkingDays('2027-02-28', 0)).toBe('2027-02-28');
  });
});

describe('the day of release', () => {
  it.each<[LegalDate, LegalDate, readonly unknown[]]>([
    [
      '2025-01-01',
      '2024-12-31',
      [
        [2024, ['HOLIDAYS']],
        [2025, ['KURBAN_AIT', 'MOVED_DAYS']],
      ],
    ],
    ['2025-06-06', '2025-06-06', [[2025, ['KURBAN_AIT', 'MOVED_DAYS']]]],
    ['2027-02-28', '2027-02-26', [[2027, ['HOLIDAYS']]]],
  ])('for %s is %s, with what is not known of the days off in the receipt', (lastDay, releaseOn, unknown) => {
    const { answer, receipt } = evaluate('release-day', { lastDay }, '2026-03-01');
    expect(answer).toEqual({ verdict: 'RELEASE', releaseOn });
    const noted = receipt.steps.filter(({ step }) => step === 'days off that are not known');
    expect(noted.map(({ operands, result }) => [operands.year, result])).toEqual(unknown);
  });
});
