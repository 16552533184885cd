import { describe, expect, it } from '@jest/globals';
import type { LegalDate } from '../event-log/event.ts';
import { revokedBefore } from './revoked-parole.ts';

const revoked = { ground: 2, remainderFrom: '2026-07-20' } as const;

describe('what is left after a revoked parole', () => {
  it.each([
    ['2026-07-19', '2026-07-20'],
    ['2026-07-20', '2026-07-20'],
    ['2026-07-21', '2026-07-21'],
  ])('of a punishment that began on %s is served from %s', (start, from) => {
    expect(revokedBefore(revoked, start as LegalDate, [])).toEqual({ ground: 2, remainderFrom: from }); // written out above
  });

  it.each([
    [[['2026-07-01', '2026-07-19']], '2026-07-20'],
    [[['2026-07-01', '2026-07-20']], '2026-07-21'],
    [[['2026-05-25', '2026-08-28']], '2026-08-29'],
    [
      [
        ['2026-08-01', '2026-08-28'],
        ['2026-07-20', '2026-07-31'],
      ],
      '2026-08-29',
    ],
    [[['2026-07-21', '2026-08-28']], '2026-07-20'],
  ] as const)('by who was away %j from %s', (away, from) => {
    const notServed = away.map((days) => ({ from: days[0], to: days[1] }));
    expect(revokedBefore(revoked, '2022-07-15', notServed)).toEqual({ ground: 2, remainderFrom: from });
  });
});
