import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openApiWithoutWorker, type ApiWithoutWorker, type Reply } from './api-without-worker.ts';

let api: ApiWithoutWorker;
let persons = 0;

beforeAll(async () => {
  api = await openApiWithoutWorker();
});

afterAll(() => api.close());

function newId(): string {
  return `0192e4a0-7b1c-7000-8000-${String(++persons).padStart(12, '0')}`;
}

/** Registers a person and answers the position. */
async function register(id: string, familyName: string): Promise<string> {
  const body = { on: '2024-01-05', familyName, givenName: 'Ә', sex: 'F', birthDate: '1990-04-17', citizenship: 'KZ' };
  const { status, headers } = await api.post(`/v1/persons/${id}/register`, body, 'officer');
  expect(status).toBe(201);
  return headers.get('position') ?? '';
}

const read = (id: string, minPosition?: string): Promise<Reply> => api.get(`/v1/persons/${id}`, 'officer', minPosition);

describe('a read that names the position of one’s own write', () => {
  it('is answered 503 with Retry-After while the registers are not there, and says that the write is safe', async () => {
    const id = newId();
    const position = await register(id, 'Ахметова');
    const { status, headers, text } = await read(id, position);
    expect(status).toBe(503);
    expect(headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect(JSON.parse(text)).toMatchObject({ code: 'not-there-yet', detail: expect.stringContaining('What you wrote is safe') });
    expect(text).not.toContain('Ахметова');
    expect((await read(id)).status).toBe(404); // without the position it answers of before
  });

  it('is answered once a worker has folded it', async () => {
    const id = newId();
    const position = await register(id, 'Сулейменова');
    const early = read(id, position);
    const worker = await api.worker();
    const late = async (): Promise<Reply> => {
      for (;;) {
        const reply = await read(id, position);
        if (reply.status !== 503) return reply;
      }
    };
    expect((await late()).text).toContain('Сулейменова');
    expect([200, 503]).toContain((await early).status);
    await worker.stop();
  });

  it('is never answered without it, by 12 officers at once, while workers come and go', async () => {
    const end = performance.now() + 4_000;
    const answers = { shown: 0, later: 0 };
    const officer = async (): Promise<void> => {
      while (performance.now() < end) {
        const id = newId();
        const position = await register(id, `Фамилия-${id}`);
        const { status, text } = await read(id, position);
        if (status === 503) answers.later += 1;
        else {
          expect({ status, shows: text.includes(`Фамилия-${id}`) }).toEqual({ status: 200, shows: true });
          answers.shown += 1;
        }
      }
    };
    const comeAndGo = async (): Promise<void> => {
      while (performance.now() < end) {
        const worker = await api.worker();
        await pause(700);
        await worker.stop();
      }
    };
    await Promise.all([...Array.from({ length: 12 }, officer), comeAndGo()]);
    expect(answers.shown).toBeGreaterThan(5);
  });
});
