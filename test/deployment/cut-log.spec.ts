import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { logPoolOf } from '../../apps/stored-log.ts';
import { registersBeyond } from '../../apps/cli/registers-beyond.ts';
import { openWorker } from '../../apps/worker/worker.ts';
import { verifyLog } from '../../libs/event-log-postgres/verify-log.ts';
import { recordDeath } from '../../libs/person/record-death.ts';
import { registerPerson } from '../../libs/person/register-person.ts';
import { openThrowAway, type ThrowAwayDeployment } from './throw-away-deployment.ts';
import { registers } from '../../libs/registers/registers.ts';

const asel = '0192e4a0-7b1c-7000-8000-00000000ce01';

let throwAway: ThrowAwayDeployment;

/** Two events, which every register has folded. */
beforeEach(async () => {
  throwAway = await openThrowAway();
  await throwAway.record(registerPerson, asel, {
    on: '2024-01-05',
    familyName: 'Ахметова',
    givenName: 'Әсел',
    sex: 'F',
    birthDate: '1990-04-17',
    citizenship: 'KZ',
  });
  await throwAway.record(recordDeath, asel, { diedOn: '2025-02-03', documentRef: 'certificate 12' });
  const worker = openWorker(throwAway.deployment, () => undefined);
  await worker.start();
  await worker.progress(10_000);
  await worker.stop();
});

afterEach(() => throwAway.close());

describe('a log whose last event was deleted, and the answer to its command with it', () => {
  it('is given away by the registers, which have folded that event', async () => {
    expect(await registersBeyond(throwAway.deployment)).toEqual([]);
    await cutOff();
    expect((await verifyLog(logPoolOf(throwAway.deployment))).faults).toEqual([]);
    const beyond = await registersBeyond(throwAway.deployment);
    expect(beyond.map(({ register, position, head }) => [register, position, head])).toContainEqual(['person', 2n, 1n]);
    expect(beyond).toHaveLength(registers.length);
  });
});

/** As a superuser, in whose session no trigger fires. */
async function cutOff(): Promise<void> {
  const client = await logPoolOf(throwAway.deployment).connect();
  try {
    await client.query("set session_replication_role = 'replica'");
    await client.query('delete from event_log.events where position = 2');
    await client.query("delete from event_log.commands where answer ->> 'position' = '2'");
  } finally {
    client.release(true);
  }
}
