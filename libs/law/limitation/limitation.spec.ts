import { describe, expect, it } from '@jest/globals';
import { legalDate } from '../calendar/legal-date.ts';
import { evaluateUntyped } from '../evaluate.ts';
import { limitationWording } from './limitation-wording.ts';

const theft = { article: '188', part: '2', committedOn: '2020-03-10', intent: 'INTENTIONAL', maxTermYears: 5 };
const asked = { kind: 'PROSECUTION', person: { sex: 'M', birthDate: '1990-05-20' }, from: '2020-03-10', offences: [theft] };

function ask(facts: object) {
  return evaluateUntyped('limitation', facts, legalDate('2026-03-01'));
}

describe('limitation', () => {
  it('refuses several offences of one prosecution, since each has a period of its own', () => {
    expect(() => ask({ ...asked, offences: [theft, theft] })).toThrow('facts.offences: must be one offence');
  });

  it('refuses a period that begins before the offence', () => {
    expect(() => ask({ ...asked, from: '2020-03-09' })).toThrow('facts.offences[0].committedOn: must not lie after 2020-03-09');
  });

  it('refuses a verdict that came into force before it was passed', () => {
    expect(() => ask({ ...asked, kind: 'VERDICT', passedOn: '2020-03-11' })).toThrow('facts.passedOn: must not lie after 2020-03-10');
  });

  it('refuses a suspension that ends before it begins', () => {
    expect(() => ask({ ...asked, suspensions: [{ from: '2021-02-02', to: '2021-02-01' }] })).toThrow('facts.suspensions[0].to');
  });

  it('answers alike whatever the order of suspensions and new offences', () => {
    const suspensions = [
      { from: '2021-01-01', to: '2021-01-10' },
      { from: '2022-05-01', to: '2022-05-31' },
    ];
    const newOffences = [
      { ...theft, committedOn: '2022-08-01' },
      { ...theft, committedOn: '2023-09-01' },
    ];
    const facts = { ...asked, kind: 'VERDICT', from: '2021-01-01' };
    const one = ask({ ...facts, suspensions, newOffences }).answer;
    const other = ask({ ...facts, suspensions: suspensions.toReversed(), newOffences: newOffences.toReversed() }).answer;
    expect(other).toEqual(one);
  });

  it('has a sentence for every step of its own', () => {
    const suspended = { ...asked, suspensions: [{ from: '2021-01-01', to: '2021-01-10' }] };
    const others = ['category', 'vulnerable group', 'law of the act and later law', 'needs a person'];
    const steps = ask(suspended).receipt.steps.map(({ step }) => step);
    expect(steps.filter((step) => !others.includes(step) && !(step in limitationWording.sentences))).toEqual([]);
  });
});
