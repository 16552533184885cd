import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, type Caller, type Reply, type RunningServer } from '../journeys/running-server.ts';

const dana = '0192e4a0-7b1c-7000-8000-00000000c101';
const asel = '0192e4a0-7b1c-7000-8000-00000000c102';
const files = ['0192e4a0-7b1c-7000-8000-00000000c103', '0192e4a0-7b1c-7000-8000-00000000c104'] as const;
const cases = ['0192e4a0-7b1c-7000-8000-00000000c105', '0192e4a0-7b1c-7000-8000-00000000c106'] as const;
const auditor: Caller = { role: 'auditor' };

let server: RunningServer;
let position = '';

async function recorded(path: string, body: object, role: Caller['role']): Promise<void> {
  const reply = await server.post(`/v1/${path}`, body, { role });
  expect({ path, status: reply.status, body: reply.status === 201 ? undefined : reply.body }).toEqual({ path, status: 201 });
  position = reply.headers.get('position') ?? '';
}

const page = (path: string): Promise<Reply> => server.get(`/v1/${path}`, auditor, { 'min-position': position });
const nextOf = ({ body }: Reply): string => String(body['next']);
const personsOf = ({ body }: Reply): readonly string[] =>
  (body['items'] as readonly { readonly personId: string }[]).map(({ personId }) => personId);

beforeAll(async () => {
  server = await startServer();
  // a hundred letters each, which is what a name may have
  const name = { familyName: `Ә${'ж'.repeat(99)}`, givenName: 'Ж'.repeat(100), patronymic: 'Ш'.repeat(100) };
  for (const [index, personId] of [dana, asel].entries()) {
    await recorded(
      `persons/${personId}/register`,
      { on: '2024-01-05', ...name, sex: 'F', birthDate: '1990-04-17', citizenship: 'KZ' },
      'officer',
    );
    const order = { personId, basis: 'PRE_TRIAL', office: 'P7501', from: '2024-02-01', firstVisitBy: '2024-02-10', residence: 'Алматы' };
    await recorded(`supervisions/${String(files[index])}/register`, order, 'officer');
    const file = { personId, registrationNumber: '247500031000123', court: 'Almaty district court 2', on: '2024-01-10' };
    await recorded(`cases/${String(cases[index])}/open`, file, 'court-registrar');
  }
}, 60_000);

afterAll(() => server.stop());

describe('the `next` of a page', () => {
  it('leads on behind somebody whose names have a hundred letters each', async () => {
    const first = await page('registers/parole?sort=name&limit=1');
    const second = await page(`registers/parole?sort=name&limit=1&cursor=${nextOf(first)}`);
    expect({ status: second.status, persons: [...personsOf(first), ...personsOf(second)] }).toEqual({ status: 200, persons: [dana, asel] });
  });

  it('of probation files is refused by the register of cases in the same order, which would have answered an end of its own list', async () => {
    const first = await page('registers/parole?sort=name&limit=1');
    const { status, body } = await page(`registers/cases?sort=name&limit=1&cursor=${nextOf(first)}`);
    expect({ status, body }).toMatchObject({ status: 400, body: { errors: [{ pointer: '/cursor', code: 'cursor' }] } });
  });

  it('of a case history is refused in the other order, which would have answered that nothing more was recorded', async () => {
    for (const [order, other] of [
      ['effective', 'recorded'],
      ['recorded', 'effective'],
    ] as const) {
      const first = await page(`persons/${dana}/history?order=${order}&limit=1`);
      const { status, body } = await page(`persons/${dana}/history?order=${other}&limit=1&cursor=${nextOf(first)}`);
      expect({ order, status, body }).toMatchObject({ order, status: 400, body: { errors: [{ pointer: '/cursor', code: 'cursor' }] } });
    }
  });
});
