import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { draftActOfFigures } from '../../apps/data-set/draft-act-of-figures.ts';
import { startServer, type Caller, type Reply, type RunningServer } from './running-server.ts';
import { personOf, servesAnotherTerm, somebodyServes, termOf } from './somebody-who-serves.ts';
import { until } from './until.ts';

/** Thieves under CC 188(3) since 1 March 2022, for six years: 970 days are left on 5 July 2025. All four have a disability. */
const aigul = 'a1';
const botagoz = 'a2';
const gulnar = 'a3';
/** Under CC 188(2), of medium gravity, for three years since 1 March 2024. */
const dina = 'a4';

const commission: Caller = { role: 'amnesty-commission', subject: 'commission-1' };
const registrar: Caller = { role: 'court-registrar', subject: 'registrar-1' };
const facility: Caller = { role: 'facility', subject: 'facility-1' };
const auditor: Caller = { role: 'auditor', subject: 'auditor-1' };

const act = '/v1/amnesty-acts/1-draft';
const screening = '0192e4a0-7b1c-7000-8000-0000000000a5';

const decisionOf = (who: string): string => `/v1/amnesty-decisions/1-draft-${termOf(who)}`;

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
  for (const who of [aigul, botagoz, gulnar]) await somebodyServes(server, who, { part: '3', years: 6, from: '2022-03-01' });
  await somebodyServes(server, dina, { part: '2', years: 3, from: '2024-03-01' });
  const disability = { kind: 'DISABILITY_2', from: '2023-01-01', evidence: 'certificate' };
  for (const who of [aigul, botagoz, gulnar, dina]) {
    await recorded(server.post(`/v1/persons/${personOf(who)}/record-social-status`, disability, facility), 'SocialStatusRecorded');
    // a term that is calculated anew during a screening is one that changed since its plan
    await until(
      () => server.get(`/v1/terms/${termOf(who)}`, facility),
      (body) => JSON.stringify(body).includes('PERSON_CHANGED'),
    );
  }
}, 60_000);
afterAll(() => server.stop());

async function recorded(reply: Promise<Reply>, ...events: readonly string[]): Promise<Reply> {
  const answer = await reply;
  const { status, body } = answer;
  expect({ status, ...body }).toMatchObject({ status: 201, events });
  return answer;
}

describe('an amnesty, from the draft to the ruling of the court', () => {
  it('is laid down as a draft, under which nobody can be screened yet', async () => {
    const { title, act: rules } = draftActOfFigures;
    const draft = { title, draftedOn: '2025-06-11', act: rules, documentRef: 'draft before the Mazhilis' };
    await recorded(server.post(`${act}/draft`, draft, commission), 'ActDrafted');
    const early = await server.post(`${act}/plan-screening`, { screeningId: screening }, commission);
    expect(early).toMatchObject({ status: 422, body: { code: 'act-not-enacted' } });
    expect((await server.post(`${act}/draft`, draft, facility)).status).toBe(403);
    expect(await server.post('/v1/amnesty-acts/195-VIII/draft', draft, commission)).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/id' }] },
    });
    const broken = { ...draft, act: { ...rules, clauses: [{ code: 'ALL' }] } };
    expect(await server.post('/v1/amnesty-acts/2-draft/draft', broken, commission)).toMatchObject({
      status: 422,
      body: { code: 'act-malformed', errors: [{ pointer: '/act' }] },
    });
  });

  it('is enacted with its window, once', async () => {
    const enacted = {
      title: 'On amnesty',
      enactedOn: '2025-06-23',
      appliesFrom: '2025-07-05',
      windowTo: '2099-12-31',
      documentRef: 'text',
    };
    await recorded(server.post(`${act}/enact`, enacted, commission), 'ActEnacted');
    expect(await server.post(`${act}/enact`, enacted, commission)).toMatchObject({ status: 422, body: { code: 'act-enacted' } });
    expect((await server.get(act, auditor)).body).toMatchObject({
      lawNo: '1-draft',
      standing: { is: 'ENACTED', appliesFrom: '2025-07-05', window: { to: '2099-12-31' } },
    });
    expect((await server.get('/v1/amnesty-acts/999-x', auditor)).status).toBe(404);
  });

  it('is planned for everybody, and shows whom it touches before anything is proposed', async () => {
    await recorded(server.post(`${act}/plan-screening`, { screeningId: screening }, commission), 'ScreeningPlanned');
    const affects = await until(
      () => server.get(`${act}/screenings/${screening}/affects?limit=3`, commission),
      (body) => body['complete'] === true,
    );
    expect(affects).toMatchObject({
      of: 4,
      counted: 4,
      verdicts: { RELEASE: 1, REDUCE: 3, EXCLUDED: 0, NEEDS_MANUAL: 0 },
      bySex: { F: { RELEASE: 1, REDUCE: 3 } },
      byCategory: { GRAVE: { REDUCE: 3 }, MEDIUM: { RELEASE: 1 } },
      byRegion: { '35': { RELEASE: 1, REDUCE: 3 } },
      held: { F: { RELEASE: 1, REDUCE: 3 } },
      items: [{}, {}, {}],
    });
    const next = encodeURIComponent(affects['next'] as string); // there are four, and three to a page
    const rest = await server.get(`${act}/screenings/${screening}/affects?limit=3&cursor=${next}`, commission);
    expect(rest.body['items']).toHaveLength(1);
    expect(rest.body).not.toHaveProperty('next');
    const reduced = await server.get(`${act}/screenings/${screening}/affects?verdict=REDUCE`, commission);
    expect(reduced.body).toMatchObject({ items: [1, 2, 3].map(() => ({ fraction: '1/3', newLastDay: '2027-04-11' })) });
    expect((await server.get('/v1/registers/amnesty-candidates', commission)).body['items']).toEqual([]);
    expect((await server.get(`/v1/amnesty-acts/195-viii/screenings/${screening}`, commission)).status).toBe(404);
    expect((await server.get(`${act}/screenings/${screening}/affects?cursor=made-up`, commission)).status).toBe(400);
  });

  it('is started, and every term has its proposal', async () => {
    await recorded(server.post(`${act}/start-screening`, { screeningId: screening }, commission), 'ScreeningStarted');
    const status = await until(
      () => server.get(`${act}/screenings/${screening}`, commission),
      (body) => body['state'] === 'FINISHED',
    );
    expect(status).toMatchObject({
      ...{ of: 4, done: 4, proposed: { RELEASE: 1, REDUCE: 3 }, proposedBefore: 0, changedSince: 0, refused: {} },
      result: { terms: 4, verdicts: { RELEASE: 1, REDUCE: 3 } },
    });
    const again = await server.post(`${act}/start-screening`, { screeningId: screening }, commission);
    expect(again).toMatchObject({ status: 422, body: { code: 'screening-finished' } });
    const alone = await server.post(`${decisionOf(aigul)}/propose`, { personId: personOf(aigul) }, commission);
    expect(alone).toMatchObject({ status: 409, body: { code: 'exists' } });
  });

  it('says of each why: the receipt holds the whole act, is told in words, and is answered equally again', async () => {
    const { body } = await server.get(`${decisionOf(aigul)}/receipt`, commission);
    expect(body).toMatchObject({
      event: 'AmnestyProposed',
      decided: { proposal: { verdict: 'REDUCE', clauses: ['GRAVE_VULNERABLE'], fraction: '1/3', newLastDay: '2027-04-11' } },
      receipt: { question: 'amnesty', facts: { act: { provision: draftActOfFigures.act.provision }, effectiveOn: '2025-07-05' } },
    });
    const explained = await server.get(`${decisionOf(aigul)}/explanation?lang=kk`, facility);
    expect(explained.body['sentences']).toEqual(expect.arrayContaining([expect.stringContaining('2027')]));
    expect((await server.post(`${decisionOf(aigul)}/verify-receipt`, {}, auditor)).body).toMatchObject({ verdict: 'EQUAL' });
    const { body: person } = await server.get(`/v1/persons/${personOf(aigul)}`, facility);
    expect(person).toMatchObject({ amnesties: [{ lawNo: '1-draft', verdict: 'REDUCE', state: 'PROPOSED', newLastDay: '2027-04-11' }] });
  });

  it('is applied by a court, declined by one person, and refused to another', async () => {
    const ruling = { court: 'Karaganda district court', decidedOn: today, documentRef: 'ruling 8-13' };
    await recorded(server.post(`${decisionOf(aigul)}/apply`, { ...ruling, outcome: 'REDUCE' }, registrar), 'AmnestyApplied');
    await recorded(server.post(`${decisionOf(dina)}/apply`, { ...ruling, outcome: 'RELEASE' }, registrar), 'AmnestyApplied');
    await recorded(
      server.post(`${decisionOf(botagoz)}/decline`, { declinedOn: today, documentRef: 'statement' }, facility),
      'AmnestyDeclined',
    );
    const refused = { court: 'Karaganda district court', refusedOn: today, reason: 'EXCLUDED', documentRef: 'ruling 8-14' };
    await recorded(server.post(`${decisionOf(gulnar)}/refuse`, refused, registrar), 'AmnestyRefused');
    const standing = 'APPLIED,APPLIED,DECLINED,REFUSED';
    const twice = await server.post(`${decisionOf(aigul)}/apply`, { ...ruling, outcome: 'REDUCE' }, registrar);
    expect(twice).toMatchObject({ status: 422, body: { code: 'amnesty-applied' } });
    const declined = await server.post(`${decisionOf(botagoz)}/apply`, { ...ruling, outcome: 'REDUCE' }, registrar);
    expect(declined).toMatchObject({ status: 422, body: { code: 'amnesty-declined' } });
    await until(
      () => server.get('/v1/registers/amnesty-candidates?lawNo=1-draft&count=exact', registrar),
      ({ items }) => String((items as readonly { readonly state: string }[]).map(({ state }) => state).sort()) === standing,
    );
    expect((await server.get(act, auditor)).body).toMatchObject({
      proposals: { RELEASE: { APPLIED: 1 }, REDUCE: { APPLIED: 1, DECLINED: 1, REFUSED: 1 } },
    });
  });

  it('takes effect on the terms as of the day of the act, without anybody asking for it', async () => {
    const person = await until(
      () => server.get(`/v1/persons/${personOf(aigul)}`, facility),
      ({ custody }) => (custody as { readonly termEnd?: string } | null)?.termEnd === '2027-04-11',
    );
    expect(person).toMatchObject({ amnesties: [{ state: 'APPLIED', outcome: 'REDUCE' }] });
    expect(await lastOf(aigul, 'TermReduced')).toMatchObject({
      effectiveOn: '2025-07-05',
      actor: 'term-after-amnesty',
      documentRef: 'ruling 8-13',
      // of 970 days that were left 646 are kept
      data: { basis: 'AMNESTY', days: 324, lastDay: '2027-04-11', decidedBy: `amnesty-decision-1-draft-${termOf(aigul)}@1` },
    });
    await until(
      async () => server.get(`/v1/streams/term-${termOf(dina)}`, auditor),
      ({ events }) => (events as readonly { readonly type: string }[]).some(({ type }) => type === 'TermCompleted'),
    );
    expect(await lastOf(dina, 'TermCompleted')).toMatchObject({ data: { reason: 'AMNESTY', completedOn: '2025-07-05' } });
    for (const who of [botagoz, gulnar]) {
      const { body } = await server.get(`/v1/persons/${personOf(who)}`, facility);
      expect(body).toMatchObject({ custody: { termEnd: '2028-02-29' } });
    }
  });

  it('releases from the term that is over by it, of which nothing is to be served, whatever else the person serves', async () => {
    const releases = (): Promise<Reply> =>
      server.get(`/v1/registers/releases?basis=AMNESTY&from=${today}&to=${today}`, { ...facility, facility: 'F3504' });
    const isFromTerm = ({ items }: Reply['body']): boolean =>
      (items as readonly Readonly<Record<string, unknown>>[]).some(
        ({ personId, termId, termEnd, calculationStands }) =>
          personId === personOf(dina) && termId === termOf(dina) && termEnd === null && calculationStands === null,
      );
    await until(releases, isFromTerm);
    await servesAnotherTerm(server, dina, 'a6', { part: '2', years: 3, from: '2025-03-01' });
    await until(
      () => server.get(`/v1/persons/${personOf(dina)}`, facility),
      ({ custody }) => (custody as { readonly termEnd?: string } | null)?.termEnd === '2028-02-29',
    );
    await until(releases, isFromTerm);
  });

  it('shows whom it touched, what came of it and every receipt the same, byte for byte, after the server was killed', async () => {
    const read = [
      ...[`${act}/screenings/${screening}`, `${act}/screenings/${screening}/affects`],
      ...[aigul, botagoz, gulnar, dina].flatMap((who) => [`${decisionOf(who)}/receipt`, `${decisionOf(who)}/explanation`]),
    ];
    const before = await Promise.all(read.map((path) => server.get(path, commission)));
    expect(before.map(({ status }) => status)).toEqual(read.map(() => 200));
    await server.killAndRestart();
    const after = await Promise.all(read.map((path) => server.get(path, commission)));
    expect(after.map(({ text }) => text)).toEqual(before.map(({ text }) => text));
    for (const who of [aigul, botagoz, gulnar, dina]) {
      expect((await server.post(`${decisionOf(who)}/verify-receipt`, {}, auditor)).body).toMatchObject({ verdict: 'EQUAL' });
    }
  });
});

/** The last event of that type on somebody's term. */
async function lastOf(who: string, type: string): Promise<unknown> {
  const { body } = await server.get(`/v1/streams/term-${termOf(who)}`, auditor);
  return (body['events'] as readonly { readonly type: string }[]).findLast((event) => event.type === type);
}

/** Almaty is five hours ahead of UTC. */
const today = new Date(Date.now() + 5 * 3_600_000).toISOString().slice(0, 10);
