import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, type Caller, type Reply, type RunningServer } from './running-server.ts';

const asel = '0192e4a0-7b1c-7000-8000-000000000a01';
const caseId = '0192e4a0-7b1c-7000-8000-000000000a02';
const charge = '0192e4a0-7b1c-7000-8000-000000000a03';
const sentence = '0192e4a0-7b1c-7000-8000-000000000a04';
const term = '0192e4a0-7b1c-7000-8000-000000000a05';
const stay = '0192e4a0-7b1c-7000-8000-000000000a06';
const file = '0192e4a0-7b1c-7000-8000-000000000a07';
const visit = '0192e4a0-7b1c-7000-8000-000000000a08';

const officer: Caller = { role: 'officer', subject: 'officer-12' };
const registrar: Caller = { role: 'court-registrar', subject: 'registrar-3' };
const facility: Caller = { role: 'facility', subject: 'facility-3' };
const colleague: Caller = { role: 'facility', subject: 'facility-9' };
const auditor: Caller = { role: 'auditor', subject: 'auditor-1' };

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

async function recorded(reply: Promise<Reply>, ...events: readonly string[]): Promise<Reply> {
  const answer = await reply;
  const { status, body } = answer;
  expect({ status, ...body }).toMatchObject({ status: 201, events });
  return answer;
}

describe("an officer's day", () => {
  it('registers a person, who is then on record', async () => {
    const { headers, body } = await recorded(
      server.post(`/v1/persons/${asel}/register`, aselsData, officer, { 'idempotency-key': 'register-asel' }),
      'PersonRegistered',
    );
    expect(headers.get('etag')).toBe('"0"');
    expect(headers.get('position')).toBe(body['position']);
  });

  it('answers the same POST with the same key by what it did the first time, and records nothing twice', async () => {
    const head = await position();
    const again = await server.post(`/v1/persons/${asel}/register`, aselsData, officer, { 'idempotency-key': 'register-asel' });
    expect(again.status).toBe(201);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(again.headers.get('etag')).toBe('"0"');
    expect(await position()).toBe(head);
  });

  it('refuses the same key for another request', async () => {
    const other = await server.post(`/v1/persons/${asel}/register`, { ...aselsData, givenName: 'Асель' }, officer, {
      'idempotency-key': 'register-asel',
    });
    expect({ status: other.status, code: other.body['code'] }).toEqual({ status: 422, code: 'idempotency-key-reused' });
  });

  it('refuses a second registration under the same id', async () => {
    const second = await server.post(`/v1/persons/${asel}/register`, aselsData, officer);
    expect({ status: second.status, code: second.body['code'] }).toEqual({ status: 409, code: 'exists' });
  });

  it('turns away a stale If-Match and writes nothing', async () => {
    const status = { kind: 'CHILD_UNDER_14', from: '2020-05-02', evidence: 'birth certificate 0012' };
    await recorded(server.post(`/v1/persons/${asel}/record-social-status`, status, officer, { 'if-match': '"0"' }), 'SocialStatusRecorded');
    const head = await position();
    const stale = await server.post(`/v1/persons/${asel}/record-social-status`, { ...status, kind: 'VETERAN' }, officer, {
      'if-match': '"0"',
    });
    expect({ status: stale.status, etag: stale.headers.get('etag') }).toEqual({ status: 412, etag: '"1"' });
    expect(await position()).toBe(head);
  });

  it('follows a verdict into force', async () => {
    const opened = { on: '2022-01-10', personId: asel, registrationNumber: '217500031000123', court: 'Almaty district court 2' };
    await recorded(server.post(`/v1/cases/${caseId}/open`, opened, registrar), 'CaseOpened');
    await recorded(server.post(`/v1/cases/${caseId}/add-charge`, theft, registrar), 'ChargeAdded');
    const verdict = { chargeId: charge, finding: 'GUILTY', deliveredOn: '2022-01-25', documentRef: 'verdict 1-12' };
    await recorded(server.post(`/v1/cases/${caseId}/deliver-verdict`, verdict, registrar), 'VerdictDelivered');
    await recorded(server.post(`/v1/cases/${caseId}/impose-sentence`, eightYears, registrar), 'SentenceImposed');
    await recorded(server.post(`/v1/cases/${caseId}/put-in-force`, { inForceOn: '2022-02-09' }, registrar), 'VerdictInForce');
  });

  it('opens the term and calculates its last day with the provision', async () => {
    const opened = { personId: asel, punishment: 'DEPRIVATION_OF_LIBERTY', start: '2022-02-01' };
    await recorded(server.post(`/v1/terms/${term}/open`, opened, registrar), 'TermOpened', 'TermNoted');
    const included = { on: '2022-02-10', caseId, sentenceId: sentence };
    await recorded(server.post(`/v1/terms/${term}/include-sentence`, included, registrar), 'SentenceIncluded', 'TermCalculated');
    const { body } = await server.get(`/v1/streams/term-${term}`, auditor);
    expect(body).toMatchObject({
      events: expect.arrayContaining([
        expect.objectContaining({
          type: 'TermCalculated',
          data: expect.objectContaining({ calculation: expect.objectContaining({ verdict: 'COMPUTED', lastDay: '2030-01-31' }) }),
        }),
      ]),
    });
  });

  it('says why the term ends on that day: the receipt, in words, and asked again', async () => {
    const receipt = await server.get(`/v1/terms/${term}/receipt`, auditor);
    expect(receipt).toMatchObject({
      status: 200,
      body: {
        stream: `term-${term}`,
        event: 'TermCalculated',
        decided: { calculation: { verdict: 'COMPUTED', lastDay: '2030-01-31' } },
        receipt: {
          question: 'term-end',
          asOf: '2022-01-25',
          steps: expect.arrayContaining([expect.objectContaining({ result: '2030-01-31' })]),
        },
        receiptHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    });
    const { body } = await server.get(`/v1/terms/${term}/explanation?lang=ru`, officer);
    expect(body['sentences']).toEqual(
      expect.arrayContaining([expect.stringContaining('последний день до зачёта — 31 января 2030 года (ст. 165 ч. 2 УИК).')]),
    );
    expect((await server.post(`/v1/terms/${term}/verify-receipt`, {}, auditor)).body).toMatchObject({ verdict: 'EQUAL' });
    for (const unknown of ['0192e4a0-7b1c-7000-8000-00000000ffff', 'no-term']) {
      expect((await server.get(`/v1/terms/${unknown}/receipt`, auditor)).status).toBe(404);
    }
    expect((await server.get(`/v1/terms/${term}/explanation?lang=de`, officer)).body).toMatchObject({ errors: [{ pointer: '/lang' }] });
  });

  it('says what other facts would change, and records nothing', async () => {
    const before = await position();
    const credits = [{ kind: 'CUSTODY', from: '2021-10-04', to: '2022-01-31' }];
    const { body } = await server.post(`/v1/terms/${term}/what-if`, { facts: { credits } }, officer);
    expect(body).toMatchObject({
      recorded: { lastDay: '2030-01-31' },
      whatIf: { lastDay: '2029-08-04', creditedDays: 180 },
      daysLater: -180,
    });
    const backwards = [{ kind: 'CUSTODY', from: '2022-01-31', to: '2021-10-04' }];
    expect((await server.post(`/v1/terms/${term}/what-if`, { facts: { credits: backwards, credit: 1 } }, officer)).body).toMatchObject({
      status: 400,
      errors: [{ pointer: '/facts/credit' }, { pointer: '/facts/credits/0/to' }],
    });
    expect(await position()).toBe(before);
  });

  it('admits, grants parole once half is served, and releases by two people', async () => {
    const admitted = {
      stayId: stay,
      admittedOn: '2022-02-20',
      facility: 'F3504',
      legalBasis: 'SENTENCE',
      termId: term,
      regime: 'MEDIUM',
      documentRef: 'order 7',
    };
    await recorded(server.post(`/v1/custody/${asel}/admit`, admitted, facility), 'PersonAdmitted');
    const application = { personId: asel, initiator: 'PERSON', openedOn: '2026-02-10', documentRef: 'petition 5' };
    await recorded(server.post(`/v1/parole/${term}/open`, application, facility), 'ParoleOpened');
    const granted = {
      court: 'Karaganda district court',
      grantedOn: '2026-03-02',
      obligations: ['REPORT_MONTHLY'],
      documentRef: 'decision 44',
    };
    await recorded(server.post(`/v1/parole/${term}/grant`, granted, registrar), 'ParoleGranted');
    expect((await server.post(`/v1/parole/${term}/verify-receipt`, {}, auditor)).body).toMatchObject({
      event: 'ParoleGranted',
      verdict: 'EQUAL',
    });
    const release = { on: '2026-03-02', basis: 'PAROLE', releaseOn: '2026-03-02', documentRef: 'decision 44' };
    await recorded(server.post(`/v1/custody/${asel}/authorise-release`, release, facility), 'ReleaseAuthorised');
    const alone = await server.post(`/v1/custody/${asel}/release`, { releasedOn: '2026-03-02', to: 'PROBATION' }, facility);
    expect(alone.status).toBe(422);
    await recorded(server.post(`/v1/custody/${asel}/release`, { releasedOn: '2026-03-02', to: 'PROBATION' }, colleague), 'PersonReleased');
  });

  it('registers the supervision, records a visit, and sees both in the register at once', async () => {
    const registered = {
      personId: asel,
      basis: 'PAROLE',
      office: 'P7501',
      termId: term,
      from: '2026-03-03',
      plannedTo: '2030-01-31',
      firstVisitBy: '2026-03-10',
      residence: 'Алматы, Абай даңғылы 10',
    };
    await recorded(server.post(`/v1/supervisions/${file}/register`, registered, officer), 'SupervisionRegistered');
    await recorded(
      server.post(`/v1/supervisions/${file}/assign-officer`, { officer: 'officer-12', from: '2026-03-03' }, { role: 'supervisor' }),
      'OfficerAssigned',
    );
    await recorded(
      server.post(`/v1/supervisions/${file}/set-reporting-regime`, { visitsPerMonth: 1, from: '2026-03-03' }, officer),
      'ReportingRegimeSet',
    );
    const visited = { appointmentId: visit, kind: 'OFFICE', visitedOn: '2026-03-09' };
    const { headers } = await recorded(server.post(`/v1/supervisions/${file}/record-visit`, visited, officer), 'VisitRecorded');
    const minPosition = { 'min-position': headers.get('position') ?? '' };
    const { status, body } = await server.get('/v1/registers/parole?officer=officer-12&count=exact&on=2026-03-20', officer, minPosition);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      total: 1,
      items: [
        {
          supervisionId: file,
          personId: asel,
          familyName: 'Ахметова',
          basis: 'PAROLE',
          office: 'P7501',
          region: '75',
          lastVisitOn: '2026-03-09',
          nextVisitBy: '2026-04-09',
          visitOverdue: false,
          visits: 1,
        },
      ],
    });
  });

  it('shows the person with what may be done next', async () => {
    const { body } = await server.get(`/v1/persons/${asel}`, officer);
    expect(body).toMatchObject({ familyName: 'Ахметова', custody: { inCustody: false, termEnd: '2030-01-31', paroleStatus: 'GRANTED' } });
    const next = (body['next'] as readonly { readonly href: string }[]).map(({ href }) => href);
    expect(next).toContain(`/v1/supervisions/${file}/record-visit`);
    expect(next).not.toContain(`/v1/custody/${asel}/release`);
  });

  it('lets the officer of that very office read and record', async () => {
    const here: Caller = { role: 'officer', subject: 'officer-12', office: 'P7501' };
    expect((await server.get(`/v1/persons/${asel}`, here)).status).toBe(200);
    await recorded(
      server.post(`/v1/supervisions/${file}/set-obligation`, { obligation: 'CURFEW', from: '2026-03-10' }, here),
      'ObligationSet',
    );
  });

  it('does not show another office’s file, nor its person', async () => {
    const elsewhere: Caller = { role: 'officer', subject: 'officer-77', office: 'P7102' };
    expect((await server.get(`/v1/persons/${asel}`, elsewhere)).status).toBe(404);
    expect((await server.get('/v1/registers/parole?count=exact', elsewhere)).body).toMatchObject({ total: 0, items: [] });
    const visited = { appointmentId: '0192e4a0-7b1c-7000-8000-000000000a09', kind: 'OFFICE', visitedOn: '2026-04-09' };
    expect((await server.post(`/v1/supervisions/${file}/record-visit`, visited, elsewhere)).status).toBe(404);
    expect((await server.post(`/v1/persons/${asel}/record-death`, { diedOn: '2026-03-09', documentRef: 'none' }, elsewhere)).status).toBe(
      404,
    );
    expect(
      (await server.post(`/v1/terms/${term}/record-interruption`, { kind: 'EVASION', from: '2026-03-05', to: '2026-03-06' }, elsewhere))
        .status,
    ).toBe(404);
    expect((await server.get(`/v1/persons/${asel}/history`, elsewhere)).status).toBe(404);
    for (const read of [`terms/${term}/receipt`, `terms/${term}/explanation`, `parole/${term}/receipt`]) {
      expect({ read, status: (await server.get(`/v1/${read}`, elsewhere)).status }).toEqual({ read, status: 404 });
    }
    expect((await server.post(`/v1/terms/${term}/what-if`, { facts: {} }, elsewhere)).status).toBe(404);
  });
});

describe("an auditor's morning", () => {
  it('reads the whole case history in the order in which it was learned, each event with who, when and hash', async () => {
    const { body } = await server.get(`/v1/persons/${asel}/history?limit=200`, auditor);
    const items = body['items'] as readonly Readonly<Record<string, unknown>>[];
    const positions = items.map((item) => Number(item['position']));
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
    expect(items).toHaveLength(Number(body['total']));
    expect(items.map((item) => item['type'])).toEqual(
      expect.arrayContaining([
        'PersonRegistered',
        'SentenceImposed',
        'TermCalculated',
        'PersonAdmitted',
        'ParoleGranted',
        'PersonReleased',
        'SupervisionRegistered',
        'VisitRecorded',
      ]),
    );
    expect(items[0]).toMatchObject({ actor: 'officer-12', effectiveOn: '2022-01-05', personal: { familyName: 'Ахметова' } });
    for (const item of items) expect(item['hash']).toMatch(/^[0-9a-f]{64}$/);
  });

  it('pages through the same history without a gap or a double', async () => {
    const seen: unknown[] = [];
    let cursor: string | undefined = '0';
    while (cursor !== undefined) {
      const { body } = await server.get(`/v1/persons/${asel}/history?limit=3&cursor=${cursor}`, auditor);
      const page = body as unknown as { readonly items: readonly { readonly eventId: string }[]; readonly next?: string };
      seen.push(...page.items.map(({ eventId }) => eventId));
      cursor = page.next;
    }
    const whole = await server.get(`/v1/persons/${asel}/history?limit=200`, auditor);
    expect(seen).toEqual((whole.body['items'] as readonly { readonly eventId: string }[]).map(({ eventId }) => eventId));
  });

  it('reads the same history in the order of the days from which it is true, page by page', async () => {
    const days: string[] = [];
    let cursor: string | undefined = '';
    while (cursor !== undefined) {
      const { body } = await server.get(`/v1/persons/${asel}/history?order=effective&limit=7${cursor && `&cursor=${cursor}`}`, auditor);
      const page = body as unknown as { readonly items: readonly { readonly effectiveOn: string }[]; readonly next?: string };
      days.push(...page.items.map(({ effectiveOn }) => effectiveOn));
      cursor = page.next;
    }
    expect(days).toEqual([...days].sort());
    expect(days).toHaveLength(Number((await server.get(`/v1/persons/${asel}/history`, auditor)).body['total']));
  });

  it('sees a stream as it was known at a position: before the grant, no parole', async () => {
    const { body } = await server.get(`/v1/streams/parole-${term}`, auditor);
    const opened = (body['events'] as readonly { readonly position: string }[])[0]?.position ?? '';
    const then = await server.get(`/v1/streams/parole-${term}?at=${opened}`, auditor);
    expect(then.body).toMatchObject({ revision: 0, events: [{ type: 'ParoleOpened' }] });
    expect((await server.get(`/v1/streams/parole-${term}?at=2026-01-01T00:00:00Z`, auditor)).status).toBe(404);
  });

  it('finds the officer’s look at the person in the access log', async () => {
    const { body } = await server.get(`/v1/access-log?person=${asel}`, auditor);
    expect(body['items']).toEqual(expect.arrayContaining([expect.objectContaining({ actor: 'officer-12', route: 'GET /v1/persons/:id' })]));
  });

  it('may not record anything', async () => {
    expect((await server.post(`/v1/persons/${asel}/record-death`, { diedOn: '2026-03-01', documentRef: 'x' }, auditor)).status).toBe(403);
  });
});

describe('a reporting job', () => {
  const reporting: Caller = { role: 'reporting' };

  it('counts people under supervision by region, as JSON, CSV and NDJSON', async () => {
    expect((await server.get('/v1/reports/supervision?by=region,basis', reporting)).body).toEqual({
      items: [{ region: '75', basis: 'PAROLE', people: 1 }],
      total: 1,
    });
    const csv = await server.get('/v1/reports/supervision?by=region,sex', reporting, { accept: 'text/csv' });
    expect(csv.body).toEqual({ text: 'region,sex,people\n75,F,1\n' });
    const ndjson = await server.get('/v1/reports/supervision?by=sex&format=ndjson', reporting);
    expect(ndjson.body).toEqual({ sex: 'F', people: 1 });
  });

  it('gives an empty report, not an error, where nobody is counted', async () => {
    expect((await server.get('/v1/reports/population', reporting)).body).toEqual({ items: [], total: 0 });
  });

  it('sees no register and no person', async () => {
    expect((await server.get('/v1/registers/parole', reporting)).status).toBe(403);
    expect((await server.get(`/v1/persons/${asel}`, reporting)).status).toBe(403);
  });
});

async function position(): Promise<unknown> {
  return (await server.get('/info', auditor)).body['head'];
}

const aselsData = {
  on: '2022-01-05',
  familyName: 'Ахметова',
  givenName: 'Әсел',
  patronymic: 'Нұрланқызы',
  sex: 'F',
  birthDate: '1990-04-17',
  citizenship: 'KZ',
};

const theft = {
  on: '2022-01-12',
  chargeId: charge,
  kind: 'CRIME',
  article: '188',
  part: '4',
  committedOn: '2021-09-12',
  intent: 'INTENTIONAL',
  maxTermYears: 10,
  lifeSanction: false,
  flags: [],
};

const eightYears = {
  sentenceId: sentence,
  chargeIds: [charge],
  punishment: 'DEPRIVATION_OF_LIBERTY',
  term: { years: 8 },
  facility: 'MEDIUM',
  suspended: false,
  imposedOn: '2022-01-25',
  firstTime: true,
  documentRef: 'verdict 1-12',
};
