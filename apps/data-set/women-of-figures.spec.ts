import { beforeAll, describe, expect, it } from '@jest/globals';
import { beforeFirst, type AnyFact, type EventId, type Recorded } from '../../libs/event-log/event.ts';
import { biographyOf } from './biography-of.ts';
import { countsOf, foldedRegisters, type RegisterRows } from './count-registers.ts';
import { decideBiography } from './decide-biography.ts';
import { wasHeld } from './former-plan.ts';
import { dayOfFigures, peopleOf, personPlan, populationPlans, referenceDay, type PersonPlan } from './population-plan.ts';

/** The figures that were published for 11 June 2025. */
const published = {
  womenNonViolent: 2_002,
  womenFirstTime: 1_766,
  womenInSituation: { PREGNANT: 13, CHILD_UNDER_3: 58, DISABILITY_1: 2, DISABILITY_2: 11, DISABILITY_3: 16, MANY_CHILDREN: 226 },
};

let rows: RegisterRows;

/** Everything that the commands of one person yield, as a register would be handed it. */
function factsOf(index: number): readonly Recorded<AnyFact>[] {
  const carried = decideBiography(biographyOf('national', index), (scheme, value) => `${scheme}-${value}`);
  return carried.flatMap(({ changes, request }) =>
    changes.flatMap(({ stream, facts: ofStream }) =>
      ofStream.map((fact) => ({ ...fact, stream, revision: 0, position: beforeFirst, recordedAt, eventId, metadata: request.metadata })),
    ),
  );
}

const recordedAt = new Date('2026-11-21T09:00:00Z');
const eventId = '0192e4a0-7b1c-7000-8000-000000000001' as EventId; // no register asks for it

/** Every woman of the national data set who is or was in custody. */
beforeAll(() => {
  const plan = populationPlans.national;
  const indexes = Array.from({ length: peopleOf(plan) }, (_, index) => index).filter((index) => isWomanHeld(personPlan(plan, index)));
  rows = foldedRegisters(indexes.flatMap(factsOf));
}, 60_000);

describe('the women of the published figures', () => {
  it('are in custody on the day of the figures, exactly as many as were published', () => {
    expect(countsOf(rows, dayOfFigures)).toMatchObject(published);
  });

  it('are the same number for whoever asks on the reference day', () => {
    expect(countsOf(rows, referenceDay)).toMatchObject({ ...published, womenInCustody: 2_800 });
  });

  it('are the same number for whoever asks a year later, since no later news is recorded', () => {
    expect(countsOf(rows, '2027-11-21')).toMatchObject(published);
  });

  it('have a disability in 29 cases', () => {
    const { DISABILITY_1 = 0, DISABILITY_2 = 0, DISABILITY_3 = 0 } = countsOf(rows, dayOfFigures).womenInSituation;
    expect(DISABILITY_1 + DISABILITY_2 + DISABILITY_3).toBe(29);
  });

  it('serve terms of which none ends before the reference day', () => {
    const due = [...rows.prisoners.values()].filter(({ inCustody, termEnd }) => inCustody && termEnd !== null && termEnd < referenceDay);
    expect(due).toEqual([]);
  });
});

function isWomanHeld(person: PersonPlan): boolean {
  switch (person.is) {
    case 'SUPERVISED':
      return person.sex === 'F' && person.basis === 'PAROLE';
    case 'SERVING':
      return person.who === 'WOMAN_NON_VIOLENT' || person.who === 'WOMAN_VIOLENT';
    case 'ON_REMAND':
      return person.sex === 'F';
    case 'FORMER':
      return person.sex === 'F' && wasHeld(person);
  }
}
