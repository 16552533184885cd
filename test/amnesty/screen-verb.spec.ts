import { spawn } from 'node:child_process';
import { logPoolOf } from '../../apps/stored-log.ts';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { draftActOfFigures } from '../../apps/data-set/draft-act-of-figures.ts';
import { draftAct } from '../../libs/amnesty/draft-act.ts';
import { enactAct } from '../../libs/amnesty/enact-act.ts';
import type { ThrowAwayDeployment } from '../deployment/throw-away-deployment.ts';
import { openDemo } from '../rebuild/demo-deployment.ts';

const lawNo = '195-viii';

let demo: ThrowAwayDeployment;
beforeAll(async () => {
  demo = await openDemo();
  await demo.record(enactAct, lawNo, {
    title: 'On amnesty',
    enactedOn: '2025-06-23',
    appliesFrom: '2025-07-05',
    windowTo: '2026-12-31',
    ruleSetAct: 'kz-2025',
    documentRef: 'publication',
  });
}, 120_000);
afterAll(() => demo.close());

interface Ended {
  readonly code: unknown;
  readonly out: string;
  readonly told: string;
}

/** The verb in a process of its own; `stop` is Ctrl-C. */
function screening(...parameters: readonly string[]): { readonly ended: Promise<Ended>; readonly stop: () => void } {
  const { configuration } = demo;
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../apps/cli/main.js'), 'screen', ...parameters], {
    env: { ...process.env, DATABASE_URL: configuration.databaseUrl, QADAM_FOLDER: configuration.folder },
  });
  let out = '';
  let told = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (told += chunk.toString()));
  return {
    ended: new Promise((resolve) => child.once('close', (code) => resolve({ code, out, told }))),
    stop: () => void child.kill('SIGINT'),
  };
}

function qadamScreen(...parameters: readonly string[]): Promise<Ended> {
  return screening(...parameters).ended;
}

async function proposals(): Promise<number> {
  const { rows } = await logPoolOf(demo.deployment).query<{ events: number }>(
    "select count(*)::integer as events from event_log.events where type = 'AmnestyProposed'",
  );
  return rows[0]?.events ?? 0;
}

async function stateOfScreenings(): Promise<readonly string[]> {
  const { rows } = await demo.deployment.sources.pool.query<{ state: string }>('select state from registers.screening');
  return rows.map(({ state }) => state);
}

async function until(so: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await so()); tries++) {
    if (tries > 400) throw new Error('it did not come about within twenty seconds');
    await pause(50);
  }
}

describe('qadam screen', () => {
  it('counts whom the act touches and records nothing', async () => {
    const { code, out, told } = await qadamScreen(lawNo);
    expect({ code, proposals: await proposals() }).toEqual({ code: 0, proposals: 0 });
    expect(out).toMatch(/\n +RELEASE +REPLACE +REDUCE +EXCLUDED +NOT_COVERED +NEEDS_MANUAL\nall +\d+ .*\nsex F +\d+ /);
    expect(out).toContain('Nothing is recorded yet.');
    expect(told).toMatch(/Counting: 100 % \((\d+) of \1\) terms/);
  });

  it('that is stopped says how to go on and ends with 75, and one that cannot be carried out says why and ends with 70', async () => {
    const { pool } = demo.deployment.sources;
    // it is planned and does not come to an end while somebody else holds the lock of screenings
    const other = await pool.connect();
    await other.query("select pg_advisory_lock(hashtextextended('qadam.screening', 0))");
    const stopped = screening(lawNo, '--start');
    await until(async () => (await stateOfScreenings()).includes('STARTED'));
    stopped.stop();
    const { code, told } = await stopped.ended;
    expect({ code, proposals: await proposals() }).toEqual({ code: 75, proposals: 0 });
    expect(told).toContain(`To go on from there: npm run -s qadam -- screen ${lawNo} --start\n`);
    await other.query('select pg_advisory_unlock_all()');
    other.release();

    await pool.query('alter table population.screened add constraint full_disk check (outcome is null) not valid');
    const failed = await qadamScreen(lawNo, '--start');
    await pool.query('alter table population.screened drop constraint full_disk');
    expect(failed).toMatchObject({ code: 70, told: expect.stringMatching(/Screening does not go on\. Screenings: .*full_disk/) });
    // it is tried again and again and told once
    expect(failed.told.match(/^Screenings: /gm)).toHaveLength(1);
  });

  it('goes on with what was counted, records a proposal for each, and says how many', async () => {
    const { code, out, told } = await qadamScreen(lawNo, '--start');
    const [, of = ''] = /Screening: 100 % \(\d+ of (\d+)\)/.exec(told) ?? [];
    expect({ code, proposals: await proposals() }).toEqual({ code: 0, proposals: Number(of) });
    expect(out).toMatch(/\nproposed +\d+ .*\nproposed before +0\nchanged since they were counted +0\nterms a second +\d+\n$/);
  });

  it('finds on a second screening that everybody has a proposal', async () => {
    const before = await proposals();
    const { code, out } = await qadamScreen(lawNo, '--start');
    expect({ code, proposals: await proposals() }).toEqual({ code: 0, proposals: before });
    expect(out).toMatch(new RegExp(`\\nproposed before +${String(before)}\\n`));
  });

  it('counts of the draft that comes with the data set as many women in custody as were planted: one released, three reduced', async () => {
    const { lawNo: draft, title, act } = draftActOfFigures;
    await demo.record(draftAct, draft, { title, draftedOn: '2025-06-11', act, documentRef: 'draft' });
    const enacted = { title, enactedOn: '2025-06-23', appliesFrom: act.effectiveOn, windowTo: '2026-12-31', documentRef: 'publication' };
    await demo.record(enactAct, draft, enacted);
    const { code, out } = await qadamScreen(draft);
    expect(code).toBe(0);
    expect(out).toMatch(/\nsex F, in custody +1 +0 +3 +\d+ +0 +0\n/);
  });

  it('refuses an act that is not there, and what is no number of a law', async () => {
    expect(await qadamScreen('999-x')).toMatchObject({ code: 65, told: expect.stringContaining('There is no act 999-x') });
    expect(await qadamScreen('195')).toMatchObject({ code: 65, told: expect.stringContaining('An act is named by the number of a law') });
  });
});
