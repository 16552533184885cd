import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exampleOf } from '../../libs/commands/fields.ts';
import { draftAct } from '../../libs/amnesty/draft-act.ts';
import { startServer, type Caller, type Reply, type RunningServer } from '../journeys/running-server.ts';

const held = '0192e4a0-7b1c-7000-8000-00000000a101';
const heldStay = '0192e4a0-7b1c-7000-8000-00000000a102';
const both = '0192e4a0-7b1c-7000-8000-00000000a103';
const bothStay = '0192e4a0-7b1c-7000-8000-00000000a104';
const bothFile = '0192e4a0-7b1c-7000-8000-00000000a105';
const supervised = '0192e4a0-7b1c-7000-8000-00000000a106';
const supervisedFile = '0192e4a0-7b1c-7000-8000-00000000a107';

const officer: Caller = { role: 'officer' };
const facility: Caller = { role: 'facility' };
const officerOf = (office: string): Caller => ({ role: 'officer', subject: `officer-${office}`, office });

let server: RunningServer;
let position = '';

async function recorded(path: string, body: object, as: Caller): Promise<Reply> {
  const reply = await server.post(`/v1/${path}`, body, as);
  expect({ path, status: reply.status, body: reply.status === 201 ? undefined : reply.body }).toEqual({ path, status: 201 });
  position = reply.headers.get('position') ?? '';
  return reply;
}

const fresh = (): Readonly<Record<string, string>> => ({ 'min-position': position });

async function register(personId: string, familyName: string): Promise<void> {
  const person = { on: '2024-01-05', familyName, givenName: 'Дана', sex: 'F', birthDate: '1990-04-17', citizenship: 'KZ' };
  await recorded(`persons/${personId}/register`, person, officer);
}

async function admit(personId: string, stayId: string, where: string): Promise<void> {
  const stay = { stayId, admittedOn: '2024-02-05', facility: where, legalBasis: 'REMAND', documentRef: 'order 3' };
  await recorded(`custody/${personId}/admit`, stay, facility);
}

async function supervise(personId: string, file: string, office: string): Promise<void> {
  const order = { personId, basis: 'PRE_TRIAL', office, from: '2024-02-01', firstVisitBy: '2024-02-10', residence: 'Алматы' };
  await recorded(`supervisions/${file}/register`, order, officer);
}

beforeAll(async () => {
  server = await startServer();
  await register(held, 'Серікова');
  await admit(held, heldStay, 'F7501');
  await register(both, 'Омарова');
  await supervise(both, bothFile, 'P7102');
  await admit(both, bothStay, 'F7501');
  await register(supervised, 'Ахметова');
  await supervise(supervised, supervisedFile, 'P7501');
}, 60_000);

afterAll(() => server.stop());

describe('a list', () => {
  const total = async (path: string, as: Caller): Promise<unknown> => {
    const { body } = await server.get(`/v1/registers/${path}?count=exact`, as, fresh());
    return { total: body['total'], persons: (body['items'] as readonly { readonly personId: string }[]).map(({ personId }) => personId) };
  };

  it('of prisoners shows an officer of P7102 whom that office supervises, and nobody whose record it may not open', async () => {
    expect(await total('prisoners', officerOf('P7102'))).toEqual({ total: 1, persons: [both] });
    expect((await server.get(`/v1/persons/${held}`, officerOf('P7102'), fresh())).status).toBe(404);
  });

  it('of prisoners shows an officer of P3504, which supervises none of them, nobody', async () => {
    expect(await total('prisoners', officerOf('P3504'))).toEqual({ total: 0, persons: [] });
  });

  it('of releases, of those eligible for parole, and of amnesty candidates answers an office about its own people', async () => {
    expect(await total('releases', { role: 'supervisor', office: 'P3504' })).toEqual({ total: 0, persons: [] });
    expect(await total('parole-eligible', officerOf('P3504'))).toEqual({ total: 0, persons: [] });
    expect(await total('amnesty-candidates', { role: 'court-registrar', office: 'P3504' })).toEqual({ total: 0, persons: [] });
  });

  it('of prisoners shows an officer without a limit both', async () => {
    expect(await total('prisoners', officer)).toMatchObject({ total: 2 });
  });

  it('of probation files shows the head of a facility those of whom it holds', async () => {
    expect(await total('parole', { role: 'supervisor', facility: 'F7501' })).toEqual({ total: 1, persons: [both] });
    expect(await total('parole', { role: 'supervisor', facility: 'F3504' })).toEqual({ total: 0, persons: [] });
  });
});

describe('a file that was handed over', () => {
  const handed = '0192e4a0-7b1c-7000-8000-00000000a111';
  const handedFile = '0192e4a0-7b1c-7000-8000-00000000a112';
  const handedOver = { toOffice: 'P7102', transferredOn: '2024-03-01' };
  const sameKey = { 'idempotency-key': 'handed-over-1' };

  beforeAll(async () => {
    await register(handed, 'Жумабекова');
    await supervise(handed, handedFile, 'P7501');
  });

  const handOver = (body: object, as: Caller): Promise<Reply> => server.post(`/v1/supervisions/${handedFile}/transfer`, body, as, sameKey);

  it('answers the office that sends the same transfer again, since its answer was lost, by what it did the first time', async () => {
    const first = await handOver(handedOver, officerOf('P7501'));
    expect(first.status).toBe(201);
    const again = await handOver(handedOver, officerOf('P7501'));
    expect({ status: again.status, replayed: again.headers.get('idempotency-replayed'), body: again.body }).toEqual({
      status: 201,
      replayed: 'true',
      body: first.body,
    });
  });

  it('is no longer there for that office in any other request, under whichever key', async () => {
    expect((await handOver({ ...handedOver, toOffice: 'P3504' }, officerOf('P7501'))).status).toBe(404);
    const visited = { appointmentId: '0192e4a0-7b1c-7000-8000-00000000a113', kind: 'OFFICE', visitedOn: '2024-03-02' };
    expect((await server.post(`/v1/supervisions/${handedFile}/record-visit`, visited, officerOf('P7501'))).status).toBe(404);
  });

  it('tells nobody else what came of it who guesses the key', async () => {
    expect((await handOver(handedOver, officerOf('P3504'))).status).toBe(404);
  });

  it('answers a facility that sends a transfer to another one again by what it did the first time', async () => {
    const staff: Caller = { role: 'facility', subject: 'facility-F7501', facility: 'F7501' };
    const left = { on: '2024-02-20', to: 'F3504', reason: 'SAFETY', documentRef: 'order 4' };
    const send = (): Promise<Reply> => server.post(`/v1/custody/${held}/transfer-out`, left, staff, { 'idempotency-key': 'sent-1' });
    const first = await send();
    expect({ status: first.status, body: first.body }).toMatchObject({ status: 201 });
    position = first.headers.get('position') ?? '';
    expect({ ...(await send()).body }).toEqual(first.body);
  });
});

describe('somebody on the way from F7501 to F3504', () => {
  it('is in the list of prisoners of the facility that awaits them and may open their record, and no more in that of the one they left', async () => {
    const seenBy = async (code: string): Promise<unknown> => {
      const as: Caller = { role: 'facility', facility: code };
      const { body } = await server.get('/v1/registers/prisoners', as, fresh());
      const listed = (body['items'] as readonly { readonly personId: string }[]).some(({ personId }) => personId === held);
      return { listed, record: (await server.get(`/v1/persons/${held}`, as, fresh())).status };
    };
    expect(await seenBy('F3504')).toEqual({ listed: true, record: 200 });
    expect(await seenBy('F7501')).toEqual({ listed: false, record: 404 });
  });
});

describe('what is asked about a verdict file of another office', () => {
  const caseId = '0192e4a0-7b1c-7000-8000-00000000a121';
  const reconciliation = {
    chargeIds: ['0192e4a0-7b1c-7000-8000-00000000a122'],
    victim: 'victim 1 of file 24750003',
    victimUnder18: false,
    proposedOn: '2024-06-20',
    documentRef: 'petition 3',
  };

  beforeAll(async () => {
    const file = { personId: supervised, registrationNumber: '247500031000123', court: 'Almaty district court 2', on: '2024-01-10' };
    await recorded(`cases/${caseId}/open`, file, { role: 'court-registrar' });
    await server.get('/v1/registers/parole', officer, fresh());
  });

  it('by way of a reconciliation is answered as if there were no such file', async () => {
    const propose = (as: Caller): Promise<Reply> => server.post(`/v1/reconciliations/${caseId}/propose`, reconciliation, as);
    expect((await propose(officerOf('P7102'))).status).toBe(404);
    expect((await propose(officerOf('P7501'))).body).toMatchObject({ code: 'charge-unknown' });
  });
});

describe('a correction', () => {
  it('that names a person of the own office and a stream of somebody else learns nothing of what is in it', async () => {
    const refusalOf = async (stream: string): Promise<unknown> => {
      const asked = { personId: both, stream, revision: 0, kind: 'VOID', reasonCode: 'DOCUMENT_MISREAD', legalBasis: 'CC 62(3)' };
      const proposal = { ...asked, documentRef: 'certificate 14', consequences: [`${stream}@0`] };
      const { body } = await server.post('/v1/corrections/0192e4a0-7b1c-7000-8000-00000000a131/propose', proposal, officerOf('P7102'));
      return { code: body['code'], detail: body['detail'], errors: body['errors'] };
    };
    const unknown = await refusalOf('person-0192e4a0-7b1c-7000-8000-00000000a132');
    expect(unknown).toMatchObject({ code: 'target-unknown', errors: [{ pointer: '/stream' }] });
    expect(await refusalOf(`person-${supervised}`)).toEqual(unknown);
    expect(await refusalOf(`supervision-${supervisedFile}`)).toEqual(unknown);
  });
});

describe('a search', () => {
  const many = 22;
  const own = '0192e4a0-7b1c-7000-8000-00000000b999'; // sorted behind the others
  const nth = (part: string, n: number): string => `0192e4a0-7b1c-7000-8000-00000000${part}${String(n).padStart(2, '0')}`;
  const search = (asked: object, as: Caller): Promise<Reply> => server.post('/v1/persons/search', asked, as, fresh());
  const found = ({ body }: Reply): unknown => ({
    persons: (body['items'] as readonly { readonly personId: string }[]).map(({ personId }) => personId),
    more: body['more'],
  });

  beforeAll(async () => {
    for (let n = 0; n < many; n++) {
      await register(nth('b1', n), 'Иванова');
      await supervise(nth('b1', n), nth('b2', n), 'P7501');
    }
    await register(own, 'Иванова');
    await supervise(own, '0192e4a0-7b1c-7000-8000-00000000b998', 'P7102');
  }, 60_000);

  it('by a common name finds the one person of the office, behind twenty-two of another office who have it too', async () => {
    expect(found(await search({ name: 'Иванова' }, officerOf('P7102')))).toEqual({ persons: [own], more: false });
  });

  it('tells an office that supervises none of them nothing of how many there are', async () => {
    expect(found(await search({ name: 'Иванова' }, officerOf('P3504')))).toEqual({ persons: [], more: false });
  });

  it('tells the office of all of them that there are more than the twenty that it shows', async () => {
    expect(found(await search({ name: 'Иванова' }, officerOf('P7501')))).toMatchObject({ more: true });
  });

  it('finds whom the own facility holds, and whom nobody holds or supervises yet', async () => {
    const nowhere = '0192e4a0-7b1c-7000-8000-00000000b997';
    await register(nowhere, 'Нурланова');
    expect(found(await search({ name: 'Омарова' }, { role: 'facility', facility: 'F7501' }))).toEqual({ persons: [both], more: false });
    expect(found(await search({ name: 'Омарова' }, { role: 'facility', facility: 'F3504' }))).toEqual({ persons: [], more: false });
    expect(found(await search({ name: 'Нурланова' }, officerOf('P3504')))).toEqual({ persons: [nowhere], more: false });
  });

  it('by half an identifier is refused and not answered as if none were asked for', async () => {
    const { status, body } = await search({ scheme: 'IIN', birthDate: '1990-04-17' }, officer);
    expect({ status, body }).toMatchObject({ status: 400, body: { errors: [{ pointer: '/value' }] } });
    expect((await search({ value: '900417400001', birthDate: '1990-04-17' }, officer)).body).toMatchObject({
      errors: [{ pointer: '/scheme' }],
    });
  });
});

describe('the access log', () => {
  it('counts nobody where an auditor looked at an act of amnesty, which is about nobody', async () => {
    const auditor: Caller = { role: 'auditor', subject: 'auditor-of-acts' };
    await recorded('amnesty-acts/195-viii/draft', exampleOf(draftAct.body), { role: 'amnesty-commission' });
    expect((await server.get('/v1/streams/amnesty-195-viii', auditor)).status).toBe(200);
    expect((await server.get(`/v1/streams/person-${both}`, auditor)).status).toBe(200);
    const { body } = await server.get('/v1/access-log?actor=auditor-of-acts', auditor);
    expect(body['items']).toMatchObject([{ route: 'GET /v1/streams/:stream', personIds: [both], resultCount: 1 }]);
  });
});
