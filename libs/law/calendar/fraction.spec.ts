import { describe, expect, it } from '@jest/globals';
import { compareFractions, fraction, fractionText, plus, roundUp, times } from './fraction.ts';
import type { FractionText } from './fraction.ts';

describe('a fraction', () => {
  it('is kept in lowest terms', () => {
    expect(fractionText(fraction('6/4'))).toBe('3/2');
    expect(fractionText(fraction('4/2'))).toBe('2');
    expect(fractionText(fraction('0/7'))).toBe('0');
  });

  it('is exact where a binary number is not', () => {
    const third = fraction('1/3');
    expect(plus(plus(third, third), third)).toEqual(fraction('1'));
    expect(times(fraction('1/10'), 3)).toEqual(fraction('3/10'));
  });

  it('rounds up only what is not whole', () => {
    expect(roundUp(times(fraction('3/2'), 100))).toBe(150);
    expect(roundUp(times(fraction('3/2'), 101))).toBe(152);
    expect(roundUp(times(fraction('2/3'), 27))).toBe(18);
  });

  it('has an order', () => {
    const texts: FractionText[] = ['2/3', '1/4', '1/2', '1/3'];
    expect(texts.toSorted((a, b) => compareFractions(fraction(a), fraction(b)))).toEqual(['1/4', '1/3', '1/2', '2/3']);
  });

  it.each(['1/0', '1.5', '-1/2'] as const)('is never %s', (text) => {
    expect(() => fraction(text)).toThrow(`"${text}" is not a fraction`);
  });
});
