import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { startServer, type Caller, type Reply, type RunningServer } from '../journeys/running-server.ts';
import { until } from '../journeys/until.ts';
import { registers } from '../../libs/registers/registers.ts';

const asel = '0192e4a0-7b1c-7000-8000-000000000c01';
const dana = '0192e4a0-7b1c-7000-8000-000000000c02';
const serik = '0192e4a0-7b1c-7000-8000-000000000c03';
const officer: Caller = { role: 'officer', subject: 'officer-12' };
const ofOffice: Caller = { role: 'officer', subject: 'officer-13', office: 'P7501' };
const auditor: Caller = { role: 'auditor', subject: 'auditor-1' };

let server: RunningServer;
let database: Client;
/** Of the death that the register cannot take in. */
let died: string;

beforeAll(async () => {
  server = await startServer();
  database = new Client({ connectionString: server.databaseUrl });
  await database.connect();
  await register(asel, 'Ахметова');
  await register(dana, 'Сулейменова');
  // a register has no constraints of its own: this one stands for whatever its table cannot take
  await database.query(`ALTER TABLE registers.person ADD CONSTRAINT living CHECK (died_on IS NULL AND family_name <> 'Тынысбеков')`);
  const death = await server.post(`/v1/persons/${asel}/record-death`, { diedOn: '2024-05-02', documentRef: 'certificate 1' }, officer);
  expect(death.status).toBe(201);
  died = String(death.body['position']);
});
afterAll(async () => {
  await database.end();
  await server.stop();
});

async function register(id: string, familyName: string): Promise<string> {
  const body = { on: '2024-01-05', familyName, givenName: 'Т', sex: 'F', birthDate: '1990-04-17', citizenship: 'KZ' };
  const reply = await server.post(`/v1/persons/${id}/register`, body, officer);
  expect(reply.status).toBe(201);
  return String(reply.body['position']);
}

const person = (id: string, as: Caller, atLeast?: string): Promise<Reply> =>
  server.get(`/v1/persons/${id}`, as, atLeast === undefined ? {} : { 'min-position': atLeast });

/** Runs a verb of the build beside the server. */
async function qadam(...args: readonly string[]): Promise<{ readonly code: number | null; readonly said: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../apps/cli/main.js'), ...args], {
    env: { ...process.env, DATABASE_URL: server.databaseUrl, QADAM_FOLDER: server.folder, NODE_ENV: 'test' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [said, told] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (told += chunk));
  await once(child, 'close');
  if (child.exitCode === 70) throw new Error(`qadam ${args.join(' ')} failed: ${told}`);
  return { code: child.exitCode, said };
}

describe('a record of which a register could not take in a fact', () => {
  it('is refused to whoever wants to see that fact, and says since when it is incomplete and that nothing is lost', async () => {
    await until(
      () => person(asel, officer, died),
      ({ code }) => code === 'register-parked', // once it was tried, and tried again by itself
    );
    const reply = await person(asel, officer, died);
    expect({ status: reply.status, ...reply.body }).toMatchObject({
      status: 503,
      code: 'register-parked',
      since: died,
      registers: ['person'],
    });
    expect(reply.headers.get('retry-after')).toBe('60');
    expect(reply.body['detail']).toContain('Nothing is lost');
  });

  it('is shown as it was before to everybody else, and says that it is incomplete', async () => {
    for (const atLeast of [undefined, String(Number(died) - 1)]) {
      const { status, headers, body } = await person(asel, officer, atLeast);
      expect({ status, diedOn: body['diedOn'], incomplete: body['incomplete'] }).toEqual({
        status: 200,
        diedOn: null,
        incomplete: { since: died, records: { person: 1 } },
      });
      expect(headers.get('incomplete')).toBe('person=1');
    }
  });

  it('keeps nobody from the records of other people, whole and up to date', async () => {
    const { status, headers, body } = await person(dana, officer, died);
    expect({ status, familyName: body['familyName'], incomplete: body['incomplete'] }).toEqual({
      status: 200,
      familyName: 'Сулейменова',
      incomplete: undefined,
    });
    expect(headers.get('incomplete')).toBeNull();
  });

  it('is counted by every list and report that rests on the register', async () => {
    const list = await server.get('/v1/registers/parole', officer, { 'min-position': died });
    expect([list.status, list.headers.get('incomplete')]).toEqual([200, 'person=1']);
    expect(list.body).toEqual({ items: [], incomplete: { since: died, records: { person: 1 } } });
    const report = await server.get('/v1/reports/population?format=csv', auditor);
    expect([report.status, report.headers.get('incomplete')]).toEqual([200, 'person=1']);
  });

  it('is no reason to turn the server away from readers, and is seen by operators', async () => {
    expect((await server.get('/health/ready', officer)).status).toBe(200);
    const { text } = (await server.get('/metrics', officer)).body;
    expect(text).toContain('qadam_register_parked_keys{register="person"} 1');
    expect(text).toContain('qadam_register_parked_keys{register="prisoner"} 0');
    expect(text).toContain('qadam_register_stalled{register="person"} 0');
    expect((await server.get('/info', auditor)).body['registers']).toMatchObject(
      registers.map(({ name }) =>
        name === 'person' ? { register: name, events: 0, stalled: false, parkedKeys: 1 } : { register: name, parkedKeys: 0 },
      ),
    );
  });

  it('is not taken for one that does not exist, but by those who may not know', async () => {
    const registered = await register(serik, 'Тынысбеков');
    expect((await person(dana, auditor, registered)).status).toBe(200);
    const reply = await person(serik, auditor);
    expect([reply.status, reply.body['code'], reply.body['since']]).toEqual([503, 'register-parked', registered]);
    expect((await person(serik, ofOffice)).status).toBe(404);
    expect((await person('0192e4a0-7b1c-7000-8000-000000000c04', auditor)).status).toBe(404);
  });

  it('is listed with its reason, and stays parked as long as the reason lasts', async () => {
    const { code, said } = await qadam('parked');
    const lines = said.trim().split('\n');
    expect([code, lines.length, lines[0]]).toEqual([0, 3, expect.stringMatching(/^register +key +facts +since +reason$/)]);
    expect(lines[1]).toMatch(
      new RegExp(`^person +${asel} +1 +\\d{4}-\\d\\d-\\d\\dT\\S+Z +DeathRecorded at position ${died}: .*check constraint`),
    );
    expect(lines[2]).toMatch(new RegExp(`^person +${serik} +1 +\\S+ +PersonRegistered at position`));
    const replayed = await qadam('replay', 'person', asel);
    expect(replayed.code).toBe(65);
    expect(replayed.said).toMatch(new RegExp(`^person ${asel}: 0 facts folded, 1 still parked: .*check constraint`));
  });

  it('is whole again once the reason is gone and it is replayed', async () => {
    await database.query('ALTER TABLE registers.person DROP CONSTRAINT living');
    const { code, said } = await qadam('replay', 'person');
    expect([code, said]).toEqual([0, `person ${asel}: 1 facts folded\nperson ${serik}: 1 facts folded\n`]);
    const { status, headers, body } = await person(asel, officer, died);
    expect([status, body['diedOn'], body['incomplete'], headers.get('incomplete')]).toEqual([200, '2024-05-02', undefined, null]);
    expect(await qadam('parked')).toEqual({ code: 0, said: 'Nothing is parked.\n' });
    expect(await qadam('replay', 'person')).toEqual({ code: 0, said: 'Nothing is parked under person.\n' });
    expect((await qadam('replay', 'nobody')).code).toBe(64);
  });
});
