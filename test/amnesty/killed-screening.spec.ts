import { spawn } from 'node:child_process';
import { logPoolOf } from '../../apps/stored-log.ts';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { countEverybody, proposeForEverybody, type ScreeningAsked } from '../../apps/worker/screen-everybody.ts';
import type { LawNo, ScreeningId } from '../../libs/amnesty/amnesty.events.ts';
import { enactAct } from '../../libs/amnesty/enact-act.ts';
import { planScreening } from '../../libs/amnesty/plan-screening.ts';
import { screenTerm } from '../../libs/amnesty/screen-term.ts';
import { startScreening } from '../../libs/amnesty/start-screening.ts';
import type { LegalDate } from '../../libs/event-log/event.ts';
import { canonicalJson } from '../../libs/law/canonical-json.ts';
import { recordDeath } from '../../libs/person/record-death.ts';
import { recordSocialStatus } from '../../libs/person/record-social-status.ts';
import { findPin } from '../../libs/population/pin-population.ts';
import { pinnedTerms } from '../../libs/population/pinned-terms.ts';
import { screeningProgress } from '../../libs/population/screened-terms.ts';
import type { TermId } from '../../libs/punishment-term/punishment-term.events.ts';
import type { ThrowAwayDeployment } from '../deployment/throw-away-deployment.ts';
import { openDemo, registersUpToLog } from '../rebuild/demo-deployment.ts';

const lawNo = '195-viii' as LawNo; // of an example
const screeningId = '0192e4a0-7b1c-7000-8000-0000000000a5' as ScreeningId; // of an example
const screening: ScreeningAsked = { lawNo, screeningId, plannedOn: '2026-11-21' };

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
  await demo.record(planScreening, lawNo, { screeningId });
  await demo.record(startScreening, lawNo, { screeningId });
  await registersUpToLog(demo);
}, 120_000);
afterAll(() => demo.close());

/** @returns how the process ended */
async function screeningThatDies(...place: readonly string[]): Promise<string> {
  const { configuration } = demo;
  const child = spawn(process.execPath, [join(import.meta.dirname, 'screening-that-dies.js'), JSON.stringify(screening), ...place], {
    env: { ...process.env, DATABASE_URL: configuration.databaseUrl, QADAM_FOLDER: configuration.folder },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return new Promise((resolve) => child.once('exit', (code, signal) => resolve(signal ?? String(code))));
}

/** Proposals in the log: how many there are, and of how many terms. */
async function proposals(): Promise<{ readonly events: number; readonly terms: number }> {
  const { rows } = await logPoolOf(demo.deployment).query<{ events: number; terms: number }>(
    "select count(*)::integer as events, count(distinct stream)::integer as terms from event_log.events where type = 'AmnestyProposed'",
  );
  return rows[0] ?? { events: 0, terms: 0 };
}

interface Proposed {
  readonly termId: TermId;
  readonly proposedOn: LegalDate;
  readonly proposal: unknown;
  readonly receipt: unknown;
}

/** What was recorded of each, as it stands in the log. */
async function proposed(): Promise<readonly Proposed[]> {
  const { log } = demo.deployment.sources;
  const { rows } = await logPoolOf(demo.deployment).query<{ stream: string }>(
    "select stream from event_log.events where type = 'AmnestyProposed' order by position",
  );
  const events = await Promise.all(rows.map(({ stream }) => log.readStream(stream as never, { to: 0 }))); // as it was written
  return events.flatMap((first) => first.map(({ data }) => JSON.parse(data) as Proposed)); // as it was written
}

describe('a screening of everybody', () => {
  it('that is killed while it counts has recorded nothing', async () => {
    expect(await screeningThatDies('counting')).toBe('SIGKILL');
    expect(await proposals()).toEqual({ events: 0, terms: 0 });
    const { counted } = await screeningProgress(demo.deployment.sources.pool, screeningId);
    expect(counted).toBeGreaterThan(0);
  });

  it('that is killed among its proposals keeps those that were recorded, and no more than one of a term', async () => {
    expect(await screeningThatDies('proposing', '20')).toBe('SIGKILL');
    const first = await proposals();
    expect(first.events).toBeGreaterThan(20);
    expect(first.terms).toBe(first.events);
    expect(await screeningThatDies('proposing', '5')).toBe('SIGKILL');
    const second = await proposals();
    expect(second.events).toBeGreaterThan(first.events);
    expect(second.terms).toBe(second.events);
  });

  it('is gone on with to its end: every term that was pinned is proposed once, on what stands when its turn comes', async () => {
    const { sources } = demo.deployment;
    const { pool, log } = sources;
    // somebody dies, and somebody's situation becomes known, after the position at which everybody was pinned
    const { rows } = await pool.query<{ person_id: string }>(
      'select person_id from population.screened where pin_id = $1 and outcome is null order by seq desc limit 2',
      [screeningId],
    );
    const [dead = '', changed = ''] = rows.map(({ person_id: personId }) => personId);
    await demo.record(recordDeath, dead, { diedOn: '2026-11-20', documentRef: 'certificate 4' });
    await demo.record(recordSocialStatus, changed, { kind: 'VETERAN', from: '2020-01-01', evidence: 'certificate 5' });

    const watch = { signal: new AbortController().signal };
    const pin = await countEverybody(sources, screening, watch);
    if (pin === undefined) throw new Error('nobody stopped it');
    expect(pin).toEqual(await findPin(pool, screeningId));
    expect(await proposeForEverybody(sources, screening, pin, watch)).toBe(true);

    const of = pin.terms;
    expect(of).toBeGreaterThan(200);
    expect(await proposals()).toEqual({ events: of - 1, terms: of - 1 });
    const progress = await screeningProgress(pool, screeningId);
    expect(progress).toMatchObject({ counted: of, done: of, proposedBefore: 0, changedSince: 1, refused: { 'person-dead': 1 } });
    const events = await log.readStream(`amnesty-${lawNo}` as never); // of an example
    const finished = events.filter(({ type }) => type === 'ScreeningFinished').map(({ data }) => JSON.parse(data) as object);
    expect(finished).toMatchObject([
      {
        screeningId,
        position: String(pin.position),
        terms: of,
        verdicts: progress.proposed,
        proposedBefore: 0,
        changedSince: 1,
        refused: 1,
      },
    ]);
  });

  it('has kept of each the receipt that the law gives for the term as it was pinned, byte for byte, whichever run proposed it', async () => {
    const { pool } = demo.deployment.sources;
    const pinned = new Map((await pinnedTerms(pool, screeningId, { from: 0, to: 100_000 })).map((term) => [term.termId, term]));
    // the one whose situation became known was proposed on what stood then
    const { rows: changed } = await pool.query<{ term_id: string }>(
      'select term_id from population.screened where pin_id = $1 and changed',
      [screeningId],
    );
    const kept = (await proposed()).filter(({ termId }) => changed.every((one) => one.term_id !== termId));
    expect(kept.length).toBe(pinned.size - 2); // and one has died
    const act = { act: 'kz-2025', appliesFrom: '2025-07-05' } as const;
    for (const { termId, proposedOn, proposal, receipt } of kept) {
      const term = pinned.get(termId);
      if (term === undefined) throw new Error(`${termId} was proposed and never pinned`);
      const direct = screenTerm(act, term.onTerm, {}, proposedOn);
      expect({ termId, says: canonicalJson({ proposal, receipt }) }).toEqual({ termId, says: canonicalJson(direct) });
    }
  });

  it('proposes on a second run nothing that was proposed before', async () => {
    const { sources } = demo.deployment;
    const before = await proposals();
    const again = { ...screening, screeningId: '0192e4a0-7b1c-7000-8000-0000000000a6' as ScreeningId }; // of an example
    await demo.record(planScreening, lawNo, { screeningId: again.screeningId });
    await demo.record(startScreening, lawNo, { screeningId: again.screeningId });
    await registersUpToLog(demo);
    const watch = { signal: new AbortController().signal };
    const pin = await countEverybody(sources, again, watch);
    if (pin === undefined) throw new Error('nobody stopped it');
    expect(await proposeForEverybody(sources, again, pin, watch)).toBe(true);
    expect(await proposals()).toEqual(before);
    expect(await screeningProgress(sources.pool, again.screeningId)).toMatchObject({ proposedBefore: before.events });
  });
});
