import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, type Caller, type Reply, type RunningServer } from './running-server.ts';

const id = (end: string): string => `0192e4a0-7b1c-7000-8000-00000000${end}`;
const registrar: Caller = { role: 'court-registrar', subject: 'registrar-1' };
const facility: Caller = { role: 'facility', subject: 'facility-1', facility: 'F3504' };
const second: Caller = { role: 'facility', subject: 'facility-2', facility: 'F3504' };
const elsewhere: Caller = { role: 'facility', subject: 'facility-5', facility: 'F7501' };
const auditor: Caller = { role: 'auditor', subject: 'auditor-1' };

let server: RunningServer;
let lastPosition = '0';
let files = 0;
beforeAll(async () => {
  server = await startServer();
}, 30_000);
afterAll(() => server.stop());

async function recorded(path: string, body: object, as: Caller): Promise<Reply> {
  const reply = await server.post(`/v1/${path}`, body, as);
  expect({ path, status: reply.status, ...reply.body }).toMatchObject({ path, status: 201 });
  lastPosition = String(reply.body['position']);
  return reply;
}

const fresh = (): Readonly<Record<string, string>> => ({ 'min-position': lastPosition });

async function registered(person: string, birthDate: string): Promise<void> {
  const named = { familyName: 'Омаров', givenName: 'Ерлан', sex: 'M', birthDate, citizenship: 'KZ' };
  await recorded(`persons/${person}/register`, { on: '2023-01-09', ...named }, registrar);
}

interface Accused {
  readonly person: string;
  readonly caseId: string;
  readonly charge: string;
  readonly article: string;
  readonly part: string;
  readonly committedOn: string;
  readonly maxTermYears: number;
  readonly flags?: readonly string[];
}

async function accused({ person, caseId, charge, ...act }: Accused): Promise<void> {
  const on = act.committedOn;
  const number = `24750003100012${String(++files)}`;
  await recorded(`cases/${caseId}/open`, { on, personId: person, registrationNumber: number, court: 'Almaty district court 2' }, registrar);
  await recorded(`cases/${caseId}/add-charge`, { on, chargeId: charge, kind: 'CRIME', intent: 'INTENTIONAL', ...act }, registrar);
}

describe('reconciliation with the victim', () => {
  const [person, theft, again] = [id('6a01'), id('6ac0'), id('6ac1')];
  const charge = id('6ad0');
  const proposal = { chargeIds: [charge], victim: 'victim 1', victimUnder18: false, documentRef: 'petition 3' };
  const papers = { firstTime: true, agreed: true, documentRef: 'file, sheets 40 to 44' };

  it('of a theft of medium gravity is checked by the law, with its receipt, and ends the case', async () => {
    await registered(person, '1990-04-17');
    await accused({ person, caseId: theft, charge, article: '188', part: '2', committedOn: '2024-03-04', maxTermYears: 5 });
    const bad = await server.post(`/v1/reconciliations/${theft}/propose`, { ...proposal, victimUnder18: 'no', chargeIds: [] }, registrar);
    expect(bad).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/chargeIds' }, { pointer: '/victimUnder18' }, { pointer: '/proposedOn' }] },
    });
    await recorded(`reconciliations/${theft}/propose`, { ...proposal, proposedOn: '2024-04-01' }, registrar);
    await recorded(
      `reconciliations/${theft}/record-harm-made-good`,
      { how: 'PAID', madeGoodOn: '2024-04-08', documentRef: 'receipt 12' },
      registrar,
    );
    const checked = await recorded(`reconciliations/${theft}/check`, { on: '2024-04-10', ...papers }, registrar);
    expect(checked.body).toMatchObject({ events: ['ReconciliationChecked'] });
    const { body } = await server.get(`/v1/reconciliations/${theft}/receipt`, auditor);
    expect(body).toMatchObject({ event: 'ReconciliationChecked', receipt: { question: 'reconciliation', asOf: '2024-04-10' } });
    expect((await server.get(`/v1/reconciliations/${theft}/explanation?lang=ru`, auditor)).body).toMatchObject({ lang: 'ru' });
    expect((await server.post(`/v1/reconciliations/${theft}/verify-receipt`, {}, auditor)).body).toMatchObject({ verdict: 'EQUAL' });
    const ruling = { court: 'Almaty district court 2', terminatedOn: '2024-04-15', documentRef: 'ruling 1-40/2024' };
    await recorded(`reconciliations/${theft}/terminate-case`, ruling, registrar);
    expect(await server.post(`/v1/reconciliations/${theft}/terminate-case`, ruling, registrar)).toMatchObject({
      status: 422,
      body: { code: 'proposal-closed' },
    });
  });

  it('of violence against a minor is barred, as an event with the bar and its provision, and no court may end the case by it', async () => {
    const violence = {
      article: '106',
      part: '1',
      committedOn: '2024-08-01',
      maxTermYears: 8,
      flags: ['VIOLENT', 'VIOLENCE_VS_MINOR', 'GRAVE_HARM'],
    };
    await accused({ person, caseId: again, charge: id('6ad1'), ...violence });
    await recorded(
      `reconciliations/${again}/propose`,
      { ...proposal, chargeIds: [id('6ad1')], victimUnder18: true, proposedOn: '2024-09-02' },
      registrar,
    );
    await recorded(
      `reconciliations/${again}/record-harm-made-good`,
      { how: 'PAID', madeGoodOn: '2024-09-03', documentRef: 'receipt 14' },
      registrar,
    );
    const checked = await recorded(`reconciliations/${again}/check`, { on: '2024-09-05', ...papers, firstTime: false }, registrar);
    expect(checked.body).toMatchObject({ events: ['ReconciliationBarred'] });
    const { body } = await server.get(`/v1/reconciliations/${again}/receipt`, auditor);
    // the act is within a year of the reconciliation that ended the first case
    const bars = (body['decided'] as { readonly bars: readonly { readonly bar: string; readonly provision: string }[] }).bars;
    expect(bars).toEqual(
      expect.arrayContaining([
        { bar: 'VIOLENCE_OR_CRUELTY_VS_MINOR', provision: expect.stringMatching(/^CC 68/) as unknown },
        { bar: 'REOFFENCE_WITHIN_ONE_YEAR', provision: expect.stringMatching(/^CC 68/) as unknown },
      ]),
    );
    const ruling = { court: 'Almaty district court 2', terminatedOn: '2024-09-10', documentRef: 'ruling 1-41/2024' };
    expect(await server.post(`/v1/reconciliations/${again}/terminate-case`, ruling, registrar)).toMatchObject({
      status: 422,
      body: { code: 'reconciliation-barred' },
    });
  });
});

describe('a stay in custody', () => {
  const person = id('6b01');
  const [caseId, charge, sentence, term] = [id('6bc0'), id('6bd0'), id('6be0'), id('6bf0')];
  const [otherCase, otherCharge, otherSentence, otherTerm] = [id('6bc1'), id('6bd1'), id('6be1'), id('6bf1')];
  const violation = id('6bb1');

  async function sentenced(file: string, act: string, imposed: string, served: string, start: string): Promise<void> {
    await accused({ person, caseId: file, charge: act, article: '188', part: '3', committedOn: '2023-09-12', maxTermYears: 7 });
    const verdict = { documentRef: 'verdict 1' };
    await recorded(`cases/${file}/deliver-verdict`, { chargeId: act, finding: 'GUILTY', deliveredOn: start, ...verdict }, registrar);
    const prison = { punishment: 'DEPRIVATION_OF_LIBERTY', term: { years: 1 }, facility: 'MEDIUM', suspended: false, firstTime: true };
    await recorded(
      `cases/${file}/impose-sentence`,
      { sentenceId: imposed, chargeIds: [act], imposedOn: start, ...prison, ...verdict },
      registrar,
    );
    const inForceOn = start.replace(/-01$/, '-17');
    await recorded(`cases/${file}/put-in-force`, { inForceOn, ...verdict }, registrar);
    await recorded(`terms/${served}/open`, { personId: person, punishment: 'DEPRIVATION_OF_LIBERTY', start }, facility);
    await recorded(`terms/${served}/include-sentence`, { on: inForceOn, caseId: file, sentenceId: imposed }, facility);
  }

  it('has violations, a formal finding that rests on them, and an incentive, all seen with the person', async () => {
    await registered(person, '1988-06-02');
    await sentenced(caseId, charge, sentence, term, '2024-02-01');
    const admitted = {
      stayId: id('6ba1'),
      admittedOn: '2024-02-20',
      facility: 'F3504',
      legalBasis: 'SENTENCE',
      termId: term,
      regime: 'MEDIUM',
    };
    await recorded(`custody/${person}/admit`, { ...admitted, documentRef: 'order 7' }, facility);
    const intoxicated = {
      violationId: violation,
      kind: 'INTOXICANTS',
      committedOn: '2024-05-02',
      penalty: 'DISCIPLINARY_ISOLATOR',
      imposedOn: '2024-05-03',
    };
    await recorded(`custody/${person}/record-violation`, { ...intoxicated, documentRef: 'order 41' }, facility);
    const unfounded = { foundOn: '2024-05-06', violationIds: [id('6bbf')], documentRef: 'decision 17' };
    expect(await server.post(`/v1/custody/${person}/find-malicious-violator`, unfounded, facility)).toMatchObject({
      status: 422,
      body: { code: 'violation-unknown' },
    });
    expect((await server.post(`/v1/custody/${person}/find-malicious-violator`, unfounded, elsewhere)).status).toBe(404);
    await recorded(`custody/${person}/find-malicious-violator`, { ...unfounded, violationIds: [violation] }, facility);
    await recorded(
      `custody/${person}/grant-incentive`,
      { incentive: 'GRATITUDE', grantedOn: '2024-06-08', documentRef: 'order 52' },
      facility,
    );
    const { body } = await server.get(`/v1/persons/${person}`, facility, fresh());
    expect(body['custody']).toMatchObject({ maliciousSince: '2024-05-06', violations: [{ violationId: violation, malicious: true }] });
  });

  it('stops at an escape: nothing is ordered until the return, and the whole days away are not served', async () => {
    await recorded(`custody/${person}/record-escape`, { escapedOn: '2024-07-01', from: 'FACILITY', documentRef: 'report 7' }, facility);
    const { body } = await server.get('/v1/registers/prisoners', facility, fresh());
    expect(body).toMatchObject({ items: [{ personId: person, escapedOn: '2024-07-01' }] });
    const transfer = { on: '2024-07-02', to: 'F7501', reason: 'SAFETY', documentRef: 'order 60' };
    expect(await server.post(`/v1/custody/${person}/transfer-out`, transfer, facility)).toMatchObject({
      status: 422,
      body: { code: 'escaped' },
    });
    await recorded(`custody/${person}/record-return`, { returnedOn: '2024-07-11', facility: 'F3504', documentRef: 'report 9' }, facility);
    // 2 to 10 July: nine days; the year from 1 February 2024 ended on 31 January 2025
    for (let tries = 0; ; tries++) {
      const { body: served } = await server.get(`/v1/terms/${term}`, facility);
      if (JSON.stringify(served).includes('"lastDay":"2025-02-09"')) break;
      if (tries === 200) throw new Error(JSON.stringify(served));
      await pause(50);
    }
  });

  it('ends at the end of the term only after two people checked it, by a second person, and not while another term is to be served', async () => {
    const end = { on: '2025-02-07', basis: 'TERM_END', releaseOn: '2025-02-09', documentRef: 'calculation 9' };
    expect(await server.post(`/v1/custody/${person}/authorise-release`, end, facility)).toMatchObject({
      status: 422,
      body: { code: 'calculation-not-checked', next: expect.stringContaining('second-check') as unknown },
    });
    // the finding of a malicious violator was a basis of the calculation as well, so that it is not the second
    const { body: served } = await server.get(`/v1/terms/${term}`, facility);
    const { number: calculation } = served['calculation'] as { readonly number: number }; // of the latest one
    await recorded(`terms/${term}/confirm-calculation`, { on: '2025-02-03', calculation }, facility);
    await recorded(`terms/${term}/second-check`, { on: '2025-02-04', calculation }, second);
    for (const [basis, code] of [
      ['AMNESTY', 'term-not-over'],
      ['SUBSTITUTION', 'not-replaced'],
      ['DEFERRAL', 'not-deferred'],
      ['PAROLE', 'parole-not-granted'],
    ] as const) {
      expect(await server.post(`/v1/custody/${person}/authorise-release`, { ...end, basis }, facility)).toMatchObject({
        status: 422,
        body: { code },
      });
    }
    await recorded(`custody/${person}/authorise-release`, end, facility);
    const goes = { releasedOn: '2025-02-09', to: 'LIBERTY', documentRef: 'certificate 118' };
    expect(await server.post(`/v1/custody/${person}/release`, goes, facility)).toMatchObject({
      status: 422,
      body: { code: 'second-person' },
    });
    await sentenced(otherCase, otherCharge, otherSentence, otherTerm, '2024-12-01');
    expect(await server.post(`/v1/custody/${person}/release`, goes, second)).toMatchObject({
      status: 422,
      body: { code: 'other-term-open', detail: expect.stringContaining(otherTerm) as unknown },
    });
    await recorded(
      `terms/${otherTerm}/complete`,
      { reason: 'QUASHED', completedOn: '2025-02-08', documentRef: 'ruling 6-12/2025' },
      registrar,
    );
    await recorded(`custody/${person}/release`, goes, second);
    const { body } = await server.get('/v1/registers/prisoners', facility, fresh());
    expect(body).toMatchObject({ items: [] });
  });
});
