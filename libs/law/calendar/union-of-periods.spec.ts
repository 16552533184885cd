import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, daysInclusive } from './legal-date.ts';
import type { LegalDate } from './legal-date.ts';
import { daysOf, unionOfPeriods, withoutPeriods } from './union-of-periods.ts';
import type { Period } from './union-of-periods.ts';

describe('periods', () => {
  it('that overlap or touch become one, so that no day counts twice', () => {
    expect(
      unionOfPeriods([
        { from: '2024-02-01', to: '2024-02-10' },
        { from: '2024-01-01', to: '2024-01-31' },
        { from: '2024-02-05', to: '2024-02-20' },
      ]),
    ).toEqual([{ from: '2024-01-01', to: '2024-02-20' }]);
  });

  it('with a day between them stay two', () => {
    const apart = [
      { from: '2024-01-01', to: '2024-01-30' },
      { from: '2024-02-01', to: '2024-02-10' },
    ] as const;
    expect(unionOfPeriods(apart)).toEqual(apart);
    expect(daysOf(apart)).toBe(40);
  });

  it('that end before they begin have no day', () => {
    expect(unionOfPeriods([{ from: '2024-01-02', to: '2024-01-01' }])).toEqual([]);
  });

  it('lose the days that others have taken, in the middle and at the ends', () => {
    expect(
      withoutPeriods(
        [{ from: '2024-01-01', to: '2024-01-31' }],
        [
          { from: '2023-12-01', to: '2024-01-03' },
          { from: '2024-01-10', to: '2024-01-12' },
          { from: '2024-01-31', to: '2024-02-05' },
        ],
      ),
    ).toEqual([
      { from: '2024-01-04', to: '2024-01-09' },
      { from: '2024-01-13', to: '2024-01-30' },
    ]);
  });

  it('hold the days that a clerk crosses off one by one', () => {
    fc.assert(
      fc.property(somePeriods, somePeriods, (periods, taken) => {
        const all = daysIn(periods);
        const gone = daysIn(taken);
        expect([...daysIn(unionOfPeriods(periods))].toSorted()).toEqual([...all].toSorted());
        expect(daysOf(unionOfPeriods(periods))).toBe(all.size);
        expect([...daysIn(withoutPeriods(periods, taken))].toSorted()).toEqual([...all].filter((day) => !gone.has(day)).toSorted());
      }),
      { numRuns: 150 },
    );
  });
});

const somePeriods = fc.array(
  fc
    .record({ first: fc.integer({ min: 0, max: 60 }), length: fc.integer({ min: 0, max: 15 }) })
    .map(({ first, length }): Period => ({ from: addDays('2024-01-15', first), to: addDays('2024-01-15', first + length - 1) })),
  { maxLength: 6 },
);

function daysIn(periods: readonly Period[]): Set<LegalDate> {
  return new Set(periods.flatMap(({ from, to }) => Array.from({ length: daysInclusive(from, to) }, (_, index) => addDays(from, index))));
}
