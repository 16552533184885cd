import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { draftActOfFigures } from '../../apps/data-set/draft-act-of-figures.ts';
import { askedRehearsal, type RehearsalBody } from '../../apps/rehearsal/asked-rehearsal.ts';
import { rehearseEverybody } from '../../apps/rehearsal/rehearse-everybody.ts';
import { rehearseTerm } from '../../apps/rehearsal/rehearse-term.ts';
import { countEverybody, type ScreeningAsked } from '../../apps/worker/screen-everybody.ts';
import type { LawNo, ScreeningId } from '../../libs/amnesty/amnesty.events.ts';
import { draftAct } from '../../libs/amnesty/draft-act.ts';
import { enactAct } from '../../libs/amnesty/enact-act.ts';
import { planScreening } from '../../libs/amnesty/plan-screening.ts';
import { beforeFirst } from '../../libs/event-log/event.ts';
import { presentRuleSet } from '../../libs/law/rule-sets.ts';
import { recordDeath } from '../../libs/person/record-death.ts';
import { findPin, pinPopulation } from '../../libs/population/pin-population.ts';
import { pinnedTerms, type PopulationTerm } from '../../libs/population/pinned-terms.ts';
import { beginRehearsal, findRehearsal, unfinishedRehearsals, type Rehearsal } from '../../libs/population/rehearsals.ts';
import { rehearsalClasses, rehearsalCounts, rehearsedCount, rehearsedTerms } from '../../libs/population/rehearsed-terms.ts';
import { affectedCounts } from '../../libs/population/screened-terms.ts';
import type { ThrowAwayDeployment } from '../deployment/throw-away-deployment.ts';
import { openDemo, registersUpToLog } from '../rebuild/demo-deployment.ts';

const asOf = '2026-11-21';

/** Half of a term for a grave crime becomes a third. */
const thirdForGrave: RehearsalBody = {
  kind: 'LAW_CHANGE',
  asOf,
  change: {
    question: 'parole',
    table: 'served.ORDINARY',
    rows: [
      { from: '2026-07-01', provision: 'CC 72(3) (draft)', values: fractions('1/3') },
      { from: '2015-01-01', to: '2026-06-30', provision: 'CC 72(3)', values: fractions('1/2') },
    ],
  },
};
const plantedAct: RehearsalBody = { kind: 'AMNESTY_DRAFT', act: draftActOfFigures.act, asOf };

function fractions(grave: string): object {
  return { MINOR: '1/3', MEDIUM: '1/3', GRAVE: grave, ESPECIALLY_GRAVE: '2/3', ESPECIALLY_GRAVE_AGAINST_LIFE: '2/3' };
}

const idOf = (last: string): string => `0192e4a0-7b1c-7000-8000-0000000000${last}`;
const never = new AbortController().signal;

let demo: ThrowAwayDeployment;
beforeAll(async () => {
  demo = await openDemo();
}, 120_000);
afterAll(() => demo.close());

async function begun(rehearsalId: string, asked: RehearsalBody): Promise<Rehearsal> {
  const rehearsal = await beginRehearsal(demo.deployment.sources.pool, {
    ...{ rehearsalId, asked, asOf, begunBy: 'commission-1' },
    since: await demo.deployment.sources.log.head(),
    ...{ ruleSet: presentRuleSet.version, ruleSetHash: presentRuleSet.hash },
  });
  if (rehearsal === undefined) throw new Error('something else has this id');
  return rehearsal;
}

/** @returns how the process ended */
async function rehearsalThatDies(rehearsalId: string): Promise<string> {
  const { configuration } = demo;
  const child = spawn(process.execPath, [join(import.meta.dirname, 'rehearsal-that-dies.js'), rehearsalId], {
    env: { ...process.env, DATABASE_URL: configuration.databaseUrl, QADAM_FOLDER: configuration.folder },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return new Promise((resolve) => child.once('exit', (code, signal) => resolve(signal ?? String(code))));
}

async function termsOf(rehearsalId: string): Promise<readonly PopulationTerm[]> {
  return pinnedTerms(demo.deployment.sources.pool, rehearsalId, { from: 0, to: 100_000 });
}

describe('a rehearsal over everybody who serves a term', () => {
  it('counts as asking the law about each of them directly does, records nothing, and is finished', async () => {
    const { pool, log } = demo.deployment.sources;
    const head = await log.head();
    const rehearsal = await begun(idOf('b1'), thirdForGrave);
    const pin = await rehearseEverybody({ pool }, rehearsal, { signal: never });
    const asked = askedRehearsal(thirdForGrave, asOf);
    const direct = (await termsOf(idOf('b1'))).map((term) => rehearseTerm(asked, term).class);
    expect(direct.length).toBeGreaterThan(150);
    const { classes, bySex, byRegion, byCategory } = await rehearsalCounts(pool, idOf('b1'));
    expect(classes).toEqual(Object.fromEntries(rehearsalClasses.map((of) => [of, direct.filter((one) => one === of).length])));
    expect(classes.RELEASE_NOW).toBeGreaterThan(0);
    expect(classes.EARLIER).toBeGreaterThan(0);
    expect(classes.LATER).toBe(0);
    for (const side of [bySex, byRegion, byCategory]) {
      const together = Object.values(side).flatMap((counts) => Object.values(counts));
      expect(together.reduce((sum, some) => sum + some, 0)).toBe(pin?.terms);
    }
    // nobody but those whose gravest crime is grave has another fraction
    expect(Object.entries(byCategory).filter(([, counts]) => counts.RELEASE_NOW + counts.EARLIER > 0)).toEqual([
      ['GRAVE', expect.anything()],
    ]);
    expect(await log.head()).toBe(head);
    expect((await findRehearsal(pool, idOf('b1')))?.finishedAt).toBeInstanceOf(Date);
  });

  it('that is killed goes on where it was: nobody is rehearsed twice, and it ends the same', async () => {
    const { pool } = demo.deployment.sources;
    const killed = await begun(idOf('b5'), thirdForGrave);
    expect(await rehearsalThatDies(idOf('b5'))).toBe('SIGKILL');
    const done = await rehearsedCount(pool, idOf('b5'));
    expect(done).toBe(200);
    const told: number[] = [];
    const pin = await rehearseEverybody({ pool }, killed, { signal: never, onProgress: (from) => void told.push(from) });
    expect(told[0]).toBe(done);
    const { classes } = await rehearsalCounts(pool, idOf('b5'));
    expect(Object.values(classes).reduce((sum, some) => sum + some, 0)).toBe(pin?.terms);
    expect(classes).toEqual((await rehearsalCounts(pool, idOf('b1'))).classes);
  });

  it('that is stopped goes on where it was, over the same people, whatever was recorded meanwhile, and ends the same', async () => {
    const { pool } = demo.deployment.sources;
    const stop = new AbortController();
    const rehearsal = await begun(idOf('b2'), thirdForGrave);
    expect(
      await rehearseEverybody({ pool }, rehearsal, { signal: stop.signal, onProgress: (done) => (done === 0 ? stop.abort() : undefined) }),
    ).toBeUndefined();
    const done = await rehearsedCount(pool, idOf('b2'));
    expect(done).toBe(200);
    expect((await unfinishedRehearsals(pool)).map(({ rehearsalId }) => rehearsalId)).toEqual([idOf('b2')]);

    // somebody who is yet to be rehearsed dies, and the registers know of it
    const [someone] = await pinnedTerms(pool, idOf('b2'), { from: done, to: done + 1 });
    await demo.record(recordDeath, someone?.personId ?? '', { diedOn: '2026-11-20', documentRef: 'certificate 7' });
    await registersUpToLog(demo);
    expect((await pinPopulation(pool, idOf('b6'), { since: beforeFirst })).terms).toBeLessThan(
      (await findPin(pool, idOf('b2')))?.terms ?? 0,
    );

    const told: number[] = [];
    await rehearseEverybody({ pool }, rehearsal, { signal: never, onProgress: (from) => void told.push(from) });
    expect(told[0]).toBe(done);
    const [whole, resumed] = [await everyRow(idOf('b1')), await everyRow(idOf('b2'))];
    expect(resumed).toEqual(whole);
    // again, it finds that all is done
    await rehearseEverybody({ pool }, rehearsal, { signal: never });
    expect(await everyRow(idOf('b2'))).toEqual(whole);
  });

  it('of the draft act that comes with the data set has the counts of its screening once it is law', async () => {
    const { sources } = demo.deployment;
    const { title, act, lawNo } = draftActOfFigures;
    await rehearseEverybody(sources, await begun(idOf('b3'), plantedAct), { signal: never });

    await demo.record(draftAct, lawNo, { title, draftedOn: '2025-06-11', act, documentRef: 'draft' });
    await demo.record(enactAct, lawNo, {
      ...{ title, enactedOn: '2025-06-23', appliesFrom: act.effectiveOn, windowTo: '2026-12-31', documentRef: 'publication' },
    });
    const screening: ScreeningAsked = { lawNo: lawNo as LawNo, screeningId: idOf('b4') as ScreeningId, plannedOn: asOf }; // of the data set
    await demo.record(planScreening, lawNo, { screeningId: screening.screeningId });
    await registersUpToLog(demo);
    await countEverybody(sources, screening, { signal: never });

    const { verdicts, classes } = await rehearsalCounts(sources.pool, idOf('b3'));
    const screened = (await affectedCounts(sources.pool, idOf('b4'))).verdicts;
    expect(verdicts).toEqual(Object.fromEntries(Object.entries(screened).filter(([, terms]) => terms > 0)));
    expect(screened.RELEASE).toBeGreaterThan(0);
    expect({ excluded: classes.EXCLUDED, human: classes.NEEDS_HUMAN }).toEqual({
      excluded: screened.EXCLUDED,
      human: screened.NEEDS_MANUAL,
    });
    expect(classes.RELEASE_NOW + classes.EARLIER).toBe(screened.RELEASE + screened.REDUCE);
  });

  it('that was worked out under another rule set is worked out anew under this one', async () => {
    const { pool } = demo.deployment.sources;
    await pool.query("update population.rehearsals set rule_set_hash = 'of another', finished_at = null where rehearsal_id = $1", [
      idOf('b2'),
    ]);
    await pool.query("update population.rehearsed set class = 'LATER' where rehearsal_id = $1", [idOf('b2')]);
    const outdated = await findRehearsal(pool, idOf('b2'));
    if (outdated === undefined) throw new Error('it was begun above');
    await rehearseEverybody({ pool }, outdated, { signal: never });
    expect(await everyRow(idOf('b2'))).toEqual(await everyRow(idOf('b1')));
    expect(await findRehearsal(pool, idOf('b2'))).toMatchObject({ ruleSet: 'kz-2026.2', ruleSetHash: presentRuleSet.hash });
  });

  it('is what was asked first under its id: the same again changes nothing, something else is not begun', async () => {
    const { pool } = demo.deployment.sources;
    const first = await findRehearsal(pool, idOf('b1'));
    expect(await begun(idOf('b1'), { ...thirdForGrave })).toEqual(first);
    await expect(begun(idOf('b1'), plantedAct)).rejects.toThrow('something else has this id');
    expect(await findRehearsal(pool, idOf('b1'))).toEqual(first);
  });
});

async function everyRow(rehearsalId: string): Promise<unknown> {
  return rehearsedTerms(demo.deployment.sources.pool, rehearsalId, { after: -1, limit: 100_000 });
}
