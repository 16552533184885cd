import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, type Caller, type Reply, type RunningServer } from './running-server.ts';
import { personOf, somebodyServes, termOf } from './somebody-who-serves.ts';
import { until } from './until.ts';

/** Thieves under CC 188(3) for three years from 1 February 2024, to 31 January 2027. */
const aigul = 'b1';
const dina = 'b2';
const saule = 'b3';

const registrar: Caller = { role: 'court-registrar', subject: 'registrar-1' };
const facility: Caller = { role: 'facility', subject: 'facility-1' };
const second: Caller = { role: 'facility', subject: 'facility-2' };
const administrator: Caller = { role: 'administrator', subject: 'administrator-1' };
const auditor: Caller = { role: 'auditor', subject: 'auditor-1' };
const court = 'Karaganda district court';

const parole = `/v1/parole/${termOf(aigul)}`;
const substitution = `/v1/substitutions/${termOf(dina)}`;
const deferral = `/v1/deferrals/${termOf(saule)}`;

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
  for (const who of [aigul, dina, saule]) await somebodyServes(server, who, { part: '3', years: 3, from: '2024-02-01' });
}, 30_000);
afterAll(() => server.stop());

async function recorded(reply: Promise<Reply>, ...events: readonly string[]): Promise<Reply> {
  const answer = await reply;
  const { status, body } = answer;
  expect({ status, ...body }).toMatchObject({ status: 201, events });
  return answer;
}

async function refused(reply: Promise<Reply>, code: string, also: object = {}): Promise<void> {
  const { body } = await reply;
  expect(body).toMatchObject({ code, ...also });
}

const petition = (who: string, openedOn: string, initiator = 'PERSON'): object => ({
  ...{ personId: personOf(who), initiator, openedOn, documentRef: 'petition 31' },
});
const ask = (openedOn: string): Promise<Reply> => server.post(`${parole}/open`, petition(aigul, openedOn), facility);

describe('parole, from the petition to the revocation', () => {
  it('is refused the day before half of the term is served, with the day', async () => {
    await refused(ask('2025-07-31'), 'parole-not-yet', { next: 'Ask on 2025-08-01 or later.' });
    await recorded(ask('2025-08-01'), 'ParoleOpened');
  });

  it('is asked for by the facility and by the prosecutor as well, each withdrawn before the next', async () => {
    const withdraw = (withdrawnOn: string): Promise<Reply> =>
      server.post(`${parole}/withdraw`, { withdrawnOn, documentRef: 'statement 32' }, facility);
    const byFacility = (openedOn: string): Promise<Reply> => server.post(`${parole}/open`, petition(aigul, openedOn, 'FACILITY'), facility);
    await refused(byFacility('2025-08-02'), 'application-open');
    await recorded(withdraw('2025-08-01'), 'ParoleWithdrawn');
    await refused(byFacility('2025-07-31'), 'too-early');
    await recorded(byFacility('2025-08-01'), 'ParoleOpened');
    await recorded(withdraw('2025-08-01'), 'ParoleWithdrawn');
    await recorded(server.post(`${parole}/open`, petition(aigul, '2025-08-01', 'PROSECUTOR'), registrar), 'ParoleOpened');
    const due = (kind: string): Promise<Reply> => server.get(`/v1/deadlines?kind=${kind}&on=2025-08-01&withinDays=30`, auditor);
    const { items } = await until(
      () => due('PAROLE_FILE'),
      (body) => JSON.stringify(body).includes(personOf(aigul)),
    );
    expect(items).toMatchObject([{ day: '2025-08-11', provision: 'PEC 162' }]);
  });

  it('goes to the court a day late, and is refused', async () => {
    const report = { kind: 'CHARACTERISTIC', attachedOn: '2025-08-05', documentRef: 'characteristic 14' };
    await recorded(server.post(`${parole}/attach-report`, report, facility), 'ParoleReportAttached');
    const early = { court, submittedOn: '2025-08-04', documentRef: 'letter 8-120' };
    await refused(server.post(`${parole}/submit`, early, facility), 'too-early');
    const letter = { court, submittedOn: '2025-08-12', documentRef: 'letter 8-120' };
    await recorded(server.post(`${parole}/submit`, letter, facility), 'ParoleSubmitted');
    const ruling = { court, refusedOn: '2025-09-01', reason: 'DAMAGE_UNPAID', documentRef: 'ruling 5-78/2025' };
    await recorded(server.post(`${parole}/refuse`, ruling, registrar), 'ParoleRefused');
  });

  it('is asked for again when six months are over, not the day before, and granted', async () => {
    await refused(ask('2026-02-28'), 'asked-again-too-soon', { provision: 'PEC 162' });
    await recorded(ask('2026-03-01'), 'ParoleOpened');
    const ruling = { court, grantedOn: '2026-03-10', obligations: ['REPORT_MONTHLY'], documentRef: 'ruling 5-77/2026' };
    await recorded(server.post(`${parole}/grant`, ruling, registrar), 'ParoleGranted');
    const { body } = await server.get(`${parole}/receipt`, auditor);
    expect(JSON.stringify(body)).toContain('CC 72(3)');
  });

  it('lets go by a second person', async () => {
    const custody = `/v1/custody/${personOf(aigul)}`;
    const order = { on: '2026-03-10', basis: 'PAROLE', releaseOn: '2026-03-10', documentRef: 'order 9' };
    await recorded(server.post(`${custody}/authorise-release`, order, facility), 'ReleaseAuthorised');
    const release = { releasedOn: '2026-03-10', to: 'PROBATION', documentRef: 'certificate 9' };
    await refused(server.post(`${custody}/release`, release, facility), 'second-person');
    await recorded(server.post(`${custody}/release`, release, second), 'PersonReleased');
  });

  it('is revoked for a negligent crime, and the days at liberty are an interruption of the term', async () => {
    const ruling = {
      ...{ court, revokedOn: '2026-07-01', breach: 'NEGLIGENT_CRIME', breachDays: ['2026-06-10'], remainderFrom: '2026-07-01' },
      documentRef: 'verdict 1-12/2026',
    };
    const heldBefore = server.post(`${parole}/revoke`, { ...ruling, remainderFrom: '2026-06-09' }, registrar);
    await refused(heldBefore, 'served-again');
    await recorded(server.post(`${parole}/revoke`, ruling, registrar), 'ParoleRevoked');
    // 112 days from 11 March to 30 June 2026 after 31 January 2027
    await until(
      () => server.get(`/v1/terms/${termOf(aigul)}`, facility),
      (body) => JSON.stringify(body).includes('2027-05-23'),
    );
    // two thirds of the 327 days from 1 July 2026 are 218
    await refused(ask('2026-08-01'), 'parole-not-yet', { next: 'Ask on 2027-02-04 or later.' });
  });

  it('is counted from the rest in a rehearsal of a milder rule as well: half of it are 164 days, 54 fewer than two thirds', async () => {
    const ofRest = (fraction: string): object => ({ fraction, of: 'REMAINDER' });
    const rows = [
      { from: '2026-07-15', provision: 'CC 72(3)(3-1) (draft)', values: ofRest('1/2') },
      { from: '2015-01-01', to: '2026-07-14', provision: 'CC 72(3)(3-1)', values: ofRest('2/3') },
    ];
    const rehearsal = '/v1/rehearsals/0192e4a0-7b1c-7000-8000-0000000000c1';
    const change = { question: 'parole', table: 'revokedOrdinary.2', rows };
    const begun = await server.post(`${rehearsal}/begin`, { kind: 'LAW_CHANGE', asOf: '2026-08-01', change }, administrator);
    expect(begun).toMatchObject({ status: 200 });
    await until(
      () => server.get(rehearsal, administrator),
      (body) => body['state'] === 'FINISHED',
    );
    expect((await server.get(`${rehearsal}/diff/${termOf(aigul)}`, auditor)).body).toMatchObject({
      ...{ class: 'EARLIER', dayBefore: '2027-02-04', dayAfter: '2026-12-12', daysLater: -54 },
      revisions: { parole: 10 },
    });
  });
});

describe('a milder punishment', () => {
  it('takes the place of the rest of the term, and is explained in Russian', async () => {
    await recorded(server.post(`${substitution}/open`, petition(dina, '2025-02-10'), facility), 'SubstitutionOpened');
    const ruling = {
      court,
      grantedOn: '2025-03-03',
      from: '2025-03-04',
      to: 'RESTRICTION_OF_LIBERTY',
      days: 600,
      documentRef: 'ruling 5-31',
    };
    await recorded(server.post(`${substitution}/grant`, ruling, registrar), 'SubstitutionGranted');
    await until(
      () => server.get(`/v1/terms/${termOf(dina)}`, facility),
      (body) => JSON.stringify(body).includes('2026-10-24'),
    );
    // the 600th day from 4 March 2025 is 24 October 2026
    const { status, body } = await server.get(`${substitution}/explanation?lang=ru`, auditor);
    expect(status).toBe(200);
    expect(JSON.stringify(body)).toMatch(/[а-я]{4}/);
  });
});

describe('a milder punishment that is evaded', () => {
  const ruling = { court, revokedOn: '2025-10-01', ground: 'EVASION', from: '2025-10-01', facility: 'MINIMUM', documentRef: 'ruling 5-4' };

  it('becomes deprivation of liberty for what was not served of it, no more than was imposed', async () => {
    await refused(server.post(`${substitution}/revoke`, { ...ruling, unserved: 601 }, registrar), 'more-than-imposed');
    await recorded(server.post(`${substitution}/revoke`, { ...ruling, unserved: 400 }, registrar), 'SubstitutionRevoked');
    // the 400th day from 1 October 2025 is 4 November 2026
    const term = await until(
      () => server.get(`/v1/terms/${termOf(dina)}`, facility),
      (body) => JSON.stringify(body).includes('2026-11-04'),
    );
    expect(JSON.stringify(term)).toContain('DEPRIVATION_OF_LIBERTY');
    const { body } = await server.get(`${substitution}/receipt`, auditor);
    expect(JSON.stringify(body)).toContain('CC 44(3)');
  });

  it('is not revoked twice, and is asked for again from the day on which she serves again', async () => {
    await refused(server.post(`${substitution}/revoke`, { ...ruling, unserved: 400 }, registrar), 'nothing-replaced');
    await refused(server.post(`${substitution}/open`, petition(dina, '2025-09-30'), facility), 'too-early');
  });
});

/** Her child was born on 2 May 2012 and is 14 on 2 May 2026. */
describe('a deferral, from the petition to its end', () => {
  const child = { ground: 'CHILD', childBornOn: '2012-05-02' };
  const custody = `/v1/custody/${personOf(saule)}`;

  it('is granted for a year and lets go', async () => {
    await recorded(server.post(`${deferral}/open`, { ...petition(saule, '2024-02-26'), ...child }, facility), 'DeferralOpened');
    const ruling = { court, grantedOn: '2024-03-04', ...child, until: '2025-03-03', documentRef: 'ruling 5-20' };
    await recorded(server.post(`${deferral}/grant`, ruling, registrar), 'DeferralGranted');
    const order = { on: '2024-03-04', basis: 'DEFERRAL', releaseOn: '2024-03-04', documentRef: 'order 10' };
    await recorded(server.post(`${custody}/authorise-release`, order, facility), 'ReleaseAuthorised');
    const release = { releasedOn: '2024-03-04', to: 'PROBATION', documentRef: 'certificate 10' };
    await recorded(server.post(`${custody}/release`, release, second), 'PersonReleased');
  });

  it('leaves nothing to be released from: neither parole nor a milder punishment is asked for', async () => {
    await refused(server.post(`/v1/parole/${termOf(saule)}/open`, petition(saule, '2025-08-01'), facility), 'term-deferred', {
      provision: 'CC 74(1)',
    });
    await refused(server.post(`/v1/substitutions/${termOf(saule)}/open`, petition(saule, '2025-08-01'), facility), 'term-deferred');
  });

  it('is extended to the day before the child is 14, and no further', async () => {
    const ruling = { court, extendedOn: '2025-02-20', ...child, until: '2026-05-01', documentRef: 'ruling 5-22' };
    await refused(server.post(`${deferral}/extend`, { ...ruling, until: '2026-05-02' }, registrar), 'deferred-too-long');
    await recorded(server.post(`${deferral}/extend`, ruling, registrar), 'DeferralExtended');
    const { body } = await server.get(`${deferral}/receipt`, auditor);
    expect(JSON.stringify(body)).toContain('CC 74(1)');
  });

  it('ends when the child is 14, and the days from the release to the day before she serves are an interruption of the term', async () => {
    const ruling = {
      ...{ court, endedOn: '2026-05-02', why: 'CHILD_REACHED_AGE', outcome: 'SENT_TO_SERVE', servedFrom: '2026-05-04' },
      documentRef: 'ruling 5-40',
    };
    await refused(server.post(`${deferral}/end`, { ...ruling, endedOn: '2026-05-01' }, registrar), 'too-early');
    await recorded(server.post(`${deferral}/end`, ruling, registrar), 'DeferralEnded');
    // 790 days from 5 March 2024 to 3 May 2026 after 31 January 2027
    await until(
      () => server.get(`/v1/terms/${termOf(saule)}`, facility),
      (body) => JSON.stringify(body).includes('2029-03-31'),
    );
    await refused(server.post(`${deferral}/end`, ruling, registrar), 'not-deferred');
  });
});
