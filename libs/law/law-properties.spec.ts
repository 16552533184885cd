import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { ageOn } from './calendar/age-on.ts';
import { fraction, roundUp, times } from './calendar/fraction.ts';
import { lastDayOfTerm } from './calendar/last-day-of-term.ts';
import { addDays, dayAfter, daysBetween, daysInclusive, laterOf, partsOf } from './calendar/legal-date.ts';
import type { LegalDate } from './calendar/legal-date.ts';
import { canonicalJson } from './canonical-json.ts';
import type { Json } from './canonical-json.ts';
import { rowOn } from './dated-table.ts';
import type { DatedTable } from './dated-table.ts';
import { evaluate, evaluateUntyped } from './evaluate.ts';
import type { LawQuestions } from './law-questions.ts';
import { categories } from './law-facts.ts';
import type { Credit } from './law-facts.ts';
import type { LawCase } from './law-case.ts';
import type { LawQuestionRules } from './law-question.ts';
import { underMilderLaw } from './law-versions.ts';
import { readCases } from './read-cases.ts';

const folderOfCases = fileURLToPath(new URL('../../../libs/law/cases', import.meta.url));
const cases = readCases(folderOfCases).filter((one): one is LawCase => 'facts' in one);
const questions = [...new Set(cases.map(({ question }) => question))];

type TermFacts = LawQuestions['term-end']['facts'];
type ParoleFacts = LawQuestions['parole']['facts'];

describe.each(questions)('any answer to %s', (question) => {
  const put = cases.filter((one) => one.question === question);

  it('does not depend on the order in which statuses, children, credits, offences or other facts are listed', () => {
    for (const { id, facts, asOf } of put) {
      const answer = unordered(evaluateUntyped(question, facts, asOf).answer);
      for (const others of [reversed(facts), rotated(facts)]) {
        expect({ id, answer: unordered(evaluateUntyped(question, others, asOf).answer) }).toEqual({ id, answer });
      }
    }
  });

  it('does not depend on the order in which facts are named, and neither does its receipt', () => {
    for (const { id, facts, asOf } of put) {
      expect({ id, text: canonicalJson(evaluateUntyped(question, renamed(facts), asOf)) }).toEqual({
        id,
        text: canonicalJson(evaluateUntyped(question, facts, asOf)),
      });
    }
  });

  it('leaves the facts as they were given', () => {
    for (const { facts, asOf } of put) {
      const before = canonicalJson(facts);
      evaluateUntyped(question, frozen(facts), asOf);
      expect(canonicalJson(facts)).toBe(before);
    }
  });

  it('relies on a provision, and says by which steps', () => {
    const bare = put.filter(({ facts, asOf }) => {
      const { answer, receipt } = evaluateUntyped(question, facts, asOf);
      const needsManual = 'verdict' in answer && answer.verdict === 'NEEDS_MANUAL';
      return (receipt.provisions.length === 0 && !needsManual) || (receipt.steps.length === 0 && receipt.provisions.length === 0);
    });
    expect(bare.map(({ id }) => id)).toEqual([]);
  });
});

describe('credit', () => {
  it('never moves a last day later nor leaves more to serve, whatever is added to it', () => {
    fc.assert(
      fc.property(someTerm, someCredit, fc.integer({ min: -400, max: 4000 }), (facts, more, day) => {
        const asOf = addDays(facts.start, day);
        const uncredited = evaluate('term-end', facts, asOf).answer;
        const credited = evaluate('term-end', { ...facts, credits: [...(facts.credits ?? []), more] }, asOf).answer;
        if (uncredited.verdict !== 'LAST_DAY' || credited.verdict !== 'LAST_DAY') throw new Error('a term in days has a last day');
        expect(credited.lastDay <= uncredited.lastDay).toBe(true);
        expect(credited.unservedDays).toBeLessThanOrEqual(uncredited.unservedDays);
        expect(daysBetween(credited.lastDay, uncredited.lastDay)).toBe(credited.creditedDays - uncredited.creditedDays);
      }),
      { numRuns: 500 },
    );
  });

  it('never moves parole later, whatever is added to it', () => {
    fc.assert(
      fc.property(someParole, someCredit, (facts, more) => {
        const asOf = facts.start;
        const uncredited = evaluate('parole', facts, asOf).answer;
        const credited = evaluate('parole', { ...facts, credits: [...(facts.credits ?? []), more] }, asOf).answer;
        // credit may also end the term before it began; then there is nothing to be released from
        if (!('from' in credited) || !('from' in uncredited)) return;
        expect(credited.from <= uncredited.from).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('parole', () => {
  it('opens exactly when the fraction is served less the credit, and six months in fact', () => {
    fc.assert(
      fc.property(someParole, (facts) => {
        const { answer } = evaluate('parole', facts, facts.start);
        const end = evaluate('term-end', termOf(facts), facts.start).answer;
        if (!('from' in answer) || end.verdict !== 'LAST_DAY' || answer.fraction === undefined) return;
        const { start, term = {} } = facts;
        const months = times(fraction(answer.fraction), term.months ?? 0);
        const inDays = roundUp(times(fraction(answer.fraction), daysInclusive(start, lastDayOfTerm(start, term))));
        const isExact = months.under === 1 && (term.days ?? 0) === 0;
        const served = isExact ? dayAfter(lastDayOfTerm(start, { months: months.over })) : addDays(start, inDays);
        const floor = facts.punishment === 'DEPRIVATION_OF_LIBERTY' ? dayAfter(lastDayOfTerm(start, { months: 6 })) : start;
        expect(answer.from).toBe(laterOf(addDays(served, -end.creditedDays), floor));
      }),
      { numRuns: 500 },
    );
  });

  it('is granted on no day before it opens and on every day from then to the last one', () => {
    fc.assert(
      fc.property(someParole, fc.nat(4000), (facts, day) => {
        const foretold = evaluate('parole', facts, facts.start).answer;
        const end = evaluate('term-end', termOf(facts), facts.start).answer;
        if (!('from' in foretold) || end.verdict !== 'LAST_DAY') return;
        const asOf = addDays(facts.start, day);
        const { verdict } = evaluate('parole', facts, asOf).answer;
        expect(verdict).toBe(asOf > end.lastDay ? 'BARRED' : asOf >= foretold.from ? 'ELIGIBLE' : 'NOT_YET');
      }),
      { numRuns: 500 },
    );
  });

  it('takes the fraction of an older woman from her birthday on, counted day by day', () => {
    fc.assert(
      fc.property(fc.integer({ min: -800, max: 800 }), fc.nat(1500), (days, born) => {
        const birthDate = addDays('1966-01-01', born);
        const asOf = addDays('2026-03-01', days);
        const facts: ParoleFacts = { ...grave, person: { sex: 'F', birthDate } };
        const { answer } = evaluate('parole', facts, asOf);
        expect('fraction' in answer ? answer.fraction : undefined).toBe(yearsCountedByDay(birthDate, asOf) >= 58 ? '1/3' : '1/2');
      }),
      { numRuns: 15 },
    );
  });
});

describe('age', () => {
  it('is the number of birthdays lived, counted day by day', () => {
    fc.assert(
      fc.property(fc.nat(40_000), fc.nat(9000), (born, lived) => {
        const birthDate = addDays('1900-01-01', born);
        const day = addDays(birthDate, lived);
        expect(ageOn(birthDate, day)).toBe(yearsCountedByDay(birthDate, day));
      }),
      { numRuns: 60, examples: [[39_871, 9000]] },
    );
  });
});

describe('the category of a crime', () => {
  it('is never milder for a higher ceiling, for life, or for intent', () => {
    fc.assert(
      fc.property(fc.nat(30), fc.nat(30), fc.constantFrom('INTENTIONAL' as const, 'NEGLIGENT' as const), (years, more, intent) => {
        const lower = gravityOf({ kind: 'CRIME', intent, maxTermYears: years });
        expect(gravityOf({ kind: 'CRIME', intent, maxTermYears: years + more })).toBeGreaterThanOrEqual(lower);
        expect(gravityOf({ kind: 'CRIME', intent, maxTermYears: years, lifeSanction: true })).toBeGreaterThanOrEqual(lower);
        expect(gravityOf({ kind: 'CRIME', intent: 'INTENTIONAL', maxTermYears: years })).toBeGreaterThanOrEqual(lower);
      }),
    );
  });
});

describe('a law that comes later', () => {
  it('counts where it was the mildest on any day from the act to the decision', () => {
    fc.assert(
      fc.property(someTable, someDays, (table, { actOn, asOf }) => {
        let mildest = Infinity;
        for (let day = actOn; day <= asOf; day = dayAfter(day)) mildest = Math.min(mildest, rowOn(table, day)?.values ?? Infinity);
        expect(yearsUnder(table, actOn, asOf)).toBe(mildest);
      }),
      { numRuns: 100 },
    );
  });

  it('never worsens the answer about an earlier act, and changes nothing where it is harsher', () => {
    fc.assert(
      fc.property(someTable, someDays, fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 900 }), (table, days, years, after) => {
        const { actOn, asOf } = days;
        const before = yearsUnder(table, actOn, asOf);
        const [newest, ...older] = table;
        if (newest === undefined) return;
        const from = addDays(laterOf(newest.from, actOn), after);
        const now = yearsUnder([row(from, years), { ...newest, to: addDays(from, -1) }, ...older], actOn, asOf);
        expect(now).toBeLessThanOrEqual(before);
        expect(now).toBe(years < before && from <= asOf ? years : before);
      }),
      { numRuns: 500 },
    );
  });
});

describe('answers and receipts', () => {
  it('are the same text in every time zone and locale, and whatever the clock says', () => {
    const zones = ['Asia/Almaty', 'America/St_Johns', 'Pacific/Kiritimati'];
    const locales = ['C', 'ru_RU.UTF-8', 'kk_KZ.UTF-8', 'tr_TR.UTF-8'];
    const usual = hashOfAnswers({ TZ: 'UTC', LANG: 'en_US.UTF-8' });
    const others = [
      ...zones.map((TZ, index) => hashOfAnswers({ TZ, LANG: locales[index], LC_ALL: locales[index] })),
      hashOfAnswers({ TZ: 'UTC', LANG: locales[3], LC_ALL: locales[3] }),
      hashOfAnswers({ TZ: 'UTC' }, otherClock('1970-01-01T00:00:00Z')),
      hashOfAnswers({ TZ: 'Asia/Almaty' }, otherClock('2199-12-31T23:59:59Z')),
    ];
    expect(others).toEqual(others.map(() => usual));
  });
});

const someCredit = fc
  .record({
    kind: fc.constantFrom('CUSTODY' as const, 'HOUSE_ARREST' as const),
    from: fc.nat(300),
    days: fc.nat(120),
  })
  .map(({ kind, from, days }): Credit => ({ kind, from: addDays('2021-06-01', from), to: addDays('2021-06-01', from + days) }));

const someTerm = fc
  .record({
    started: fc.nat(365),
    months: fc.integer({ min: 6, max: 120 }),
    days: fc.nat(29),
    facility: fc.constantFrom('MINIMUM' as const, 'MEDIUM' as const, 'MAXIMUM' as const, undefined),
    credits: fc.array(someCredit, { maxLength: 3 }),
  })
  .map(({ started, months, days, facility, credits }): TermFacts => ({
    punishment: facility === undefined ? 'RESTRICTION_OF_LIBERTY' : 'DEPRIVATION_OF_LIBERTY',
    start: addDays('2022-06-01', started),
    term: days % 2 === 0 ? { months } : { months, days },
    ...(facility !== undefined && { facility }),
    credits,
  }));

const someParole = fc
  .record({ term: someTerm, ceiling: fc.constantFrom(2, 5, 7, 12, 15), sex: fc.constantFrom('M' as const, 'F' as const) })
  .map(({ term, ceiling, sex }): ParoleFacts => ({
    ...term,
    person: { sex, birthDate: '1990-05-20' },
    offences: [{ article: '188', committedOn: '2021-05-01', intent: 'INTENTIONAL', maxTermYears: ceiling }],
  }));

const grave: Omit<ParoleFacts, 'person'> = {
  punishment: 'DEPRIVATION_OF_LIBERTY',
  start: '2023-03-01',
  term: { years: 12 },
  facility: 'MEDIUM',
  offences: [{ article: '188', part: '3', committedOn: '2022-06-10', intent: 'INTENTIONAL', maxTermYears: 7 }],
};

/** A table of a rule that gives so many years, in one to six versions. */
const someTable = fc
  .array(fc.record({ years: fc.integer({ min: 1, max: 20 }), days: fc.integer({ min: 1, max: 900 }) }), { minLength: 1, maxLength: 6 })
  .map((versions): DatedTable<number> => {
    let from: LegalDate = '2015-01-01';
    const starts = versions.map(({ days }, index) => (from = index === 0 ? from : addDays(from, days)));
    return versions
      .map(({ years }, index) => {
        const next = starts[index + 1];
        return next === undefined ? row(starts[index] ?? from, years) : { ...row(starts[index] ?? from, years), to: addDays(next, -1) };
      })
      .reverse();
  });

const someDays = fc.record({ act: fc.nat(3000), later: fc.nat(3000) }).map(({ act, later }) => {
  const actOn = addDays('2015-01-01', act);
  return { actOn, asOf: addDays(actOn, later) };
});

function row(from: LegalDate, years: number): DatedTable<number>[number] {
  return { from, provision: `CC 1(${from})`, verified: true, source: 'made up', values: years };
}

/** How many years a made-up rule gives for an act, fewer being milder. */
function yearsUnder(table: DatedTable<number>, actOn: LegalDate, asOf: LegalDate): number {
  const rules: LawQuestionRules<{ readonly actOn: LegalDate }, { readonly years: number }> = {
    facts: (value) => value as { readonly actOn: LegalDate }, // nothing is checked here
    tables: { table },
    answer: (_facts, _asOf, reasoning) => ({ years: reasoning.rule(table, reasoning.lawOn) ?? NaN }),
    milderLaw: { actOn: (facts) => facts.actOn, tables: [table], compare: (one, other) => one.years - other.years },
  };
  return underMilderLaw(rules, { actOn }, asOf).answer.years;
}

function termOf({ start, term = {}, punishment, facility, credits = [] }: ParoleFacts): TermFacts {
  return { start, term, punishment, ...(facility !== undefined && { facility }), credits };
}

function gravityOf(facts: LawQuestions['classification']['facts']): number {
  const { answer } = evaluate('classification', facts, '2026-03-01');
  return answer.verdict === 'CLASSIFIED' ? categories.indexOf(answer.category) : NaN;
}

/** Years of age by looking at every day since the birth: one more on each birthday. */
function yearsCountedByDay(birthDate: LegalDate, day: LegalDate): number {
  const born = partsOf(birthDate);
  let years = 0;
  let yesterday = born;
  for (let on = birthDate; on < day;) {
    on = dayAfter(on);
    const today = partsOf(on);
    const isBirthday = today.month === born.month && today.day === born.day;
    const stoodInFor = born.month === 2 && born.day === 29 && today.month === 3 && today.day === 1 && yesterday.day === 28;
    if (isBirthday || stoodInFor) years += 1;
    yesterday = today;
  }
  return years;
}

function unordered(value: unknown): Json {
  if (Array.isArray(value)) return value.map(unordered).sort((one, other) => (canonicalJson(one) < canonicalJson(other) ? -1 : 1));
  if (typeof value !== 'object' || value === null) return value as Json; // an answer is plain data
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, unordered(inner)]));
}

function reversed(facts: Json): Json {
  return eachList(facts, (list) => [...list].reverse());
}

function rotated(facts: Json): Json {
  return eachList(facts, ([first, ...rest]) => (first === undefined ? [] : [...rest, first]));
}

function eachList(facts: Json, change: (list: readonly Json[]) => readonly Json[]): Json {
  if (Array.isArray(facts)) return change(facts.map((item: Json) => eachList(item, change)));
  if (typeof facts !== 'object' || facts === null) return facts;
  return Object.fromEntries(Object.entries(facts).map(([name, inner]: [string, Json]) => [name, eachList(inner, change)]));
}

/** The same facts, each object's named in the opposite order. */
function renamed(facts: Json): Json {
  if (Array.isArray(facts)) return facts.map(renamed);
  if (typeof facts !== 'object' || facts === null) return facts;
  const named: readonly [string, Json][] = Object.entries(facts);
  return Object.fromEntries(named.map(([name, inner]) => [name, renamed(inner)] as const).reverse());
}

function frozen(facts: Json): Json {
  if (typeof facts !== 'object' || facts === null) return facts;
  Object.values(facts).forEach(frozen);
  return Object.freeze(facts);
}

/** SHA-256 of what a process of its own prints for every case. */
function hashOfAnswers(environment: Readonly<Record<string, string | undefined>>, first: readonly string[] = []): string {
  const program = fileURLToPath(new URL('law-cli.js', import.meta.url));
  const child = spawnSync(process.execPath, [...first, program, 'ask', folderOfCases], {
    env: { PATH: process.env.PATH, ...environment },
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  expect(child.stdout.split('\n').length).toBeGreaterThan(cases.length);
  return createHash('sha256').update(child.stdout).digest('hex');
}

/** Starts a process whose clock stands still at another time and whose chance is none. */
function otherClock(instant: string): readonly string[] {
  const program = `
    const Clock = Date;
    const now = Clock.parse(${JSON.stringify(instant)});
    globalThis.Date = class extends Clock { constructor(...given) { super(...(given.length > 0 ? given : [now])); } static now() { return now; } };
    Math.random = () => 0;`;
  return ['--import', `data:text/javascript,${encodeURIComponent(program)}`];
}
