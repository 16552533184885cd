import { describe, expect, it } from '@jest/globals';
import { canonicalJson } from './canonical-json.ts';
import { evaluate, evaluateUntyped } from './evaluate.ts';
import { isLawQuestion, tablesOfRuleSet } from './law-questions.ts';

const term = { start: '2024-02-01', term: { years: 3 }, punishment: 'DEPRIVATION_OF_LIBERTY', facility: 'MEDIUM' } as const;

describe('a question to the law', () => {
  it.each([
    ['paroles', {}, '2026-03-01', 'question: "paroles" is not one of'],
    ['toString', {}, '2026-03-01', 'question: "toString" is not one of'],
    ['term-end', { ...term, begin: '2024-01-01' }, '2026-03-01', 'facts.begin: is not a fact of this question'],
    ['term-end', { ...term, term: { years: 3, weeks: 1 } }, '2026-03-01', 'facts.term.weeks: is not a fact of this question'],
    ['term-end', { ...term, start: '2023-02-29' }, '2026-03-01', 'facts.start: must be a day'],
    ['term-end', { ...term, punishment: 'PRISON' }, '2026-03-01', 'facts.punishment: must be one of FINE'],
    ['term-end', { ...term, term: { months: 1.5 } }, '2026-03-01', 'facts.term.months: must be a whole number'],
    ['term-end', { ...term, credits: [{ kind: 'CUSTODY', from: '2024-01-01' }] }, '2026-03-01', 'facts.credits[0].to: is missing'],
    ['term-end', { ...term, credits: {} }, '2026-03-01', 'facts.credits: must be a list'],
    ['term-end', { ...term, facility: null }, '2026-03-01', 'facts.facility: must be one of MINIMUM'],
    ['term-end', [], '2026-03-01', 'facts: must have the facts start'],
    ['term-end', term, '2026-02-30', 'asOf: must be a day'],
    ['identity-number', { iin: 850315400005 }, '2026-03-01', 'facts.iin: must be text'],
  ])('%s with %j on %s fails and names what is wrong', (question, facts, asOf, problem) => {
    expect(() => evaluateUntyped(question, facts, asOf)).toThrow(problem);
  });

  it('is known by its name only', () => {
    expect(isLawQuestion('term-end')).toBe(true);
    expect(isLawQuestion('hasOwnProperty')).toBe(false);
  });
});

describe('a receipt', () => {
  it('names the rule set, the day, the facts, the provisions in order and every step of the arithmetic', () => {
    const facts = { ...term, credits: [{ kind: 'CUSTODY', from: '2023-10-04', to: '2024-01-31' }] } as const;
    const { answer, receipt } = evaluate('term-end', facts, '2026-03-01');
    expect(answer).toEqual({ verdict: 'LAST_DAY', lastDay: '2026-08-04', creditedDays: 180, unservedDays: 157 });
    expect(receipt).toMatchObject({
      ruleSet: 'kz-2026.2',
      question: 'term-end',
      asOf: '2026-03-01',
      facts,
      provisions: ['CC 62(1)', 'PEC 165(2)', 'CC 62', 'CC 62(3)'],
      rounding: 'kz-credit-up-exact-months-or-days-up',
      steps: [
        { step: 'last day before credit', operands: { start: '2024-02-01', years: 3 }, result: '2027-01-31', provision: 'PEC 165(2)' },
        { step: 'days credited', operands: { kind: 'CUSTODY', days: 120, ratio: '3/2' }, result: '180', provision: 'CC 62(3)' },
        { step: 'credit, a half day up', operands: { sum: '180' }, result: 180 },
        { step: 'last day', operands: { beforeCredit: '2027-01-31', credited: 180, notServed: 0 }, result: '2026-08-04' },
        { step: 'days unserved', operands: { from: '2026-03-01', lastDay: '2026-08-04', interrupted: 0 }, result: 157 },
      ],
    });
    expect(receipt.ruleSetHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is the same text for the same question, and plain JSON', () => {
    const once = evaluate('term-end', term, '2026-03-01');
    const again = evaluate('term-end', term, '2026-03-01');
    expect(canonicalJson(again)).toBe(canonicalJson(once));
    expect(JSON.parse(JSON.stringify(once))).toEqual(once);
  });

  it('does not keep an identity number', () => {
    for (const iin of ['850315400005', '850315400004', '8503']) {
      expect(canonicalJson(evaluate('identity-number', { iin }, '2026-03-01').receipt)).not.toContain('8503');
    }
  });

  it('says why a person must decide instead', () => {
    const { answer, receipt } = evaluate(
      'term-end',
      {
        start: '2024-02-01',
        term: { years: 3 },
        punishment: 'DEPRIVATION_OF_LIBERTY',
        credits: [{ kind: 'CUSTODY', from: '2024-01-01', to: '2024-01-31' }],
      },
      '2026-03-01',
    );
    expect(answer).toEqual({ verdict: 'NEEDS_MANUAL', because: ['FACILITY_UNKNOWN'] });
    expect(receipt.steps.at(-1)).toMatchObject({ step: 'needs a person', operands: { reason: 'FACILITY_UNKNOWN' } });
  });
});

describe('the rule set', () => {
  it('changes its hash and its version together', () => {
    const { ruleSet, ruleSetHash } = evaluate('parole-renewal', { refusedOn: '2026-01-15' }, '2026-03-01').receipt;
    expect({ ruleSet, ruleSetHash }).toEqual({
      ruleSet: 'kz-2026.2',
      ruleSetHash: '34ebda8c43cd93455f16ac16f690e7da070cd58138fcabec9b7ab502ce9f697e',
    });
  });

  it.each(
    Object.entries(tablesOfRuleSet).flatMap(([question, tables]) =>
      Object.entries(tables).map(([name, table]) => ({ table, name: `${question}/${name}` })),
    ),
  )('has in $name rows that are newest first, do not overlap, and say where they come from', ({ table }) => {
    expect(table.length).toBeGreaterThan(0);
    for (const [index, row] of table.entries()) {
      expect(row.provision).not.toBe('');
      expect(row.source).not.toBe('');
      expect(row.to === undefined || row.from <= row.to).toBe(true);
      const newer = table[index - 1];
      if (newer !== undefined) expect(row.to !== undefined && row.to < newer.from).toBe(true);
    }
  });
});

describe('canonical JSON', () => {
  it('is the same text whatever the order of the keys', () => {
    expect(canonicalJson({ b: [{ d: 1, c: 'x' }], a: null, e: undefined })).toBe('{"a":null,"b":[{"c":"x","d":1}]}');
  });
});
