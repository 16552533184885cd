import { describe, expect, it } from '@jest/globals';
import { evaluate } from '../evaluate.ts';
import type { LawQuestions } from '../law-questions.ts';

type Facts = LawQuestions['bullying']['facts'];

const first = { on: '2024-09-01', ageAtAct: 14, penaltyEffectiveOn: '2024-09-10' } as const;

describe('the steps for acts of bullying', () => {
  it('come in order of the days of the acts, whatever order they are given in', () => {
    const acts: Facts['acts'] = [
      first,
      { on: '2025-03-01', ageAtAct: 15, penaltyEffectiveOn: '2025-03-20' },
      { on: '2026-04-01', ageAtAct: 16 },
    ];
    const steps = [
      { liable: 'PARENT', penalty: 'WARNING_OR_FINE', mci: 10 },
      { liable: 'PARENT', penalty: 'FINE', mci: 30 },
      { liable: 'SELF', penalty: 'WARNING_OR_FINE', mci: 10 },
    ];
    expect(evaluate('bullying', { acts }, '2026-06-01').answer).toEqual({ verdict: 'STEPS', steps });
    expect(evaluate('bullying', { acts: acts.toReversed() }, '2026-06-01').answer).toEqual({ verdict: 'STEPS', steps });
  });

  it('say in the receipt which year the act falls into', () => {
    const { receipt } = evaluate('bullying', { acts: [first, { on: '2025-09-09', ageAtAct: 15 }] }, '2026-06-01');
    expect(receipt.steps).toContainEqual({
      step: 'within a year after a penalty for bullying',
      operands: { on: '2025-09-09', windowFrom: '2024-09-10', windowTo: '2025-09-09' },
      result: true,
      provision: 'CAO 127-2',
    });
  });

  it.each<[Facts['acts'], string]>([
    [[{ ...first, penaltyEffectiveOn: '2024-08-31' }], 'facts.acts[0].penaltyEffectiveOn: must not lie before 2024-09-01'],
    [[first, { on: '2025-03-01', ageAtAct: 13 }], 'facts.acts[1].ageAtAct: must not be below 14'],
    [[], 'facts.acts: must name at least one act'],
  ])('are not given for what cannot be: %j', (acts, problem) => {
    expect(() => evaluate('bullying', { acts }, '2026-06-01')).toThrow(problem);
  });
});
