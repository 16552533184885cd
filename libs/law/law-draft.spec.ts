import { describe, expect, it } from '@jest/globals';
import { fileURLToPath } from 'node:url';
import { evaluate, evaluateUnder } from './evaluate.ts';
import { LawFactError } from './fact-checks.ts';
import { lawDraft } from './law-draft.ts';
import { isLawQuestion, tablesOfRuleSet, type LawQuestions } from './law-questions.ts';
import { readCases } from './read-cases.ts';
import { verifyReceipt } from './verify-receipt.ts';

/** Six years since 1 February 2024 for theft under CC 188(3), which is grave: half of it is 36 months, a third 24, two thirds 48. */
const thief: LawQuestions['parole']['facts'] = {
  person: { sex: 'M', birthDate: '1985-05-05' },
  punishment: 'DEPRIVATION_OF_LIBERTY',
  start: '2024-02-01',
  term: { years: 6 },
  facility: 'MEDIUM',
  offences: [{ article: '188', part: '3', committedOn: '2023-11-10', intent: 'INTENTIONAL', maxTermYears: 7 }],
};

const ordinary = { MINOR: '1/3', MEDIUM: '1/3', GRAVE: '1/2', ESPECIALLY_GRAVE: '2/3', ESPECIALLY_GRAVE_AGAINST_LIFE: '2/3' };
const oldRow = { from: '2015-01-01', to: '2026-06-30', provision: 'CC 72(3)', values: ordinary };

function draftOfGrave(part: string): unknown {
  const newRow = { from: '2026-07-01', provision: 'CC 72(3) (draft)', values: { ...ordinary, GRAVE: part } };
  return { question: 'parole', table: 'served.ORDINARY', rows: [newRow, oldRow] };
}

describe('a question asked under a draft', () => {
  it('has the answer of the draft where that is milder: a third of six years is served a year, 365 days, before half of it', () => {
    expect(evaluate('parole', thief, '2026-11-28').answer).toMatchObject({ verdict: 'NOT_YET', from: '2027-02-01', fraction: '1/2' });
    const { answer, receipt } = evaluateUnder(lawDraft(draftOfGrave('1/3')), 'parole', thief, '2026-11-28');
    expect(answer).toMatchObject({ verdict: 'ELIGIBLE', from: '2026-02-01', fraction: '1/3' });
    expect(receipt.provisions).toEqual(expect.arrayContaining(['CC 72(3) (draft)', 'CC 6(1)']));
  });

  it('keeps the answer of the law of the act where the draft is harsher: a new row does not reach back', () => {
    const { answer, receipt } = evaluateUnder(lawDraft(draftOfGrave('2/3')), 'parole', thief, '2026-11-28');
    expect(answer).toMatchObject({ verdict: 'NOT_YET', from: '2027-02-01', fraction: '1/2' });
    expect(receipt.provisions).toContain('CC 6(3)');
  });

  it('has the harsher answer where the draft puts its row in the place of the one that stood at the act', () => {
    const rows = [{ from: '2015-01-01', provision: 'CC 72(3) (draft)', values: { ...ordinary, GRAVE: '2/3' } }];
    const draft = lawDraft({ question: 'parole', table: 'served.ORDINARY', rows });
    expect(evaluateUnder(draft, 'parole', thief, '2026-11-28').answer).toMatchObject({ from: '2028-02-01', fraction: '2/3' });
  });

  it('is answered as by the law that stands on the day before the draft is law', () => {
    const { answer } = evaluateUnder(lawDraft(draftOfGrave('1/3')), 'parole', thief, '2026-06-30');
    expect(answer).toEqual(evaluate('parole', thief, '2026-06-30').answer);
  });

  it('has a receipt that says that it is no law, with a hash of its own, and that nobody takes for an answer of the law', () => {
    const [milder, harsher] = [draftOfGrave('1/3'), draftOfGrave('2/3')].map(
      (draft) => evaluateUnder(lawDraft(draft), 'parole', thief, '2026-11-28').receipt,
    );
    const { receipt: standing } = evaluate('parole', thief, '2026-11-28');
    expect([standing.ruleSet, milder?.ruleSet]).toEqual(['kz-2026.2', 'kz-2026.2+draft']);
    expect(new Set([standing.ruleSetHash, milder?.ruleSetHash, harsher?.ruleSetHash]).size).toBe(3);
    expect(milder && verifyReceipt(milder)).toEqual({ verdict: 'NOT_REPEATABLE', because: 'ANOTHER_RULE_SET' });
  });

  it('leaves the law as it stands for whoever asks without the draft', () => {
    const before = evaluate('parole', thief, '2026-11-28');
    evaluateUnder(lawDraft(draftOfGrave('1/3')), 'parole', thief, '2026-11-28');
    expect(evaluate('parole', thief, '2026-11-28')).toEqual(before);
  });

  it('has the same answer and steps under a draft that repeats the table', () => {
    const repeated = lawDraft({ question: 'parole', table: 'served.ORDINARY', rows: tablesOfRuleSet['parole']?.['served.ORDINARY'] });
    const [drafted, standing] = [evaluateUnder(repeated, 'parole', thief, '2026-11-28'), evaluate('parole', thief, '2026-11-28')];
    expect(drafted.answer).toEqual(standing.answer);
    expect(drafted.receipt).toEqual({ ...standing.receipt, ruleSet: 'kz-2026.2+draft', ruleSetHash: drafted.receipt.ruleSetHash });
  });
});

describe('a draft of a table that several questions read', () => {
  it('is read by each of them: three days in custody count for four where they counted for three', () => {
    const custodyByFacility = { MINIMUM: '2', MEDIUM: '4/3', MEDIUM_JUVENILE: '3/2', MAXIMUM: '1', EMERGENCY: '1', FULL: '1' };
    const values = { custodyByFacility, custodyTowardsRestriction: '2', custodyTowardsArrest: '1', houseArrest: '1/2' };
    const draft = lawDraft({
      question: 'term-end',
      table: 'creditRatios',
      rows: [{ from: '2015-01-01', provision: 'CC 62 (draft)', values }],
    });
    const { start, punishment, term } = thief;
    const custody = { kind: 'CUSTODY', from: '2023-12-02', to: '2024-01-30' } as const; // 60 days: 90 as it stands, 80 under the draft
    const facts = { start, punishment, facility: 'MEDIUM', credits: [custody], ...(term && { term }) } as const;
    expect(evaluate('term-end', facts, '2024-02-01').answer).toMatchObject({ lastDay: '2029-11-02', creditedDays: 90 });
    expect(evaluateUnder(draft, 'term-end', facts, '2024-02-01').answer).toMatchObject({ lastDay: '2029-11-12', creditedDays: 80 });
    const asked = { ...thief, credits: [custody] };
    expect(evaluate('parole', asked, '2026-11-28').answer).toMatchObject({ from: '2026-11-03' });
    expect(evaluateUnder(draft, 'parole', asked, '2026-11-28').answer).toMatchObject({ from: '2026-11-13' });
  });
});

describe('a draft of several tables', () => {
  const ofGrave = (part: string): object => draftOfGrave(part) as object;
  const adult = { MINOR: '1/4', MEDIUM: '1/4', GRAVE: '1/4', ESPECIALLY_GRAVE: '1/2', ESPECIALLY_GRAVE_AGAINST_LIFE: '2/3' };
  const ofSubstitution = {
    ...{ question: 'substitution', table: 'adultFractions' },
    rows: [{ from: '2015-01-01', provision: 'CC 73(2) (draft)', values: adult }],
  };

  it('of CC 72 and CC 73 together opens parole after a third of six years and substitution after a quarter', () => {
    const draft = lawDraft({ question: 'parole', tables: [ofGrave('1/3'), ofSubstitution] });
    const [parole, substitution] = [
      evaluateUnder(draft, 'parole', thief, '2026-11-28'),
      evaluateUnder(draft, 'substitution', thief, '2026-11-28'),
    ];
    // 24 months and 18 months from 1 February 2024
    expect([parole.answer, substitution.answer]).toMatchObject([{ from: '2026-02-01' }, { from: '2025-08-01' }]);
    expect(parole.receipt).toMatchObject({ ruleSet: 'kz-2026.2+draft', ruleSetHash: substitution.receipt.ruleSetHash });
  });

  it('is looked at from the day on which all of it is law', () => {
    expect(lawDraft({ question: 'parole', tables: [ofGrave('1/3'), ofSubstitution] })).toMatchObject({
      from: '2026-07-01',
      changes: [
        { question: 'parole', table: 'served.ORDINARY' },
        { question: 'substitution', table: 'adultFractions' },
      ],
    });
  });

  it('of one table is the draft of that table', () => {
    const { question: _, ...change } = draftOfGrave('1/3') as { readonly question: string };
    expect(lawDraft({ question: 'parole', tables: [change] }).ruleSetHash).toBe(lawDraft(draftOfGrave('1/3')).ruleSetHash);
  });
});

describe('each table of a question that may be rehearsed', () => {
  const cases = readCases(fileURLToPath(new URL('../../../libs/law/cases', import.meta.url)));
  const tables = ['parole', 'substitution', 'term-end', 'conviction-record'].flatMap((question) =>
    Object.entries(tablesOfRuleSet[question] ?? {}).map(([name, rows]) => ({ question, name, rows })),
  );

  it.each(tables)('$name of $question: a draft that ends it changes the answer of a case', ({ question, name, rows }) => {
    const [newest] = rows;
    const draft = lawDraft({ question, table: name, rows: [{ from: '2199-01-01', provision: 'none', values: newest?.values }] });
    const differs = cases.some((one) => {
      if ('problem' in one || one.question !== question || !isLawQuestion(one.question)) return false;
      const { facts, asOf } = one as unknown as { readonly facts: never; readonly asOf: never }; // cases that ask for errors are caught below
      try {
        const standing = evaluate(one.question, facts, asOf).answer;
        return JSON.stringify(evaluateUnder(draft, one.question, facts, asOf).answer) !== JSON.stringify(standing);
      } catch (error) {
        if (error instanceof LawFactError) return false;
        throw error;
      }
    });
    expect(differs).toBe(true);
  });
});

describe('a draft that cannot be asked under', () => {
  const otherThanMinor = ['MEDIUM', 'GRAVE', 'ESPECIALLY_GRAVE', 'ESPECIALLY_GRAVE_AGAINST_LIFE'];
  const standingRatios = tablesOfRuleSet['term-end']?.['creditRatios'];
  const good = { from: '2026-07-01', provision: 'CC 72(3)', values: ordinary };
  const faultsOf = (draft: unknown): readonly string[] => {
    try {
      lawDraft(draft, 'change');
    } catch (error) {
      if (error instanceof LawFactError) return error.faults.map(({ path }) => path);
      throw error;
    }
    return [];
  };
  const ofParole = (...rows: readonly unknown[]): unknown => ({ question: 'parole', table: 'served.ORDINARY', rows });

  it.each<[what: string, draft: unknown, places: readonly string[]]>([
    ['of no question', { question: 'guilt', table: 'served.ORDINARY', rows: [good] }, ['change.question']],
    ['of no table', { question: 'parole', table: 'toString', rows: [good] }, ['change.table']],
    ['of no row', ofParole(), ['change.rows']],
    ['of what is no row', ofParole('1/3', null), ['change.rows[0]', 'change.rows[1]']],
    ['of no day', ofParole({ ...good, from: '2026-06-31' }), ['change.rows[0].from']],
    ['of a row that ends before it begins', ofParole({ ...good, to: '2026-06-30' }), ['change.rows[0].to']],
    ['of no provision and no values', ofParole({ from: '2026-07-01' }), ['change.rows[0].provision', 'change.rows[0].values']],
    ['of rows that overlap', ofParole(good, { ...oldRow, to: '2026-07-01' }), ['change.rows[1].to']],
    ['of rows of which the older one goes on', ofParole(good, { ...good, from: '2015-01-01' }), ['change.rows[1].to']],
    ['of rows oldest first', ofParole(oldRow, { ...good, to: '2026-12-31' }), ['change.rows[1].to']],
    ['of a part of nothing', ofParole({ ...good, values: { ...ordinary, GRAVE: '0/3' } }), ['change.rows[0].values.GRAVE']],
    ['of a part in words', ofParole({ ...good, values: { ...ordinary, GRAVE: 'half' } }), ['change.rows[0].values.GRAVE']],
    ['of a part that is a number', ofParole({ ...good, values: { ...ordinary, GRAVE: 0.5 } }), ['change.rows[0].values.GRAVE']],
    ['of a category that is none', ofParole({ ...good, values: { ...ordinary, PETTY: '1/4' } }), ['change.rows[0].values.PETTY']],
    ['without a category', ofParole({ ...good, values: { MINOR: '1/3' } }), otherThanMinor.map((of) => `change.rows[0].values.${of}`)],
    [
      'of a part in words and of a category that is none',
      ofParole({ ...good, values: { ...ordinary, GRAVE: 'half', PETTY: '1/4' } }),
      ['change.rows[0].values.PETTY', 'change.rows[0].values.GRAVE'],
    ],
    ['of values that are a list', ofParole({ ...good, values: [] }), ['change.rows[0].values']],
    ['that is none', 7, ['change']],
    ['of several tables that are none', { question: 'parole', tables: [] }, ['change.tables']],
    [
      'of several tables, each with its fault',
      {
        question: 'parole',
        tables: [
          { table: 'toString', rows: [good] },
          { table: 'served.ORDINARY', rows: [{ ...good, values: {} }] },
        ],
      },
      ['change.tables[0].table', ...Object.keys(ordinary).map((category) => `change.tables[1].rows[0].values.${category}`)],
    ],
    [
      'of a table that another question has changed already',
      {
        question: 'parole',
        tables: ['parole', 'term-end'].map((question) => ({ question, table: 'creditRatios', rows: standingRatios })),
      },
      ['change.tables[1].table'],
    ],
    [
      'of one table and several',
      { question: 'parole', table: 'served.ORDINARY', tables: [{ table: 'served.ORDINARY', rows: [good] }] },
      ['change.table'],
    ],
  ])('%s is refused with its place', (_, draft, places) => {
    expect(faultsOf(draft)).toEqual(places);
  });

  it('of codes takes every code of their kind, and no other', () => {
    const unrecorded = (...values: readonly string[]): unknown => ({
      question: 'conviction-record',
      table: 'unrecordedCategories',
      rows: [{ from: '2015-01-01', provision: 'CC 79(2)', values }],
    });
    expect(faultsOf(unrecorded('MISDEMEANOUR', 'MINOR'))).toEqual([]);
    expect(faultsOf(unrecorded('PETTY', 'MISDEMEANOUR', 'SLIGHT'))).toEqual(['change.rows[0].values[0]', 'change.rows[0].values[2]']);
  });

  it('of parts of a term takes the whole and no more, while a day in custody may count as several', () => {
    const grave = 'change.rows[0].values.GRAVE';
    expect(['1/2', '1', '2/2', '3/2', '2'].map((part) => faultsOf(draftOfGrave(part)))).toEqual([[], [], [], [grave], [grave]]);
    const byFacility = { MINIMUM: '3', MEDIUM: '5/2', MEDIUM_JUVENILE: '2', MAXIMUM: '1', EMERGENCY: '1', FULL: '1' };
    const values = { custodyByFacility: byFacility, custodyTowardsRestriction: '2', custodyTowardsArrest: '1', houseArrest: '1/2' };
    const rows = [{ from: '2015-01-01', provision: 'CC 62 (draft)', values }];
    expect(faultsOf({ question: 'term-end', table: 'creditRatios', rows })).toEqual([]);
  });

  it('of substitution may open it for a category to which it is closed, and close it', () => {
    const values = { MINOR: '1/4', MEDIUM: '1/4', GRAVE: null, ESPECIALLY_GRAVE: '1/2', ESPECIALLY_GRAVE_AGAINST_LIFE: null };
    const rows = [{ from: '2015-01-01', provision: 'CC 73(1)', values }];
    expect(faultsOf({ question: 'substitution', table: 'adultFractions', rows })).toEqual([]);
  });
});
