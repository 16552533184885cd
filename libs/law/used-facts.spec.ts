import { describe, expect, it } from '@jest/globals';
import { UsedFacts } from './used-facts.ts';

const given = {
  person: { sex: 'F', birthDate: '1990-05-20', children: [{ birthDate: '2020-01-01', soleParent: true }] },
  offences: [
    { article: '188', committedOn: '2023-06-10', flags: ['VIOLENT', 'TORTURE'] },
    { article: '190', committedOn: '2023-07-10' },
  ],
  damageRepaid: true,
};

describe('facts that were used', () => {
  it('are those that were looked at, in the form in which they were given', () => {
    const used = new UsedFacts(given);
    expect(used.facts.offences.map(({ committedOn }) => committedOn)).toEqual(['2023-06-10', '2023-07-10']);
    expect(used.facts.person.sex).toBe('F');
    expect(used.used).toEqual({ person: { sex: 'F' }, offences: [{ committedOn: '2023-06-10' }, { committedOn: '2023-07-10' }] });
  });

  it('are whole where only their presence was looked at', () => {
    const used = new UsedFacts(given);
    expect(used.facts.person.children.length).toBe(1);
    expect(used.used).toEqual({ person: { children: given.person.children } });
  });

  it('are all of a list that was searched up to what was found', () => {
    const used = new UsedFacts(given);
    expect(used.facts.offences[0]?.flags?.includes('TORTURE')).toBe(true);
    expect(used.used).toEqual({ offences: [{ flags: ['VIOLENT', 'TORTURE'] }] });
  });

  it('may be frozen', () => {
    const used = new UsedFacts(Object.freeze({ person: Object.freeze({ sex: 'F', children: Object.freeze([{ soleParent: true }]) }) }));
    expect(used.facts.person.children.map(({ soleParent }) => soleParent)).toEqual([true]);
    expect(used.used).toEqual({ person: { children: [{ soleParent: true }] } });
  });

  it('are the same object each time', () => {
    const used = new UsedFacts(given);
    expect(used.facts.person).toBe(used.facts.person);
  });

  it('are all of them where nothing was looked at', () => {
    expect(new UsedFacts(given).used).toEqual(given);
  });
});
