import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ageOn, dayOfAge } from './age-on.ts';
import { addDays, partsOf } from './legal-date.ts';
import type { LegalDate } from './legal-date.ts';

describe('age on a day', () => {
  it.each([
    ['1966-12-20', '2024-12-19', 57],
    ['1966-12-20', '2024-12-20', 58],
    ['1966-12-20', '2024-12-21', 58],
    ['2024-12-20', '2024-12-20', 0],
  ] as const)('of a person born on %s is, on %s, %i', (birthDate, day, age) => {
    expect(ageOn(birthDate, day)).toBe(age);
  });

  it.each([
    ['2025-02-28', 16],
    ['2025-03-01', 17],
    ['2028-02-28', 19],
    ['2028-02-29', 20],
  ] as const)('of a person born on 29 February 2008 is, on %s, %i', (day, age) => {
    expect(ageOn('2008-02-29', day)).toBe(age);
  });

  it('is reached on the birthday, and on 1 March where the year has no 29 February', () => {
    expect(dayOfAge('1966-12-20', 58)).toBe('2024-12-20');
    expect(dayOfAge('2008-02-29', 17)).toBe('2025-03-01');
    expect(dayOfAge('2008-02-29', 20)).toBe('2028-02-29');
    expect(dayOfAge('2006-03-01', 18)).toBe('2024-03-01');
  });

  it('is the number of birthdays that a clerk counts', () => {
    const born = fc.integer({ min: 0, max: 30_000 }).map((days) => addDays('1920-01-01', days));
    fc.assert(
      fc.property(born, fc.integer({ min: 0, max: 36_000 }), (birthDate, days) => {
        const day = addDays(birthDate, days);
        expect(ageOn(birthDate, day)).toBe(birthdaysUntil(birthDate, day));
        expect(dayOfAge(birthDate, ageOn(birthDate, day)) <= day).toBe(true);
        expect(dayOfAge(birthDate, ageOn(birthDate, day) + 1) > day).toBe(true);
      }),
      { numRuns: 300, examples: [['2008-02-29', 365 * 17 + 4]] },
    );
  });
});

/** Another calendar than the library's moves 29 February to 1 March in a common year of itself. */
function birthdaysUntil(birthDate: LegalDate, day: LegalDate): number {
  const { year, month, day: number } = partsOf(birthDate);
  let count = 0;
  while (new Date(Date.UTC(year + count + 1, month - 1, number)).toISOString().slice(0, 10) <= day) count += 1;
  return count;
}
