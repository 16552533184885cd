import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { draftActOfFigures } from '../../apps/data-set/draft-act-of-figures.ts';
import { legalDayOf } from '../../libs/platform/legal-day.ts';
import { startServer, type Caller, type Reply, type RunningServer } from './running-server.ts';
import { until } from './until.ts';

/**
 * One term from the verdict to the correction, over HTTP: two sentences made one, custody credited, an escape, an amnesty, parole, its
 * revocation, and at the end a credit that turns out to have been ten days too long. Every last day below is worked out by hand.
 */
const id = (end: string): string => `0192e4a0-7b1c-7000-8000-00000000${end}`;
const [person, caseId, term, stay, stayAgain] = [id('5a01'), id('5aca'), id('5af1'), id('5ae1'), id('5ae2')];
const [theft, fraud] = [id('5ac1'), id('5ac2')];
const [fiveYears, twoYears, sixYears] = [id('5ad1'), id('5ad2'), id('5ad3')];
const correction = id('5ab1');

const registrar: Caller = { role: 'court-registrar', subject: 'registrar-1' };
const facility: Caller = { role: 'facility', subject: 'facility-1', facility: 'F3504' };
const second: Caller = { role: 'facility', subject: 'facility-2', facility: 'F3504' };
const commission: Caller = { role: 'amnesty-commission', subject: 'commission-1' };
const auditor: Caller = { role: 'auditor', subject: 'auditor-1' };

const verdict = { documentRef: 'verdict 1-23/2022' };
const prison = { punishment: 'DEPRIVATION_OF_LIBERTY', facility: 'MEDIUM', suspended: false };

let server: RunningServer;
let lastPosition = '0';
beforeAll(async () => {
  server = await startServer();
}, 30_000);
afterAll(() => server.stop());

async function recorded(path: string, body: object, as: Caller): Promise<Reply> {
  const reply = await server.post(`/v1/${path}`, body, as);
  expect({ path, status: reply.status, body: reply.body }).toMatchObject({ path, status: 201 });
  lastPosition = String(reply.body['position']);
  return reply;
}

const fresh = (): Readonly<Record<string, string>> => ({ 'min-position': lastPosition });

/** The term, once its last day is this one: what follows from decisions elsewhere is done by the worker. */
const untilItEnds = (lastDay: string): Promise<Reply['body']> =>
  until(
    () => server.get(`/v1/terms/${term}`, facility),
    (body) => JSON.stringify(body).includes(`"lastDay":"${lastDay}"`),
  );

describe('a term with everything that can happen to it', () => {
  it('carries out one final punishment over two sentences: six years from 1 February 2022', async () => {
    const named = { familyName: 'Серікова', givenName: 'Сәуле', sex: 'F', birthDate: '1985-03-15', citizenship: 'KZ' };
    await recorded(`persons/${person}/register`, { on: '2021-10-04', ...named }, registrar);
    await recorded(
      `persons/${person}/record-social-status`,
      { kind: 'DISABILITY_2', from: '2021-01-11', evidence: 'certificate 4' },
      facility,
    );
    const file = { on: '2021-10-05', personId: person, registrationNumber: '217500031000777', court: 'Almaty district court 2' };
    await recorded(`cases/${caseId}/open`, file, registrar);
    const act = { on: '2021-10-06', kind: 'CRIME', intent: 'INTENTIONAL', article: '188' };
    await recorded(`cases/${caseId}/add-charge`, { ...act, chargeId: theft, part: '3', committedOn: '2021-05-10' }, registrar);
    await recorded(
      `cases/${caseId}/add-charge`,
      { ...act, chargeId: fraud, part: '2', committedOn: '2021-06-20', maxTermYears: 5 },
      registrar,
    );
    for (const chargeId of [theft, fraud]) {
      await recorded(`cases/${caseId}/deliver-verdict`, { chargeId, finding: 'GUILTY', deliveredOn: '2022-02-01', ...verdict }, registrar);
    }
    const imposed = { ...prison, imposedOn: '2022-02-01', firstTime: true, ...verdict };
    await recorded(
      `cases/${caseId}/impose-sentence`,
      { ...imposed, sentenceId: fiveYears, chargeIds: [theft], term: { years: 5 } },
      registrar,
    );
    await recorded(
      `cases/${caseId}/impose-sentence`,
      { ...imposed, sentenceId: twoYears, chargeIds: [fraud], term: { years: 2 } },
      registrar,
    );
    const final = {
      ...prison,
      sentenceId: sixYears,
      basis: 'CRIMES',
      sentenceIds: [fiveYears, twoYears],
      imposedOn: '2022-02-01',
      ...verdict,
    };
    const tooMuch = await server.post(
      `/v1/cases/${caseId}/determine-final-punishment`,
      { ...final, method: 'ADD_PART', term: { years: 8 } },
      registrar,
    );
    expect(tooMuch).toMatchObject({ status: 422, body: { code: 'unlawful-punishment' } });
    await recorded(`cases/${caseId}/determine-final-punishment`, { ...final, method: 'ADD_PART', term: { years: 6 } }, registrar);
    await recorded(`cases/${caseId}/put-in-force`, { inForceOn: '2022-02-17', ...verdict }, registrar);
    await recorded(`terms/${term}/open`, { personId: person, punishment: 'DEPRIVATION_OF_LIBERTY', start: '2022-02-01' }, facility);
    await recorded(`terms/${term}/include-sentence`, { on: '2022-02-18', caseId, sentenceId: sixYears }, facility);
    await untilItEnds('2028-01-31');
  });

  it('is shortened by 120 days of custody before it, at one and a half: 4 August 2027', async () => {
    await recorded(`terms/${term}/credit-time`, { kind: 'CUSTODY', from: '2021-10-04', to: '2022-01-31' }, facility);
    await untilItEnds('2027-08-04');
    const admitted = { stayId: stay, admittedOn: '2022-02-20', facility: 'F3504', legalBasis: 'SENTENCE', termId: term, regime: 'MEDIUM' };
    await recorded(`custody/${person}/admit`, { ...admitted, documentRef: 'order 7' }, facility);
    await recorded(`terms/${term}/confirm-calculation`, { on: '2022-02-21', calculation: 2 }, facility);
    expect(await server.post(`/v1/terms/${term}/second-check`, { on: '2022-02-21', calculation: 2 }, facility)).toMatchObject({
      status: 422,
      body: { code: 'second-person' },
    });
    await recorded(`terms/${term}/second-check`, { on: '2022-02-22', calculation: 2 }, second);
  });

  it('stands still for nine whole days of an escape: 13 August 2027', async () => {
    await recorded(`custody/${person}/record-escape`, { escapedOn: '2022-08-10', from: 'FACILITY', documentRef: 'report 7' }, facility);
    await recorded(`custody/${person}/record-return`, { returnedOn: '2022-08-20', facility: 'F3504', documentRef: 'report 9' }, facility);
    await untilItEnds('2027-08-13');
  });

  it('is cut by a third of what is left on 5 July 2025, since she is disabled', async () => {
    const { title, act } = draftActOfFigures;
    await recorded('amnesty-acts/1-draft/draft', { title, draftedOn: '2025-06-11', act, documentRef: 'draft' }, commission);
    const enacted = { title, enactedOn: '2025-06-23', appliesFrom: '2025-07-05', windowTo: '2099-12-31', documentRef: 'text' };
    await recorded('amnesty-acts/1-draft/enact', enacted, commission);
    const decision = `amnesty-decisions/1-draft-${term}`;
    const papers = { damage: 'NO_CLAIM', recidivism: 'NONE', amnestiedBefore: false, documentRef: 'file of the commission 14' };
    await recorded(`${decision}/propose`, { personId: person, ...papers }, commission);
    const { body } = await server.get(`/v1/${decision}/receipt`, auditor);
    // 770 days from 5 July 2025 to 13 August 2027, both counted; a third of them, 256 and two thirds, is 257 in her favour
    expect(body).toMatchObject({ decided: { proposal: { verdict: 'REDUCE', fraction: '1/3', newLastDay: '2026-11-29' } } });
    const ruling = {
      court: 'Karaganda district court',
      decidedOn: legalDayOf(new Date()),
      outcome: 'REDUCE',
      documentRef: 'ruling 8-13/2025',
    };
    await recorded(`${decision}/apply`, ruling, registrar);
    await untilItEnds('2026-11-29');
  });

  it('is left on parole, and served again from the day on which parole is revoked: 168 days were not served', async () => {
    const petition = { personId: person, initiator: 'PERSON', openedOn: '2025-09-01', documentRef: 'petition 31' };
    await recorded(`parole/${term}/open`, petition, facility);
    await recorded(
      `parole/${term}/submit`,
      { court: 'Karaganda district court', submittedOn: '2025-09-12', documentRef: 'letter 8' },
      facility,
    );
    const ruling = {
      court: 'Karaganda district court',
      grantedOn: '2025-10-01',
      obligations: ['REPORT_MONTHLY'],
      documentRef: 'ruling 5-77/2025',
    };
    await recorded(`parole/${term}/grant`, ruling, registrar);
    const authorised = { on: '2025-10-01', basis: 'PAROLE', releaseOn: '2025-10-02', documentRef: 'ruling 5-77/2025' };
    await recorded(`custody/${person}/authorise-release`, authorised, facility);
    expect(await server.post(`/v1/custody/${person}/release`, { releasedOn: '2025-10-02', to: 'PROBATION' }, facility)).toMatchObject({
      status: 422,
      body: { code: 'second-person' },
    });
    await recorded(`custody/${person}/release`, { releasedOn: '2025-10-02', to: 'PROBATION', documentRef: 'certificate 118' }, second);
    const revoked = { court: 'Karaganda district court', revokedOn: '2026-03-20', breach: 'NEGLIGENT_CRIME', breachDays: ['2026-02-10'] };
    await recorded(`parole/${term}/revoke`, { ...revoked, remainderFrom: '2026-03-20', documentRef: 'verdict 1-9/2026' }, registrar);
    // 3 October 2025 to 19 March 2026
    await untilItEnds('2027-05-16');
    const back = { stayId: stayAgain, admittedOn: '2026-03-20', facility: 'F3504', legalBasis: 'SENTENCE', termId: term, regime: 'MEDIUM' };
    await recorded(`custody/${person}/admit`, { ...back, documentRef: 'order 11' }, facility);
  });

  it('ends fifteen days later once ten of the credited days turn out to have been at liberty, and the parole is put before somebody', async () => {
    const { body: stream } = await server.get(`/v1/streams/term-${term}`, auditor, fresh());
    const revision = (stream['events'] as readonly { readonly type: string; readonly revision: number }[]).find(
      ({ type }) => type === 'TimeCredited',
    )?.revision;
    const asked = { personId: person, stream: `term-${term}`, revision, kind: 'CORRECT', data: { from: '2021-10-14' } };
    const { body: preview } = await server.post('/v1/corrections/preview', asked, facility, fresh());
    const why = { reasonCode: 'DOCUMENT_MISREAD', legalBasis: 'CC 62(3)', documentRef: 'certificate of the remand prison 14' };
    await recorded(`corrections/${correction}/propose`, { ...asked, ...why, consequences: preview['consequences'] }, facility);
    const { body: now } = await server.get(`/v1/corrections/${correction}/consequences`, second, fresh());
    expect(await server.post(`/v1/corrections/${correction}/approve`, { consequences: now['consequences'] }, facility)).toMatchObject({
      status: 422,
      body: { code: 'second-person' },
    });
    await recorded(`corrections/${correction}/approve`, { consequences: now['consequences'] }, second);
    await untilItEnds('2027-05-31');
    // marking the parole is another process's work than moving the term's end, and each does its own in its time
    await until(
      () => server.get('/v1/work-items?facility=F3504', facility),
      ({ items }) => (items as readonly object[]).length > 0,
    );
  });

  it.each(['en', 'ru', 'kk'])('is told line by line in %s', async (lang) => {
    const { status, body } = await server.get(`/v1/persons/${person}/narrative?lang=${lang}`, auditor, fresh());
    expect(status).toBe(200);
    const text = JSON.stringify(body);
    for (const day of ['2021-10-06', '2022-08-10', '2025-07-05', '2025-10-01', '2026-03-20']) expect(text).toContain(day);
    expect(text).not.toMatch(/\{[a-z]|undefined|\[object/);
  });
});
