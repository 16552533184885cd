import { describe, expect, it } from '@jest/globals';
import { fileURLToPath } from 'node:url';
import { readCases } from './read-cases.ts';
import { digestOf, keptDigests } from './receipt-digests.ts';
import { ruleSetVersion } from './rule-set.ts';

/**
 * Receipts are stored, and recomputed years later under their own rule set: the same question under the same version gives the same bytes
 * for ever. A digest that changes is a new version of the rule set, never an edit here; `npm run -s law -- digests` adds those of new cases.
 */
describe(`the answers and receipts of rule set ${ruleSetVersion}`, () => {
  const beside = (path: string): string => fileURLToPath(new URL(`../../../libs/law/${path}`, import.meta.url));
  const cases = readCases(beside('cases'));
  const kept = keptDigests(beside('receipts'));

  it('are what they were when each case was first asked, byte for byte', () => {
    const changed = cases.filter((one) => Object.hasOwn(kept, one.id) && kept[one.id] !== digestOf(one));
    expect(changed.map(({ id }) => id)).toEqual([]);
  });

  it('are kept of every case', () => {
    expect(cases.filter(({ id }) => !Object.hasOwn(kept, id)).map(({ id }) => id)).toEqual([]);
  });
});
