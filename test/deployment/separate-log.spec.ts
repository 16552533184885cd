import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { standingOf } from '../../apps/api/standing.ts';
import { readConfiguration } from '../../apps/configuration.ts';
import { openDeployment, type Deployment } from '../../apps/deployment.ts';
import { logPoolOf } from '../../apps/stored-log.ts';
import { openWorker, type Worker } from '../../apps/worker/worker.ts';
import { runCommand } from '../../libs/commands/run-command.ts';
import { freshDatabase, type TestDatabase } from '../../libs/embedded-postgres/test-database.ts';
import type { CommandId } from '../../libs/event-log/event.ts';
import { registerPerson } from '../../libs/person/register-person.ts';
import { registers } from '../../libs/registers/registers.ts';

const asel = '0192e4a0-7b1c-7000-8000-00000000de01';

let registersAt: TestDatabase;
let logAt: TestDatabase;
let folder: string;
let deployment: Deployment;
let worker: Worker;

beforeAll(async () => {
  [registersAt, logAt] = await Promise.all([freshDatabase(), freshDatabase()]);
  folder = await mkdtemp(join(tmpdir(), 'qadam-separate-'));
  const configuration = readConfiguration({ DATABASE_URL: registersAt.url, EVENT_LOG_URL: logAt.url, QADAM_FOLDER: folder });
  deployment = await openDeployment(configuration, () => undefined);
  worker = openWorker(deployment, () => undefined);
});

afterAll(async () => {
  await worker.stop();
  await deployment.close();
  await registersAt.drop();
  await logAt.drop();
  await rm(folder, { recursive: true, force: true });
});

describe('an event log in a database of its own', () => {
  it('is behind the registers until a worker runs, by as many events as were recorded', async () => {
    const outcome = await runCommand(deployment.sources, {
      command: registerPerson,
      id: asel,
      body: { on: '2024-01-05', familyName: 'Ахметова', givenName: 'Әсел', sex: 'F', birthDate: '1990-04-17', citizenship: 'KZ' },
      commandId: '0192e4a0-7b1c-7000-8000-00000000de02' as CommandId, // an id of this test
      actor: 'officer-1',
      today: '2026-11-21',
      metadata: {},
    });
    expect(outcome).toMatchObject({ outcome: 'recorded', position: 1n });
    const { head, registers: standing } = await standingOf(deployment.sources).now();
    expect(head).toBe(1n);
    expect(standing.map(({ events }) => events)).toEqual(registers.map(() => 1));
  });

  it('holds the events, and the other database the registers', async () => {
    await worker.start();
    await worker.progress(10_000);
    const { rows: people } = await deployment.sources.pool.query('select person_id, family_name from registers.person');
    expect(people).toEqual([{ person_id: asel, family_name: 'Ахметова' }]);
    const { rows: events } = await logPoolOf(deployment).query('select type from event_log.events');
    expect(events).toEqual([{ type: 'PersonRegistered' }]);
    const { registers: standing } = await standingOf(deployment.sources).now();
    expect(standing.map(({ events: behind, seconds }) => [behind, seconds])).toEqual(registers.map(() => [0, 0]));
  });
});
