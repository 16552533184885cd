import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ThrowAwayDeployment } from '../deployment/throw-away-deployment.ts';
import { checksumsOf, openDemo } from './demo-deployment.ts';
import { registers } from '../../libs/registers/registers.ts';

let demo: ThrowAwayDeployment;
beforeAll(async () => {
  demo = await openDemo();
}, 120_000);
afterAll(() => demo.close());

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly told: string;
}

/** The verb as an operator types it. */
async function qadamRebuild(...words: readonly string[]): Promise<Ended> {
  const { configuration } = demo;
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../apps/cli/main.js'), 'rebuild', ...words], {
    env: { ...process.env, DATABASE_URL: configuration.databaseUrl, QADAM_FOLDER: configuration.folder },
  });
  let out = '';
  let told = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (told += chunk.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, told })));
}

describe('qadam rebuild', () => {
  it.each(['1', '3', '9'])('gives the same registers with %s workers, and says that they are equal', async (workers) => {
    const before = await checksumsOf(demo);
    const { code, out, told } = await qadamRebuild('all', '--workers', workers);
    const [heading, ...lines] = out.trimEnd().split('\n');
    expect(heading).toMatch(/^register +rows +events +seconds$/);
    expect(lines[0]).toMatch(/^person +300 /);
    expect(lines.map((line) => line.replace(/ .* /, ' '))).toEqual(registers.map(({ name }) => `${name} EQUAL`));
    expect([code, await checksumsOf(demo)]).toEqual([0, before]);
    expect(told).toContain('Rebuilding: 100 %');
  });

  it('says which register was not what the log says, and ends with 65; it is right again afterwards', async () => {
    const before = await checksumsOf(demo);
    await demo.deployment.sources.pool.query('update registers.person set died_on = null, citizenship = $1', ['XX']);
    const { code, out } = await qadamRebuild('all', '--workers', '2');
    expect(out).toMatch(/person .* DIFFERENT\n/);
    expect(out.match(/EQUAL/g)).toHaveLength(registers.length - 1);
    expect([code, await checksumsOf(demo)]).toEqual([65, before]);
  });

  it('of one register leaves the others alone, with as little memory as it is given', async () => {
    const { code, out } = await qadamRebuild('parole', '--rows-held', '10');
    expect(out).toMatch(/^register.*\nparole .* EQUAL\n$/);
    expect(code).toBe(0);
  });

  it('says that one is being rebuilt already, rebuilds the others, and ends with 75', async () => {
    const holder = await demo.deployment.sources.pool.connect();
    await holder.query(`select pg_advisory_lock(hashtextextended('projections.rebuild.parole', 0))`);
    const { code, out } = await qadamRebuild('all', '--workers', '2');
    holder.release(true);
    expect(out).toContain('NOT REBUILT: Register parole is being rebuilt by another process');
    expect(out.match(/EQUAL/g)).toHaveLength(registers.length - 1);
    expect(code).toBe(75);
  });

  it('refuses a register that there is none of, and numbers that are none, before it does anything', async () => {
    expect(await qadamRebuild('nobody')).toMatchObject({ code: 64, told: expect.stringContaining('There is no register nobody') });
    for (const number of ['0', '-1', 'many', '1.5'])
      expect(await qadamRebuild('all', `--workers=${number}`)).toMatchObject({ code: 64, out: '' });
  });
});
