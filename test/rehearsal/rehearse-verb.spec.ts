import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { unfinishedRehearsals } from '../../libs/population/rehearsals.ts';
import type { ThrowAwayDeployment } from '../deployment/throw-away-deployment.ts';
import { openDemo } from '../rebuild/demo-deployment.ts';

let demo: ThrowAwayDeployment;
beforeAll(async () => {
  demo = await openDemo();
}, 120_000);
afterAll(() => demo.close());

const halfToThird = `
kind: LAW_CHANGE
asOf: 2026-11-21
change:
  question: parole
  table: served.ORDINARY
  rows:
    - from: 2026-07-01
      provision: CC 72(3) (draft)
      values: { MINOR: 1/3, MEDIUM: 1/3, GRAVE: 1/3, ESPECIALLY_GRAVE: 2/3, ESPECIALLY_GRAVE_AGAINST_LIFE: 2/3 }
    - from: 2015-01-01
      to: 2026-06-30
      provision: CC 72(3)
      values: { MINOR: 1/3, MEDIUM: 1/3, GRAVE: 1/2, ESPECIALLY_GRAVE: 2/3, ESPECIALLY_GRAVE_AGAINST_LIFE: 2/3 }
`;

interface Ended {
  readonly code: unknown;
  readonly out: string;
  readonly told: string;
}

/** The verb in a process of its own; `stop` asks it to end. */
function rehearsing(...parameters: readonly string[]): { readonly ended: Promise<Ended>; readonly stop: () => void } {
  const { configuration } = demo;
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../apps/cli/main.js'), 'rehearse', ...parameters], {
    env: { ...process.env, DATABASE_URL: configuration.databaseUrl, QADAM_FOLDER: configuration.folder },
  });
  let out = '';
  let told = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (told += chunk.toString()));
  return {
    ended: new Promise((resolve) => child.once('close', (code) => resolve({ code, out, told }))),
    stop: () => void child.kill('SIGTERM'),
  };
}

function qadamRehearse(...parameters: readonly string[]): Promise<Ended> {
  return rehearsing(...parameters).ended;
}

/** Waits until one is begun. */
async function idOfUnfinished(): Promise<string> {
  for (let tries = 0; tries < 200; tries++) {
    const [unfinished] = await unfinishedRehearsals(demo.deployment.sources.pool);
    if (unfinished !== undefined) return unfinished.rehearsalId;
    await pause(50);
  }
  throw new Error('nothing was begun within ten seconds');
}

async function fileOf(name: string, text: string): Promise<string> {
  const file = join(demo.configuration.folder, name);
  await writeFile(file, text);
  return file;
}

describe('qadam rehearse', () => {
  it('prints whom the draft would touch by region, writes every term, and records nothing', async () => {
    const { log, pool } = demo.deployment.sources;
    const head = await log.head();
    const terms = join(demo.configuration.folder, 'terms.ndjson');
    const { code, out, told } = await qadamRehearse(await fileOf('draft.yaml', halfToThird), '--out', terms);
    expect({ code, head: await log.head() }).toEqual({ code: 0, head });
    expect(told).toMatch(/Rehearsing: 100 % \((\d+) of \1\) terms/);
    expect(out).toMatch(/^Rehearsal \S{36} of served\.ORDINARY of parole, as of 2026-11-21, at position \d+\n +RELEASE_NOW +EARLIER/);
    expect(out).toMatch(/\nregion 75 +\d+ +\d+ +0 /);
    expect(out).toContain('LATER is shown and never applied to those who serve a term (CC 6(3)).');
    const { rows } = await pool.query<{ class: string; terms: number }>(
      'select class, count(*)::integer as terms from population.rehearsed group by class',
    );
    const written = (await readFile(terms, 'utf8')).trimEnd().split('\n');
    const classes = written.map((line) => (JSON.parse(line) as { readonly class: string }).class);
    for (const { class: ofClass, terms: some } of rows) expect(classes.filter((one) => one === ofClass).length).toBe(some);
    expect(written.length).toBeGreaterThan(150);
  });

  it('writes the same as CSV, under its header, and does not write over a file', async () => {
    const file = await fileOf('draft.yaml', halfToThird);
    const terms = join(demo.configuration.folder, 'terms.csv');
    const { code, told } = await qadamRehearse(file, '--out', terms);
    expect([code, told]).toEqual([0, expect.stringContaining('100 %')]);
    const [header, ...lines] = (await readFile(terms, 'utf8')).trimEnd().split('\n');
    expect(header).toBe(
      'termId,personId,sex,category,region,facility,class,verdictBefore,verdictAfter,dayBefore,dayAfter,daysLater,because',
    );
    expect(lines.length).toBeGreaterThan(150);
    expect(await qadamRehearse(file, '--out', terms)).toMatchObject({ code: 65, told: expect.stringContaining('such a file already') });
    expect(await qadamRehearse(file, '--out', 'terms.xlsx')).toMatchObject({ code: 65 });
  });

  it('that is stopped says so, and goes on with the same rehearsal when it is started again', async () => {
    const { pool } = demo.deployment.sources;
    const file = await fileOf('other.yaml', halfToThird.replace('GRAVE: 1/3', 'GRAVE: 2/5'));
    // it does not come to an end while somebody else holds the lock of rehearsals
    const other = await pool.connect();
    await other.query("select pg_advisory_lock(hashtextextended('qadam.rehearsal', 0))");
    const stopped = rehearsing(file);
    const rehearsalId = await idOfUnfinished();
    stopped.stop();
    const goOn = `To go on from there: npm run -s qadam -- rehearse ${file}\n`;
    expect(await stopped.ended).toMatchObject({ code: 75, out: '', told: expect.stringContaining(goOn) });
    await other.query('select pg_advisory_unlock_all()');
    other.release();
    const again = await qadamRehearse(file);
    expect(again).toMatchObject({ code: 0, out: expect.stringContaining(`Rehearsal ${rehearsalId} of`) });
  });

  it('that cannot be carried out says why, ends with 70, and goes on once it can be', async () => {
    const { pool } = demo.deployment.sources;
    const file = await fileOf('third.yaml', halfToThird.replace('GRAVE: 1/3', 'GRAVE: 3/8'));
    await pool.query("alter table population.rehearsed add constraint full_disk check (class = 'NONE') not valid");
    const failed = await qadamRehearse(file);
    await pool.query('alter table population.rehearsed drop constraint full_disk');
    const rehearsalId = await idOfUnfinished();
    expect(failed).toMatchObject({ code: 70, out: '' });
    expect(failed.told).toMatch(new RegExp(`Rehearsing does not go on\\. Rehearsals: ${rehearsalId}: .*full_disk`));
    // it is tried again and again and told once
    expect(failed.told.match(/^Rehearsals: /gm)).toHaveLength(1);
    expect(await qadamRehearse(file)).toMatchObject({ code: 0, out: expect.stringContaining(`Rehearsal ${rehearsalId} of`) });
  });

  it('tells every place in the file that is not right', async () => {
    const broken = halfToThird.replace('to: 2026-06-30', 'to: 2026-06-31').replace('provision: CC 72(3) (draft)', 'by: nobody');
    const { code, told } = await qadamRehearse(await fileOf('broken.yaml', broken));
    expect(code).toBe(65);
    expect(told).toContain('change.rows[0].provision: is missing');
    expect(told).toContain('change.rows[1].to: must be a day');
    expect(await qadamRehearse(await fileOf('kind.json', '{"kind":"WISH"}'))).toMatchObject({
      code: 65,
      told: expect.stringContaining('file.kind: must be one of AMNESTY_DRAFT, LAW_CHANGE'),
    });
    expect(await qadamRehearse('/no/such/file')).toMatchObject({ code: 65, told: expect.stringContaining('There is no file') });
  });
});
