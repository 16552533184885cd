import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openApiWithoutWorker, type ApiWithoutWorker, type Reply } from '../contract/api-without-worker.ts';

const dana = '0192e4a0-7b1c-7000-8000-00000000d101';
const file = '0192e4a0-7b1c-7000-8000-00000000d102';
const person = { on: '2024-01-05', familyName: 'Серікова', givenName: 'Дана', sex: 'F', birthDate: '1990-04-17', citizenship: 'KZ' };
const pregnant = { kind: 'PREGNANT', from: '2024-01-10', evidence: 'certificate 7' };
const order = { personId: dana, basis: 'PRE_TRIAL', office: 'P7501', from: '2024-02-01', firstVisitBy: '2024-02-10', residence: 'Алматы' };

let api: ApiWithoutWorker;
let position = '';

async function recorded(path: string, body: object): Promise<void> {
  const { status, headers, text } = await api.post(`/v1/${path}`, body, 'officer');
  expect({ path, status, text: status === 201 ? '' : text }).toEqual({ path, status: 201, text: '' });
  position = headers.get('position') ?? '';
}

const preview = (): Promise<Reply> =>
  api.post('/v1/corrections/preview', { personId: dana, stream: `person-${dana}`, revision: 1, kind: 'VOID' }, 'officer');

beforeAll(async () => {
  api = await openApiWithoutWorker();
  await recorded(`persons/${dana}/register`, person);
  await recorded(`persons/${dana}/record-social-status`, pregnant);
});

afterAll(() => api.close());

describe('what rested on a fact', () => {
  it('is not told without a decision that the index of the case history has not seen, and is told with it once it has', async () => {
    const before = await api.worker();
    expect((await api.get(`/v1/persons/${dana}`, 'officer', position)).status).toBe(200);
    await before.stop();

    await recorded(`supervisions/${file}/register`, order);
    const early = await preview();
    expect({ status: early.status, body: JSON.parse(early.text) as unknown }).toMatchObject({
      status: 503,
      body: { code: 'not-there-yet' },
    });

    const after = await api.worker();
    try {
      const late = await preview();
      expect({ status: late.status, body: JSON.parse(late.text) as unknown }).toMatchObject({
        status: 200,
        body: { decisions: [{ stream: `supervision-${file}`, revision: 0, type: 'SupervisionRegistered' }] },
      });
    } finally {
      await after.stop();
    }
  });
});
