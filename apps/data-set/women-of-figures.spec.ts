import { beforeAll, describe, expect, it } from '@jest/globals';
import { sealedWrites } from '../../libs/commands/sealed-writes.ts';
import { MemoryPersonalSeal } from '../../libs/access/memory-personal-seal.ts';
import { EventCodec } from '../../libs/event-log/codec.ts';
import { beforeFirst, type AnyFact, type Recorded } from '../../libs/event-log/event.ts';
import { MemoryEventLog } from '../../libs/event-log/memory-event-log.ts';
import { prisonerRegister, type PrisonerRow } from '../../libs/registers/prisoner-register.ts';
import { eventCatalogues } from '../../libs/registers/vocabulary.ts';
import { biographyOf } from './biography-of.ts';
import { countsOf, rowsOf } from './count-registers.ts';
import { decideBiography } from './decide-biography.ts';
import { dayOfFigures, peopleOf, personPlan, populationPlans, referenceDay, type PersonPlan } from './population-plan.ts';

/** The figures that were published for 11 June 2025. */
const published = {
  womenNonViolent: 2_002,
  womenFirstTime: 1_766,
  womenInSituation: { PREGNANT: 13, CHILD_UNDER_3: 58, DISABILITY_1: 2, DISABILITY_2: 11, DISABILITY_3: 16, MANY_CHILDREN: 226 },
};

let facts: readonly Recorded<AnyFact>[] = [];

/** Every woman of the national data set who is or was in custody, recorded in memory. */
beforeAll(async () => {
  const log = new MemoryEventLog(() => new Date('2026-11-21T09:00:00Z'));
  const codec = new EventCodec(eventCatalogues);
  const plan = populationPlans.national;
  const indexes = Array.from({ length: peopleOf(plan) }, (_, index) => index).filter((index) => isWomanHeld(personPlan(plan, index)));
  const people = indexes.map((index) => decideBiography(biographyOf('national', index), (scheme, value) => `${scheme}-${value}`));
  for (const writes of await sealedWrites({ codec, seal: new MemoryPersonalSeal() }, people)) await log.append({ writes });
  const { events } = await log.readAll({ after: beforeFirst, limit: 1_000_000 });
  facts = events.map((event) => codec.decode(event));
}, 60_000);

describe('the women of the published figures', () => {
  it('are in custody on the day of the figures, exactly as many as were published', () => {
    expect(countsOf(facts, dayOfFigures)).toMatchObject(published);
  });

  it('are the same number for whoever asks on the reference day', () => {
    expect(countsOf(facts, referenceDay)).toMatchObject({ ...published, womenInCustody: 2_800 });
  });

  it('are the same number for whoever asks a year later, since no later news is recorded', () => {
    expect(countsOf(facts, '2027-11-21')).toMatchObject(published);
  });

  it('have a disability in 29 cases', () => {
    const { DISABILITY_1 = 0, DISABILITY_2 = 0, DISABILITY_3 = 0 } = countsOf(facts, dayOfFigures).womenInSituation;
    expect(DISABILITY_1 + DISABILITY_2 + DISABILITY_3).toBe(29);
  });

  it('serve terms of which none ends before the reference day', () => {
    const due = [...rowsOf<PrisonerRow>(prisonerRegister, facts).values()].filter(({ inCustody, termEnd }) => inCustody && termEnd !== null && termEnd < referenceDay);
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
  }
}
