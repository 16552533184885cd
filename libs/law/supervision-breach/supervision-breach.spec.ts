import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../calendar/legal-date.ts';
import { evaluate } from '../evaluate.ts';
import type { LawQuestions } from '../law-questions.ts';
import { breachBases, breachKinds, breachSteps } from './breach-rules.ts';

type Facts = LawQuestions['supervision-breach']['facts'];

const someFacts: fc.Arbitrary<Facts> = fc.record({
  basis: fc.constantFrom(...breachBases),
  person: fc.constantFrom<Facts['person']>({ sex: 'M', birthDate: '1990-05-20' }, { sex: 'F', birthDate: '2009-05-20' }),
  breaches: fc.array(
    fc.record({
      on: fc.integer({ min: 0, max: 1000 }).map((after) => addDays('2023-01-01', after)),
      kind: fc.constantFrom(...breachKinds),
      malicious: fc.boolean(),
    }),
    { maxLength: 5 },
  ),
  warnings: fc.integer({ min: 0, max: 3 }),
});

describe('the step for breaches of supervision', () => {
  it('does not depend on the order in which they are listed', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        const turned = { ...facts, breaches: facts.breaches.toReversed() };
        expect(evaluate('supervision-breach', turned, '2026-03-01').answer).toEqual(
          evaluate('supervision-breach', facts, '2026-03-01').answer,
        );
      }),
      { numRuns: 500 },
    );
  });

  it('is never milder for one warning more', () => {
    fc.assert(
      fc.property(someFacts, fc.integer({ min: 0, max: 3 }), (facts, warnings) => {
        const less = evaluate('supervision-breach', { ...facts, warnings }, '2026-03-01').answer;
        const more = evaluate('supervision-breach', { ...facts, warnings: warnings + 1 }, '2026-03-01').answer;
        // what is open cannot soften what the court must do
        if (less.verdict === 'NEEDS_MANUAL') expect(more.verdict === 'NEEDS_MANUAL' || more.step === 'MUST_REVOKE').toBe(true);
        else if (more.verdict === 'NEEDS_MANUAL') expect(less.verdict).toBe('NEEDS_MANUAL');
        else expect(breachSteps.indexOf(more.step)).toBeGreaterThanOrEqual(breachSteps.indexOf(less.step));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    [{ warnings: -1 }, 'facts.warnings: must be a whole number from 0'],
    [{ warnings: [{ day: '2025-01-01' }] }, 'facts.warnings[0].day: is not a fact'],
    [{ warnings: 'two' }, 'facts.warnings: must be a list'],
  ])('is not given for %j', (warnings, problem) => {
    const facts = { basis: 'PAROLE', person: { sex: 'M', birthDate: '1990-05-20' }, breaches: [], ...warnings };
    expect(() => evaluate('supervision-breach', facts as Facts, '2026-03-01')).toThrow(problem); // a wrong form on purpose
  });
});
