import { describe, expect, it } from '@jest/globals';
import { evaluate } from '../evaluate.ts';
import type { LawOffence } from '../law-facts.ts';
import { flagsOf } from './flags-of.ts';
import { offenceAt, offenceCatalogue, offenceOn } from './offence-catalogue.ts';
import { provisionOf } from './offence-provision.ts';
import { offencesOn } from './offences-on.ts';
import { conceptOf, sameConduct } from './same-conduct.ts';
import { ceilingOf } from './sanction-ceiling.ts';

describe('the catalogue', () => {
  const parts = offenceCatalogue.map((offence) => ({ offence, name: provisionOf(offence.code, offence.article, offence.part) }));

  it('has each article part once', () => {
    expect(new Set(parts.map(({ name }) => name)).size).toBe(parts.length);
  });

  it.each(parts)('says of $name what it is in three languages, and threatens something', ({ offence }) => {
    for (const title of Object.values(offence.title)) expect(title).toMatch(/\S/);
    for (const { values } of offence.versions) {
      const { kind, limits, life } = values.sanction;
      expect(limits.length > 0 || life === 'ONLY').toBe(true);
      for (const { from = 0, to } of limits) expect(from).toBeLessThanOrEqual(to);
      if (kind === 'MISDEMEANOUR') expect(limits.some(({ punishment }) => punishment.endsWith('OF_LIBERTY'))).toBe(false);
      if (kind === 'CRIME') expect(limits.some(({ punishment }) => punishment === 'ARREST')).toBe(false);
    }
    if (offence.succeededBy !== undefined) expect(offenceAt(offence.succeededBy)).toBeDefined();
  });

  it('finds an article without parts also by its first part, and no other', () => {
    expect(offenceOn('139', undefined, '2025-01-01')).toBe(offenceOn('139', '1', '2025-01-01'));
    expect(offenceOn('139', '2', '2025-01-01')).toBeUndefined();
    expect(offenceOn('188', undefined, '2025-01-01')).toBeUndefined();
    expect(offenceOn('73-2', undefined, '2020-01-01')).toBeUndefined();
  });

  it('took restriction of liberty from grave and medium harm on 16 June 2024', () => {
    const offers = (article: string, day: '2024-06-15' | '2024-06-16'): boolean | undefined =>
      offenceOn(article, '1', day)?.values.sanction.limits.some(({ punishment }) => punishment === 'RESTRICTION_OF_LIBERTY');
    for (const article of ['106', '107']) {
      expect(offers(article, '2024-06-15')).toBe(true);
      expect(offers(article, '2024-06-16')).toBe(false);
    }
  });

  it('names life only, with no term of years, for the murder of a child since 16 June 2024', () => {
    const sanction = offenceOn('99', '3', '2024-06-16')?.values.sanction;
    expect(sanction).toMatchObject({ life: 'ONLY', limits: [] });
    expect(sanction && ceilingOf(sanction)).toBe(0);
  });
});

describe('the conduct of an article part', () => {
  it('keeps its name under every number and code', () => {
    expect([conceptOf('109'), conceptOf('73-2', undefined, 'CAO'), conceptOf('109-1', '1')]).toEqual(Array(3).fill('CC 109-1(1)'));
    for (const battery of [{ article: '109' }, { code: 'CAO', article: '73-2' }, { article: '109-1', part: '1' }] as const) {
      expect(sameConduct(battery, { article: '109-1' })).toBe(true);
      expect(sameConduct(battery, { article: '108-1' })).toBe(false);
    }
  });

  it('is its own where it never moved, and where the catalogue does not know it', () => {
    expect(sameConduct({ article: '188', part: '3' }, { article: '188' })).toBe(true);
    expect(sameConduct({ article: '188', part: '3' }, { article: '188', part: '2' })).toBe(false);
    expect(sameConduct({ article: '188' }, { article: '188-1' })).toBe(false);
    expect(conceptOf('999', '2')).toBe('CC 999(2)');
  });
});

describe('a search of the offences of a day', () => {
  const found = (query: string, on: '2020-05-01' | '2025-01-01' = '2025-01-01'): readonly string[] =>
    offencesOn(on, query).map(({ provision }) => provision);

  it('finds an article by its number, whole', () => {
    expect(found('188')).toEqual(['CC 188(1)', 'CC 188(2)', 'CC 188(3)', 'CC 188(4)']);
    expect(found('cc 188(3)')).toEqual(['CC 188(3)']);
    expect(found('434')).toEqual(['CC 434', 'CAO 434(1)', 'CAO 434(2)']);
    expect(found('CAO 434')).toEqual(['CAO 434(1)', 'CAO 434(2)']);
    expect(found('18')).toEqual([]);
  });

  it('finds words of any language, in small letters or capitals', () => {
    for (const query of ['battery', 'ПОБОИ', 'ұрып-соғу']) {
      expect(found(query)).toEqual(['CC 109-1(1)', 'CC 109-1(2)']);
      expect(found(query, '2020-05-01')).toEqual(['CAO 73-2']);
    }
    expect(found('murder newborn')).toEqual(['CC 100']);
  });

  it('gives everything in force where nothing is asked', () => {
    expect(offencesOn('2025-01-01').length).toBeGreaterThan(200);
    expect(offencesOn('2014-12-31')).toEqual([]);
  });
});

describe('the flags of an offence', () => {
  it('are those given and those of the catalogue, each once', () => {
    expect(flagsOf(act({ article: '366', part: '3' }))).toEqual(['CORRUPTION']);
    expect(flagsOf(act({ article: '366', part: '3', flags: ['CRIMINAL_GROUP', 'CORRUPTION'] }))).toEqual(['CRIMINAL_GROUP', 'CORRUPTION']);
    expect(flagsOf(act({ article: '999', flags: ['VIOLENT'] }))).toEqual(['VIOLENT']);
  });
});

describe('the receipt of an offence', () => {
  it('names the source of a sanction that was not verified', () => {
    const { answer, receipt } = evaluate('offence', { article: '121-1', on: '2024-06-16' }, '2026-03-01');
    expect(answer).toEqual({
      verdict: 'OFFENCE',
      code: 'CC',
      sanctionVerified: false,
      intent: 'INTENTIONAL',
      flags: ['SEXUAL_VS_MINOR'],
    });
    expect(receipt.steps.at(-1)).toMatchObject({ step: 'sanction not verified', provision: 'CC 121-1' });
  });
});

function act(offence: Pick<LawOffence, 'article' | 'part' | 'flags'>): LawOffence {
  return { committedOn: '2025-01-01', intent: 'INTENTIONAL', ...offence };
}
