import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, type Caller, type Reply, type RunningServer } from './running-server.ts';
import { personOf, servesAnotherTerm, somebodyServes, termOf } from './somebody-who-serves.ts';

const asel = '0192e4a0-7b1c-7000-8000-00000000d001';
const caseId = '0192e4a0-7b1c-7000-8000-00000000d002';
const charge = '0192e4a0-7b1c-7000-8000-00000000d003';
const sentence = '0192e4a0-7b1c-7000-8000-00000000d004';
const term = '0192e4a0-7b1c-7000-8000-00000000d005';
const stay = '0192e4a0-7b1c-7000-8000-00000000d006';
const timur = '0192e4a0-7b1c-7000-8000-00000000d007';
const file = '0192e4a0-7b1c-7000-8000-00000000d008';
const appointment = '0192e4a0-7b1c-7000-8000-00000000d009';

const registrar: Caller = { role: 'court-registrar', subject: 'registrar-3' };
const facility: Caller = { role: 'facility', subject: 'facility-3', facility: 'F3504' };
const elsewhere: Caller = { role: 'facility', subject: 'facility-7', facility: 'F7501' };
const supervisor: Caller = { role: 'supervisor', subject: 'supervisor-1', office: 'P7501' };
const officer: Caller = { role: 'officer', subject: 'officer-12', office: 'P7501' };
const otherOffice: Caller = { role: 'officer', subject: 'officer-40', office: 'P7102' };
const auditor: Caller = { role: 'auditor', subject: 'auditor-1' };
const reporting: Caller = { role: 'reporting', subject: 'job-1' };

let server: RunningServer;
/** Position of the last thing recorded: every read below is at least as new. */
let head = '0';

beforeAll(async () => {
  server = await startServer();
  const registered = { on: '2024-10-04', familyName: 'Ахметова', givenName: 'Әсел', sex: 'F', birthDate: '1990-04-17', citizenship: 'KZ' };
  await done(`persons/${asel}/register`, registered, registrar);
  await done(
    `cases/${caseId}/open`,
    { on: '2024-10-05', personId: asel, registrationNumber: '237500031000123', court: 'Karaganda district court' },
    registrar,
  );
  await done(`cases/${caseId}/add-charge`, theft, registrar);
  await done(
    `cases/${caseId}/deliver-verdict`,
    { chargeId: charge, finding: 'GUILTY', deliveredOn: '2025-02-01', documentRef: 'verdict 1-23/2024' },
    registrar,
  );
  await done(`cases/${caseId}/impose-sentence`, threeYears, registrar);
});
afterAll(() => server.stop());

/** Records, and remembers the position. */
async function done(path: string, body: object, as: Caller): Promise<void> {
  const reply = await server.post(`/v1/${path}`, body, as);
  expect({ path, status: reply.status, ...reply.body }).toMatchObject({ status: 201 });
  head = String(reply.body['position']);
}

function asked(path: string, as: Caller): Promise<Reply> {
  return server.get(`/v1/${path}`, as, { 'min-position': head });
}

async function kindsDue(path: string, as: Caller): Promise<readonly string[]> {
  const { status, body } = await asked(path, as);
  expect(status).toBe(200);
  return (body['items'] as readonly { readonly day: string; readonly kind: string }[]).map(({ day, kind }) => `${day} ${kind}`);
}

describe('what falls due', () => {
  it('is the appeal window of a verdict, to a court and to nobody any more once it is in force', async () => {
    expect(await kindsDue('deadlines?on=2025-02-05&kind=APPEAL_WINDOW', registrar)).toEqual(['2025-02-16 APPEAL_WINDOW']);
    await done(`cases/${caseId}/put-in-force`, { inForceOn: '2025-02-17', documentRef: 'verdict 1-23/2024' }, registrar);
    expect(await kindsDue('deadlines?on=2025-02-05&kind=APPEAL_WINDOW', registrar)).toEqual([]);
  });

  it('is what follows from a term, and moves when custody is credited', async () => {
    await done(`terms/${term}/open`, { personId: asel, punishment: 'DEPRIVATION_OF_LIBERTY', start: '2025-02-01' }, registrar);
    await done(`terms/${term}/include-sentence`, { on: '2025-02-17', caseId, sentenceId: sentence }, registrar);
    await done(`custody/${asel}/admit`, admitted, facility);
    await done(
      `terms/${term}/credit-time`,
      { kind: 'CUSTODY', from: '2024-10-04', to: '2025-01-31', documentRef: 'verdict 1-23/2024' },
      facility,
    );
    const { body } = await asked(`persons/${asel}/deadlines`, facility);
    expect(body['items']).toMatchObject([
      { kind: 'SUBSTITUTION_FROM', day: '2025-08-05', moved: { from: '2026-02-01', byDays: -180 } },
      { kind: 'PAROLE_FROM', day: '2026-02-02', rule: 'parole' },
      { kind: 'PAROLE_NOTICE', day: '2026-02-07', provision: 'PEC 162' },
      { kind: 'CALCULATION_UNCONFIRMED', day: '2027-05-06' },
      { kind: 'RELEASE', day: '2027-08-04', basis: 'TERM_END' },
      { kind: 'TERM_END', day: '2027-08-04', moved: { from: '2028-01-31', byDays: -180, because: 'TermCalculated' } },
      { kind: 'RECORD_EXPUNGES', day: '2033-08-04' },
    ]);
  });

  it('is listed for the facility that holds the person, and for no other', async () => {
    const within = 'deadlines?on=2027-07-20&withinDays=30&overdue=false';
    expect(await kindsDue(within, facility)).toEqual(['2027-08-04 RELEASE', '2027-08-04 TERM_END']);
    expect(await kindsDue(`${within}&facility=F3504`, auditor)).toEqual(['2027-08-04 RELEASE', '2027-08-04 TERM_END']);
    expect(await kindsDue(within, elsewhere)).toEqual([]);
    expect((await asked(`persons/${asel}/deadlines`, elsewhere)).status).toBe(404);
  });

  it.each([
    ['a facility', facility],
    ['the whole country', auditor],
  ])('goes page by page in the order of days, each due once: %s', async (_, caller) => {
    const all = await kindsDue('deadlines?on=2024-12-31&withinDays=3660&limit=100', caller);
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await asked(
        `deadlines?on=2024-12-31&withinDays=3660&limit=2${cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
        caller,
      );
      paged.push(...(body['items'] as readonly { day: string; kind: string }[]).map(({ day, kind }) => `${day} ${kind}`));
      cursor = body['next'] as string | undefined; // absent on the last page
    } while (cursor !== undefined);
    expect(all).toHaveLength(7);
    expect(paged).toEqual(all);
  });

  it('does not list a right that opened before the day asked for, unless that is asked for, and never calls it overdue', async () => {
    expect(await kindsDue('deadlines?on=2026-02-02&withinDays=0', facility)).toEqual(['2026-02-02 PAROLE_FROM']);
    expect(await kindsDue('deadlines?on=2026-02-03&withinDays=0', facility)).toEqual([]);
    expect(await kindsDue('deadlines?on=2026-02-03&withinDays=0&cameAbout=true', facility)).toEqual([
      '2025-08-05 SUBSTITUTION_FROM',
      '2026-02-02 PAROLE_FROM',
    ]);
    const { body } = await asked('deadlines?on=2026-02-08&withinDays=0&cameAbout=true', facility);
    expect(body['items']).toMatchObject([{ overdue: false }, { overdue: false }, { kind: 'PAROLE_NOTICE', overdue: true }]);
    expect(await kindsDue('deadlines?on=2026-02-08&overdue=true&cameAbout=true', facility)).toEqual(['2026-02-07 PAROLE_NOTICE']);
  });

  it('is overdue from the day after', async () => {
    expect(await kindsDue('deadlines?on=2026-02-07&overdue=true&kind=PAROLE_NOTICE', facility)).toEqual([]);
    expect(await kindsDue('deadlines?on=2026-02-08&overdue=true&kind=PAROLE_NOTICE', facility)).toEqual(['2026-02-07 PAROLE_NOTICE']);
  });
});

describe('the registers', () => {
  it('say who is eligible for parole, on which part of the term, and when nobody is yet', async () => {
    const { body } = await asked('registers/parole-eligible?on=2026-02-02', facility);
    expect(body['items']).toMatchObject([
      { personId: asel, eligibleFrom: '2026-02-02', eligible: true, mode: 'MAY', fraction: '1/2', open: false, familyName: 'Ахметова' },
    ]);
    expect((await asked('registers/parole-eligible?on=2026-02-01', facility)).body['items']).toEqual([]);
    expect((await asked('registers/parole-eligible?on=2026-02-01&withinDays=1', facility)).body['items']).toMatchObject([
      { eligible: false },
    ]);
    expect((await asked('registers/parole-eligible?verdict=BARRED', facility)).body['items']).toEqual([]);
  });

  it('say who is to be released in a window, and what stands in the way until two people have looked at the calculation', async () => {
    const window = 'registers/releases?from=2027-08-01&to=2027-08-31';
    expect((await asked(window, facility)).body['items']).toMatchObject([
      { personId: asel, releaseOn: '2027-08-04', basis: 'TERM_END', authorised: false, blockers: ['CALCULATION_NOT_CONFIRMED'] },
    ]);
    expect((await asked(`${window}&unconfirmed=false`, facility)).body['items']).toEqual([]);
    expect((await asked('registers/releases?from=2027-08-05&to=2027-08-31', facility)).body['items']).toEqual([]);
    const check = { on: '2026-07-01', calculation: 2 };
    await done(`terms/${term}/confirm-calculation`, check, facility);
    expect((await asked(window, facility)).body['items']).toMatchObject([{ blockers: ['CALCULATION_NOT_CHECKED'] }]);
    const alone = await server.post(`/v1/terms/${term}/second-check`, check, facility);
    expect([alone.status, alone.body['code']]).toEqual([422, expect.stringContaining('second')]);
    await done(`terms/${term}/second-check`, check, { ...facility, subject: 'facility-9' });
    expect((await asked(`${window}&blocked=false`, facility)).body['items']).toMatchObject([{ blockers: [] }]);
    expect((await asked(window, elsewhere)).body['items']).toEqual([]);
  });

  it('show the next due and the blockers in the prisoner register, also of a release that nobody carried out', async () => {
    await done(
      `custody/${asel}/authorise-release`,
      { on: '2026-07-02', basis: 'TERM_END', releaseOn: '2027-08-04', documentRef: 'order 12' },
      facility,
    );
    const { body } = await asked('registers/prisoners?on=2027-08-05', facility);
    expect(body['items']).toMatchObject([
      { personId: asel, nextDue: '2026-02-07', nextDueKind: 'PAROLE_NOTICE', blockers: ['RELEASE_NOT_CARRIED_OUT'] },
    ]);
  });
});

describe("an officer's deadlines", () => {
  it('are those of their own files, with the visit that falls due after each one', async () => {
    const registered = {
      on: '2026-03-01',
      familyName: 'Серіков',
      givenName: 'Тимур',
      sex: 'M',
      birthDate: '1985-01-20',
      citizenship: 'KZ',
    };
    await done(`persons/${timur}/register`, registered, officer);
    const supervised = {
      personId: timur,
      basis: 'PRE_TRIAL',
      office: 'P7501',
      from: '2026-03-02',
      firstVisitBy: '2026-03-12',
      residence: 'Алматы',
    };
    await done(`supervisions/${file}/register`, supervised, officer);
    await done(`supervisions/${file}/assign-officer`, { officer: 'officer-12', from: '2026-03-02' }, supervisor);
    const mine = 'deadlines?on=2026-03-03&officer=officer-12';
    expect(await kindsDue(mine, officer)).toEqual(['2026-03-12 FIRST_APPEARANCE']);
    expect(await kindsDue('deadlines?on=2026-03-03', otherOffice)).toEqual([]);
    await done(`supervisions/${file}/record-visit`, { appointmentId: appointment, kind: 'OFFICE', visitedOn: '2026-03-10' }, officer);
    expect(await kindsDue('deadlines?on=2026-04-01&officer=officer-12', officer)).toEqual(['2026-04-10 NEXT_VISIT']);
    expect(await kindsDue('deadlines?on=2026-04-01&officer=officer-13', officer)).toEqual([]);
  });
});

describe('a reporting job', () => {
  it('counts what falls due and the releases, without a name or an id', async () => {
    const { body } = await asked('reports/releases-due?by=facility,basis,month', reporting);
    expect(body).toEqual({ items: [{ facility: 'F3504', basis: 'TERM_END', month: '2027-08', people: 1 }], total: 1 });
    const { body: csv } = await asked('reports/deadlines?by=kind,month&format=csv', reporting);
    expect(String(csv['text']).split('\n')).toEqual(
      expect.arrayContaining(['kind,month,people', 'TERM_END,2027-08,1', 'NEXT_VISIT,2026-04,1']),
    );
    expect((await asked('deadlines', reporting)).status).toBe(403);
  });
});

describe('the narrative of a person', () => {
  it('tells every event in each language, with the provisions that it rests on', async () => {
    const told = async (lang: string): Promise<readonly string[]> => {
      const { status, body } = await asked(`persons/${asel}/narrative?lang=${lang}`, facility);
      expect(status).toBe(200);
      return (body['lines'] as readonly { readonly sentence: string }[]).map(({ sentence }) => sentence);
    };
    expect(await told('en')).toEqual(
      expect.arrayContaining([
        'Time was credited: custody, from 4 October 2024 to 31 January 2025.',
        'Release authorised for 4 August 2027; basis: end of the term; by facility-3.',
      ]),
    );
    expect(await told('ru')).toContain('Приговор вступил в законную силу 17 февраля 2025 года.');
    expect(await told('kk')).toContain('Үкім заңды күшіне енді: 2025 жылғы 17 ақпан.');
    const { body } = await asked(`persons/${asel}/narrative?lang=ru`, auditor);
    const lines = body['lines'] as readonly {
      readonly number: number;
      readonly type: string;
      readonly law?: unknown;
      readonly hash: string;
    }[];
    expect(lines.map(({ number }) => number)).toEqual(lines.map((_, index) => index + 1));
    expect(lines.find(({ type }) => type === 'TermCalculated')).toMatchObject({
      law: { question: 'term-end' },
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect((await asked(`persons/${asel}/narrative`, elsewhere)).status).toBe(404);
  });
});

describe('somebody who serves a second term in custody', () => {
  it('is held until the one of which nobody knows the end, while the release from the first tells of its own', async () => {
    await somebodyServes(server, 'b1', { part: '2', years: 3, from: '2024-03-01' });
    const second = '0192e4a0-7b1c-7000-8000-00000000d00a';
    const opened = { personId: personOf('b1'), punishment: 'DEPRIVATION_OF_LIBERTY', start: '2025-06-02' };
    await done(`terms/${second}/open`, opened, registrar);
    const blockers = expect.arrayContaining(['OTHER_CUSTODIAL_TERM_OPEN']) as unknown;
    expect((await asked('registers/prisoners?name=Серікова', facility)).body['items']).toMatchObject([
      { termId: second, termEnd: null, blockers },
    ]);
    expect((await asked('registers/releases?from=2027-02-01&to=2027-02-28', facility)).body['items']).toMatchObject([
      { termId: termOf('b1'), termEnd: '2027-02-28', calculationStands: 'PRELIMINARY', blockers },
    ]);
  });

  it('is released by a deferral from the one that was deferred, not from the one that holds longer', async () => {
    await somebodyServes(server, 'b2', { part: '2', years: 3, from: '2024-03-01' });
    await servesAnotherTerm(server, 'b2', 'b3', { part: '3', years: 4, from: '2025-03-03' });
    const child = { ground: 'CHILD', childBornOn: '2020-05-02' };
    const petition = { personId: personOf('b2'), initiator: 'PERSON', openedOn: '2025-06-20', documentRef: 'petition 31' };
    await done(`deferrals/${termOf('b2')}/open`, { ...petition, ...child }, facility);
    const ruling = { court: 'Karaganda district court', grantedOn: '2025-07-01', until: '2026-06-30', documentRef: 'ruling 5-20' };
    await done(`deferrals/${termOf('b2')}/grant`, { ...ruling, ...child }, registrar);
    await done(`terms/${termOf('b3')}/confirm-calculation`, { on: '2025-07-02', calculation: 1 }, facility);
    const custody = { termId: termOf('b3'), termEnd: '2029-03-02', calculationStands: 'CONFIRMED' };
    expect((await asked(`persons/${personOf('b2')}`, facility)).body).toMatchObject({ custody });
    const deferred = { basis: 'DEFERRAL', termId: termOf('b2'), termEnd: '2027-02-28', calculationStands: 'PRELIMINARY' };
    const onThatDay = 'registers/releases?from=2025-07-01&to=2025-07-01';
    expect((await asked(onThatDay, facility)).body['items']).toMatchObject([deferred]);
    expect((await asked(`${onThatDay}&unconfirmed=true`, facility)).body['items']).toMatchObject([deferred]);
    expect((await asked(`${onThatDay}&unconfirmed=false`, facility)).body['items']).toEqual([]);
  });
});

const theft = {
  on: '2024-10-06',
  chargeId: charge,
  kind: 'CRIME',
  article: '188',
  part: '3',
  committedOn: '2024-09-12',
  intent: 'INTENTIONAL',
  maxTermYears: 7,
  lifeSanction: false,
  flags: [],
};

const threeYears = {
  sentenceId: sentence,
  chargeIds: [charge],
  punishment: 'DEPRIVATION_OF_LIBERTY',
  term: { years: 3 },
  facility: 'MEDIUM',
  suspended: false,
  imposedOn: '2025-02-01',
  firstTime: true,
  documentRef: 'verdict 1-23/2024',
};

const admitted = {
  stayId: stay,
  admittedOn: '2025-02-20',
  facility: 'F3504',
  legalBasis: 'SENTENCE',
  termId: term,
  regime: 'MEDIUM',
  documentRef: 'verdict 1-23/2024',
};
