import { describe, expect, it } from '@jest/globals';
import { evaluate } from './evaluate.ts';
import { receiptHash } from './receipt-hash.ts';

describe('the hash of a receipt', () => {
  it('is that of its canonical form, whatever the order in which facts were given', () => {
    const one = evaluate(
      'term-end',
      { start: '2024-02-01', punishment: 'RESTRICTION_OF_LIBERTY', term: { years: 3, months: 1 } },
      '2026-03-01',
    );
    const other = evaluate(
      'term-end',
      { term: { months: 1, years: 3 }, punishment: 'RESTRICTION_OF_LIBERTY', start: '2024-02-01' },
      '2026-03-01',
    );
    expect(receiptHash(other.receipt)).toBe(receiptHash(one.receipt));
    expect(receiptHash({ ...one.receipt, asOf: '2026-03-02' })).not.toBe(receiptHash(one.receipt));
  });
});
