import { describe, expect, it } from '@jest/globals';
import { fileURLToPath } from 'node:url';
import type { LawCase } from './law-case.ts';
import { casesIn } from './law-case.ts';
import { readCases } from './read-cases.ts';
import { askCase, runCases } from './run-cases.ts';

/** Beside the rules, seen from the folder that this file is built into. */
const cases = readCases(fileURLToPath(new URL('../../../libs/law/cases', import.meta.url)));

describe('the law cases', () => {
  it.each(cases.map((lawCase) => ({ lawCase, id: lawCase.id })))('$id', ({ lawCase }) => {
    expect(runCases([lawCase]).failures).toEqual([]);
  });

  it('are well over a hundred, each with its own id, a provision and a source', () => {
    expect(cases.length).toBeGreaterThanOrEqual(120);
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
    for (const lawCase of cases)
      expect(lawCase).toMatchObject({ provision: expect.stringMatching(/./), source: expect.stringMatching(/./) });
  });
});

describe('the runner', () => {
  it('fails a case whose answer differs, with what was expected, what came and the receipt', () => {
    const { passed, failures } = runCases([renewal({ notBefore: '2025-07-14' })]);
    expect(passed).toBe(0);
    expect(failures).toHaveLength(1);
    expect(failures[0]).toContain(
      'renewal: expected {"notBefore":"2025-07-14"}, came {"notBefore":"2025-07-15","verdict":"NOT_BEFORE"}, receipt {',
    );
  });

  it('compares only the keys that are named', () => {
    expect(runCases([renewal({ verdict: 'NOT_BEFORE' })]).passed).toBe(1);
  });

  it('fails a case that expects what no answer has', () => {
    expect(runCases([renewal({ notAfter: '2025-07-15' })]).passed).toBe(0);
  });

  it('takes null for what is absent', () => {
    expect(runCases([renewal({ fraction: null })]).passed).toBe(1);
    expect(runCases([renewal({ notBefore: null })]).passed).toBe(0);
  });

  it('compares lists as sets', () => {
    const facts = {
      person: { sex: 'M', birthDate: '1990-05-20' },
      punishment: 'RESTRICTION_OF_LIBERTY',
      start: '2024-01-15',
      term: { years: 3 },
      offences: [{ article: '174', committedOn: '2023-01-01', intent: 'INTENTIONAL', maxTermYears: 7, flags: ['TERRORIST', 'EXTREMIST'] }],
    };
    const barred = (bars: readonly string[]): LawCase => ({ ...renewal({ bars }), question: 'parole', facts });
    expect(runCases([barred(['EXTREMIST', 'TERRORIST'])]).passed).toBe(1);
    expect(runCases([barred(['TERRORIST'])]).passed).toBe(0);
    expect(runCases([barred(['TERRORIST', 'EXTREMIST', 'CORRUPTION'])]).passed).toBe(0);
  });

  it('accepts a cited provision for its parts, and not a part for the whole', () => {
    expect(runCases([renewal({ cites: ['PEC 162'] })]).passed).toBe(1);
    expect(runCases([renewal({ cites: ['PEC 16'] })]).passed).toBe(0);
    expect(runCases([renewal({ cites: ['PEC 162(1)'] })]).passed).toBe(0);
  });

  it('fails a case with a question or a fact that the library does not know, and names it', () => {
    const [question, fact] = runCases([
      { ...renewal({ verdict: 'X' }), question: 'pardon' },
      { ...renewal({ verdict: 'X' }), facts: { refusedOn: '2025-01-15', by: 'court' } },
    ]).failures;
    expect(question).toContain('"pardon" is not one of');
    expect(fact).toContain('facts.by');
  });

  it('fails what is not a case', () => {
    expect(runCases(casesIn('file.yaml', 'a')).failures).toEqual(['file.yaml: must be a case']);
    expect(runCases(casesIn('file.yaml', [[]])).failures).toEqual(['file.yaml[0]: must be a case']);
    expect(runCases(casesIn('file.yaml', [{ id: 'a', question: 'parole', asOf: '2026-03-01', facts: {} }])).failures).toEqual([
      'a: expects nothing',
    ]);
  });

  it('prints the answer and the receipt as one line of JSON', () => {
    const line = askCase(renewal({ notBefore: '2000-01-01' }));
    expect(line).not.toContain('\n');
    expect(JSON.parse(line)).toMatchObject({ id: 'renewal', answer: { notBefore: '2025-07-15' }, receipt: { question: 'parole-renewal' } });
  });
});

function renewal(expected: LawCase['expect']): LawCase {
  return {
    id: 'renewal',
    provision: 'PEC 162',
    source: 'a made-up refusal',
    question: 'parole-renewal',
    asOf: '2026-03-01',
    facts: { refusedOn: '2025-01-15' },
    expect: expected,
  };
}
