import { describe, expect, it } from '@jest/globals';
import { checkDaysOfActs } from './law-facts.ts';
import type { ActsOfPerson } from './law-facts.ts';

const person = { birthDate: '1990-05-20' } as const;

describe('the days of acts', () => {
  it.each<[string, ActsOfPerson, string | undefined]>([
    ['on the day of birth', { person, offences: [{ committedOn: '1990-05-20' }] }, undefined],
    [
      'before the birth',
      { person, offences: [{ committedOn: '1990-05-19' }] },
      'facts.offences[0].committedOn: must not lie before the birth',
    ],
    ['before the birth of an offender', { offender: person, offences: [{ committedOn: '1990-05-19' }] }, 'facts.offences[0].committedOn'],
    ['before the birth, one alone', { person, offence: { committedOn: '1990-05-19' } }, 'facts.offence.committedOn'],
    ['on the day of the decision', { person, offences: [{ committedOn: '2026-03-01' }] }, undefined],
    [
      'after the decision',
      { person, offences: [{ committedOn: '2020-01-01' }, { committedOn: '2026-03-02' }] },
      'facts.offences[1].committedOn: must not lie after the decision',
    ],
    ['after the day of the question, one alone', { person, offence: { committedOn: '2026-03-02' } }, undefined],
    ['by nobody in particular', { offences: [{ committedOn: '1920-01-01' }] }, undefined],
  ])('%s', (_, acts, problem) => {
    const check = (): void => checkDaysOfActs(acts, '2026-03-01', 'facts');
    if (problem === undefined) expect(check).not.toThrow();
    else expect(check).toThrow(problem);
  });
});
