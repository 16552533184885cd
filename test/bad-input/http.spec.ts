import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { capabilities } from '../../apps/capabilities.ts';
import { exampleOf } from '../../libs/commands/fields.ts';
import { startServer, type Caller, type RunningServer } from '../journeys/running-server.ts';
import { badBodies } from './bad-bodies.ts';

const somebody = '0192e4a0-7b1c-7000-8000-00000000bad1';
const auditor: Caller = { role: 'auditor' };

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

async function head(): Promise<unknown> {
  return (await server.get('/info', auditor)).body['head'];
}

const commands = capabilities.flatMap(({ collection, ids, commands: all }) =>
  all.map((command) => ({ path: `/v1/${collection}/${ids.pattern.test(somebody) ? somebody : ids.example}/${command.name}`, command })),
);

/** A body that reaches for a prototype is refused by the JSON parser itself, before any field is looked at. */
function poisonous(body: object): boolean {
  return /"__proto__":/.test(JSON.stringify(body));
}

describe('bad input over HTTP', () => {
  it.each(commands)('to $path is refused with a pointer to each bad field, and nothing is written', async ({ path, command }) => {
    const [role = 'auditor'] = command.by;
    const before = await head();
    for (const { what, body, pointers } of badBodies(command.body)) {
      if (typeof body !== 'object' || body === null) continue; // no JSON object at all: below
      const reply = await server.post(path, body, { role });
      const told = (reply.body['errors'] as readonly { readonly pointer: string }[] | undefined)?.map(({ pointer }) => pointer);
      expect({ what, status: reply.status, type: reply.headers.get('content-type'), told: told?.sort() }).toEqual({
        what,
        status: 400,
        type: 'application/problem+json; charset=utf-8',
        told: poisonous(body) ? [''] : [...pointers].sort(),
      });
    }
    expect(await head()).toBe(before);
  });

  it.each(['{', '[]', '"text"', '12', '{"on":"2024-01-01",}', '{"__proto__":{"polluted":true}}'])(
    'that is the body %s is refused as such',
    async (body) => {
      const { status, headers } = await server.post(`/v1/persons/${somebody}/register`, body, { role: 'officer' });
      expect({ status, type: headers.get('content-type') }).toEqual({ status: 400, type: 'application/problem+json; charset=utf-8' });
    },
  );

  it.each([
    ['deadlines?on=2199-12-31', '/on'],
    ['deadlines?on=1900-01-01&overdue=true', '/on'],
    ['registers/parole-eligible?on=2199-12-31&withinDays=1', '/on'],
    [`access-log?person=${somebody}&cursor=99999999999999999999`, '/cursor'],
  ])('that is GET /v1/%s, which leads out of the calendar or of all numbers, is refused with a pointer to %s', async (path, pointer) => {
    const { status, body } = await server.get(`/v1/${path}`, auditor);
    expect({ status, body }).toMatchObject({ status: 400, body: { errors: [{ pointer }] } });
  });

  it.each([
    ['a NUL', 'CC 72(3)\u0000'],
    ['half of a character', 'CC 72(3)\ud800'],
  ])('that is %s deep in the draft of a rehearsal or of an act is refused with a pointer to the draft', async (_, provision) => {
    const commission: Caller = { role: 'amnesty-commission' };
    const change = { question: 'parole', table: 'served.ORDINARY', rows: [{ from: '2015-01-01', provision, values: { MINOR: '1/3' } }] };
    const rehearsal = await server.post(`/v1/rehearsals/${somebody}/begin`, { kind: 'LAW_CHANGE', change }, commission);
    expect({ status: rehearsal.status, body: rehearsal.body }).toMatchObject({ status: 400, body: { errors: [{ pointer: '/change' }] } });
    const draft = { title: 'On amnesty', draftedOn: '2025-06-11', documentRef: 'draft 1', act: { provision } };
    const act = await server.post('/v1/amnesty-acts/195-viii/draft', draft, commission);
    expect({ status: act.status, body: act.body }).toMatchObject({ status: 400 });
    expect((act.body['errors'] as readonly { readonly pointer: string }[]).map(({ pointer }) => pointer)).toContain('/act');
  });

  it('that is a stream whose name no log would take is no stream', async () => {
    expect((await server.get('/v1/streams/person-%00', auditor)).status).toBe(404);
  });

  it('that is too large is refused before it is read', async () => {
    const { status, body } = await server.post(`/v1/persons/${somebody}/register`, JSON.stringify({ familyName: 'x'.repeat(300_000) }), {
      role: 'officer',
    });
    expect({ status, code: body['code'] }).toEqual({ status: 413, code: 'too-large' });
  });

  it('in the path, the key or If-Match is told as such', async () => {
    const [first] = commands;
    const body = first === undefined ? {} : exampleOf(first.command.body);
    const officer: Caller = { role: 'officer' };
    expect((await server.post('/v1/persons/not-an-id/register', body, officer)).body).toMatchObject({
      status: 400,
      errors: [{ pointer: '/id' }],
    });
    expect((await server.post(`/v1/persons/${somebody}/register`, body, officer, { 'idempotency-key': '' })).body).toMatchObject({
      status: 400,
      code: 'idempotency-key',
    });
    expect((await server.post(`/v1/persons/${somebody}/register`, body, officer, { 'if-match': '17' })).body).toMatchObject({
      status: 400,
      code: 'if-match',
    });
    expect((await server.get('/v1/registers/parole?limit=0&sort=height&officer=', officer)).body).toMatchObject({
      status: 400,
      errors: expect.arrayContaining([expect.objectContaining({ pointer: '/limit' }), expect.objectContaining({ pointer: '/sort' })]),
    });
    expect((await server.get('/v1/registers/parole?cursor=made-up', officer)).body).toMatchObject({
      status: 400,
      errors: [{ pointer: '/cursor' }],
    });
    expect((await server.get('/v1/registers/parole', officer, { 'min-position': 'soon' })).body).toMatchObject({
      status: 400,
      code: 'min-position',
    });
    expect((await server.get('/v1/registers/parole', officer, { 'min-position': '999999' })).body).toMatchObject({
      status: 503,
      code: 'not-there-yet',
    });
  });
});
