import { describe, expect, it } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { questionNames, tablesOfRuleSet } from '../law-questions.ts';
import { manualReasons } from '../manual-reasons.ts';
import { readCases } from '../read-cases.ts';
import { ranges } from './cases-that-cite.ts';
import { lawPages } from './law-pages.ts';

/** The root of the repository, seen from the folder that this file is built into. */
const root = fileURLToPath(new URL('../../../../', import.meta.url));
const pages = lawPages(readCases(`${root}libs/law/cases`));
const all = [...pages.values()].join('\n');

describe('the pages for lawyers', () => {
  it.each([...pages.keys()])('%s is what `npm run -s law -- pages` writes now', (name) => {
    expect(readFileSync(`${root}docs/law/${name}`, 'utf8')).toBe(pages.get(name));
  });

  it('are all that docs/law holds, one for each question beside the index and the open points', () => {
    expect(readdirSync(`${root}docs/law`).sort()).toEqual([...pages.keys()].sort());
    expect([...pages.keys()].sort()).toEqual(['README.md', 'open-points.md', ...questionNames.map((question) => `${question}.md`)].sort());
  });

  it('name the provision and the source of every version of every rule, and every reason for a person to decide', () => {
    for (const { provision, source } of Object.values(tablesOfRuleSet).flatMap((tables) => Object.values(tables).flat())) {
      expect(all).toContain(provision);
      expect(all).toContain(source.replaceAll('|', '\\|'));
    }
    for (const reason of Object.keys(manualReasons)) expect(pages.get('open-points.md')).toContain(`\`${reason}\``);
  });

  it('have no value that is not for people', () => {
    expect(all).not.toMatch(/undefined|\[object|\bNaN\b|[{}]/);
  });
});

describe('numbers of cases', () => {
  it.each([
    [[], ''],
    [[3], '3'],
    [[1, 2, 3, 7, 9, 10], '1-3, 7, 9-10'],
  ])('%j are said as %j', (numbers, said) => {
    expect(ranges(numbers)).toBe(said);
  });
});
