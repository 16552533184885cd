import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, type Caller, type Reply, type RunningServer } from './running-server.ts';

const asel = '0192e4a0-7b1c-7000-8000-000000000b01';
const caseId = '0192e4a0-7b1c-7000-8000-000000000b02';
const charge = '0192e4a0-7b1c-7000-8000-000000000b03';
const sentence = '0192e4a0-7b1c-7000-8000-000000000b04';
const term = '/v1/terms/0192e4a0-7b1c-7000-8000-000000000b05';

const registrar: Caller = { role: 'court-registrar', subject: 'registrar-3' };
const facility: Caller = { role: 'facility', subject: 'facility-3' };
const colleague: Caller = { role: 'facility', subject: 'facility-9' };
const auditor: Caller = { role: 'auditor', subject: 'auditor-1' };

let server: RunningServer;
let lastPosition = '0';
beforeAll(async () => {
  server = await startServer();
  await sentenced();
}, 30_000);
afterAll(() => server.stop());

/** Theft under CC 188(4) on 12 September 2021, eight years in a facility of medium security from 1 February 2022: it goes on until 2030. */
async function sentenced(): Promise<void> {
  const name = { familyName: 'Серикова', givenName: 'Асель', sex: 'F', birthDate: '1990-04-17', citizenship: 'KZ' };
  const opened = { on: '2021-10-04', personId: asel, registrationNumber: '217500031000124', court: 'Almaty district court 2' };
  const charged = { on: '2021-10-04', chargeId: charge, kind: 'CRIME', article: '188', part: '4', committedOn: '2021-09-12' };
  const steps: readonly (readonly [path: string, body: object])[] = [
    [`persons/${asel}/register`, { ...name, on: '2021-10-04' }],
    [`cases/${caseId}/open`, opened],
    [`cases/${caseId}/add-charge`, { ...charged, intent: 'INTENTIONAL', maxTermYears: 10, lifeSanction: false, flags: [] }],
    [`cases/${caseId}/deliver-verdict`, { chargeId: charge, finding: 'GUILTY', deliveredOn: '2022-02-01', documentRef: 'verdict 1-23' }],
    [`cases/${caseId}/impose-sentence`, eightYears],
    [`cases/${caseId}/put-in-force`, { inForceOn: '2022-02-17' }],
    [term.slice('/v1/'.length) + '/open', { personId: asel, punishment: 'DEPRIVATION_OF_LIBERTY', start: '2022-02-01' }],
  ];
  for (const [path, body] of steps) {
    const reply = await server.post(`/v1/${path}`, body, registrar);
    expect({ path, ...reply }).toMatchObject({ path, status: 201 });
  }
}

const eightYears = {
  sentenceId: sentence,
  chargeIds: [charge],
  punishment: 'DEPRIVATION_OF_LIBERTY',
  term: { years: 8 },
  facility: 'MEDIUM',
  suspended: false,
  imposedOn: '2022-02-01',
  firstTime: true,
  documentRef: 'verdict 1-23',
};

async function recorded(reply: Promise<Reply>, ...events: readonly string[]): Promise<void> {
  const { status, body } = await reply;
  expect({ status, ...body }).toMatchObject({ status: 201, events });
  lastPosition = String(body['position']);
}

async function refused(reply: Promise<Reply>, code: string): Promise<void> {
  const { status, body } = await reply;
  expect({ status, code: body['code'] }).toEqual({ status: 422, code });
}

async function head(): Promise<unknown> {
  return (await server.get('/info', auditor)).body['head'];
}

/** The latest calculation once it has a number: the worker makes it on its own. */
async function calculation(number: number): Promise<unknown> {
  for (let tries = 0; tries < 100; tries++) {
    const { calculation: latest } = (await server.get(term, auditor)).body as { readonly calculation: { readonly number: number } };
    if (latest.number === number) return latest;
    await delay(50);
  }
  throw new Error(`Calculation ${String(number)} never comes`);
}

const dates = ['termEnd', 'paroleFrom', 'substitutionFrom', 'recordExpunges'] as const;

describe('the days of a term', () => {
  it('follow from the sentence and 120 days of custody before it, all four', async () => {
    await recorded(
      server.post(`${term}/include-sentence`, { on: '2022-02-17', caseId, sentenceId: sentence }, registrar),
      'SentenceIncluded',
      'TermCalculated',
    );
    const custody = { kind: 'CUSTODY', from: '2021-10-04', to: '2022-01-31' };
    await recorded(server.post(`${term}/credit-time`, custody, facility), 'TimeCredited', 'TermCalculated');
    const { body, headers } = await server.get(term, facility);
    expect(headers.get('etag')).toBe('"4"');
    expect(body).toMatchObject({
      revision: 4,
      punishment: 'DEPRIVATION_OF_LIBERTY',
      sentences: [{ sentenceId: sentence, from: '2022-02-17', term: { years: 8 } }],
      credits: [custody],
      calculation: {
        number: 2,
        standing: 'PRELIMINARY',
        dates: {
          termEnd: { verdict: 'COMPUTED', lastDay: '2029-08-04', creditedDays: 180 },
          paroleFrom: { verdict: 'FROM', on: '2025-08-05', fraction: '1/2', mode: 'MAY' },
          substitutionFrom: { verdict: 'FROM', on: '2024-04-04', fraction: '1/3' },
          recordExpunges: { verdict: 'FROM', on: '2035-08-04' },
        },
      },
      next: expect.arrayContaining([expect.objectContaining({ href: `${term}/confirm-calculation` })]),
    });
    expect(JSON.stringify(body)).not.toContain('ruleSetHash');
  });

  it('are each explained in three languages and answered again by the law as they were', async () => {
    for (const date of dates) {
      for (const lang of ['en', 'ru', 'kk']) {
        const { status, body } = await server.get(`${term}/explanation?date=${date}&lang=${lang}`, facility);
        expect({ status, date: body['date'] }).toEqual({ status: 200, date });
        expect((body['sentences'] as readonly string[]).length).toBeGreaterThan(4);
      }
      expect(await server.post(`${term}/verify-receipt?date=${date}`, {}, auditor)).toMatchObject({
        status: 200,
        body: { date, calculation: 2, verdict: 'EQUAL' },
      });
    }
    const { body } = await server.get(`${term}/receipt?date=paroleFrom`, auditor);
    expect(body).toMatchObject({
      calculation: 2,
      answer: { verdict: 'FROM', on: '2025-08-05' },
      receipt: { question: 'parole', provisions: expect.arrayContaining(['CC 72(3)']) },
      receiptHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('stay explained as they were, calculation by calculation', async () => {
    const { body } = await server.get(`${term}/calculations/1/receipt`, auditor);
    expect(body).toMatchObject({ calculation: 1, answer: { lastDay: '2030-01-31' }, receipt: { question: 'term-end' } });
    expect((await server.get(`${term}/calculations/1/receipt?date=paroleFrom`, auditor)).body).toMatchObject({
      answer: { on: '2026-02-01' },
    });
    for (const unknown of ['3', '0', 'last']) {
      expect((await server.get(`${term}/calculations/${unknown}/receipt`, auditor)).status).toBe(404);
    }
    expect((await server.get(`${term}/receipt?date=pension`, auditor)).body).toMatchObject({ errors: [{ pointer: '/date' }] });
  });

  it('are supposed otherwise without recording anything', async () => {
    const before = await head();
    const repaid = await server.post(`${term}/what-if`, { facts: { damageRepaid: true }, date: 'paroleFrom' }, facility);
    expect(repaid.body).toMatchObject({
      recorded: { verdict: 'FROM', on: '2025-08-05', mode: 'MAY' },
      whatIf: { verdict: 'FROM', on: '2025-08-05', mode: 'MUST' },
      daysLater: 0,
      receipt: { question: 'parole' },
      dates: { termEnd: { daysLater: 0 } },
    });
    const uncredited = await server.post(`${term}/what-if`, { facts: { credits: [] } }, facility);
    expect(uncredited.body).toMatchObject({
      recorded: { lastDay: '2029-08-04' },
      whatIf: { lastDay: '2030-01-31' },
      daysLater: 180,
      dates: {
        paroleFrom: { whatIf: { on: '2026-02-01' }, daysLater: 180 },
        substitutionFrom: { whatIf: { on: '2024-10-01' }, daysLater: 180 },
        recordExpunges: { whatIf: { on: '2036-01-31' }, daysLater: 180 },
      },
    });
    expect((await server.post(`${term}/what-if`, { facts: { luck: true } }, facility)).body).toMatchObject({
      status: 400,
      errors: [{ pointer: '/facts/luck' }],
    });
    expect(await head()).toBe(before);
  });
});

describe('a calculation', () => {
  it('is confirmed by one person and checked by another', async () => {
    await refused(server.post(`${term}/second-check`, { on: '2024-02-22', calculation: 2 }, colleague), 'not-confirmed');
    await refused(server.post(`${term}/confirm-calculation`, { on: '2024-02-22', calculation: 1 }, facility), 'calculation-outdated');
    await recorded(server.post(`${term}/confirm-calculation`, { on: '2024-02-22', calculation: 2 }, facility), 'CalculationConfirmed');
    await refused(server.post(`${term}/second-check`, { on: '2024-02-23', calculation: 2 }, facility), 'second-person');
    await recorded(server.post(`${term}/second-check`, { on: '2024-02-23', calculation: 2 }, colleague), 'CalculationSecondChecked');
    await refused(server.post(`${term}/recalculate`, { cause: 'LAW_CHANGE' }, facility), 'nothing-changed');
    expect((await server.get(term, auditor)).body).toMatchObject({
      calculation: { standing: 'CHECKED', confirmedBy: 'facility-3', checkedBy: 'facility-9' },
    });
  });

  it('is shown beside the day that a ruling put in its place, and has to be confirmed anew', async () => {
    const ruling = { on: '2024-03-01', date: 'TERM_END', day: '2029-08-01', reason: 'COURT_DECISION', provision: 'CC 62(3)' };
    await recorded(server.post(`${term}/override-date`, { ...ruling, documentRef: 'ruling 5-12' }, registrar), 'DateOverridden');
    expect((await server.get(term, auditor)).body).toMatchObject({
      calculation: {
        standing: 'PRELIMINARY',
        dates: { termEnd: { lastDay: '2029-08-04', overridden: { day: '2029-08-01', documentRef: 'ruling 5-12' } } },
      },
    });
  });

  it('that comes after an escape takes the place of both', async () => {
    const escape = { kind: 'ESCAPE', from: '2024-06-01', to: '2024-06-03', documentRef: 'report 7' };
    await recorded(server.post(`${term}/record-interruption`, escape, facility), 'InterruptionRecorded', 'TermCalculated');
    const { body } = await server.get(term, auditor);
    expect(body).toMatchObject({ calculation: { number: 3, standing: 'PRELIMINARY', dates: { termEnd: { lastDay: '2029-08-07' } } } });
    expect(body['calculation']).not.toMatchObject({ dates: { termEnd: { overridden: expect.anything() } } });
  });

  it('follows a disability of the person without anybody asking, through a kill, and back when it ends', async () => {
    const person = `/v1/persons/${asel}`;
    const disability = { kind: 'DISABILITY_2', from: '2024-09-01' };
    await recorded(
      server.post(`${person}/record-social-status`, { ...disability, evidence: 'certificate 118' }, facility),
      'SocialStatusRecorded',
    );
    await server.killAndRestart();
    expect(await calculation(4)).toMatchObject({
      cause: 'PERSON_CHANGED',
      causedBy: `person-${asel}@1`,
      dates: { termEnd: { lastDay: '2029-08-07' }, paroleFrom: { on: '2024-04-04', fraction: '1/3' } },
    });
    await recorded(server.post(`${person}/end-social-status`, { kind: 'DISABILITY_2', to: '2025-06-30' }, facility), 'SocialStatusEnded');
    expect(await calculation(5)).toMatchObject({ cause: 'PERSON_CHANGED', dates: { paroleFrom: { on: '2025-08-08', fraction: '1/2' } } });
    await recorded(
      server.post(`${person}/record-social-status`, { kind: 'PENSIONER', from: '2025-07-01', evidence: 'certificate 119' }, facility),
      'SocialStatusRecorded',
    );
  });

  it('after an amnesty says what was cut, in words too, and still verifies', async () => {
    const cut = { basis: 'AMNESTY', from: '2025-07-05', lastDay: '2029-04-09', documentRef: 'ruling 8-13' };
    await refused(server.post(`${term}/reduce`, { ...cut, lastDay: '2029-08-07' }, registrar), 'not-shorter');
    await recorded(server.post(`${term}/reduce`, cut, registrar), 'TermReduced', 'TermCalculated');
    expect((await server.get(term, auditor)).body).toMatchObject({
      cutDays: 120,
      reductions: [{ basis: 'AMNESTY', from: '2025-07-05', days: 120, lastDay: '2029-04-09', documentRef: 'ruling 8-13' }],
      calculation: { dates: { termEnd: { lastDay: '2029-04-09', cutDays: 120 }, paroleFrom: { on: '2025-06-09' } } },
      calculations: [{ number: 1 }, { number: 2 }, { number: 3 }, { number: 4 }, { number: 5 }, { number: 6, cause: 'TermReduced' }],
    });
    const { body } = await server.get(`${term}/explanation?lang=en`, facility);
    expect((body['sentences'] as readonly string[]).at(-1)).toMatch(
      /\d+\. Decisions have cut 120 days from the end: the last day is 9 April 2029\./,
    );
    for (const date of dates) {
      expect((await server.post(`${term}/verify-receipt`, { date }, auditor)).body).toMatchObject({ date, verdict: 'EQUAL' });
    }
  });

  it('goes on as restriction of liberty, with what the law gives for the days that were left', async () => {
    const milder = { to: 'RESTRICTION_OF_LIBERTY', from: '2025-09-01', unservedDays: 1317, documentRef: 'ruling 8-19' };
    await refused(server.post(`${term}/replace-punishment`, milder, registrar), 'measure-missing');
    await recorded(
      server.post(`${term}/replace-punishment`, { ...milder, term: { days: 1317 } }, registrar),
      'PunishmentReplaced',
      'TermCalculated',
    );
    expect((await server.get(term, auditor)).body).toMatchObject({
      punishment: 'RESTRICTION_OF_LIBERTY',
      start: '2025-09-01',
      cutDays: 0,
      credits: [],
      replacements: [{ on: '2025-09-01', unservedDays: 1317, byLaw: { verdict: 'CONVERTED', whole: 1317 } }],
      calculation: { dates: { termEnd: { lastDay: '2029-04-09' }, substitutionFrom: null } },
    });
    expect((await server.get(`${term}/receipt?date=substitutionFrom`, auditor)).status).toBe(404);
  });

  it('is in the register with its days and whether anybody stands for it', async () => {
    const { body } = await server.get(`/v1/persons/${asel}`, facility, { 'min-position': lastPosition });
    expect(body['custody']).toMatchObject({ termEnd: '2029-04-09', calculationStands: 'PRELIMINARY', cutDays: 0 });
  });
});
