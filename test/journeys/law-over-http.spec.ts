import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { roles, isRole } from '../../libs/access/roles.ts';
import { evaluate } from '../../libs/law/evaluate.ts';
import { tablesOfRuleSet } from '../../libs/law/law-questions.ts';
import { receiptHash } from '../../libs/law/receipt-hash.ts';
import { startServer, type Caller, type RunningServer } from './running-server.ts';

const officer: Caller = { role: 'officer' };
const asOf = '2026-03-01';
const term = { start: '2024-02-01', term: { years: 3 }, punishment: 'DEPRIVATION_OF_LIBERTY', facility: 'MEDIUM' } as const;

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

describe('the law over HTTP', () => {
  it('answers as the library does, with the receipt, for whoever has a role, and stores nothing', async () => {
    const before = (await server.get('/info', { role: 'auditor' })).body['head'];
    const evaluated = evaluate('term-end', term, asOf);
    for (const role of Object.keys(roles).filter(isRole)) {
      const { status, body } = await server.post('/v1/law/term-end', { facts: term, asOf }, { role });
      expect({ role, status, body }).toEqual({ role, status: 200, body: { ...evaluated, receiptHash: receiptHash(evaluated.receipt) } });
    }
    expect((await server.get('/info', { role: 'auditor' })).body['head']).toBe(before);
  });

  it('takes an answer that needs a person for an answer', async () => {
    const facts = { ...term, punishment: 'FINE' };
    expect(await server.post('/v1/law/term-end', { facts, asOf }, officer)).toMatchObject({
      status: 200,
      body: { answer: { verdict: 'NEEDS_MANUAL', because: ['PUNISHMENT_NOT_COUNTED_IN_DAYS'] } },
    });
  });

  it.each(['paroles', 'toString', '__proto__', 'rule-sets'])('does not know the question %s, and says which it knows', async (question) => {
    const { status, body } = await server.post(`/v1/law/${question}`, { facts: {}, asOf }, officer);
    expect({ status, body }).toMatchObject({ status: 404, body: { code: 'not-found', questions: Object.keys(tablesOfRuleSet) } });
  });

  it.each([
    ['a missing part of the body', {}, ['/asOf', '/facts']],
    ['a day that no calendar has', { facts: term, asOf: '2026-02-30' }, ['/asOf']],
    ['facts that are a list', { facts: [], asOf }, ['/facts']],
    ['a field that is none', { facts: term, asOf, on: asOf }, ['/on']],
    ['an unknown fact', { facts: { ...term, begin: 1 }, asOf }, ['/facts/begin']],
    ['an unknown fact named like what every object has', { facts: { ...term, toString: 1 }, asOf }, ['/facts/toString']],
    ['an unknown fact with a dot in its name', { facts: { ...term, 'a.b/c': 1 }, asOf }, ['/facts/a.b~1c']],
    ['a missing fact', { facts: { ...term, start: undefined }, asOf }, ['/facts/start']],
    [
      'several bad facts at once',
      { facts: { ...term, start: '2023-02-30', credits: [{ kind: 'CUSTODY', from: '2024-01-01', to: 7 }] }, asOf },
      ['/facts/credits/0/to', '/facts/start'],
    ],
    ['a term that leads out of the calendar', { facts: { ...term, term: { years: 10_000 } }, asOf }, ['/facts']],
  ])('points at %s', async (_, sent, pointers) => {
    const { status, headers, body } = await server.post('/v1/law/term-end', sent, officer);
    const told = (body['errors'] as readonly { readonly pointer: string }[]).map(({ pointer }) => pointer).sort();
    expect({ status, type: headers.get('content-type'), told }).toEqual({
      status: 400,
      type: 'application/problem+json; charset=utf-8',
      told: pointers,
    });
  });

  it('points at an act before the birth', async () => {
    const facts = {
      ...term,
      person: { sex: 'M', birthDate: '1990-05-20' },
      offences: [{ article: '188', committedOn: '1990-05-19', intent: 'INTENTIONAL', maxTermYears: 7 }],
    };
    expect((await server.post('/v1/law/parole', { facts, asOf }, officer)).body).toMatchObject({
      status: 400,
      errors: [{ pointer: '/facts/offences/0/committedOn', code: 'fact' }],
    });
  });

  it('does not keep an identity number', async () => {
    const { body } = await server.post('/v1/law/identity-number', { facts: { iin: '850315400005' }, asOf }, officer);
    expect(JSON.stringify(body)).not.toContain('850315400005');
  });

  it('tells the versions of law, and each of their tables', async () => {
    const { ruleSet, ruleSetHash } = evaluate('term-end', term, asOf).receipt;
    const all = await server.get('/v1/law/rule-sets', officer);
    expect(all.body).toMatchObject({ total: 1, items: [{ version: ruleSet, hash: ruleSetHash, questions: Object.keys(tablesOfRuleSet) }] });
    const one = await server.get(`/v1/law/rule-sets/${ruleSet}`, officer);
    expect(one.body).toMatchObject({ hash: ruleSetHash, tablesByQuestion: JSON.parse(JSON.stringify(tablesOfRuleSet)) as object });
    expect((await server.get('/v1/law/rule-sets/kz-1990.1', officer)).status).toBe(404);
  });

  it('says what is wrong with an address that was not escaped', async () => {
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    socket.write('GET /v1/law/offences?q=побои HTTP/1.1\r\nHost: qadam\r\n\r\n');
    const answer = await text(socket);
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')))).toMatchObject({ status: 400, code: 'unreadable-request' });
  });

  it('lists the offences of a day', async () => {
    expect(await server.get('/v1/law/offences?on=2024-07-01&q=188', officer)).toMatchObject({
      status: 200,
      body: { on: '2024-07-01', total: 4, items: [{ provision: 'CC 188(1)' }, { provision: 'CC 188(2)' }, {}, {}] },
    });
    expect((await server.get('/v1/law/offences?on=2024-02-30', officer)).body).toMatchObject({ status: 400, errors: [{ pointer: '/on' }] });
    expect((await server.get('/v1/law/offences?day=2024-02-28', officer)).body).toMatchObject({
      status: 400,
      errors: [{ pointer: '/day' }],
    });
  });
});
