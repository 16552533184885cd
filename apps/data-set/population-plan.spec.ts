import { describe, expect, it } from '@jest/globals';
import { expectedCounts } from './expected-counts.ts';
import { demoInstitutions, nationalInstitutions } from './institutions.ts';
import { numberOf, peopleOf, personPlan, populationPlans, type DataSetSize } from './population-plan.ts';

describe('the plan of a data set', () => {
  it('has 22,500 people under supervision and 35,000 in custody, 5,000 of them on remand', () => {
    expect(expectedCounts('national')).toMatchObject({
      people: 57_500,
      supervised: 22_500,
      inCustody: 35_000,
      servingSentence: 30_000,
      onRemand: 5_000,
    });
  });

  it('has the women of the published figures', () => {
    expect(expectedCounts('national')).toMatchObject({
      womenInCustody: 2_800,
      womenNonViolent: 2_002,
      womenFirstTime: 1_766,
      womenInSituation: { PREGNANT: 13, CHILD_UNDER_3: 58, MANY_CHILDREN: 226, DISABILITY_1: 2, DISABILITY_2: 11, DISABILITY_3: 16 },
    });
  });

  it('has a demo of 300 people, 120 under supervision and 180 in custody', () => {
    expect(expectedCounts('demo')).toMatchObject({ people: 300, supervised: 120, inCustody: 180, servingSentence: 154, onRemand: 26 });
  });

  it('has from 5 to 10 % of visits overdue', () => {
    const { visitOverdue, supervised } = expectedCounts('national');
    expect(visitOverdue / supervised).toBeGreaterThan(0.05);
    expect(visitOverdue / supervised).toBeLessThan(0.1);
  });

  it.each(['demo', 'national'] as const)('gives every person of %s one place in it', (size) => {
    expect(kindsOf(size)).toEqual(kindsPlanned(size));
  });

  it('has nobody beyond its people', () => {
    expect(() => personPlan(populationPlans.demo, 300)).toThrow(RangeError);
    expect(() => personPlan(populationPlans.demo, -1)).toThrow(RangeError);
  });

  it('numbers people so that no two of different series have a number in common', () => {
    expect(numberOf('national', peopleOf(populationPlans.national))).toBeLessThanOrEqual(numberOf('demo', 0));
    expect(numberOf('demo', peopleOf(populationPlans.demo))).toBeLessThanOrEqual(numberOf('former', 0));
  });

  it('has in each of the larger ones everybody of the smaller one, at the same place', () => {
    const tenth = populationPlans['history-tenth'];
    expect(peopleOf(tenth)).toBeLessThan(peopleOf(populationPlans.history));
    for (const index of [0, 57_499, 57_500, peopleOf(tenth) - 1])
      expect(personPlan(populationPlans.history, index)).toEqual(personPlan(tenth, index));
    expect(personPlan(tenth, 57_499)).toEqual(personPlan(populationPlans.national, 57_499));
  });
});

describe('the institutions of a data set', () => {
  it('are 78 facilities in 20 regions, 16 of them for remand, 220 offices and 900 officers', () => {
    const { facilities, offices, officers } = nationalInstitutions;
    expect([facilities.length, facilities.filter(({ holds }) => holds === 'REMAND').length, offices.length, officers.length]).toEqual([
      78, 16, 220, 900,
    ]);
    expect(new Set(officers.map(({ region }) => region)).size).toBe(20);
  });

  it('have somebody in every office', () => {
    expect(new Set(nationalInstitutions.officers.map(({ office }) => office)).size).toBe(220);
    expect(demoInstitutions.officers.map(({ code, office }) => `${code} ${office}`)).toEqual([
      'officer-0001 P7501',
      'officer-0002 P7501',
      'officer-0003 P7501',
      'officer-0004 P3501',
      'officer-0005 P3501',
    ]);
  });

  it.each([nationalInstitutions, demoInstitutions])('hold everybody whom a verdict can send there', ({ facilities }) => {
    const held = new Set(facilities.map(({ holds }) => holds));
    for (const kind of ['REMAND', 'WOMEN', 'MINIMUM', 'MEDIUM', 'MEDIUM_JUVENILE', 'MAXIMUM', 'EMERGENCY'] as const)
      expect(held).toContain(kind);
  });
});

type Kinds = Readonly<Record<string, number>>;

function kindsOf(size: DataSetSize): Kinds {
  const plan = populationPlans[size];
  const kinds: Record<string, number> = {};
  for (let index = 0; index < peopleOf(plan); index++) {
    const person = personPlan(plan, index);
    const kind = person.is === 'SUPERVISED' ? person.basis : person.is === 'SERVING' ? person.who : `${person.is} ${person.sex}`;
    kinds[kind] = (kinds[kind] ?? 0) + 1;
  }
  return kinds;
}

function kindsPlanned(size: DataSetSize): Kinds {
  const { supervised, held } = populationPlans[size];
  return {
    ...supervised,
    WOMAN_NON_VIOLENT: held.womenNonViolent,
    WOMAN_VIOLENT: held.womenViolent,
    'ON_REMAND F': held.womenOnRemand,
    MINOR: held.minors,
    MAN: held.men,
    'ON_REMAND M': held.menOnRemand,
  };
}
