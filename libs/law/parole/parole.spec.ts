import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, daysBetween, daysInclusive } from '../calendar/legal-date.ts';
import type { LegalDate } from '../calendar/legal-date.ts';
import { evaluate } from '../evaluate.ts';
import type { LawQuestions } from '../law-questions.ts';

type Facts = LawQuestions['parole']['facts'];

describe('parole', () => {
  it('is never granted before its fraction is served, nor after the last day of the term', () => {
    fc.assert(
      fc.property(someFacts, fc.integer({ min: -100, max: 4000 }), (facts, day) => {
        const asOf = addDays(facts.start, day);
        const { answer } = evaluate('parole', facts, asOf);
        if (answer.verdict !== 'ELIGIBLE') return;
        const { lastDay, creditedDays } = endOf(facts);
        const total = daysInclusive(facts.start, lastDay) + creditedDays;
        const served = daysBetween(facts.start, asOf) + creditedDays;
        // A part in whole months may be up to three days shorter than the same part in days.
        expect(served + 3).toBeGreaterThanOrEqual(total * valueOf(answer.fraction));
        expect(asOf >= answer.from && asOf <= lastDay).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('opens on the day that was foretold, as long as facts and law stay what they are', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        const { answer } = evaluate('parole', facts, facts.start);
        if (answer.verdict !== 'NOT_YET' || answer.termEndsFirst) return;
        expect(evaluate('parole', facts, addDays(answer.from, -1)).answer.verdict).toBe('NOT_YET');
        expect(evaluate('parole', facts, answer.from).answer.verdict).toBe('ELIGIBLE');
      }),
      { numRuns: 500 },
    );
  });

  it('never opens before six months of deprivation of liberty, whatever the credit', () => {
    const { answer } = evaluate(
      'parole',
      {
        ...thief,
        start: '2024-02-01',
        term: { years: 3 },
        facility: 'MINIMUM',
        credits: [{ kind: 'CUSTODY', from: '2023-02-01', to: '2024-01-31' }],
      },
      '2024-08-01',
    );
    expect(answer).toMatchObject({ verdict: 'ELIGIBLE', from: '2024-08-01' });
  });

  it('cannot be asked for a term without an offence', () => {
    expect(() => evaluate('parole', { ...thief, offences: [] }, '2026-03-01')).toThrow('facts.offences: must name at least one offence');
  });

  it('says in its receipt that a harsher law did not reach back', () => {
    const official: Facts = {
      ...thief,
      offences: [{ article: '366', part: '3', committedOn: '2019-05-05', intent: 'INTENTIONAL', maxTermYears: 10, flags: ['CORRUPTION'] }],
    };
    const { answer, receipt } = evaluate('parole', official, '2026-03-01');
    expect(answer.verdict).toBe('ELIGIBLE');
    expect(receipt.versions).toEqual([
      { on: '2019-05-05', answer, applied: true },
      { on: '2021-01-01', answer: { verdict: 'BARRED', bars: ['CORRUPTION'] }, applied: false },
    ]);
    expect(receipt.steps.at(-1)).toEqual({
      step: 'law of the act and later law',
      operands: { actOn: '2019-05-05', versions: 2 },
      result: '2019-05-05',
      provision: 'CC 6(3)',
    });
  });

  it('spares an earlier offence of the term a bar that came into force before the latest one', () => {
    const official: Facts = {
      ...thief,
      offences: [
        { article: '366', part: '3', committedOn: '2019-05-05', intent: 'INTENTIONAL', maxTermYears: 10, flags: ['CORRUPTION'] },
        { article: '188', part: '2', committedOn: '2022-05-05', intent: 'INTENTIONAL', maxTermYears: 5 },
      ],
    };
    const { answer, receipt } = evaluate('parole', official, '2026-03-01');
    expect(answer.verdict).toBe('ELIGIBLE');
    expect(receipt.steps).toContainEqual({
      step: 'a harsher law does not reach back',
      operands: { bar: 'CORRUPTION', article: '366', committedOn: '2019-05-05' },
      result: 'NOT_BARRED',
      provision: 'CC 6(3)',
    });
  });
});

const thief: Facts = {
  person: { sex: 'M', birthDate: '1990-05-20' },
  punishment: 'DEPRIVATION_OF_LIBERTY',
  start: '2024-01-15',
  term: { years: 2, months: 3 },
  facility: 'MEDIUM',
  offences: [{ article: '188', part: '3', committedOn: '2023-06-10', intent: 'INTENTIONAL', maxTermYears: 7 }],
};

const someFacts = fc
  .record({
    started: fc.integer({ min: 0, max: 365 }),
    months: fc.integer({ min: 6, max: 120 }),
    days: fc.integer({ min: 0, max: 29 }),
    ceiling: fc.constantFrom(2, 5, 7, 12, 15),
    sex: fc.constantFrom('M' as const, 'F' as const),
    custody: fc.integer({ min: 0, max: 200 }),
    restricted: fc.boolean(),
  })
  .map(({ started, months, days, ceiling, sex, custody, restricted }): Facts => ({
    person: { sex, birthDate: '1990-05-20', children: [{ birthDate: '2022-01-01' }] },
    punishment: restricted ? 'RESTRICTION_OF_LIBERTY' : 'DEPRIVATION_OF_LIBERTY',
    start: addDays('2022-06-01', started),
    term: { months, days },
    ...(!restricted && { facility: 'MEDIUM' }),
    credits: custody === 0 ? [] : [{ kind: 'CUSTODY', from: '2021-06-01', to: addDays('2021-06-01', custody - 1) }],
    offences: [{ article: '188', committedOn: '2021-05-01', intent: 'INTENTIONAL', maxTermYears: ceiling }],
  }));

function endOf({ start, term = {}, punishment, facility, credits = [] }: Facts): {
  readonly lastDay: LegalDate;
  readonly creditedDays: number;
} {
  const { answer } = evaluate('term-end', { start, term, punishment, ...(facility && { facility }), credits }, '2026-03-01');
  if (answer.verdict !== 'LAST_DAY') throw new Error(`no last day: ${answer.verdict}`);
  return answer;
}

function valueOf(fraction = '0'): number {
  const [over, under] = fraction.split('/').map(Number);
  return (over ?? 0) / (under ?? 1);
}
