import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, dayBefore, daysInclusive } from '../calendar/legal-date.ts';
import type { LegalDate } from '../calendar/legal-date.ts';
import { evaluate } from '../evaluate.ts';
import { creditKinds, facilities, offenceFlags, statusKinds } from '../law-facts.ts';
import type { Child, Credit, LawOffence, PersonStatus } from '../law-facts.ts';
import { behaviours, damages } from './amnesty-act.ts';
import type { AmnestyAct } from './amnesty-act.ts';
import { amnestyActFact } from './amnesty-act-fact.ts';
import { amnestyActNames, amnestyActs } from './amnesty-acts.ts';
import { recidivisms } from './amnesty-facts.ts';
import type { AmnestyFacts } from './amnesty-facts.ts';
import { verifyReceipt } from '../verify-receipt.ts';
import { rehearseAct } from './rehearse-act.ts';

describe('an amnesty', () => {
  it('keeps no more than was unserved, and never moves the last day later', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        const answer = answerTo(facts);
        if (answer.verdict !== 'REDUCE' || answer.lastDay === undefined) return;
        const { unservedDays = 0, keptDays = 0 } = answer;
        expect(keptDays).toBeLessThanOrEqual(unservedDays);
        expect(answer.lastDay >= dayBefore(effectiveOn)).toBe(true);
        expect(answer.lastDay <= lastDayOf(facts)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('leaves as many days as a clerk crosses off one by one', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        const answer = answerTo(facts);
        if (answer.verdict !== 'REDUCE' || answer.lastDay === undefined) return;
        const [over = 0, under = 1] = answer.fraction.split('/').map(Number);
        const unserved = daysInclusive(effectiveOn, lastDayOf(facts));
        let kept = unserved;
        while (kept * under > unserved * (under - over)) kept -= 1;
        expect(answer).toMatchObject({ unservedDays: unserved, keptDays: kept, lastDay: addDays(effectiveOn, kept - 1) });
      }),
      { numRuns: 300 },
    );
  });

  it('does not depend on the order of offences, statuses, children and credit', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        const { person, offences, credits = [] } = facts;
        const turned: AmnestyFacts = {
          ...facts,
          offences: [...offences].reverse(),
          credits: [...credits].reverse(),
          person: { ...person, statuses: [...(person.statuses ?? [])].reverse(), children: [...(person.children ?? [])].reverse() },
        };
        expect(answerTo(turned)).toEqual(answerTo(facts));
      }),
      { numRuns: 300 },
    );
  });

  it('is never applied to a person who objects', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        const answer = answerTo({ ...facts, objects: true });
        expect(answer.verdict).toBe('EXCLUDED');
        if (answer.verdict === 'EXCLUDED') expect(answer.excludedBy).toContain('OBJECTS');
      }),
    );
  });

  it('is never milder for a further offence of the cumulation', () => {
    const rank = { RELEASE: 0, REPLACE: 1, REDUCE: 2, NEEDS_MANUAL: 3, NOT_COVERED: 4, EXCLUDED: 5 } as const;
    fc.assert(
      fc.property(someFacts, anOffence, (facts, more) => {
        const [before, after] = [answerTo(facts), answerTo({ ...facts, offences: [...facts.offences, more] })];
        if (before.verdict === 'NEEDS_MANUAL' || after.verdict === 'NEEDS_MANUAL') return;
        expect(rank[after.verdict]).toBeGreaterThanOrEqual(rank[before.verdict]);
      }),
      { numRuns: 300 },
    );
  });

  it('cannot be asked for an offence from before the birth of the person', () => {
    expect(() => answerTo({ ...thief, person: { sex: 'M', birthDate: '2023-01-01' } })).toThrow('facts.offences[0].committedOn');
  });

  it('cannot be asked for deprivation of liberty without a term', () => {
    const { term, ...rest } = thief;
    expect(term).toBeDefined();
    expect(() => answerTo(rest)).toThrow('facts.term: is missing for DEPRIVATION_OF_LIBERTY');
  });

  it('says beside the answer what a person must look at', () => {
    expect(evaluate('amnesty', { ...thief, act: 'kz-2021' }, '2025-09-01').answer).toMatchObject({
      verdict: 'REDUCE',
      open: ['AMNESTY_LIST_NOT_VERIFIED'],
    });
    const { effectiveOn: fixed, ...unfixed } = { ...thief, act: 'kz-2021' as const };
    expect(fixed).toBe('2025-07-05');
    expect(evaluate('amnesty', unfixed, '2025-09-01').answer).toMatchObject({
      open: ['AMNESTY_LIST_NOT_VERIFIED', 'AMNESTY_DAY_NOT_VERIFIED'],
    });
  });
});

describe('an act of amnesty', () => {
  it.each(amnestyActNames)('is data that can be written down and read again: %s', (name) => {
    const written: unknown = JSON.parse(JSON.stringify(amnestyActs[name][0].values));
    expect(amnestyActFact(written, 'act')).toEqual(amnestyActs[name][0].values);
  });

  it('is rehearsed as a draft that nobody has programmed', () => {
    const { act, effectiveOn: fixed, ...sentence } = thief;
    expect([act, fixed]).toEqual(['kz-2025', '2025-07-05']);
    expect(rehearseAct(draft, sentence, '2027-01-10').answer).toEqual({
      verdict: 'REDUCE',
      clauses: ['GRAVE_YOUNG'],
      fraction: '2/5',
      lastDay: '2027-09-12', // 425 days from 1 January 2027 to 29 February 2028; 255 kept
      unservedDays: 425,
      keptDays: 255,
      releaseAtOnce: false,
      open: ['AMNESTY_DAY_NOT_VERIFIED'],
    });
    expect(rehearseAct({ ...draft, clauses: [] }, sentence, '2027-01-10').answer).toEqual({ verdict: 'NOT_COVERED', outside: 'NO_CLAUSE' });
  });

  it('may cut the term that was imposed in place of what is unserved', () => {
    const { act, effectiveOn: fixed, ...sentence } = thief;
    expect([act, fixed]).toEqual(['kz-2025', '2025-07-05']);
    const ofTerm = { ...draft.clauses[0], effect: { kind: 'REDUCE', fraction: '1/10', of: 'TERM_IMPOSED' } };
    // 2,192 days imposed, 1,972 of them kept: 220 come off the 425 that are unserved
    expect(rehearseAct({ ...draft, clauses: [ofTerm] }, sentence, '2027-01-10').answer).toMatchObject({
      keptDays: 205,
      lastDay: '2027-07-24',
    });
  });

  it.each([
    [(): object => draftWith({ womenFrom: -1 }), 'act.vulnerable.womenFrom: must be a whole number'],
    [
      (): object => ({ ...draft, exclusions: [{ ground: 'RICH', provision: 'draft', verified: true }] }),
      'act.exclusions[0].ground: must be one of',
    ],
    [(): object => ({ ...draft, clauses: [clauseWith('3/2')] }), 'act.clauses[0].effect.fraction: must be more than nothing'],
    [(): object => ({ ...draft, clauses: [clauseWith('half')] }), 'act.clauses[0].effect.fraction: must be a share'],
    [(): object => ({ ...draft, signedBy: 'nobody' }), 'act.signedBy: is not a fact'],
  ])('is refused with the place of what is not right in it (%#)', (act, problem) => {
    expect(() => rehearseAct(act(), {}, '2027-01-10')).toThrow(problem);
  });
});

describe('an act that is asked whole', () => {
  it('answers as it does by its name, for whoever and whatever it is asked', () => {
    const whole = amnestyActs['kz-2025'][0].values;
    fc.assert(
      fc.property(someFacts, (facts) => {
        expect(answerTo({ ...facts, act: whole })).toEqual(answerTo({ ...facts, act: 'kz-2025' }));
      }),
      { numRuns: 200 },
    );
  });

  it('is in its receipt, which can be worked out again from that alone', () => {
    const { answer, receipt } = evaluate('amnesty', { ...thief, act: draftWith({ menFrom: 59 }) }, '2027-01-10');
    expect(answer).toMatchObject({ verdict: 'REDUCE', fraction: '2/5' });
    expect(receipt.facts).toMatchObject({ act: { provision: 'Draft of 2027', vulnerable: { menFrom: 59 } } });
    expect(receipt.provisions).toContain('Draft of 2027 art. 2');
    expect(verifyReceipt(JSON.parse(JSON.stringify(receipt)) as typeof receipt)).toEqual({ verdict: 'EQUAL' });
  });

  it('is refused with the place of what is not right in it', () => {
    const broken = { ...thief, act: { ...draft, clauses: [clauseWith('3/2')] } as unknown as AmnestyAct }; // as it may come over the wire
    expect(() => evaluate('amnesty', broken, '2027-01-10')).toThrow('facts.act.clauses[0].effect.fraction: must be more than nothing');
  });
});

const effectiveOn: LegalDate = '2025-07-05';

const thief: AmnestyFacts = {
  act: 'kz-2025',
  effectiveOn,
  person: { sex: 'M', birthDate: '1966-05-20', statuses: [{ kind: 'VETERAN', from: '2010-05-09' }] },
  offences: [{ article: '188', part: '3', committedOn: '2021-06-10', intent: 'INTENTIONAL', maxTermYears: 7 }],
  punishment: 'DEPRIVATION_OF_LIBERTY',
  start: '2022-03-01',
  term: { years: 6 },
  facility: 'MEDIUM',
  damage: 'UNPAID',
};

const draft: AmnestyAct = {
  provision: 'Draft of 2027',
  effectiveOn: '2027-01-01',
  effectiveDayVerified: false,
  vulnerable: {
    provision: 'Draft of 2027 art. 1',
    womenFrom: 55,
    menFrom: 60,
    underAtOffence: 21,
    childUnder: 14,
    dependantOf: [],
    statuses: [],
    recognisedBefore: [],
  },
  exclusions: [{ ground: 'VIOLENT', provision: 'Draft of 2027 art. 4', verified: true }],
  clauses: [
    {
      code: 'GRAVE_YOUNG',
      provision: 'Draft of 2027 art. 2',
      effect: { kind: 'REDUCE', fraction: '2/5', of: 'UNSERVED' },
      categories: ['GRAVE'],
      vulnerableOnly: true,
    },
  ],
  listedInPartOnly: [],
};

function draftWith(persons: Partial<AmnestyAct['vulnerable']>): AmnestyAct {
  return { ...draft, vulnerable: { ...draft.vulnerable, ...persons } };
}

function clauseWith(share: string): object {
  return { ...draft.clauses[0], effect: { kind: 'REDUCE', fraction: share, of: 'UNSERVED' } };
}

function answerTo(facts: AmnestyFacts): ReturnType<typeof evaluate<'amnesty'>>['answer'] {
  return evaluate('amnesty', facts, '2025-09-01').answer;
}

/** By the question that has its own proofs. */
function lastDayOf({ start, term, punishment, facility, credits = [] }: AmnestyFacts): LegalDate {
  const facts = { start, punishment, credits, ...(term && { term }), ...(facility && { facility }) };
  const { answer } = evaluate('term-end', facts, '2025-09-01');
  if (answer.verdict !== 'LAST_DAY') throw new Error(`no last day: ${answer.verdict}`);
  return answer.lastDay;
}

const anOffence: fc.Arbitrary<LawOffence> = fc.record({
  article: fc.constantFrom('188', '189', '190', '191', '245', '296', '99'),
  part: fc.constantFrom('1', '2', '3', '4'),
  committedOn: fc.integer({ min: 0, max: 500 }).map((days) => addDays('2020-06-01', days)),
  intent: fc.constantFrom('INTENTIONAL' as const, 'NEGLIGENT' as const),
  maxTermYears: fc.constantFrom(0, 2, 5, 7, 12, 15),
  flags: fc.oneof({ weight: 9, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.subarray([...offenceFlags], { maxLength: 2 }) }),
});

const aStatus: fc.Arbitrary<PersonStatus> = fc.record({
  kind: fc.constantFrom(...statusKinds),
  from: fc.integer({ min: -400, max: 10 }).map((days) => addDays(effectiveOn, days)),
});

const aChild: fc.Arbitrary<Child> = fc.record({
  birthDate: fc.integer({ min: -8000, max: 0 }).map((days) => addDays(effectiveOn, days)),
  soleParent: fc.boolean(),
  parentalRightsLost: fc.boolean(),
  disabledDependant: fc.boolean(),
});

const aCredit = fc
  .record({ kind: fc.constantFrom(...creditKinds), first: fc.integer({ min: 0, max: 60 }), days: fc.integer({ min: 1, max: 60 }) })
  .map(({ kind, first, days }): Credit => ({ kind, from: addDays('2021-10-15', first), to: addDays('2021-10-15', first + days - 1) }));

const someFacts: fc.Arbitrary<AmnestyFacts> = fc
  .record({
    act: fc.constantFrom('kz-2016' as const, 'kz-2021' as const, 'kz-2025' as const),
    sex: fc.constantFrom('M' as const, 'F' as const),
    born: fc.integer({ min: 0, max: 18_000 }),
    statuses: fc.array(aStatus, { maxLength: 2 }),
    children: fc.array(aChild, { maxLength: 2 }),
    offences: fc.array(anOffence, { minLength: 1, maxLength: 3 }),
    started: fc.integer({ min: 0, max: 900 }),
    months: fc.integer({ min: 6, max: 180 }),
    facility: fc.constantFrom(...facilities),
    credits: fc.array(aCredit, { maxLength: 3 }),
    damage: fc.constantFrom(...damages),
    behaviour: fc.constantFrom(...behaviours),
    recidivism: fc.oneof({ weight: 9, arbitrary: fc.constant('NONE' as const) }, { weight: 1, arbitrary: fc.constantFrom(...recidivisms) }),
    suspended: fc.boolean(),
  })
  .map(({ sex, born, statuses, children, started, months, ...rest }) => ({
    ...rest,
    effectiveOn,
    person: { sex, birthDate: addDays('1955-01-01', born), statuses, children },
    punishment: 'DEPRIVATION_OF_LIBERTY' as const,
    start: addDays('2022-01-01', started),
    term: { months },
  }));
