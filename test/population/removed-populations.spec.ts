import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readAffects, readScreening } from '../../apps/api/read-screening.ts';
import { removeOutlived } from '../../apps/worker/remove-outlived.ts';
import { countEverybody } from '../../apps/worker/screen-everybody.ts';
import { openWorker } from '../../apps/worker/worker.ts';
import type { LawNo, ScreeningId } from '../../libs/amnesty/amnesty.events.ts';
import { closeWindow } from '../../libs/amnesty/close-window.ts';
import { enactAct } from '../../libs/amnesty/enact-act.ts';
import { planScreening } from '../../libs/amnesty/plan-screening.ts';
import type { Command } from '../../libs/commands/command.ts';
import { runCommand } from '../../libs/commands/run-command.ts';
import { beforeFirst, type CommandId, type LegalDate } from '../../libs/event-log/event.ts';
import type { ReadContext } from '../../libs/platform/read-route.ts';
import { findPin, pinPopulation } from '../../libs/population/pin-population.ts';
import { beginRehearsal, findRehearsal, finishRehearsal, removeRehearsal } from '../../libs/population/rehearsals.ts';
import type { ThrowAwayDeployment } from '../deployment/throw-away-deployment.ts';
import { openDemo, registersUpToLog } from '../rebuild/demo-deployment.ts';

const lawNo = '195-viii' as LawNo; // of an example
const idOf = (last: string): string => `0192e4a0-7b1c-7000-8000-0000000000${last}`;
const counted = idOf('c1') as ScreeningId; // of this spec
const planned = idOf('c2') as ScreeningId; // of this spec
const since = beforeFirst;
const [finished, underWay] = [idOf('d1'), idOf('d2')];

let demo: ThrowAwayDeployment;
beforeAll(async () => {
  demo = await openDemo();
}, 120_000);
afterAll(() => demo.close());

async function recordedOn(today: LegalDate, command: Command, body: object): Promise<void> {
  const commandId = `0192e4a0-7b1c-7000-8000-00000000ff${today.slice(8)}` as CommandId; // of this spec
  const asked = { command, id: lawNo, body, commandId, actor: 'commission-1', today, metadata: {} } as const;
  expect(await runCommand(demo.deployment.sources, asked)).toMatchObject({ outcome: 'recorded' });
}

/** Also carries out what is planned, as long as it runs. */
async function workerRuns(): Promise<void> {
  const worker = openWorker(demo.deployment, () => undefined);
  await worker.start();
  await pause(1_500);
  await worker.stop();
}

async function rowsOf(table: string, id: string): Promise<number> {
  const column = table === 'rehearsed' ? 'rehearsal_id' : 'pin_id';
  const { rows } = await demo.deployment.sources.pool.query<{ rows: number }>(
    `select count(*)::integer as rows from population.${table} where ${column} = $1`,
    [id],
  );
  return rows[0]?.rows ?? 0;
}

describe('a rehearsal', () => {
  beforeAll(async () => {
    const { pool } = demo.deployment.sources;
    const asked = { kind: 'AMNESTY_DRAFT', act: { provision: 'draft' } };
    for (const rehearsalId of [finished, underWay]) {
      await beginRehearsal(pool, {
        rehearsalId,
        asked,
        asOf: '2026-10-01',
        begunBy: 'one',
        ruleSet: 'kz-2026.2',
        ruleSetHash: '00',
        since,
      });
      await pinPopulation(pool, rehearsalId, { since });
    }
    await finishRehearsal(pool, finished);
    // both are old: 19:30 UTC on 30 September is 1 October in Almaty
    await pool.query("update population.rehearsals set begun_at = '2026-09-30T19:00:00Z'");
    await pool.query("update population.rehearsals set finished_at = '2026-09-30T19:30:00Z' where rehearsal_id = $1", [finished]);
  });

  it('that was finished on 1 October is kept on 31 October, the thirtieth day', async () => {
    await removeOutlived(demo.deployment.sources, '2026-10-31');
    expect(await findRehearsal(demo.deployment.sources.pool, finished)).toBeDefined();
    expect(await rowsOf('terms', finished)).toBeGreaterThan(150);
  });

  it('is gone on the day after, with the population that it rests on', async () => {
    const { pool } = demo.deployment.sources;
    await removeOutlived(demo.deployment.sources, '2026-11-01');
    expect([await findRehearsal(pool, finished), await findPin(pool, finished)]).toEqual([undefined, undefined]);
    expect([await rowsOf('terms', finished), await rowsOf('rehearsed', finished)]).toEqual([0, 0]);
  });

  it('that is under way stays, however old it is, and nobody can remove it', async () => {
    const { pool } = demo.deployment.sources;
    await removeOutlived(demo.deployment.sources, '2031-01-01');
    expect(await removeRehearsal(pool, underWay)).toBe(false);
    expect(await findPin(pool, underWay)).toBeDefined();
    expect(await findRehearsal(pool, underWay)).toMatchObject({ begunBy: 'one' });
    await finishRehearsal(pool, underWay);
    expect(await removeRehearsal(pool, underWay)).toBe(true);
    expect(await findPin(pool, underWay)).toBeUndefined();
  });
});

describe('whom a screening touches', () => {
  const contextOf = (screeningId: string): ReadContext => ({ params: { lawNo, id: screeningId } }) as unknown as ReadContext; // these reads look at nothing else
  const told = async (screeningId: string): Promise<object> => {
    const answer = await readScreening.answer({ query: {}, context: contextOf(screeningId), sources: demo.deployment.sources });
    return 'json' in answer ? answer.json : {};
  };

  beforeAll(async () => {
    const { sources } = demo.deployment;
    await recordedOn('2026-06-01', enactAct, {
      ...{ title: 'On amnesty', enactedOn: '2025-06-23', appliesFrom: '2025-07-05', windowTo: '2026-06-30' },
      ...{ ruleSetAct: 'kz-2025', documentRef: 'publication' },
    });
    await recordedOn('2026-06-02', planScreening, { screeningId: counted });
    await recordedOn('2026-06-03', planScreening, { screeningId: planned });
    await registersUpToLog(demo);
    await countEverybody(sources, { lawNo, screeningId: counted, plannedOn: '2026-06-02' }, { signal: new AbortController().signal });
    await recordedOn('2026-07-04', closeWindow, { closedOn: '2026-07-04', documentRef: 'report' });
    await registersUpToLog(demo);
    await removeOutlived(sources, '2026-07-05');
  });

  it('is kept thirty days after the window of the act was closed on 4 July: on 3 August it can be read', async () => {
    await removeOutlived(demo.deployment.sources, '2026-08-03');
    expect(await rowsOf('screened', counted)).toBeGreaterThan(150);
    expect(await told(counted)).toMatchObject({ state: 'PLANNED', keptUntil: '2026-08-03', removed: false, counted: expect.any(Number) });
  });

  it('is gone on 4 August, which is told, and what was never counted is not counted any more', async () => {
    const { sources } = demo.deployment;
    await removeOutlived(sources, '2026-08-04');
    expect([await rowsOf('screened', counted), await rowsOf('terms', counted)]).toEqual([0, 0]);
    await workerRuns();
    expect([await findPin(sources.pool, counted), await findPin(sources.pool, planned)]).toEqual([undefined, undefined]);
    expect(await told(counted)).toMatchObject({ state: 'PLANNED', keptUntil: '2026-08-03', removed: true });
    await expect(readAffects.answer({ query: {}, context: contextOf(counted), sources })).rejects.toMatchObject({
      status: 410,
      code: 'screening-removed',
    });
  });
});
