import { describe, expect, it } from '@jest/globals';
import { evaluate } from '../evaluate.ts';
import { deadlineKinds } from './probation-deadlines.ts';

describe('a deadline of probation', () => {
  it.each(deadlineKinds)('%s needs the day that it counts from', (kind) => {
    expect(() => evaluate('probation-deadline', { kind }, '2026-03-01')).toThrow(`facts.from: is missing for ${kind}`);
  });

  it('in working days says which days off are not known', () => {
    const { receipt } = evaluate('probation-deadline', { kind: 'PAROLEE_REGISTRATION', from: '2024-12-31' }, '2026-03-01');
    expect(receipt.steps).toEqual([
      {
        step: 'last day of a deadline in working days',
        operands: { kind: 'PAROLEE_REGISTRATION', from: '2024-12-31', days: 5 },
        result: '2025-01-10',
        provision: 'PEC 169(8)',
      },
      { step: 'days off that are not known', operands: { year: 2024 }, result: ['HOLIDAYS'] },
      { step: 'days off that are not known', operands: { year: 2025 }, result: ['KURBAN_AIT', 'MOVED_DAYS'] },
    ]);
  });
});
