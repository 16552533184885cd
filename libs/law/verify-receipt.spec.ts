import { describe, expect, it } from '@jest/globals';
import { fileURLToPath } from 'node:url';
import { evaluate } from './evaluate.ts';
import { readCases } from './read-cases.ts';
import type { Receipt } from './receipt.ts';
import { outcomeOf } from './run-cases.ts';
import { verifyReceipt } from './verify-receipt.ts';

const cases = readCases(fileURLToPath(new URL('../../../libs/law/cases', import.meta.url)));
const threeYears = { start: '2024-02-01', term: { years: 3 }, punishment: 'DEPRIVATION_OF_LIBERTY', facility: 'MEDIUM' } as const;

describe('a stored receipt', () => {
  it('is found to be the same when it is asked again from the facts that it keeps, for every case of the law', () => {
    const wrong = cases.flatMap((one) => {
      const outcome = outcomeOf(one);
      if ('error' in outcome) return [one.id];
      const stored = JSON.parse(JSON.stringify(outcome.receipt)) as Receipt; // as an event keeps it
      const verified = verifyReceipt(stored);
      const isMasked = stored.question === 'identity-number';
      return verified.verdict === (isMasked ? 'NOT_REPEATABLE' : 'EQUAL') ? [] : [`${one.id}: ${JSON.stringify(verified)}`];
    });
    expect(wrong).toEqual([]);
  });

  it('names the first step that is not the same', () => {
    const { receipt } = evaluate('term-end', threeYears, '2026-03-01');
    const steps = receipt.steps.map((step) => (step.step === 'last day' ? { ...step, result: '2027-01-30' } : step));
    expect(verifyReceipt({ ...receipt, steps })).toEqual({
      verdict: 'DIFFERS',
      at: 'steps[1]',
      stored: { step: 'last day', operands: { beforeCredit: '2027-01-31', credited: 0, notServed: 0 }, result: '2027-01-30' },
      now: { step: 'last day', operands: { beforeCredit: '2027-01-31', credited: 0, notServed: 0 }, result: '2027-01-31' },
    });
  });

  it('is named where a step is missing at its end, or a fact was changed', () => {
    const { receipt } = evaluate('term-end', threeYears, '2026-03-01');
    expect(verifyReceipt({ ...receipt, steps: receipt.steps.slice(0, -1) })).toMatchObject({
      verdict: 'DIFFERS',
      at: `steps[${String(receipt.steps.length - 1)}]`,
      stored: null,
    });
    expect(verifyReceipt({ ...receipt, facts: { ...threeYears, start: '2024-02-02' } })).toMatchObject({
      verdict: 'DIFFERS',
      at: 'steps[0]',
    });
  });

  it('of another rule set is not asked again under this one', () => {
    const { receipt } = evaluate('term-end', threeYears, '2026-03-01');
    expect(verifyReceipt({ ...receipt, ruleSet: 'kz-2026.1' })).toEqual({ verdict: 'NOT_REPEATABLE', because: 'ANOTHER_RULE_SET' });
  });
});
