import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { evaluate } from '../evaluate.ts';
import type { LawQuestions } from '../law-questions.ts';
import { cumulationWording } from './cumulation-wording.ts';

type Facts = LawQuestions['cumulation']['facts'];
type Sentence = Facts['terms'][number];

const someSentences: fc.Arbitrary<readonly Sentence[]> = fc.array(
  fc
    .record({
      category: fc.constantFrom('MINOR', 'MEDIUM', 'GRAVE'),
      punishment: fc.constantFrom('DEPRIVATION_OF_LIBERTY', 'RESTRICTION_OF_LIBERTY'),
      years: fc.integer({ min: 1, max: 12 }),
      months: fc.integer({ min: 0, max: 11 }),
    })
    .map(({ category, punishment, years, months }): Sentence => ({ category, punishment, term: { years, months } })),
  { minLength: 2, maxLength: 4 },
);

const someMethod = fc.constantFrom('ABSORB', 'ADD_PART', 'ADD_FULL');

describe('a cumulation', () => {
  it('is the same in whatever order the punishments are given', () => {
    fc.assert(
      fc.property(someSentences, someMethod, (terms, method) => {
        const answer = (order: readonly Sentence[]) =>
          evaluate('cumulation', { kind: 'CRIMES', terms: order, method }, '2025-06-10').answer;
        expect(answer([...terms].reverse())).toEqual(answer(terms));
      }),
      { numRuns: 300 },
    );
  });

  it('is lawful where it comes to what the library itself says that it comes to', () => {
    fc.assert(
      fc.property(someSentences, fc.constantFrom('ABSORB', 'ADD_FULL'), (terms, method) => {
        const { answer } = evaluate('cumulation', { kind: 'CRIMES', terms, method }, '2025-06-10');
        if (answer.verdict !== 'LAWFUL' || answer.comesTo === undefined) return;
        const again = evaluate('cumulation', { kind: 'CRIMES', terms, method, result: answer.comesTo }, '2025-06-10');
        expect(again.answer.verdict).toBe('LAWFUL');
      }),
      { numRuns: 300 },
    );
  });

  it('has words for each method', () => {
    expect(Object.keys(cumulationWording.words)).toEqual(expect.arrayContaining(['ABSORB', 'ADD_PART', 'ADD_FULL']));
  });

  it('cannot be of one punishment, nor of verdicts of which none or both are unserved', () => {
    const year: Sentence = { category: 'MEDIUM', punishment: 'DEPRIVATION_OF_LIBERTY', term: { years: 1 } };
    const ask = (kind: Facts['kind'], terms: readonly Sentence[]) => () =>
      evaluate('cumulation', { kind, terms, method: 'ADD_FULL' }, '2025-06-10');
    expect(ask('CRIMES', [year])).toThrow('facts.terms');
    expect(ask('VERDICTS', [year, year])).toThrow('facts.terms');
    expect(
      ask('VERDICTS', [
        { ...year, unserved: true },
        { ...year, unserved: true },
      ]),
    ).toThrow('facts.terms');
    expect(ask('CRIMES', [year, { ...year, unserved: true }])).toThrow('facts.terms');
  });
});
