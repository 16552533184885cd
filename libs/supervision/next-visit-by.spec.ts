import { describe, expect, it } from '@jest/globals';
import type { Id } from '../event-log/event.ts';
import { nextVisitBy, visitsPerMonthOn } from './next-visit-by.ts';
import type { Supervision } from './supervision.state.ts';

describe('the last day for the next visit', () => {
  it.each([
    ['2025-01-30', '2025-02-28'],
    ['2025-01-31', '2025-02-28'],
    ['2024-01-31', '2024-02-29'],
    ['2025-02-28', '2025-03-28'],
    ['2025-03-31', '2025-04-30'],
    ['2025-04-30', '2025-05-30'],
    ['2025-12-31', '2026-01-31'],
    ['2025-12-01', '2026-01-01'],
  ] as const)('is, once a month and counted from %s, the same day of the next month or its last: %s', (from, by) => {
    expect(nextVisitBy(1, from)).toBe(by);
  });

  it.each([
    [2, '2025-08-26'],
    [3, '2025-08-21'],
    [4, '2025-08-18'],
    [5, '2025-08-17'],
    [6, '2025-08-16'],
    [7, '2025-08-15'],
    [8, '2025-08-14'],
    [10, '2025-08-14'],
    [11, '2025-08-13'],
    [12, '2025-08-13'],
  ] as const)('is, %i times a month and counted from 2025-08-11, 30 divided by that in whole days later: %s', (visitsPerMonth, by) => {
    expect(nextVisitBy(visitsPerMonth, '2025-08-11')).toBe(by);
  });

  it('crosses the end of a month and of a year', () => {
    expect(nextVisitBy(2, '2025-12-20')).toBe('2026-01-04');
    expect(nextVisitBy(2, '2024-02-20')).toBe('2024-03-06');
    expect(nextVisitBy(2, '2025-02-20')).toBe('2025-03-07');
  });
});

describe('how often a person must appear on a day', () => {
  const supervision: Supervision = {
    personId: '0192e4a0-7b1c-7000-8000-000000000001' as Id<'person'>, // a literal id
    basis: 'SUSPENDED',
    office: 'P7501',
    from: '2025-01-01',
    officer: undefined,
    obligations: [],
    regimes: [
      { visitsPerMonth: 4, from: '2025-02-01' },
      { visitsPerMonth: 3, from: '2025-06-01' },
    ],
    warnedOf: [],
  };

  it.each([
    ['2025-01-31', 2],
    ['2025-02-01', 4],
    ['2025-05-31', 4],
    ['2025-06-01', 3],
    ['2026-06-01', 3],
  ] as const)('on %s: %i times, by the last regime that has begun, and twice before the first one (PEC 174(4))', (day, times) => {
    expect(visitsPerMonthOn(supervision, day)).toBe(times);
  });

  it('is once a month where nothing was set and the law asks for no more', () => {
    expect(visitsPerMonthOn({ ...supervision, basis: 'PAROLE', regimes: [] }, '2025-03-01')).toBe(1);
  });
});
