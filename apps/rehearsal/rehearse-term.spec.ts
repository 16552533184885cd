import { describe, expect, it } from '@jest/globals';
import type { Id, LegalDate } from '../../libs/event-log/event.ts';
import type { PopulationTerm } from '../../libs/population/pinned-terms.ts';
import type { TermId } from '../../libs/punishment-term/punishment-term.events.ts';
import type { RevokedParole } from '../../libs/sentenced-person/revoked-parole.ts';
import type { TermServed } from '../../libs/sentenced-person/term-served.ts';
import { draftActOfFigures } from '../data-set/draft-act-of-figures.ts';
import { askedRehearsal, type RehearsalBody } from './asked-rehearsal.ts';
import { rehearseTerm, rowOf } from './rehearse-term.ts';

type Sentence = NonNullable<TermServed['sentence']>;

const personId = '0192e4a0-7b1c-7000-8000-000000000001' as Id<'person'>; // of an example

/** Six years since 1 February 2024 for theft under CC 188(3), grave, up to 31 January 2030. Half of it is 36 months, a third 24. */
function thief(change: ChangeOfThief = {}): PopulationTerm {
  const sentence: Sentence = {
    caseId: '0192e4a0-7b1c-7000-8000-00000000000c' as Id<'case'>, // of an example
    sentenceId: '0192e4a0-7b1c-7000-8000-00000000000d' as Id<'sentence'>, // of an example
    length: { years: 6 },
    facility: 'MEDIUM',
    suspended: false,
    imposedOn: '2024-02-01',
    offences: [
      { article: '188', part: '3', committedOn: '2023-11-10', intent: 'INTENTIONAL', maxTermYears: 7, lifeSanction: false, flags: [] },
    ],
    gravest: 'GRAVE',
    firstTime: true,
    ...change.sentence,
  };
  const term: TermServed = {
    ...{ personId, punishment: 'DEPRIVATION_OF_LIBERTY', start: '2024-02-01', credits: [], interruptions: [] },
    calculation: { verdict: 'COMPUTED', lastDay: '2030-01-31', creditedDays: 0 },
    ...change.term,
    sentence,
  };
  const person = { sex: 'M', birthDate: '1985-05-05', citizenship: 'KZ', statuses: [] } as const;
  return {
    ...{ seq: 0, termId: '0192e4a0-7b1c-7000-8000-0000000000f1' as TermId, personId, facility: 'F3504', region: '35' }, // of an example
    onTerm: { term, sentence, person, behaviour: undefined, ...(change.revoked && { revoked: change.revoked }) },
    revisions: { term: 3, person: 0, cases: {} },
    incomplete: change.incomplete ?? false,
  };
}

interface ChangeOfThief {
  readonly term?: Partial<TermServed>;
  readonly sentence?: Partial<Sentence>;
  readonly revoked?: RevokedParole;
  readonly incomplete?: boolean;
}

function fractions(grave: string): object {
  return { MINOR: '1/3', MEDIUM: '1/3', GRAVE: grave, ESPECIALLY_GRAVE: '2/3', ESPECIALLY_GRAVE_AGAINST_LIFE: '2/3' };
}

function paroleChange(asOf: LegalDate, ...rows: readonly object[]): RehearsalBody {
  return { kind: 'LAW_CHANGE', asOf, change: { question: 'parole', table: 'served.ORDINARY', rows } };
}

const untilJune = { from: '2015-01-01', to: '2026-06-30', provision: 'CC 72(3)', values: fractions('1/2') };
const thirdSinceJuly = { from: '2026-07-01', provision: 'CC 72(3) (draft)', values: fractions('1/3') };

function rehearsed(body: RehearsalBody, term = thief()): ReturnType<typeof rowOf> {
  return rowOf(term, rehearseTerm(askedRehearsal(body, '2026-11-28'), term));
}

describe('a change of the part to be served before parole', () => {
  it('from half to a third for grave crimes opens parole now to who has served a third and not half: 365 days earlier', () => {
    expect(rehearsed(paroleChange('2026-11-28', thirdSinceJuly, untilJune))).toMatchObject({
      ...{ class: 'RELEASE_NOW', dayBefore: '2027-02-01', dayAfter: '2026-02-01', daysLater: -365 },
      ...{ verdictBefore: 'FROM', verdictAfter: 'FROM' },
    });
  });

  it('moves the day of who has served less than a third of fifteen years from 90 months to 60, 911 days', () => {
    // half of 180 months is 90, up to 2031-08-01; a third is 60, up to 2029-02-01: 911 days, since 2030 and 2031 have 365
    const sentence = { length: { years: 15 } };
    const term = { calculation: { verdict: 'COMPUTED', lastDay: '2039-01-31', creditedDays: 0 } } as const;
    expect(rehearsed(paroleChange('2026-11-28', thirdSinceJuly, untilJune), thief({ sentence, term }))).toMatchObject({
      ...{ class: 'EARLIER', dayBefore: '2031-08-01', dayAfter: '2029-02-01', daysLater: -911 },
    });
  });

  it('touches nobody on the day before it is law', () => {
    const before = rehearsed(paroleChange('2026-06-30', thirdSinceJuly, untilJune));
    expect(before).toMatchObject({ class: 'UNCHANGED', dayBefore: '2027-02-01', dayAfter: '2027-02-01', daysLater: 0 });
    expect(rehearsed(paroleChange('2026-07-01', thirdSinceJuly, untilJune)).class).toBe('RELEASE_NOW');
  });

  it('that is harsher and new leaves who committed the crime before it where they are, and says why', () => {
    const harsher = { ...thirdSinceJuly, values: fractions('2/3') };
    const { class: ofClass, after } = rehearseTerm(askedRehearsal(paroleChange('2026-11-28', harsher, untilJune), '2026-11-28'), thief());
    expect(ofClass).toBe('UNCHANGED');
    expect(after.receipt?.provisions).toContain('CC 6(3)');
  });

  it('that would have been harsher from the beginning is shown as later, 365 days', () => {
    const asIfAlways = { ...untilJune, to: '2026-12-31', values: fractions('2/3') };
    expect(rehearsed(paroleChange('2026-11-28', asIfAlways))).toMatchObject({ class: 'LATER', dayAfter: '2028-02-01', daysLater: 365 });
  });

  it('leaves to a human whose days on parole are recorded without the revocation, and whose record lacks a fact', () => {
    const body = paroleChange('2026-11-28', thirdSinceJuly, untilJune);
    expect(rehearsed(body, thief({ term: afterParole }))).toMatchObject({ class: 'NEEDS_HUMAN', because: ['REVOCATION_NOT_RECORDED'] });
    expect(rehearsed(body, thief({ incomplete: true }))).toMatchObject({ class: 'NEEDS_HUMAN', because: ['RECORD_INCOMPLETE'] });
  });

  it('does not concern whose parole was revoked: two thirds of the 1433 days that were left then, up to 12 December 2028', () => {
    // 956 days from 1 May 2026
    const row = rehearsed(paroleChange('2026-11-28', thirdSinceJuly, untilJune), thief({ term: afterParole, revoked }));
    expect(row).toMatchObject({ class: 'UNCHANGED', dayBefore: '2028-12-12', dayAfter: '2028-12-12', daysLater: 0 });
  });

  it('does not concern who has a suspended sentence', () => {
    const row = rehearsed(paroleChange('2026-11-28', thirdSinceJuly, untilJune), thief({ sentence: { suspended: true } }));
    expect(row).toMatchObject({ class: 'UNCHANGED', verdictBefore: 'NOT_ASKED', verdictAfter: 'NOT_ASKED' });
  });

  it('leaves out whom another rule keeps from parole, and says which', () => {
    const offences = [
      {
        article: '120',
        part: '3-2',
        committedOn: '2023-11-10',
        intent: 'INTENTIONAL',
        maxTermYears: 20,
        lifeSanction: true,
        flags: ['SEXUAL_VS_MINOR'],
      },
    ] as const;
    const row = rehearsed(
      paroleChange('2026-11-28', thirdSinceJuly, untilJune),
      thief({ sentence: { offences, gravest: 'ESPECIALLY_GRAVE' } }),
    );
    expect(row).toMatchObject({ class: 'EXCLUDED', verdictAfter: 'BARRED', because: ['SEXUAL_VS_MINOR'] });
  });
});

/** Let go for the 61 days of March and April 2026, which end the term on 2 April 2030. */
const afterParole: Partial<TermServed> = {
  interruptions: [{ kind: 'PAROLE', from: '2026-03-01', to: '2026-04-30' }],
  calculation: { verdict: 'COMPUTED', lastDay: '2030-04-02', creditedDays: 0 },
};
const revoked: RevokedParole = { ground: 1, remainderFrom: '2026-05-01' };

describe('a change of the part of the rest to be served after a revoked parole', () => {
  const half = { from: '2026-07-01', provision: 'CC 72(3)(3-1) (draft)', values: { fraction: '1/2', of: 'REMAINDER' } };
  const twoThirds = { from: '2015-01-01', to: '2026-06-30', provision: 'CC 72(3)(3-1)', values: { fraction: '2/3', of: 'REMAINDER' } };
  const body: RehearsalBody = {
    kind: 'LAW_CHANGE',
    asOf: '2026-11-28',
    change: { question: 'parole', table: 'revokedOrdinary.1', rows: [half, twoThirds] },
  };

  it('from two thirds to half opens parole 239 days earlier: after 717 of 1433 days instead of 956', () => {
    expect(rehearsed(body, thief({ term: afterParole, revoked }))).toMatchObject({
      ...{ class: 'EARLIER', dayBefore: '2028-12-12', dayAfter: '2028-04-17', daysLater: -239 },
    });
  });

  it('does not concern whose parole was revoked for an intentional crime, nor whose was never revoked', () => {
    expect(rehearsed(body, thief({ term: afterParole, revoked: { ...revoked, ground: 3 } })).class).toBe('UNCHANGED');
    expect(rehearsed(body).class).toBe('UNCHANGED');
  });
});

/** Custody towards a facility of medium security counts two days for one, where it counts three for two. */
const twoForOne = {
  from: '2018-08-01',
  provision: 'CC 62 (draft)',
  values: {
    custodyByFacility: { MINIMUM: '2', MEDIUM: '2', MEDIUM_JUVENILE: '3/2', MAXIMUM: '1', EMERGENCY: '1', FULL: '1' },
    ...{ custodyTowardsRestriction: '2', custodyTowardsArrest: '1', houseArrest: '1/2' },
  },
};

describe('a change of the credit for custody', () => {
  /** Sixty days, for which 90 count: the term ends on 2 November 2029. */
  const held = (lastDay: LegalDate, cutDays = 0): PopulationTerm =>
    thief({
      term: {
        credits: [{ kind: 'CUSTODY', from: '2023-12-03', to: '2024-01-31' }],
        calculation: { verdict: 'COMPUTED', lastDay, creditedDays: 90, ...(cutDays > 0 && { cutDays }) },
      },
    });
  const change = (question: string, asOf: LegalDate = '2026-11-28'): RehearsalBody => ({
    kind: 'LAW_CHANGE',
    asOf,
    change: { question, table: 'creditRatios', rows: [twoForOne] },
  });

  it('ends the term thirty days earlier: sixty days count for 120 where they counted for 90', () => {
    expect(rehearsed(change('term-end'), held('2029-11-02'))).toMatchObject({
      ...{ class: 'EARLIER', dayBefore: '2029-11-02', dayAfter: '2029-10-03', daysLater: -30 },
    });
  });

  it('keeps what decisions have cut', () => {
    expect(rehearsed(change('term-end'), held('2029-08-04', 90))).toMatchObject({
      dayBefore: '2029-08-04',
      dayAfter: '2029-07-05',
      daysLater: -30,
    });
  });

  it('leaves to a human a term whose end somebody has put in the place of the computed one', () => {
    expect(rehearsed(change('term-end'), held('2029-12-31'))).toMatchObject({ class: 'NEEDS_HUMAN', because: ['TERM_ENDS_OTHERWISE'] });
  });

  it('opens parole and substitution as many days earlier: on the day itself it is open, on the day before it is to come', () => {
    // half of the term is 2027-02-01 before credit, a third of it 2026-02-01
    expect(rehearsed(change('parole', '2026-10-04'), held('2029-11-02'))).toMatchObject({
      ...{ class: 'RELEASE_NOW', dayBefore: '2026-11-03', dayAfter: '2026-10-04', daysLater: -30 },
    });
    expect(rehearsed(change('parole', '2026-10-03'), held('2029-11-02'))).toMatchObject({ class: 'EARLIER', dayAfter: '2026-10-04' });
    expect(rehearsed(change('substitution'), held('2029-11-02'))).toMatchObject({
      dayBefore: '2025-11-03',
      dayAfter: '2025-10-04',
      daysLater: -30,
    });
  });
});

describe('a change of the part to be served and of the credit for custody in one draft', () => {
  const twoOf = { question: 'term-end', table: 'creditRatios', rows: [twoForOne] };
  const held = thief({
    term: {
      credits: [{ kind: 'CUSTODY', from: '2023-12-03', to: '2024-01-31' }],
      calculation: { verdict: 'COMPUTED', lastDay: '2029-11-02', creditedDays: 90 },
    },
  });
  const draft = (question: string): RehearsalBody => ({
    kind: 'LAW_CHANGE',
    asOf: '2026-11-28',
    change: { question, tables: [{ question: 'parole', table: 'served.ORDINARY', rows: [thirdSinceJuly, untilJune] }, twoOf] },
  });

  it('opens parole on the day that both of them give: 120 days before a third of six years, where it was 90 before half', () => {
    // 2027-02-01 less 90 days, and 2026-02-01 less 120: 395 days between them
    expect(rehearsed(draft('parole'), held)).toMatchObject({
      ...{ class: 'EARLIER', dayBefore: '2026-11-03', dayAfter: '2025-10-04', daysLater: -395 },
    });
  });

  it('moves the end of the term by the credit alone', () => {
    expect(rehearsed(draft('term-end'), held)).toMatchObject({ dayBefore: '2029-11-02', dayAfter: '2029-10-03', daysLater: -30 });
  });
});

describe('a change of the years of a conviction record', () => {
  it('from six to three for grave crimes expunges it three years earlier, counted from the last day of the term', () => {
    const rows = [{ from: '2015-01-01', provision: 'CC 79(3) (draft)', values: { MINOR: 3, MEDIUM: 3, GRAVE: 3, ESPECIALLY_GRAVE: 8 } }];
    const body: RehearsalBody = {
      kind: 'LAW_CHANGE',
      asOf: '2026-11-28',
      change: { question: 'conviction-record', table: 'adultYears', rows },
    };
    // 2036-01-31 and 2033-01-31: 1095 days, none of them a 29 February but that of 2036, which comes after
    expect(rehearsed(body)).toMatchObject({ class: 'EARLIER', dayBefore: '2036-01-31', dayAfter: '2033-01-31', daysLater: -1095 });
  });
});

describe('a draft act of amnesty', () => {
  const planted: RehearsalBody = { kind: 'AMNESTY_DRAFT', act: draftActOfFigures.act, asOf: '2026-11-28' };

  it('cuts a fifth of what is left on its day from a grave term: 1672 days are left, 1337 are kept', () => {
    // from 5 July 2025 to 31 January 2030 there are 1672 days; floor(1672 * 4/5) = 1337; the 1337th is 2 March 2029
    expect(rehearsed(planted)).toMatchObject({
      class: 'EARLIER',
      verdictAfter: 'REDUCE',
      dayBefore: '2030-01-31',
      dayAfter: '2029-03-02',
      daysLater: -335,
    });
  });

  it('releases on its day who committed a crime of medium gravity', () => {
    const offences = [
      { article: '188', part: '2', committedOn: '2023-11-10', intent: 'INTENTIONAL', maxTermYears: 5, lifeSanction: false, flags: [] },
    ] as const;
    const row = rehearsed(planted, thief({ sentence: { offences, gravest: 'MEDIUM' } }));
    expect(row).toMatchObject({ class: 'RELEASE_NOW', verdictAfter: 'RELEASE', dayAfter: '2025-07-05' });
  });

  it('gives both receipts: of the end of the term under the law, and of the act', () => {
    const { before, after } = rehearseTerm(askedRehearsal(planted, '2026-11-28'), thief());
    expect([before.receipt?.question, after.receipt?.question]).toEqual(['term-end', 'amnesty']);
  });
});

describe('what is asked to be rehearsed', () => {
  it('is looked at from the first day of a draft that lies ahead, and otherwise from today', () => {
    const { asOf: _, ...change } = paroleChange(
      '2026-11-28',
      { ...thirdSinceJuly, from: '2027-01-01' },
      { ...untilJune, to: '2026-12-31' },
    );
    expect(askedRehearsal(change, '2026-11-28').asOf).toBe('2027-01-01');
    expect(askedRehearsal(change, '2027-01-02').asOf).toBe('2027-01-02');
  });

  it.each<[string, RehearsalBody, string]>([
    ['an act without the act', { kind: 'AMNESTY_DRAFT' }, 'act'],
    ['a change without it', { kind: 'LAW_CHANGE' }, 'change'],
    ['an act with a change', { kind: 'AMNESTY_DRAFT', act: draftActOfFigures.act, change: {} }, 'change'],
    ['a change with an act', { kind: 'LAW_CHANGE', act: {}, change: {} }, 'act'],
    [
      'of a question that gives no day of a term',
      {
        kind: 'LAW_CHANGE',
        change: {
          question: 'classification',
          table: 'misdemeanours',
          rows: [{ from: '2015-01-01', provision: 'CC 10(3)', values: { category: 'MISDEMEANOUR' } }],
        },
      },
      'change.question',
    ],
    ['an act that is none', { kind: 'AMNESTY_DRAFT', act: { ...draftActOfFigures.act, effectiveOn: 'soon' } }, 'act.effectiveOn'],
  ])('%s is refused with its place', (_, body, path) => {
    expect(() => askedRehearsal(body, '2026-11-28')).toThrow(expect.objectContaining({ path }));
  });
});
