import { describe, expect, it } from '@jest/globals';
import { correctables, streamStates } from '../../apps/capabilities.ts';
import { processes } from '../../apps/processes.ts';
import { standingEvents } from '../../libs/correction/correction.events.ts';
import { tellsWhatHappened } from '../../libs/correction/decision-types.ts';
import { fieldsOf } from '../../libs/commands/fields.ts';
import { registers } from '../../libs/registers/registers.ts';
import { eventCatalogues } from '../../libs/registers/vocabulary.ts';

const forms = new Map(eventCatalogues.flatMap((catalogue) => Object.entries(catalogue)));
const corrected = new Set(correctables.flatMap(({ facts }) => Object.keys(facts)));

describe('what can be corrected', () => {
  it.each(correctables.flatMap(({ facts }) => Object.entries(facts)))('%s names fields that the fact has', (type, { fields, day }) => {
    const samples = Object.values(forms.get(type)?.samples ?? {}).map(({ data }) => JSON.parse(data) as object);
    const known = new Set(samples.flatMap((sample) => Object.keys(sample)));
    for (const { name, optional } of fieldsOf(fields)) if (!optional) expect(known).toContain(name);
    if (day !== undefined) expect(fieldsOf(fields).map(({ name }) => name)).toContain(day);
  });

  it('is said of every type of fact on every kind of stream: how it is corrected, or what is done instead', () => {
    const said = correctables.flatMap(({ facts, instead }) => [...Object.keys(facts), ...Object.keys(instead)]);
    const unsaid = [...forms.keys()].filter((type) => !said.includes(type) && !saysHowOthersStand.includes(type));
    expect(unsaid).toEqual([]);
    expect(said.filter((type, index) => said.indexOf(type) !== index)).toEqual([]); // and not in two ways
    expect(said.filter((type) => !forms.has(type))).toEqual([]);
  });

  it('is said of each kind of stream beside the state that its own commands decide on', () => {
    const known = Object.entries(streamStates).map(([category, on]) => ({ category, on }));
    const kinds = correctables.map(({ on }) => ({ category: on.category, on }));
    expect(kinds.map(({ category }) => category).sort()).toEqual(known.map(({ category }) => category).sort());
    for (const { category, on } of kinds) expect(on).toBe(streamStates[category]);
  });

  it('is told what is to be done instead in a sentence, where it is not corrected', () => {
    for (const next of correctables.flatMap(({ instead }) => Object.values(instead))) expect(next).toMatch(/^[A-Z].{20,}\.$/);
  });

  it('is told anew to every register that shows it', () => {
    const shows = registers.filter(({ consumes }) =>
      consumes.some((catalogue) => Object.keys(catalogue).some((type) => corrected.has(type))),
    );
    const deaf = shows.filter(({ name, retold }) => retold === undefined && !counts.includes(name));
    expect(deaf.map(({ name }) => name)).toEqual([]);
  });

  it('is no decision by a name that nothing has', () => {
    expect(tellsWhatHappened.filter((type) => !forms.has(type))).toEqual([]);
  });

  it('has dates and decisions followed up by the worker', () => {
    const names = processes.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['recalculate-after-correction', 'mark-decisions']));
  });
});

/** They are of no stream of their own; what one of them made of a fact is corrected where that fact stands. */
const saysHowOthersStand: readonly string[] = Object.keys(standingEvents);

/** Registers that count events, corrections among them, and show nothing of what they say. */
const counts: readonly string[] = ['person_stream'];
