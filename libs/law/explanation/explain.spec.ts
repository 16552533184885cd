import { describe, expect, it } from '@jest/globals';
import { fileURLToPath } from 'node:url';
import { evaluate } from '../evaluate.ts';
import { questionNames } from '../law-questions.ts';
import { readCases } from '../read-cases.ts';
import type { Receipt } from '../receipt.ts';
import { outcomeOf } from '../run-cases.ts';
import { languages } from '../wording.ts';
import { explain, explanation } from './explain.ts';
import { namesIn } from './filled-sentence.ts';
import { subjectWordings } from './subject-wordings.ts';

/** Beside the rules, seen from the folder that this file is built into. */
const cases = readCases(fileURLToPath(new URL('../../../../libs/law/cases', import.meta.url)));

const evaluations = cases.flatMap((lawCase) => {
  const outcome = outcomeOf(lawCase);
  return 'error' in outcome ? [] : [outcome];
});

describe('an explanation', () => {
  it.each(languages)('in %s has a sentence for every step of every case, and words for every code and name', (language) => {
    const unworded = evaluations.flatMap(({ receipt, answer }) => explanation(receipt, language, answer).unworded);
    expect(evaluations.length).toBeGreaterThan(100);
    expect([...new Set(unworded)].sort()).toEqual([]);
  });

  it.each(languages)('in %s says every number of every step, and leaves no gap', (language) => {
    for (const { receipt, answer } of evaluations) {
      const sentences = explain(receipt, language, answer);
      for (const sentence of sentences) expect(sentence).not.toMatch(/[{}[\]]|undefined|NaN|\.\.| {2}/);
    }
  });

  it('names in a sentence only operands that a step of that name has', () => {
    const known = new Map<string, Set<string>>();
    for (const { receipt } of evaluations) {
      for (const { step, operands } of receipt.steps) {
        const names = known.get(step) ?? new Set(['result']);
        known.set(step, names);
        for (const name of Object.keys(operands)) names.add(name);
      }
    }
    for (const { sentences } of Object.values(subjectWordings)) {
      for (const [step, wording] of Object.entries(sentences)) {
        const names = known.get(step);
        if (names === undefined) continue;
        for (const language of languages) {
          const strange = namesIn(wording[language]).filter((name) => !names.has(name) && !termParts.includes(name));
          expect({ step, language, strange }).toEqual({ step, language, strange: [] });
        }
      }
    }
  });

  it('has one sentence for each step, whichever subject notes it', () => {
    const steps = Object.values(subjectWordings).flatMap(({ sentences }) => Object.keys(sentences));
    expect(steps.filter((step, index) => steps.indexOf(step) !== index)).toEqual([]);
  });

  it('has a name for every question', () => {
    const nameless = questionNames.filter((question) =>
      explanation({ ...bare, question }, 'en').unworded.some((what) => what.includes('question.')),
    );
    expect(nameless).toEqual([]);
  });

  it('says a step and a code without wording as they stand', () => {
    const receipt: Receipt = {
      ...bare,
      steps: [{ step: 'a step of tomorrow', operands: { what: 'NEW_CODE', on: '2024-01-15' }, result: 3 }],
    };
    expect(explain(receipt, 'en')[2]).toBe('3. a step of tomorrow; what = NEW_CODE; on = 15 January 2024: 3.');
    expect(explanation(receipt, 'en').unworded).toContain('step "a step of tomorrow"');
  });

  it('says only what has to be said: an aside without its number is left out', () => {
    const { receipt } = evaluate(
      'term-end',
      { start: '2024-02-01', term: { years: 1 }, punishment: 'RESTRICTION_OF_LIBERTY' },
      '2024-06-01',
    );
    expect(explain(receipt, 'ru')).toContain(
      '3. Срок 1 год, первый день — 1 февраля 2024 года; последний день до зачёта — 31 января 2025 года (ст. 165 ч. 2 УИК).',
    );
    expect(explain(receipt, 'ru')).toContain('4. Последний день — 31 января 2025 года: до зачёта 31 января 2025 года.');
  });
});

/** A step names those of them that its term has. */
const termParts: readonly string[] = ['years', 'months', 'days'];

const bare: Receipt = {
  ruleSet: 'kz-2026.2',
  ruleSetHash: '',
  question: 'parole',
  asOf: '2026-03-01',
  facts: {},
  provisions: [],
  steps: [],
  rounding: 'kz-credit-up-exact-months-or-days-up',
};
