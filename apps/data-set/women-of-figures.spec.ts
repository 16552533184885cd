import { beforeAll, describe, expect, it } from '@jest/globals';
import { beforeFirst, type AnyFact, type EventId, type Recorded } from '../../libs/event-log/event.ts';
import type { AmnestyProposal } from '../../libs/amnesty/amnesty.events.ts';
import { screenTerm } from '../../libs/amnesty/screen-term.ts';
import { fold, type StreamState } from '../../libs/event-log/decider.ts';
import type { AmnestyAct } from '../../libs/law/amnesty/amnesty-act.ts';
import { behaviourInCustody } from '../../libs/sentenced-person/behaviour-in-custody.ts';
import type { OnTerm } from '../../libs/sentenced-person/parole-facts.ts';
import { sentencedPerson } from '../../libs/sentenced-person/sentenced-person.ts';
import { termServed } from '../../libs/sentenced-person/term-served.ts';
import { draftActOfFigures } from './draft-act-of-figures.ts';
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
let facts: readonly Recorded<AnyFact>[];

/** Everything that the commands of one person yield, as a register would be handed it. */
function factsOf(index: number): readonly Recorded<AnyFact>[] {
  const { chapters } = decideBiography(biographyOf('national', index), (scheme, value) => `${scheme}-${value}`);
  return chapters
    .flat()
    .flatMap(({ changes, request }) =>
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
  facts = indexes.flatMap(factsOf);
  rows = foldedRegisters(facts);
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

describe('the draft act of amnesty that comes with the data set', () => {
  const verdicts = (): readonly AmnestyProposal[] =>
    termsOf(facts)
      .filter(({ personId }) => rows.prisoners.get(personId)?.inCustody === true)
      .map((onTerm) => proposed(draftActOfFigures.act, onTerm));
  const having = (verdict: AmnestyProposal['verdict']): readonly AmnestyProposal[] => verdicts().filter((one) => one.verdict === verdict);

  it('covers 833 women in facilities, as was published: 109 are released, and the terms of 724 are reduced', () => {
    const [released, reduced] = [having('RELEASE').length, having('REDUCE').length];
    expect({ released, reduced, covered: released + reduced }).toEqual({ released: 109, reduced: 724, covered: 833 });
  });

  it('cuts a third of what is left to vulnerable women and a fifth to others, and ends nobody later', () => {
    const reduced = having('REDUCE');
    const thirds = reduced.filter(({ fraction }) => fraction === '1/3');
    expect(thirds.length).toBeGreaterThan(0);
    expect(thirds.every(({ clauses }) => clauses?.includes('GRAVE_VULNERABLE') === true)).toBe(true);
    expect(reduced.filter(({ fraction }) => fraction === '1/5').length).toBe(724 - thirds.length);
  });

  it('keeps out every other woman in a facility by its own exclusions', () => {
    const others = verdicts().filter(({ verdict }) => verdict !== 'RELEASE' && verdict !== 'REDUCE');
    expect(new Set(others.map(({ excludedBy }) => excludedBy?.join(' and ')))).toEqual(
      new Set(['LISTED_ARTICLE', 'VIOLENT', 'VIOLENT and LISTED_ARTICLE']),
    );
  });

  it('gives other numbers by other rules: without its list of articles far more are covered', () => {
    const { act } = draftActOfFigures;
    const wider = { ...act, exclusions: act.exclusions.filter(({ ground }) => ground !== 'LISTED_ARTICLE') };
    const covered = termsOf(facts)
      .filter(({ personId }) => rows.prisoners.get(personId)?.inCustody === true)
      .filter((onTerm) => ['RELEASE', 'REDUCE'].includes(proposed(wider, onTerm).verdict));
    expect(covered.length).toBeGreaterThan(1_500);
  });
});

interface TermOfPerson extends OnTerm {
  readonly personId: string;
}

function proposed(act: AmnestyAct, onTerm: OnTerm): AmnestyProposal {
  const screened = screenTerm({ act, appliesFrom: act.effectiveOn }, onTerm, {}, '2025-07-06');
  if ('refused' in screened) throw new Error(screened.refused.reason);
  return screened.proposal;
}

/** Every term that has a sentence and is not over, as the law is asked about it. */
function termsOf(recorded: readonly Recorded<AnyFact>[]): readonly TermOfPerson[] {
  const streams = new Map<string, Recorded<AnyFact>[]>();
  for (const fact of recorded) streams.set(fact.stream, [...(streams.get(fact.stream) ?? []), fact]);
  const read = <State>(kind: StreamState<State, never>, stream: string): State | undefined =>
    fold(kind as StreamState<State, AnyFact>, streams.get(stream) ?? []); // a stream holds the facts of its kind
  return [...streams.keys()]
    .filter((stream) => /^term-[0-9a-f]/.test(stream))
    .flatMap((stream) => {
      const term = read(termServed, stream);
      const person = term && read(sentencedPerson, `person-${term.personId}`);
      if (term?.sentence === undefined || person === undefined || term.completedOn !== undefined) return [];
      const behaviour = read(behaviourInCustody, `custody-${term.personId}`);
      return [{ personId: term.personId, term, sentence: term.sentence, person, behaviour }];
    });
}

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
