import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fraction, plus, times } from '../calendar/fraction.ts';
import { evaluate } from '../evaluate.ts';
import { conversionGrounds } from './conversion-rates.ts';
import { conversionWording } from './conversion-wording.ts';

const kinds = ['FINE', 'CORRECTIVE_LABOUR', 'COMMUNITY_SERVICE', 'ARREST', 'RESTRICTION_OF_LIBERTY', 'DEPRIVATION_OF_LIBERTY'] as const;

describe('a conversion', () => {
  it('loses nothing: full units and the remainder make up the whole', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.constantFrom(...kinds), fc.integer({ min: 0, max: 20_000 }), (punishment, to, amount) => {
        if (punishment === to) return;
        const { answer } = evaluate('conversion', { from: { punishment, amount }, to }, '2025-06-10');
        if (answer.verdict !== 'CONVERTED') throw new Error('every pair has a rate');
        const rate = fraction(answer.rate);
        const remainder = times(times(fraction(answer.remainder), rate.over), 1);
        const rest = { over: remainder.over, under: remainder.under * rate.under };
        const { over, under } = plus({ over: answer.whole, under: 1 }, rest);
        expect(over * fraction(answer.exact).under).toBe(fraction(answer.exact).over * under);
        expect(answer.whole).toBe(Math.floor((amount * rate.over) / rate.under));
      }),
      { numRuns: 500 },
    );
  });

  it('is of one punishment into another', () => {
    expect(() => evaluate('conversion', { from: { punishment: 'FINE', amount: 4 }, to: 'FINE' }, '2025-06-10')).toThrow('facts.to');
  });

  it('has words for each ground', () => {
    expect(Object.keys(conversionWording.words)).toEqual(expect.arrayContaining([...conversionGrounds]));
  });
});
