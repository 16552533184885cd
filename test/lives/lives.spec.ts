import { beforeAll, describe, expect, it } from '@jest/globals';
import { processes } from '../../apps/processes.ts';
import type { RegisterTable } from '../../libs/projections/register-table.ts';
import { Coverage } from './coverage.ts';
import { tablesOfRegisters } from './live-registers.ts';
import { runSeed, type LifeOptions } from './run-life.ts';
import { shortestLife } from './shortest-life.ts';

const lastDays = 'the last day is the one that is counted day by day';

let tables: readonly RegisterTable[];
beforeAll(async () => {
  tables = await tablesOfRegisters();
});

function without(name: string): LifeOptions {
  return { tables, processes: processes.filter((process) => process.name !== name) };
}

describe('random lives', () => {
  it('from 1 to 20 keep every rule', async () => {
    const coverage = new Coverage();
    for (let seed = 1; seed <= 20; seed++) expect({ seed, ...(await runSeed(seed, { tables, coverage })) }).not.toHaveProperty('broken');
    expect(coverage.recorded()).toBeGreaterThan(45); // of so many commands something is recorded
  });

  it.each([
    [2827, 'a deferral that ends in the punishment that is served already'],
    [3703, 'an escape that began while a fine was served, and went on into a restriction of liberty'],
    [3830, 'an escape after a last day that turns out to have been wrong'],
    [135, 'an escape after a last day that turns out to have been wrong, of somebody who was held beyond it'],
  ])('%i keeps every rule: %s', async (seed) => {
    expect(await runSeed(seed, { tables })).not.toHaveProperty('broken');
  });
});

describe('a process manager that does nothing', () => {
  it.each([
    ['interruption-after-escape', 23],
    ['term-after-parole', 29],
    ['recalculate-after-correction', 4],
  ])('is found: %s, by life %i', async (name, seed) => {
    expect((await runSeed(seed, without(name))).broken?.rule).toBe(lastDays);
  });

  it('is shown in the shortest life that breaks the same', async () => {
    const options = without('interruption-after-escape');
    const short = await shortestLife(await runSeed(23, options), options);
    expect(short.broken?.rule).toBe(lastDays);
    expect(short.steps.map(({ command }) => command)).toEqual([
      'persons/register',
      'cases/open',
      'cases/add-charge',
      'cases/deliver-verdict',
      'cases/impose-sentence',
      'cases/put-in-force',
      'terms/open',
      'terms/include-sentence',
      'custody/admit',
      'cases/vary-sentence',
      'custody/record-escape',
      'custody/record-return',
    ]);
  });
});
