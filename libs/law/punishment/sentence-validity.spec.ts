import { describe, expect, it } from '@jest/globals';
import type { LegalDate } from '../calendar/legal-date.ts';
import type { DatedRow } from '../dated-table.ts';
import { evaluate } from '../evaluate.ts';
import type { LawOffence, Punishment } from '../law-facts.ts';
import type { Offence, OffenceVersion } from '../offences/offence-catalogue.ts';
import type { Sanction } from '../offences/sanction.ts';
import { Reasoning } from '../reasoning.ts';
import { amountViolations } from './allowed-amount.ts';
import { kindViolations } from './allowed-kind.ts';
import { firstDayWithoutOffence, knownSanction } from './sanction-of-offence.ts';
import type { SentenceFacts } from './sentence-facts.ts';
import { weighSentence } from './weighed-sentence.ts';

const day = '2025-06-10';
const harm: LawOffence = { article: '106', part: '1', committedOn: '2025-02-10', intent: 'INTENTIONAL' };
const ofHarm: Sanction = {
  kind: 'CRIME',
  limits: [
    { punishment: 'FINE', to: 1000, unit: 'MCI' },
    { punishment: 'RESTRICTION_OF_LIBERTY', from: 3, to: 8, unit: 'YEARS' },
    { punishment: 'DEPRIVATION_OF_LIBERTY', from: 3, to: 8, unit: 'YEARS' },
  ],
  life: 'NONE',
};

describe('a sentence under the sanction of an article part', () => {
  it('has the category of the ceiling of that sanction', () => {
    expect(knownSanction(harm, ofHarm, day, new Reasoning(day))).toMatchObject({ category: 'GRAVE', toMonths: 96, noRestriction: true });
  });

  it('lies between the least and the most that the sanction names, both included', () => {
    const deprivation = (months: number) => found(harm, ofHarm, 'DEPRIVATION_OF_LIBERTY', { term: { months } });
    expect(deprivation(35)).toEqual(['BELOW_MINIMUM']);
    expect(deprivation(36)).toEqual([]);
    expect(deprivation(96)).toEqual([]);
    expect(deprivation(97)).toEqual(['ABOVE_MAXIMUM']);
  });

  it('stays below the ceiling of the General Part where the sanction goes beyond it', () => {
    const before = { ...harm, article: '188' };
    expect(found(before, ofHarm, 'RESTRICTION_OF_LIBERTY', { term: { years: 7 } })).toEqual([]);
    expect(found(before, ofHarm, 'RESTRICTION_OF_LIBERTY', { term: { years: 7, months: 1 } })).toEqual(['ABOVE_MAXIMUM']);
  });

  it('is of a kind that the sanction names', () => {
    expect(found(harm, ofHarm, 'FINE', { amountMci: 1000 })).toEqual([]);
    expect(found(harm, ofHarm, 'FINE', { amountMci: 1001 })).toEqual(['ABOVE_MAXIMUM']);
    expect(found(harm, ofHarm, 'CORRECTIVE_LABOUR', { amountMci: 500 })).toEqual(['KIND_NOT_IN_SANCTION']);
    expect(found(harm, ofHarm, 'RESTRICTION_OF_LIBERTY', { term: { years: 3 } })).toEqual(['NO_RESTRICTION_OF_LIBERTY']);
  });

  it('does not hold a minor to a least amount that the Code does not allow minors', () => {
    const murder: Sanction = {
      kind: 'CRIME',
      limits: [{ punishment: 'DEPRIVATION_OF_LIBERTY', from: 15, to: 20, unit: 'YEARS' }],
      life: 'ALTERNATIVE',
    };
    const ofMinor = { birthDate: '2008-02-11', term: { years: 9 } } as const;
    expect(found({ ...harm, article: '99', part: '2' }, murder, 'DEPRIVATION_OF_LIBERTY', ofMinor)).toEqual([]);
    expect(found({ ...harm, article: '99', part: '2' }, murder, 'DEPRIVATION_OF_LIBERTY', { term: { years: 14 } })).toEqual([
      'BELOW_MINIMUM',
    ]);
  });

  it('takes the ceiling that is given for the whole sanction', () => {
    const known = knownSanction({ ...harm, maxTermYears: 10 }, ofHarm, day, new Reasoning(day));
    expect(known).toMatchObject({ category: 'GRAVE', toMonths: 120 });
    expect(known?.limits).toBeUndefined();
  });

  it('is none but life where the sanction names nothing else', () => {
    const onlyLife: Sanction = { kind: 'CRIME', limits: [], life: 'ONLY' };
    const murder = { ...harm, article: '1', part: '1' };
    expect(found(murder, onlyLife, 'DEPRIVATION_OF_LIBERTY', { term: { years: 20 } })).toEqual(['LIFE_ONLY']);
    expect(found(murder, onlyLife, 'LIFE', {})).toEqual([]);
  });
});

describe('conduct that was no offence for some time', () => {
  const version: OffenceVersion = { intent: 'INTENTIONAL', sanction: ofHarm, flags: [] };
  const row = (from: LegalDate, to?: LegalDate): DatedRow<OffenceVersion> => {
    return { from, ...(to !== undefined && { to }), provision: 'CC 109', verified: true, source: 'made up', values: version };
  };
  const battery: Offence = {
    code: 'CC',
    article: '109',
    title: { en: 'Battery', ru: 'Побои', kk: 'Ұрып-соғу' },
    versions: [row('2024-06-16'), row('2015-01-01', '2017-07-12')],
  };

  it('is none from the day on which it ceased to be one to the day of the sentence', () => {
    expect(firstDayWithoutOffence(battery, '2017-07-12', '2017-07-12')).toBeUndefined();
    expect(firstDayWithoutOffence(battery, '2017-07-12', '2017-07-13')).toBe('2017-07-13');
    expect(firstDayWithoutOffence(battery, '2016-05-05', '2025-01-01')).toBe('2017-07-13');
  });

  it('is none where it was none on the day of the act', () => {
    expect(firstDayWithoutOffence(battery, '2024-06-15', '2025-01-01')).toBe('2024-06-15');
    expect(firstDayWithoutOffence(battery, '2024-06-16', '2025-01-01')).toBeUndefined();
  });

  it('is not that where another article of the Code has it since', () => {
    expect(firstDayWithoutOffence({ ...battery, succeededBy: 'CC 109-1(1)' }, '2016-05-05', '2025-01-01')).toBeUndefined();
  });
});

describe('a sentence', () => {
  const facts: SentenceFacts = {
    person: { sex: 'M', birthDate: '1990-05-20' },
    offence: { ...harm, maxTermYears: 8, committedOn: '2024-06-15' },
    sentencedOn: '2024-09-10',
    punishment: 'RESTRICTION_OF_LIBERTY',
    term: { years: 3 },
  };

  it('shows the versions of the law that were compared, up to the day of the sentence', () => {
    const { receipt } = evaluate('sentence-validity', facts, '2026-01-01');
    expect(receipt.versions?.map(({ on, applied }) => ({ on, applied }))).toEqual([
      { on: '2024-06-15', applied: true },
      { on: '2024-06-16', applied: false },
    ]);
  });

  it('is refused where it comes before its offence, or is counted in what it has no measure in', () => {
    expect(() => evaluate('sentence-validity', { ...facts, sentencedOn: '2024-06-14' }, '2026-01-01')).toThrow('facts.sentencedOn');
    expect(() => evaluate('sentence-validity', { ...facts, hours: 100 }, '2026-01-01')).toThrow('facts.hours');
    expect(() => evaluate('sentence-validity', { ...facts, amountMci: 100 }, '2026-01-01')).toThrow('facts.amountMci');
    expect(() => evaluate('sentence-validity', { ...facts, ban: {} }, '2026-01-01')).toThrow('facts.ban');
    expect(() => evaluate('sentence-validity', { ...facts, punishment: 'LIFE' }, '2026-01-01')).toThrow('facts.term');
  });
});

function found(
  offence: LawOffence,
  sanction: Sanction,
  punishment: Punishment,
  {
    birthDate = '1990-05-20',
    ...amounts
  }: Pick<SentenceFacts, 'term' | 'amountMci'> & { readonly birthDate?: '1990-05-20' | '2008-02-11' },
): readonly string[] | undefined {
  const reasoning = new Reasoning(day);
  const facts: SentenceFacts = { person: { sex: 'M', birthDate }, offence, sentencedOn: day, punishment, ...amounts };
  const weighed = weighSentence(facts, knownSanction(offence, sanction, day, reasoning), reasoning);
  if (weighed === undefined) return undefined;
  const kind = kindViolations(weighed, reasoning) ?? [];
  return kind.length > 0 ? kind : amountViolations(weighed, reasoning);
}
