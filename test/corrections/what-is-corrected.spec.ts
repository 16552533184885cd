import { describe, expect, it } from '@jest/globals';
import { correctables } from '../../apps/capabilities.ts';
import { processes } from '../../apps/processes.ts';
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

/** Registers that count events, corrections among them, and show nothing of what they say. */
const counts: readonly string[] = ['person_stream'];
