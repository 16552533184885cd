import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../calendar/legal-date.ts';
import { evaluate } from '../evaluate.ts';
import { creditKinds, facilities } from '../law-facts.ts';
import type { Credit, FacilityType } from '../law-facts.ts';

describe('the end of a term', () => {
  it('never comes later for more custody or house arrest before it', () => {
    fc.assert(
      fc.property(someCredits, aCredit, fc.constantFrom(...facilities), (credits, more, facility) => {
        expect(endWith([...credits, more], facility).lastDay <= endWith(credits, facility).lastDay).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('does not depend on the order in which credit was recorded', () => {
    fc.assert(
      fc.property(someCredits, fc.constantFrom(...facilities), (credits, facility) => {
        expect(endWith([...credits].reverse(), facility)).toEqual(endWith(credits, facility));
      }),
    );
  });

  it('is credited as a clerk does it who gives each calendar day its better rate', () => {
    fc.assert(
      fc.property(someCredits, fc.constantFrom(...facilities), (credits, facility) => {
        expect(endWith(credits, facility).creditedDays).toBe(dayByDay(credits, facility));
      }),
      { numRuns: 150 },
    );
  });

  it('leaves one day less to serve with every day served', () => {
    const unserved = (asOf: '2025-07-04' | '2025-07-05'): unknown =>
      evaluate('term-end', { start: '2022-03-01', term: { months: 72 }, punishment: 'RESTRICTION_OF_LIBERTY' }, asOf).answer;
    expect(unserved('2025-07-04')).toMatchObject({ unservedDays: 971 });
    expect(unserved('2025-07-05')).toMatchObject({ unservedDays: 970 });
  });

  it('cannot be asked without a term, except for life', () => {
    expect(() => evaluate('term-end', { start: '2024-02-01', punishment: 'ARREST' }, '2026-03-01')).toThrow(
      'facts.term: is missing for ARREST',
    );
    expect(evaluate('term-end', { start: '2024-02-01', punishment: 'LIFE' }, '2026-03-01').answer).toEqual({
      verdict: 'NO_LAST_DAY',
      creditedDays: 0,
    });
  });
});

const aCredit = fc
  .record({ kind: fc.constantFrom(...creditKinds), first: fc.integer({ min: 0, max: 120 }), days: fc.integer({ min: 1, max: 60 }) })
  .map(({ kind, first, days }): Credit => ({ kind, from: addDays('2023-07-01', first), to: addDays('2023-07-01', first + days - 1) }));

const someCredits = fc.array(aCredit, { maxLength: 5 });

function endWith(credits: readonly Credit[], facility: FacilityType): { readonly lastDay: string; readonly creditedDays: number } {
  const { answer } = evaluate(
    'term-end',
    { start: '2024-02-01', term: { years: 3 }, punishment: 'DEPRIVATION_OF_LIBERTY', facility, credits },
    '2026-03-01',
  );
  if (answer.verdict !== 'LAST_DAY') throw new Error(`no last day: ${answer.verdict}`);
  return answer;
}

/** In half days: custody 4, 3 or 2 by facility, house arrest 1. CC 62(3)-(4). */
function dayByDay(credits: readonly Credit[], facility: FacilityType): number {
  const custody = { MINIMUM: 4, MEDIUM: 3, MEDIUM_JUVENILE: 3, MAXIMUM: 2, EMERGENCY: 2, FULL: 2 }[facility];
  let halves = 0;
  for (let day = 0; day < 200; day += 1) {
    const today = addDays('2023-07-01', day);
    const kinds = credits.filter(({ from, to }) => from <= today && today <= to).map(({ kind }) => kind);
    halves += kinds.includes('CUSTODY') ? custody : kinds.includes('HOUSE_ARREST') ? 1 : 0;
  }
  return Math.ceil(halves / 2);
}
