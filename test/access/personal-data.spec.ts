import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Deployment } from '../../apps/deployment.ts';
import { openWorker, type Worker } from '../../apps/worker/worker.ts';
import { PostgresPersonalSeal } from '../../libs/access/person-keys.ts';
import { admit } from '../../libs/custody/admit.ts';
import { verifyLog } from '../../libs/event-log-postgres/verify-log.ts';
import { recordIdentifier } from '../../libs/person/record-identifier.ts';
import { recordSocialStatus } from '../../libs/person/record-social-status.ts';
import { registerPerson } from '../../libs/person/register-person.ts';
import { rebuildRegister } from '../../libs/projections/rebuild-register.ts';
import { personRegister } from '../../libs/registers/person-register.ts';
import { renewViews } from '../../libs/registers/reporting-views.ts';
import { openThrowAway, type ThrowAwayDeployment } from '../deployment/throw-away-deployment.ts';
import { registerSupervision } from '../../libs/supervision/register-supervision.ts';

const dana = '0192e4a0-7b1c-7000-8000-00000000da01';
const serik = '0192e4a0-7b1c-7000-8000-00000000da02';
const planted = ['Канарейкина', 'Дана', 'Соловьёвна', '900417400123', 'улица Чижовая 5', '+77012345678', 'справка о совёнке'];

let throwAway: ThrowAwayDeployment;
let deployment: Deployment;
let worker: Worker;

async function everyByte(table: string): Promise<string> {
  const { rows } = await deployment.sources.pool.query<{ row: string }>(`select row_to_json(t)::text as row from ${table} t`);
  const text = rows.map(({ row }) => row).join('\n');
  // bytea is shown in hex: what is not encrypted would stand there as readable bytes
  const bytes = [...text.matchAll(/\\\\x([0-9a-f]+)/g)].map(([, hex = '']) => Buffer.from(hex, 'hex').toString('utf8')).join('\n');
  return `${text}\n${bytes}`;
}

beforeAll(async () => {
  throwAway = await openThrowAway();
  ({ deployment } = throwAway);
  worker = openWorker(deployment, () => undefined);
  await worker.start();
  const name = {
    on: '2024-01-05',
    familyName: 'Канарейкина',
    givenName: 'Дана',
    patronymic: 'Соловьёвна',
    sex: 'F',
    birthDate: '1990-04-17',
    citizenship: 'KZ',
  };
  await throwAway.record(registerPerson, dana, name);
  await throwAway.record(recordIdentifier, dana, {
    on: '2024-01-05',
    scheme: 'IIN',
    value: '900417400123',
    check: 'AS_DOCUMENTED',
    documentRef: 'passport',
  });
  await throwAway.record(recordSocialStatus, dana, { kind: 'PREGNANT', from: '2024-01-05', evidence: 'справка о совёнке' });
  await throwAway.record(registerSupervision, '0192e4a0-7b1c-7000-8000-00000000da03', {
    personId: dana,
    basis: 'PRE_TRIAL',
    office: 'P7501',
    from: '2024-02-01',
    firstVisitBy: '2024-02-10',
    residence: 'улица Чижовая 5',
    phone: '+77012345678',
  });
  await throwAway.record(admit, dana, {
    stayId: '0192e4a0-7b1c-7000-8000-00000000da04',
    admittedOn: '2024-02-05',
    facility: 'F7501',
    legalBasis: 'REMAND',
    documentRef: 'order 3',
  });
  await throwAway.record(registerPerson, serik, { ...name, familyName: 'Серіков', givenName: 'Серік', sex: 'M' });
  await worker.progress(10_000);
});

afterAll(async () => {
  await worker.stop();
  await throwAway.close();
});

describe('personal data', () => {
  it.each([
    'event_log.events',
    'event_log.commands',
    'person_keys.keys',
    'registers.parole',
    'registers.prisoner',
    'registers.person_stream',
    'registers.deadline',
    'reporting.supervision',
  ])('is not in a dump of %s', async (table) => {
    const dump = await everyByte(table);
    expect(dump.length).toBeGreaterThan(2);
    for (const word of planted) expect({ word, found: dump.includes(word) }).toEqual({ word, found: false });
  });

  it('is in the one register that holds names', async () => {
    expect(await everyByte('registers.person')).toContain('Канарейкина');
  });

  it('cannot be read by the reporting role, which reads only its views', async () => {
    const client = await deployment.sources.pool.connect();
    try {
      await client.query('set role qadam_reporting');
      const { rows } = await client.query('select region, basis, people from reporting.supervised');
      expect(rows).toEqual([{ region: '75', basis: 'PRE_TRIAL', people: 1 }]);
      for (const table of [
        'registers.person',
        'registers.parole',
        'event_log.events',
        'person_keys.keys',
        'access.reads',
        'projections.checkpoints',
      ]) {
        await expect(client.query(`select * from ${table}`)).rejects.toThrow(/permission denied/);
      }
      await expect(client.query('delete from reporting.prisoner')).rejects.toThrow(/permission denied|cannot delete/);
    } finally {
      await client.query('reset role');
      client.release();
    }
  });

  it('is gone from the log and from the rebuilt register once the key is destroyed, and the proofs still hold', async () => {
    const { sources } = deployment;
    if (!(sources.seal instanceof PostgresPersonalSeal)) throw new Error('the deployment keeps its keys in PostgreSQL');
    expect(await sources.seal.destroyKey(dana)).toBe('destroyed');
    const { log, codec, seal, pool, registers: dataSource } = sources;
    await rebuildRegister({ register: personRegister, log, codec, seal, pool, dataSource, afterSwap: renewViews });
    const { rows } = await pool.query<{ person_id: string; family_name: string | null; sex: string }>(
      'select person_id, family_name, sex from registers.person order by person_id',
    );
    expect(rows).toEqual([
      { person_id: dana, family_name: null, sex: 'F' },
      { person_id: serik, family_name: 'Серіков', sex: 'M' },
    ]);
    expect((await verifyLog(pool)).faults).toEqual([]);
  });

  it('of an erased person cannot be added again', async () => {
    const body = { kind: 'VETERAN', from: '2024-01-05', evidence: 'again' };
    await expect(throwAway.record(recordSocialStatus, dana, body)).rejects.toThrow(/key/i);
  });
});
