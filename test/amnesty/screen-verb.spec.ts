import { spawn } from 'node:child_process';
import { join } from 'node:path';
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

async function qadamScreen(
  ...parameters: readonly string[]
): Promise<{ readonly code: unknown; readonly out: string; readonly told: string }> {
  const { configuration } = demo;
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../apps/cli/main.js'), 'screen', ...parameters], {
    env: { ...process.env, DATABASE_URL: configuration.databaseUrl, QADAM_FOLDER: configuration.folder },
  });
  let out = '';
  let told = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (told += chunk.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, told })));
}

async function proposals(): Promise<number> {
  const { rows } = await demo.deployment.logPool.query<{ events: number }>(
    "select count(*)::integer as events from event_log.events where type = 'AmnestyProposed'",
  );
  return rows[0]?.events ?? 0;
}

describe('qadam screen', () => {
  it('counts whom the act touches and records nothing', async () => {
    const { code, out, told } = await qadamScreen(lawNo);
    expect({ code, proposals: await proposals() }).toEqual({ code: 0, proposals: 0 });
    expect(out).toMatch(/all: RELEASE \d+, .*NEEDS_MANUAL \d+\n {2}sex F: /);
    expect(out).toContain('Nothing is recorded yet.');
    expect(told).toMatch(/Counting: 100 % \((\d+) of \1\) terms/);
  });

  it('goes on with what was counted, records a proposal for each, and says how many', async () => {
    const { code, out, told } = await qadamScreen(lawNo, '--start');
    const [, of = ''] = /Screening: 100 % \(\d+ of (\d+)\)/.exec(told) ?? [];
    expect({ code, proposals: await proposals() }).toEqual({ code: 0, proposals: Number(of) });
    expect(out).toMatch(/Proposed: RELEASE \d+.*proposed before 0; changed since they were counted 0; not screened \{\}/);
  });

  it('finds on a second screening that everybody has a proposal', async () => {
    const before = await proposals();
    const { code, out } = await qadamScreen(lawNo, '--start');
    expect({ code, proposals: await proposals() }).toEqual({ code: 0, proposals: before });
    expect(out).toContain(`proposed before ${String(before)}`);
  });

  it('counts of the draft that comes with the data set as many women in custody as were planted: one released, three reduced', async () => {
    const { lawNo: draft, title, act } = draftActOfFigures;
    await demo.record(draftAct, draft, { title, draftedOn: '2025-06-11', act, documentRef: 'draft' });
    const enacted = { title, enactedOn: '2025-06-23', appliesFrom: act.effectiveOn, windowTo: '2026-12-31', documentRef: 'publication' };
    await demo.record(enactAct, draft, enacted);
    const { code, out } = await qadamScreen(draft);
    expect(code).toBe(0);
    expect(out).toMatch(/sex F, in custody: RELEASE 1, REPLACE 0, REDUCE 3, EXCLUDED \d+, NOT_COVERED 0, NEEDS_MANUAL 0\n/);
  });

  it('refuses an act that is not there, and what is no number of a law', async () => {
    expect(await qadamScreen('999-x')).toMatchObject({ code: 65, told: expect.stringContaining('There is no act 999-x') });
    expect(await qadamScreen('195')).toMatchObject({ code: 65, told: expect.stringContaining('An act is named by the number of a law') });
  });
});
