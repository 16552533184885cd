import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDeployment } from '../../apps/deployment.ts';
import { rebuildRegisters } from '../../libs/projections/rebuild-registers.ts';
import { registers } from '../../libs/registers/registers.ts';
import { renewViews } from '../../libs/registers/reporting-views.ts';
import type { ThrowAwayDeployment } from '../deployment/throw-away-deployment.ts';
import { checksumsOf, openDemo } from './demo-deployment.ts';

let demo: ThrowAwayDeployment;
beforeAll(async () => {
  demo = await openDemo();
}, 120_000);
afterAll(() => demo.close());

/** @returns how the process ended */
async function rebuildThatDies(...place: readonly string[]): Promise<string> {
  const { configuration } = demo;
  const child = spawn(process.execPath, [join(import.meta.dirname, 'rebuild-that-dies.js'), ...place], {
    env: { ...process.env, DATABASE_URL: configuration.databaseUrl, QADAM_FOLDER: configuration.folder },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return new Promise((resolve) => child.once('exit', (code, signal) => resolve(signal ?? String(code))));
}

describe('A rebuild that is killed with SIGKILL', () => {
  it.each([
    ['at its first page', 'bulk', '0'],
    ['within the bulk', 'bulk', '3000'],
    ['within the bulk, having let go of rows', 'bulk', '3000', '200'],
    ['when the first table is indexed', 'indexes', '0'],
    ['when it tails', 'tail', '0'],
    ['when it compares', 'parity', '0'],
    ['when it is about to swap', 'swap', '0'],
    ['within the transaction that swaps', 'swapping'],
    ['when the first table is swapped', 'done', '0'],
  ])('%s leaves every register as it was, and what it left is gone on with', async (_, ...place) => {
    const before = await checksumsOf(demo);
    expect(await rebuildThatDies(...place)).toBe('SIGKILL');
    expect(await checksumsOf(demo)).toEqual(before);
    // a process that starts now finds tables that it did not make
    const next = await openDeployment(demo.configuration, () => undefined);
    const { log, codec, seal, pool, registers: dataSource } = next.sources;
    const answers = await rebuildRegisters(registers, { log, codec, seal, pool, dataSource, afterSwap: renewViews });
    expect(answers).toMatchObject(registers.map(({ name }) => ({ register: name, equal: true })));
    const left = await pool.query(`select relname from pg_class where relname like '%\\_\\_rebuild%' or relname like '%\\_\\_old%'
                                   union all select register from projections.rebuilds`);
    expect(left.rows).toEqual([]);
    await next.close();
    expect(await checksumsOf(demo)).toEqual(before);
  });

  it('goes on from what it had written', async () => {
    expect(await rebuildThatDies('indexes', '0')).toBe('SIGKILL');
    const { log, codec, seal, pool, registers: dataSource } = demo.deployment.sources;
    const answers = await rebuildRegisters(registers, { log, codec, seal, pool, dataSource, afterSwap: renewViews });
    expect(answers).toMatchObject(registers.map(() => ({ events: 0, equal: true })));
  });
});
