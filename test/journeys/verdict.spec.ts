import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, type Caller, type Reply, type RunningServer } from './running-server.ts';
import { until } from './until.ts';

/**
 * Dana took a bribe in 2023 (CC 366(2), at most seven years). The court sentences her to eight, a higher court varies that to six, she
 * pays half of the damage, and the Supreme Court quashes the sentence. In another file two thefts become one punishment, what is left of which
 * is served within that of a third file; a fourth one ends by reconciliation.
 */
const dana = '0192e4a0-7b1c-7000-8000-0000000000e1';
const bribery = '0192e4a0-7b1c-7000-8000-0000000000e2';
const bribe = '0192e4a0-7b1c-7000-8000-0000000000e3';
const eightYears = '0192e4a0-7b1c-7000-8000-0000000000e4';
const term = '0192e4a0-7b1c-7000-8000-0000000000e5';
const thefts = '0192e4a0-7b1c-7000-8000-0000000000e6';
const first = '0192e4a0-7b1c-7000-8000-0000000000e7';
const second = '0192e4a0-7b1c-7000-8000-0000000000e8';
const threeYears = '0192e4a0-7b1c-7000-8000-0000000000e9';
const oneYear = '0192e4a0-7b1c-7000-8000-0000000000ea';
const final = '0192e4a0-7b1c-7000-8000-0000000000eb';
const stay = '0192e4a0-7b1c-7000-8000-0000000000ec';
const next = '0192e4a0-7b1c-7000-8000-0000000000ed';
const laterFile = '0192e4a0-7b1c-7000-8000-0000000000ee';
const laterTheft = '0192e4a0-7b1c-7000-8000-0000000000ef';
const laterSentence = '0192e4a0-7b1c-7000-8000-0000000000f2';
const laterFinal = '0192e4a0-7b1c-7000-8000-0000000000f3';
const settled = '0192e4a0-7b1c-7000-8000-0000000000f5';
const settledTheft = '0192e4a0-7b1c-7000-8000-0000000000f6';
const iin = '850315400005';

const registrar: Caller = { role: 'court-registrar', subject: 'registrar-1' };
const facility: Caller = { role: 'facility', subject: 'facility-1', facility: 'F3504' };
const elsewhere: Caller = { role: 'facility', subject: 'facility-5', facility: 'F7501' };
const auditor: Caller = { role: 'auditor', subject: 'auditor-1' };

const verdict = { documentRef: 'verdict 1-23/2024' };
const prison = { punishment: 'DEPRIVATION_OF_LIBERTY', facility: 'MEDIUM', suspended: false };
const eight = {
  sentenceId: eightYears,
  chargeIds: [bribe],
  ...prison,
  term: { years: 8 },
  imposedOn: '2024-02-01',
  firstTime: true,
  ...verdict,
};
const courtsOwn = { reason: 'the court counted a second episode', document: 'verdict 1-23/2024, p. 4' };

let server: RunningServer;
let lastPosition = '0';

beforeAll(async () => {
  server = await startServer();
  const named = { familyName: 'Сулейменова', givenName: 'Дана', sex: 'F', birthDate: '1985-03-15', citizenship: 'KZ' };
  await carriedOut(`persons/${dana}/register`, { on: '2023-10-04', ...named }, registrar);
  const identity = { on: '2023-10-04', scheme: 'IIN', value: iin, check: 'CHECKED', documentRef: 'identity card 041' };
  await carriedOut(`persons/${dana}/record-identifier`, identity, registrar);
  await carriedOut(`cases/${bribery}/open`, file('247500031000123', '2023-10-04'), registrar);
}, 30_000);
afterAll(() => server.stop());

function file(registrationNumber: string, on: string): object {
  return { on, personId: dana, registrationNumber, court: 'Almaty district court 2' };
}

function charge(chargeId: string, article: string, part: string, committedOn: string, on = '2023-10-06'): object {
  return { on, chargeId, kind: 'CRIME', article, part, committedOn, intent: 'INTENTIONAL' };
}

async function carriedOut(path: string, body: object, as: Caller): Promise<void> {
  const reply = await server.post(`/v1/${path}`, body, as);
  expect({ path, status: reply.status, body: reply.body }).toMatchObject({ path, status: 201 });
  lastPosition = String(reply.body['position']);
}

async function refused(path: string, body: object, as: Caller, refusal: object): Promise<void> {
  const reply = await server.post(`/v1/${path}`, body, as);
  expect({ path, status: reply.status, body: reply.body }).toMatchObject({ path, status: 422, body: refusal });
}

function fresh(): Readonly<Record<string, string>> {
  return { 'min-position': lastPosition };
}

const caseFile = async (id: string, as: Caller = registrar): Promise<Reply['body']> => (await server.get(`/v1/cases/${id}`, as)).body;
const listed = async (query: string, as: Caller = registrar): Promise<Reply['body']> =>
  (await server.get(`/v1/registers/cases?${query}`, as, fresh())).body;
const banCheck = (post: string, as: Caller, value: string = iin): Promise<Reply> =>
  server.post('/v1/bans/check', { scheme: 'IIN', value, post }, as, fresh());

describe('from the charge to the final punishment', () => {
  it('a charge is held against the catalogue of the day of the act', async () => {
    await refused(`cases/${bribery}/add-charge`, charge(bribe, '188-1', '1', '2017-01-01'), registrar, {
      code: 'no-offence',
      provision: 'CC 188-1(1)',
      errors: [{ pointer: '/article' }],
    });
    await carriedOut(`cases/${bribery}/add-charge`, charge(bribe, '366', '2', '2023-09-12'), registrar);
    const known = await caseFile(bribery);
    expect(known).toMatchObject({
      state: 'OPEN',
      gravest: 'GRAVE',
      charges: [
        { offence: { maxTermYears: 7, flags: ['CORRUPTION'] }, category: 'GRAVE', verdict: null, provisions: ['CC 11', 'CC 11(4)'] },
      ],
      sentences: [],
      warnings: [],
    });
    expect(known['next']).toContainEqual(expect.objectContaining({ method: 'POST', href: `/v1/cases/${bribery}/deliver-verdict` }));
    expect((known['next'] as readonly { readonly href: string }[]).map(({ href }) => href)).not.toContain(
      `/v1/cases/${bribery}/put-in-force`,
    );
  });

  it('a sentence above the sanction is refused with the provision, and recorded only as the court’s own', async () => {
    await carriedOut(
      `cases/${bribery}/deliver-verdict`,
      { chargeId: bribe, finding: 'GUILTY', deliveredOn: '2024-02-01', ...verdict },
      registrar,
    );
    await refused(`cases/${bribery}/impose-sentence`, eight, registrar, {
      code: 'unlawful-punishment',
      provision: 'CC 46(3)',
      errors: [{ pointer: '/punishment' }],
      next: expect.stringContaining('courtsOwn') as unknown,
    });
    expect((await server.post(`/v1/cases/${bribery}/impose-sentence`, { ...eight, courtsOwn }, facility)).status).toBe(403);
    await carriedOut(`cases/${bribery}/impose-sentence`, { ...eight, courtsOwn }, registrar);
    expect(await caseFile(bribery)).toMatchObject({
      state: 'VERDICT',
      sentences: [{ term: { years: 8 }, standing: 'STANDS', validity: { verdict: 'UNLAWFUL', violations: ['ABOVE_MAXIMUM'] }, courtsOwn }],
      warnings: [{ code: 'COURTS_OWN', sentenceId: eightYears, violations: ['ABOVE_MAXIMUM'], courtsOwn }],
    });
    const whole = await server.get(`/v1/cases/${bribery}?receipts=true`, auditor);
    expect(whole.body).toMatchObject({ sentences: [{ validity: { receipts: [{ question: 'sentence-validity', asOf: '2024-02-01' }] } }] });
    expect(await listed('warning=true')).toMatchObject({ items: [{ caseId: bribery, familyName: 'Сулейменова', warning: true }] });
    expect(await listed('warning=false')).toMatchObject({ items: [] });
  });

  it('a ban for life that the verdict lacks is a warning, and is found by identifier wherever somebody asks once it is recorded', async () => {
    await carriedOut(`cases/${bribery}/put-in-force`, { inForceOn: '2024-02-17', ...verdict }, registrar);
    expect((await caseFile(bribery))['warnings']).toContainEqual({
      code: 'LIFELONG_BAN_MISSING',
      chargeId: bribe,
      closes: 'PUBLIC_SERVICE',
      provision: 'CC 50(2)',
    });
    expect((await banCheck('PUBLIC_SERVICE', registrar)).body).toEqual({
      post: 'PUBLIC_SERVICE',
      known: true,
      banned: false,
      bans: [],
      notYetInForce: [],
    });
    const ban = { chargeId: bribe, imposedOn: '2024-02-17', ...verdict };
    await refused(`cases/${bribery}/impose-lifelong-ban`, { ...ban, closes: 'CHILDREN' }, registrar, {
      code: 'no-such-ban',
      provision: 'CC 50(2)',
    });
    await carriedOut(`cases/${bribery}/impose-lifelong-ban`, { ...ban, closes: 'PUBLIC_SERVICE' }, registrar);
    const told = { provision: 'CC 50(2)', from: '2024-02-17', court: 'Almaty district court 2' };
    expect((await banCheck('PUBLIC_SERVICE', registrar)).body).toMatchObject({ banned: true, bans: [{ ...told, caseId: bribery }] });
    expect((await banCheck('DRIVING', registrar)).body).toMatchObject({ known: true, banned: false });
    expect((await banCheck('PUBLIC_SERVICE', registrar, '850315400006')).body).toMatchObject({ known: false, banned: false });
    const byId = await server.get(`/v1/bans/check?personId=${dana}&post=PUBLIC_SERVICE`, registrar, fresh());
    expect(byId.body).toMatchObject({ banned: true });
    const nowhere = await server.get(`/v1/bans/check?scheme=IIN&value=${iin}&post=PUBLIC_SERVICE`, registrar);
    expect(nowhere).toMatchObject({ status: 400 });
    expect((await caseFile(bribery))['warnings']).not.toContainEqual(expect.objectContaining({ code: 'LIFELONG_BAN_MISSING' }));
    expect(await listed('banned=true')).toMatchObject({ items: [{ caseId: bribery }] });
  });

  it('whoever holds the person reads the file, and nobody elsewhere does; a ban they are told, without the file', async () => {
    await carriedOut(`terms/${term}/open`, { personId: dana, punishment: 'DEPRIVATION_OF_LIBERTY', start: '2024-02-01' }, registrar);
    await carriedOut(`terms/${term}/include-sentence`, { on: '2024-02-18', caseId: bribery, sentenceId: eightYears }, registrar);
    const held = { stayId: stay, admittedOn: '2024-02-20', facility: 'F3504', legalBasis: 'SENTENCE', termId: term, regime: 'MEDIUM' };
    await carriedOut(`custody/${dana}/admit`, { ...held, documentRef: 'order 7' }, facility);
    expect(await listed('', facility)).toMatchObject({ items: [{ caseId: bribery }] });
    expect(await listed('', elsewhere)).toMatchObject({ items: [] });
    expect((await server.get(`/v1/cases/${bribery}`, facility)).status).toBe(200);
    expect((await server.get(`/v1/cases/${bribery}`, elsewhere)).status).toBe(404);
    const { body } = await banCheck('PUBLIC_SERVICE', elsewhere);
    expect(body).toMatchObject({ banned: true, bans: [{ provision: 'CC 50(2)' }] });
    expect(JSON.stringify(body)).not.toContain(bribery);
  });

  it('a higher court varies the sentence, the term goes on under it, and the warning goes', async () => {
    const ruling = { court: 'Almaty city court', decidedOn: '2024-03-20', ...prison, documentRef: 'ruling 2-77/2024' };
    const varied = { sentenceId: eightYears, ...ruling, termId: term };
    await refused(`cases/${bribery}/vary-sentence`, { ...varied, term: { years: 8 } }, registrar, { code: 'nothing-varied' });
    await carriedOut(`cases/${bribery}/vary-sentence`, { ...varied, term: { years: 6 } }, registrar);
    expect(await caseFile(bribery)).toMatchObject({
      sentences: [{ term: { years: 6 }, asImposed: { term: { years: 8 } }, validity: { verdict: 'LAWFUL' }, courtsOwn: null }],
      appeals: [{ outcome: 'VARIED', was: { term: { years: 8 } }, now: { term: { years: 6 } }, documentRef: 'ruling 2-77/2024' }],
      warnings: [],
    });
    const carried = await until(
      () => server.get(`/v1/terms/${term}`, registrar),
      (body) => (body['sentences'] as readonly unknown[]).length === 2,
    );
    expect(carried).toMatchObject({ calculation: { dates: { termEnd: { lastDay: '2030-01-31' } } } });
    expect(await listed('warning=true')).toMatchObject({ items: [] });
  });

  it('a payment is held against the claim, and what is left can be listed', async () => {
    const claim = { on: '2024-02-01', kind: 'MATERIAL', amount: 450_000, ...verdict };
    const paid = { paidOn: '2024-08-01', amount: 225_000, documentRef: 'bailiff, receipt 889' };
    await refused(`cases/${bribery}/record-compensation`, paid, facility, { code: 'nothing-to-pay' });
    await carriedOut(`cases/${bribery}/record-civil-claim`, claim, registrar);
    await refused(`cases/${bribery}/record-compensation`, { ...paid, amount: 450_001 }, facility, { code: 'more-than-claimed' });
    await carriedOut(`cases/${bribery}/record-compensation`, paid, facility);
    expect(await caseFile(bribery)).toMatchObject({
      damages: {
        claimed: 450_000,
        paid: 225_000,
        left: 225_000,
        payments: [{ paidOn: '2024-08-01', documentRef: 'bailiff, receipt 889' }],
      },
    });
    expect(await listed('unpaid=true')).toMatchObject({ items: [{ caseId: bribery, left: 225_000 }] });
    await carriedOut(`cases/${bribery}/record-compensation`, { ...paid, paidOn: '2024-09-02' }, facility);
    expect(await listed('unpaid=true')).toMatchObject({ items: [] });
  });

  it('a quashed sentence ends the term and the ban that was imposed beside it', async () => {
    const quashed = { sentenceId: eightYears, court: 'Supreme Court', decidedOn: '2025-09-12', outcome: 'TERMINATED', termId: term };
    await carriedOut(`cases/${bribery}/quash-sentence`, { ...quashed, documentRef: 'ruling 6-12/2025' }, registrar);
    await refused(`cases/${bribery}/quash-sentence`, { ...quashed, documentRef: 'ruling 6-12/2025' }, registrar, { code: 'sentence-gone' });
    const over = await until(
      () => server.get(`/v1/terms/${term}`, registrar),
      (body) => body['completed'] !== null,
    );
    expect(over).toMatchObject({ completed: { reason: 'QUASHED', on: '2025-09-12' } });
    expect(await caseFile(bribery)).toMatchObject({ state: 'QUASHED', bans: [{ closes: 'PUBLIC_SERVICE', stands: false }] });
    expect((await banCheck('PUBLIC_SERVICE', registrar)).body).toMatchObject({ known: true, banned: false });
    expect(await listed('state=QUASHED')).toMatchObject({ items: [{ caseId: bribery }] });
  });

  it('the punishments for two thefts become one between the bounds of the law, and a term carries that one out', async () => {
    await carriedOut(`cases/${thefts}/open`, file('257500031000456', '2023-10-05'), registrar);
    await carriedOut(`cases/${thefts}/add-charge`, charge(first, '188', '3', '2023-09-12'), registrar);
    await carriedOut(`cases/${thefts}/add-charge`, charge(second, '188', '1', '2023-09-14'), registrar);
    for (const chargeId of [first, second]) {
      await carriedOut(
        `cases/${thefts}/deliver-verdict`,
        { chargeId, finding: 'GUILTY', deliveredOn: '2024-02-01', ...verdict },
        registrar,
      );
    }
    const imposed = { ...prison, imposedOn: '2024-02-01', firstTime: true, ...verdict };
    await carriedOut(
      `cases/${thefts}/impose-sentence`,
      { sentenceId: threeYears, chargeIds: [first], ...imposed, term: { years: 3 } },
      registrar,
    );
    await carriedOut(
      `cases/${thefts}/impose-sentence`,
      { sentenceId: oneYear, chargeIds: [second], ...imposed, term: { years: 1 } },
      registrar,
    );
    const joined = {
      sentenceId: final,
      basis: 'CRIMES',
      sentenceIds: [threeYears, oneYear],
      ...prison,
      imposedOn: '2024-02-01',
      ...verdict,
    };
    const part = { ...joined, method: 'ADD_PART' };
    await refused(`cases/${thefts}/determine-final-punishment`, { ...part, term: { years: 4, months: 1 } }, registrar, {
      code: 'unlawful-punishment',
      provision: expect.stringContaining('CC 58(3)') as unknown,
    });
    await carriedOut(`cases/${thefts}/determine-final-punishment`, { ...part, term: { years: 3, months: 6 } }, registrar);
    await carriedOut(`cases/${thefts}/put-in-force`, { inForceOn: '2024-02-17', ...verdict }, registrar);
    expect(await caseFile(thefts)).toMatchObject({
      state: 'IN_FORCE',
      sentences: [
        { sentenceId: threeYears, standing: 'COVERED', coveredBy: final },
        { sentenceId: oneYear, standing: 'COVERED', coveredBy: final },
        {
          sentenceId: final,
          chargeIds: [first, second],
          standing: 'STANDS',
          final: { basis: 'CRIMES', method: 'ADD_PART', provision: 'CC 58' },
          validity: { verdict: 'LAWFUL' },
        },
      ],
    });
    await carriedOut(`terms/${next}/open`, { personId: dana, punishment: 'DEPRIVATION_OF_LIBERTY', start: '2024-02-01' }, registrar);
    await refused(`terms/${next}/include-sentence`, { on: '2024-02-18', caseId: thefts, sentenceId: threeYears }, registrar, {
      errors: [{ pointer: '/sentenceId' }],
    });
    await carriedOut(`terms/${next}/include-sentence`, { on: '2024-02-18', caseId: thefts, sentenceId: final }, registrar);
    expect((await server.get(`/v1/terms/${next}`, registrar)).body).toMatchObject({
      calculation: { dates: { termEnd: { lastDay: '2027-07-31' } } },
    });
  });

  it('an appeal that changed nothing is recorded, and the term goes on as it was', async () => {
    const upheld = { sentenceId: final, court: 'Almaty city court', decidedOn: '2024-04-02', documentRef: 'ruling 2-91/2024' };
    await carriedOut(`cases/${thefts}/uphold-sentence`, upheld, registrar);
    await refused(`cases/${thefts}/uphold-sentence`, upheld, registrar, { code: 'upheld-already' });
    expect(await caseFile(thefts)).toMatchObject({
      appeals: [{ outcome: 'UPHELD', court: 'Almaty city court', decidedOn: '2024-04-02', documentRef: 'ruling 2-91/2024' }],
    });
    expect(await listed('appeal=UPHELD')).toMatchObject({ items: [{ caseId: thefts, appeal: { outcome: 'UPHELD', sentenceId: final } }] });
    expect(await listed('appeal=VARIED')).toMatchObject({ items: [] });
  });

  it('once the last tenge of the claims is paid, parole is no longer at the discretion of the court', async () => {
    const claim = { on: '2024-02-01', kind: 'MATERIAL', amount: 100_000, ...verdict };
    await carriedOut(`cases/${thefts}/record-civil-claim`, claim, registrar);
    const payment = { paidOn: '2025-12-01', documentRef: 'bailiff, receipt 901' };
    await carriedOut(`cases/${thefts}/record-compensation`, { ...payment, amount: 99_999 }, registrar);
    // three years and six months from 1 February 2024, of which half is served on 1 November 2025
    const petition = { personId: dana, initiator: 'PERSON', openedOn: '2025-12-02', documentRef: 'petition 31' };
    await refused(`parole/${next}/open`, { ...petition, damageRepaid: true }, registrar, {
      code: 'damage-recorded-otherwise',
      provision: 'CC 72(1)',
      detail: expect.stringContaining('99999') as unknown,
      errors: [{ pointer: '/damageRepaid' }],
    });
    const whatIf = async (facts: object): Promise<Reply['body']> =>
      (await server.post(`/v1/terms/${next}/what-if`, { facts, date: 'paroleFrom' }, registrar)).body;
    const from = { verdict: 'FROM', on: '2025-11-01' };
    expect(await whatIf({})).toMatchObject({ whatIf: { ...from, mode: 'MAY' }, receipt: { facts: { damageRepaid: false } } });
    const last = await server.post(`/v1/cases/${thefts}/record-compensation`, { ...payment, amount: 1 }, registrar);
    expect(last.status).toBe(201);
    expect(await whatIf({})).toMatchObject({ whatIf: { ...from, mode: 'MUST' }, receipt: { facts: { damageRepaid: true } } });
    await until(
      () => server.get(`/v1/terms/${next}`, registrar),
      (body) => JSON.stringify(body).includes('DAMAGE_CHANGED'),
    );
    const voided = { personId: dana, stream: `case-${thefts}`, revision: last.body['streamRevision'], kind: 'VOID' };
    expect((await server.post('/v1/corrections/preview', voided, registrar)).body).toMatchObject({
      dates: [
        {
          termId: next,
          recorded: { paroleFrom: '2025-11-01', paroleMode: 'MUST' },
          wouldBe: { paroleFrom: '2025-11-01', paroleMode: 'MAY' },
        },
      ],
    });
    await carriedOut(`parole/${next}/open`, petition, registrar);
    const { body } = await server.get(`/v1/parole/${next}/receipt`, registrar);
    expect(body).toMatchObject({ receipt: { facts: { damageRepaid: true } } });
  });

  it('what is left of an earlier sentence is served within the final punishment of a later verdict, and its own file says so', async () => {
    await carriedOut(`cases/${laterFile}/open`, file('257500031000789', '2025-01-10'), registrar);
    await carriedOut(`cases/${laterFile}/add-charge`, charge(laterTheft, '188', '3', '2024-12-20', '2025-01-12'), registrar);
    const found = { chargeId: laterTheft, finding: 'GUILTY', deliveredOn: '2025-03-03', ...verdict };
    await carriedOut(`cases/${laterFile}/deliver-verdict`, found, registrar);
    const imposed = { ...prison, imposedOn: '2025-03-03', ...verdict };
    const twoYears = { sentenceId: laterSentence, chargeIds: [laterTheft], ...imposed, term: { years: 2 }, firstTime: false };
    await carriedOut(`cases/${laterFile}/impose-sentence`, twoYears, registrar);
    const joined = { basis: 'VERDICTS', method: 'ADD_PART', sentenceIds: [laterSentence], ...imposed, term: { years: 4 } };
    const earlier = { caseId: thefts, sentenceId: final, unserved: { years: 2, months: 5 } };
    await carriedOut(`cases/${laterFile}/determine-final-punishment`, { sentenceId: laterFinal, ...joined, earlier }, registrar);
    expect(await caseFile(thefts)).toMatchObject({ sentences: [{}, {}, { sentenceId: final, standing: 'STANDS', within: null }] });
    await carriedOut(`cases/${laterFile}/put-in-force`, { inForceOn: '2025-03-19', ...verdict }, registrar);
    const within = { caseId: laterFile, sentenceId: laterFinal };
    expect(await caseFile(thefts)).toMatchObject({
      state: 'IN_FORCE',
      sentences: [{}, {}, { sentenceId: final, standing: 'JOINED', within }],
    });
    expect(await listed('joined=true')).toMatchObject({ items: [{ caseId: thefts }] });
    const second = '0192e4a0-7b1c-7000-8000-0000000000f4';
    await carriedOut(`terms/${second}/open`, { personId: dana, punishment: 'DEPRIVATION_OF_LIBERTY', start: '2025-03-03' }, registrar);
    const refusal = { code: 'sentence-joined', provision: 'CC 60', next: expect.stringContaining(laterFinal) as unknown };
    await refused(`terms/${second}/include-sentence`, { on: '2025-03-20', caseId: thefts, sentenceId: final }, registrar, refusal);
    const { decidedOn, documentRef, court } = { decidedOn: '2025-04-02', documentRef: 'ruling 2-99/2025', court: 'Almaty city court' };
    const shorter = { sentenceId: final, court, decidedOn, documentRef, ...prison, term: { years: 2 } };
    await refused(`cases/${thefts}/vary-sentence`, shorter, registrar, refusal);
  });

  it('a case that ends by reconciliation is closed in its file, and no verdict follows', async () => {
    await carriedOut(`cases/${settled}/open`, file('247500031000555', '2024-05-02'), registrar);
    await carriedOut(`cases/${settled}/add-charge`, charge(settledTheft, '188', '1', '2024-05-01', '2024-05-03'), registrar);
    const proposed = { chargeIds: [settledTheft], victim: 'victim 1', victimUnder18: false, proposedOn: '2024-06-20', ...verdict };
    await carriedOut(`reconciliations/${settled}/propose`, proposed, registrar);
    const repaired = { how: 'PAID', madeGoodOn: '2024-06-25', documentRef: 'receipt 12' };
    await carriedOut(`reconciliations/${settled}/record-harm-made-good`, repaired, registrar);
    await carriedOut(`reconciliations/${settled}/check`, { on: '2024-07-01', firstTime: true, agreed: true, ...verdict }, registrar);
    const ended = { court: 'Almaty district court 2', terminatedOn: '2024-07-08', documentRef: 'ruling 1-40/2024' };
    await carriedOut(`reconciliations/${settled}/terminate-case`, ended, registrar);
    const late = { chargeId: settledTheft, finding: 'GUILTY', deliveredOn: '2024-07-09', ...verdict };
    const reply = await server.post(`/v1/cases/${settled}/deliver-verdict`, late, registrar);
    expect([reply.status, reply.body['provision']]).toEqual([422, 'CC 68']);
    const closed = await until(
      () => server.get(`/v1/cases/${settled}`, registrar),
      ({ state }) => state === 'TERMINATED',
    );
    expect(closed).toMatchObject({
      charges: [{ chargeId: settledTheft, verdict: null, terminated: { on: '2024-07-08', provision: 'CC 68' } }],
      reconciliation: { is: 'TERMINATED', on: '2024-07-08' },
    });
    await refused(`cases/${settled}/deliver-verdict`, late, registrar, { code: 'case-terminated', provision: 'CC 68' });
    await until(
      () => server.get('/v1/registers/cases?reconciled=true&state=TERMINATED', registrar),
      ({ items }) => JSON.stringify(items).includes(settled),
    );
  });

  it('the files are listed page by page, and whoever looked at whom is noted', async () => {
    const page = await listed('limit=1&sort=openedOn&count=exact');
    expect(page).toMatchObject({ items: [{ caseId: bribery }], total: 4 });
    expect(await listed(`limit=1&sort=openedOn&cursor=${String(page['next'])}`)).toMatchObject({ items: [{ caseId: thefts }] });
    expect(await listed('registrationNumber=257500031000456&state=IN_FORCE&gravest=GRAVE')).toMatchObject({ items: [{ caseId: thefts }] });
    expect((await server.get('/v1/registers/cases?state=CLOSED', registrar)).status).toBe(400);
    const { body } = await server.get(`/v1/access-log?person=${dana}&limit=200`, auditor);
    const looks = body['items'] as readonly { readonly actor: string; readonly route: string }[];
    expect(looks).toContainEqual(expect.objectContaining({ actor: 'facility-5', route: 'POST /v1/bans/check' }));
    expect(looks).toContainEqual(expect.objectContaining({ actor: 'registrar-1', route: 'GET /v1/cases/:id' }));
    expect(JSON.stringify(looks)).not.toContain(iin);
  });
});
