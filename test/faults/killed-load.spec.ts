import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readConfiguration } from '../../apps/configuration.ts';
import { openDeployment } from '../../apps/deployment.ts';
import { openWorker } from '../../apps/worker/worker.ts';
import { freshDatabase, type TestDatabase } from '../../libs/embedded-postgres/test-database.ts';
import { verifyLog } from '../../libs/event-log-postgres/verify-log.ts';
import { rebuildRegister } from '../../libs/projections/rebuild-register.ts';
import { registers } from '../../libs/registers/registers.ts';
import { renewViews } from '../../libs/registers/reporting-views.ts';

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await freshDatabase();
  folder = await mkdtemp(join(tmpdir(), 'qadam-load-'));
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

/** Milliseconds after the first people are in, one for each round. */
const moments = [700, 90, 1400, 350, 40, 1100, 560, 210, 900, 130];

describe('a load of the national data set that is killed again and again', () => {
  it(`goes on where it was, whole after ${String(moments.length)} kills: nobody half recorded, nothing lost, positions contiguous, registers equal to a rebuild`, async () => {
    let people = 0;
    for (const moment of moments) {
      await loadAndKill(moment);
      const recorded = await peopleRecorded();
      expect(recorded).toBeGreaterThanOrEqual(people);
      people = recorded;
    }
    expect(people).toBeGreaterThan(200);
    await expectWhole();
  }, 240_000);
});

async function loadAndKill(moment: number): Promise<void> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../apps/cli/main.js'), 'load', 'national'], {
    env: { ...process.env, DATABASE_URL: database.url, QADAM_FOLDER: folder },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const exit = new Promise((resolve) => child.once('exit', resolve));
  let told = '';
  await Promise.race([
    new Promise<void>((resolve) =>
      child.stderr.on('data', (chunk: Buffer) => ((told += chunk.toString()).includes('Loading:') ? resolve() : undefined)),
    ),
    exit.then((code) => Promise.reject(new Error(`The load ended by itself with ${String(code)}: ${told}`))),
  ]);
  await pause(moment);
  child.kill('SIGKILL');
  await exit;
}

async function peopleRecorded(): Promise<number> {
  const deployment = await openDeployment(readConfiguration({ DATABASE_URL: database.url, QADAM_FOLDER: folder }), () => undefined);
  try {
    const { rows } = await deployment.logPool.query<{ people: number }>(
      "select count(*)::integer as people from event_log.events where stream like 'person-%' and revision = 0",
    );
    return rows[0]?.people ?? 0;
  } finally {
    await deployment.close();
  }
}

async function expectWhole(): Promise<void> {
  const deployment = await openDeployment(readConfiguration({ DATABASE_URL: database.url, QADAM_FOLDER: folder }), () => undefined);
  const worker = openWorker(deployment, () => undefined);
  try {
    const { log, codec, seal, pool, registers: dataSource } = deployment.sources;
    const { rows } = await pool.query(`
      select count(*) = max(position) as contiguous, count(*) = count(distinct event_id) as undoubled, count(*) = (select position from event_log.head) as whole
      from event_log.events`);
    expect(rows).toEqual([{ contiguous: true, undoubled: true, whole: true }]);
    expect((await verifyLog(deployment.logPool)).faults).toEqual([]);
    await worker.start();
    while ((await worker.behind()).behind > 0) await worker.progress(1_000);
    for (const register of registers) {
      const { equal } = await rebuildRegister({ register, log, codec, seal, pool, dataSource, afterSwap: renewViews });
      expect({ register: register.name, equal }).toEqual({ register: register.name, equal: true });
    }
    const { rows: halves } = await pool.query(
      `select count(*)::integer as people from registers.person person
       where not exists (select from registers.prisoner stay where stay.person_id = person.person_id and stay.in_custody)
         and not exists (select from registers.parole file where file.person_id = person.person_id and file.status = 'ACTIVE')`,
    );
    expect(halves).toEqual([{ people: 0 }]);
  } finally {
    await worker.stop();
    await deployment.close();
  }
}
