import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { beforeFirst, type RecordedEvent } from '../../libs/event-log/event.ts';
import { openApiWithoutWorker, type ApiWithoutWorker } from './api-without-worker.ts';

const asel = '0192e4a0-7b1c-7000-8000-00000000ca01';
const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

let api: ApiWithoutWorker;

beforeAll(async () => {
  api = await openApiWithoutWorker();
});

afterAll(() => api.close());

async function recorded(): Promise<readonly RecordedEvent[]> {
  return (await api.installation.deployment.sources.log.readAll({ after: beforeFirst, limit: 100 })).events;
}

describe('every event that a request wrote, on whichever stream', () => {
  it('names the one command, the correlation and the trace that the sender gave, and who sent it', async () => {
    const body = { on: '2024-01-05', familyName: 'А', givenName: 'Ә', sex: 'F', birthDate: '1990-04-17', citizenship: 'KZ' };
    await api.post(`/v1/persons/${asel}/register`, body, 'officer', { 'x-correlation-id': 'case-work-17', traceparent });
    const identifier = { on: '2024-01-05', scheme: 'PASSPORT', value: 'N1234567', check: 'AS_DOCUMENTED', documentRef: 'passport' };
    const reply = await api.post(`/v1/persons/${asel}/record-identifier`, identifier, 'supervisor', { 'x-correlation-id': 'case-work-17' });
    expect({ status: reply.status, told: reply.headers.get('x-correlation-id') }).toEqual({ status: 201, told: 'case-work-17' });
    const [registered, ...identified] = await recorded();
    expect(identified.map(({ type }) => type).sort()).toEqual(['IdentifierRecorded', 'IdentifierReserved']);
    expect(registered?.metadata).toMatchObject({ actor: 'officer-1', correlationId: 'case-work-17', traceparent });
    for (const { metadata } of identified) expect(metadata).toMatchObject({ actor: 'supervisor-1', correlationId: 'case-work-17' });
    const commandIds = identified.map(({ metadata }) => metadata['commandId']);
    expect(new Set(commandIds).size).toBe(1);
    expect(commandIds[0]).not.toBe(registered?.metadata['commandId']);
    for (const { metadata, position } of await recorded()) {
      const { log } = api.installation.deployment.sources;
      const carriedOut = await log.carriedOut(metadata['commandId'] as Parameters<typeof log.carriedOut>[0]); // as a command wrote it
      expect(carriedOut?.answer.position).toBeGreaterThanOrEqual(position);
    }
  });

  it('has a correlation of its own where the sender gave none, and is told it', async () => {
    const before = (await recorded()).length;
    const reply = await api.post(`/v1/persons/${asel}/record-death`, { diedOn: '2024-05-02', documentRef: 'certificate 1' }, 'officer');
    const [death] = (await recorded()).slice(before);
    expect(death?.metadata['correlationId']).toMatch(/^[0-9a-f-]{36}$/);
    expect(reply.headers.get('x-correlation-id')).toBe(death?.metadata['correlationId']);
  });
});
