import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { draftActOfFigures } from '../../apps/data-set/draft-act-of-figures.ts';
import { startServer, type Caller, type Reply, type RunningServer } from './running-server.ts';
import { personOf, somebodyServes, termOf } from './somebody-who-serves.ts';
import { until } from './until.ts';

/** Under CC 188(3), grave, for six years since 1 February 2024. */
const aigul = 'a1';
/** Under CC 188(2), of medium gravity, for three years since 1 March 2024. */
const dina = 'a2';

const commission: Caller = { role: 'amnesty-commission', subject: 'commission-1' };
const administrator: Caller = { role: 'administrator', subject: 'administrator-1' };
const facility: Caller = { role: 'facility', subject: 'facility-1' };
const auditor: Caller = { role: 'auditor', subject: 'auditor-1' };

const ofLaw = '/v1/rehearsals/0192e4a0-7b1c-7000-8000-0000000000b1';
const ofBoth = '/v1/rehearsals/0192e4a0-7b1c-7000-8000-0000000000b3';
const ofAct = '/v1/rehearsals/0192e4a0-7b1c-7000-8000-0000000000b2';

const idOfPath = (rehearsal: string): string => rehearsal.slice(rehearsal.lastIndexOf('/') + 1);

/** Half of a term for a grave crime becomes a third. */
const thirdForGrave = change('1/3');

function change(part: string): object {
  const values = (grave: string): object => ({
    ...{ MINOR: '1/3', MEDIUM: '1/3', GRAVE: grave, ESPECIALLY_GRAVE: '2/3', ESPECIALLY_GRAVE_AGAINST_LIFE: '2/3' },
  });
  return {
    kind: 'LAW_CHANGE',
    asOf: '2026-11-28',
    change: {
      question: 'parole',
      table: 'served.ORDINARY',
      rows: [
        { from: '2026-07-01', provision: 'CC 72(3) (draft)', values: values(part) },
        { from: '2015-01-01', to: '2026-06-30', provision: 'CC 72(3)', values: values('1/2') },
      ],
    },
  };
}

let server: RunningServer;
let head: unknown;
beforeAll(async () => {
  server = await startServer();
  await somebodyServes(server, aigul, { part: '3', years: 6, from: '2024-02-01' });
  await somebodyServes(server, dina, { part: '2', years: 3, from: '2024-03-01' });
  head = await headOfLog();
}, 30_000);
afterAll(() => server.stop());

async function headOfLog(): Promise<unknown> {
  return (await server.get('/info', auditor)).body['head'];
}

/** What is told of a rehearsal once the worker has done it. */
async function finished(rehearsal: string): Promise<Reply['body']> {
  return until(
    () => server.get(rehearsal, administrator),
    ({ state }) => state === 'FINISHED',
  );
}

describe('a change of law, rehearsed before it is law', () => {
  it('is not begun where its rows are not of the form of those that stand, and the place is told', async () => {
    const broken = {
      kind: 'LAW_CHANGE',
      change: {
        question: 'parole',
        table: 'served.ORDINARY',
        rows: [{ from: '2026-07-01', provision: 'CC 72(3)', values: { GRAVE: 'a third' } }],
      },
    };
    expect(await server.post(`${ofLaw}/begin`, broken, commission)).toMatchObject({
      status: 400,
      body: {
        errors: ['MINOR', 'MEDIUM', 'GRAVE', 'ESPECIALLY_GRAVE', 'ESPECIALLY_GRAVE_AGAINST_LIFE'].map((category) => ({
          pointer: `/change/rows/0/values/${category}`,
        })),
      },
    });
    expect(await server.post(`${ofLaw}/begin`, { kind: 'LAW_CHANGE', act: {} }, commission)).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/act' }] },
    });
    expect(await server.post('/v1/rehearsals/first/begin', thirdForGrave, commission)).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/id' }] },
    });
    expect((await server.post(`${ofLaw}/begin`, thirdForGrave, facility)).status).toBe(403);
    expect((await server.get(ofLaw, commission)).status).toBe(404);
  });

  it('is begun once under its id; something else under the same id is refused', async () => {
    expect(await server.post(`${ofLaw}/begin`, thirdForGrave, administrator)).toMatchObject({
      status: 200,
      body: {
        kind: 'LAW_CHANGE',
        question: 'parole',
        changes: [{ question: 'parole', table: 'served.ORDINARY' }],
        asOf: '2026-11-28',
        ruleSet: 'kz-2026.2',
      },
    });
    expect((await server.post(`${ofLaw}/begin`, thirdForGrave, commission)).body).toMatchObject({ begunBy: 'administrator-1' });
    expect(await server.post(`${ofLaw}/begin`, change('2/5'), commission)).toMatchObject({
      status: 409,
      body: { code: 'rehearsal-exists' },
    });
  });

  it('says how many it touches: parole opens now to the thief of six years, and nothing changes for the other', async () => {
    const none = { RELEASE_NOW: 0, EARLIER: 0, LATER: 0, UNCHANGED: 0, EXCLUDED: 0, NEEDS_HUMAN: 0 };
    expect(await finished(ofLaw)).toMatchObject({
      ...{ of: 2, done: 2, position: head, classes: { ...none, RELEASE_NOW: 1, UNCHANGED: 1 }, daysLater: { RELEASE_NOW: -365 } },
      ...{ byRegion: { '35': { ...none, RELEASE_NOW: 1, UNCHANGED: 1 } }, bySex: { F: { ...none, RELEASE_NOW: 1, UNCHANGED: 1 } } },
      byCategory: { GRAVE: { ...none, RELEASE_NOW: 1 }, MEDIUM: { ...none, UNCHANGED: 1 } },
      notApplied: { class: 'LATER', provision: 'CC 6(3)' },
    });
  });

  it('names each person with both days, page by page, to those who may see people', async () => {
    const row = { termId: termOf(aigul), personId: personOf(aigul), class: 'RELEASE_NOW', facility: 'F3504', region: '35' };
    const days = { dayBefore: '2027-02-01', dayAfter: '2026-02-01', daysLater: -365 };
    expect((await server.get(`${ofLaw}/diff?class=RELEASE_NOW&region=35`, commission)).body).toEqual({
      items: [expect.objectContaining({ ...row, ...days })],
    });
    const first = (await server.get(`${ofLaw}/diff?limit=1`, auditor)).body;
    const second = (await server.get(`${ofLaw}/diff?limit=1&cursor=${String(first['next'])}`, auditor)).body;
    expect([first, second].flatMap(({ items }) => items as readonly { readonly termId: string }[]).map(({ termId }) => termId)).toEqual([
      termOf(aigul),
      termOf(dina),
    ]);
    expect(second['next']).toBeUndefined();
    expect((await server.get(`${ofLaw}/diff?class=LATER`, auditor)).body).toEqual({ items: [] });
    expect((await server.get(`${ofLaw}/diff?cursor=made-up`, auditor)).status).toBe(400);
    expect((await server.get(`${ofLaw}/diff`, administrator)).status).toBe(403);
  });

  it('shows of one term both receipts, and that the second is of no law', async () => {
    const { body } = await server.get(`${ofLaw}/diff/${termOf(aigul)}`, auditor);
    expect(body).toMatchObject({
      class: 'RELEASE_NOW',
      before: { verdict: 'FROM', day: '2027-02-01', receipt: { ruleSet: 'kz-2026.2', question: 'parole', asOf: '2026-11-28' } },
      after: { verdict: 'FROM', day: '2026-02-01', receipt: { ruleSet: 'kz-2026.2+draft', question: 'parole', asOf: '2026-11-28' } },
    });
    const { receipt } = body['after'] as { readonly receipt: { readonly provisions: readonly string[] } };
    expect(receipt.provisions).toEqual(expect.arrayContaining(['CC 72(3) (draft)', 'CC 6(1)']));
    expect((await server.get(`${ofLaw}/diff/${personOf(aigul)}`, auditor)).status).toBe(404);
  });
});

describe('a change of CC 72 and CC 73 in one draft, looked at for substitution', () => {
  it('opens it after a quarter of the term where it was a third, and names both tables', async () => {
    const { change: ofParole } = thirdForGrave as { readonly change: { readonly table: string; readonly rows: readonly object[] } };
    const quarter = { MINOR: '1/4', MEDIUM: '1/4', GRAVE: '1/4', ESPECIALLY_GRAVE: '1/2', ESPECIALLY_GRAVE_AGAINST_LIFE: '2/3' };
    const ofSubstitution = { table: 'adultFractions', rows: [{ from: '2015-01-01', provision: 'CC 73(2) (draft)', values: quarter }] };
    const both = {
      kind: 'LAW_CHANGE',
      asOf: '2025-12-01',
      change: {
        question: 'substitution',
        tables: [ofSubstitution, { question: 'parole', table: ofParole.table, rows: ofParole.rows }],
      },
    };
    expect(await server.post(`${ofBoth}/begin`, both, commission)).toMatchObject({ status: 200 });
    expect(await finished(ofBoth)).toMatchObject({
      question: 'substitution',
      changes: [
        { question: 'substitution', table: 'adultFractions' },
        { question: 'parole', table: 'served.ORDINARY' },
      ],
    });
    // a third of 72 months from 1 February 2024 is 24, a quarter 18: 184 days between them
    expect((await server.get(`${ofBoth}/diff/${termOf(aigul)}`, auditor)).body).toMatchObject({
      ...{ class: 'RELEASE_NOW', dayBefore: '2026-02-01', dayAfter: '2025-08-01', daysLater: -184 },
    });
  });
});

describe('a draft act of amnesty, rehearsed', () => {
  it('says whom it would release and whose term it would cut', async () => {
    const begun = await server.post(
      `${ofAct}/begin`,
      { kind: 'AMNESTY_DRAFT', act: draftActOfFigures.act, asOf: '2026-11-28' },
      commission,
    );
    expect(begun).toMatchObject({ status: 200, body: { kind: 'AMNESTY_DRAFT' } });
    expect(await finished(ofAct)).toMatchObject({ of: 2, verdicts: { REDUCE: 1, RELEASE: 1 }, byCategory: { MEDIUM: { RELEASE_NOW: 1 } } });
    // of 1672 days that are left on 5 July 2025 a fifth is cut: floor(1672 * 4/5) = 1337 are kept
    expect((await server.get(`${ofAct}/diff/${termOf(aigul)}`, auditor)).body).toMatchObject({
      ...{ class: 'EARLIER', verdictAfter: 'REDUCE', dayBefore: '2030-01-31', dayAfter: '2029-03-02', daysLater: -335 },
      ...{ before: { receipt: { question: 'term-end' } }, after: { receipt: { question: 'amnesty' } } },
    });
  });

  it('has recorded nothing: the log ends where it ended, and no term has changed', async () => {
    expect(await headOfLog()).toBe(head);
    expect((await server.get(`/v1/persons/${personOf(aigul)}`, facility)).body).toMatchObject({ custody: { termEnd: '2030-01-31' } });
  });
});

describe('what a rehearsal says of one term', () => {
  it('is the same, byte for byte, with both receipts, after the server was killed and whatever was recorded of the term meanwhile', async () => {
    const asked = [ofLaw, ofBoth, ofAct].map((rehearsal) => `${rehearsal}/diff/${termOf(aigul)}`);
    const before = await Promise.all(asked.map((path) => server.get(path, auditor)));
    for (const { body } of before) {
      expect(body).toMatchObject({ before: { receipt: { steps: expect.anything() } }, after: { receipt: { steps: expect.anything() } } });
    }
    const credit = { kind: 'CUSTODY', from: '2023-12-03', to: '2024-01-31', documentRef: 'verdict 1' };
    expect((await server.post(`/v1/terms/${termOf(aigul)}/credit-time`, credit, facility)).status).toBe(201);
    await server.killAndRestart();
    const after = await Promise.all(asked.map((path) => server.get(path, auditor)));
    expect(after.map(({ text }) => text)).toEqual(before.map(({ text }) => text));
  });
});

describe('the rehearsals that are kept', () => {
  it('are told, those begun last first, each with its draft and the day until which it can be read, page by page', async () => {
    const { body } = await server.get('/v1/rehearsals', administrator);
    const day = expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/);
    expect(body).toMatchObject({
      items: [
        { rehearsalId: idOfPath(ofAct), kind: 'AMNESTY_DRAFT', state: 'FINISHED', keptUntil: day, begunBy: 'commission-1' },
        { rehearsalId: idOfPath(ofBoth), kind: 'LAW_CHANGE', question: 'substitution', state: 'FINISHED', keptUntil: day },
        { rehearsalId: idOfPath(ofLaw), changes: [{ question: 'parole', table: 'served.ORDINARY' }], begunBy: 'administrator-1' },
      ],
    });
    const first = (await server.get('/v1/rehearsals?limit=2', auditor)).body;
    const second = (await server.get(`/v1/rehearsals?limit=2&cursor=${String(first['next'])}`, auditor)).body;
    expect([first, second].flatMap(({ items }) => items)).toEqual(body['items']);
    expect(second['next']).toBeUndefined();
    expect((await server.get('/v1/rehearsals', facility)).status).toBe(403);
  });

  it('are kept for thirty days after their end, or until somebody who may begin one removes it', async () => {
    const { body } = await server.get(ofBoth, administrator);
    const [until, end] = [String(body['keptUntil']), new Date(String(body['finishedAt']))].map((day) => new Date(day).valueOf());
    const days = Math.round((Number(until) - Number(end)) / 86_400_000);
    expect([29, 30]).toContain(days); // from an hour of its last day in Almaty to midnight in Greenwich
    expect((await server.post(`${ofBoth}/remove`, {}, auditor)).status).toBe(403);
    expect(await server.post(`${ofBoth}/remove`, {}, administrator)).toMatchObject({ status: 200, body: { removed: true } });
    expect((await server.get(ofBoth, administrator)).status).toBe(404);
    expect((await server.get(`${ofBoth}/diff/${termOf(aigul)}`, auditor)).status).toBe(404);
    expect((await server.post(`${ofBoth}/remove`, {}, administrator)).status).toBe(404);
    expect((await server.get(`${ofLaw}/diff/${termOf(aigul)}`, auditor)).status).toBe(200);
  });
});
