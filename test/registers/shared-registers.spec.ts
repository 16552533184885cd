import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { recordDeath } from '../../libs/person/record-death.ts';
import { registerPerson } from '../../libs/person/register-person.ts';
import { ReadGate } from '../../libs/projections/read-gate.ts';
import { registers } from '../../libs/registers/registers.ts';
import { openThrowAway, type ThrowAwayDeployment } from '../deployment/throw-away-deployment.ts';

const names = registers.map(({ name }) => name);
/** Of two workers, the one with fewer first. */
const halves = [Math.floor(names.length / 2), Math.ceil(names.length / 2)];

/** `qadam worker` as a process of its own. */
interface WorkerProcess {
  readonly child: ChildProcess;
  readonly complaints: () => string;
}

let installation: ThrowAwayDeployment;
let gate: ReadGate;
let persons = 0;
const started: ChildProcess[] = [];

beforeAll(async () => {
  installation = await openThrowAway();
  gate = new ReadGate({ pool: installation.deployment.sources.pool });
});
afterAll(async () => {
  for (const child of started.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null)) {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  await gate.close();
  await installation.close();
});

function program(path: string, ...args: readonly string[]): ChildProcess {
  const { databaseUrl = '', folder } = installation.configuration;
  const child = spawn(process.execPath, [join(import.meta.dirname, '../..', path), ...args], {
    env: { ...process.env, DATABASE_URL: databaseUrl, QADAM_FOLDER: folder, NODE_ENV: 'test', HOST: '127.0.0.1', PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  return child;
}

async function said({ stdout }: ChildProcess, words: string): Promise<void> {
  let heard = '';
  stdout?.setEncoding('utf8').on('data', (chunk: string) => (heard += chunk));
  await until(() => heard.includes(words));
}

async function worker(): Promise<WorkerProcess> {
  const child = program('apps/cli/main.js', 'worker');
  let complaints = '';
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => (complaints += chunk));
  await said(child, 'follows the log');
  return { child, complaints: () => complaints };
}

/** Records that one more person was registered and died. */
async function somethingHappens(): Promise<string> {
  const id = `0192e4a0-7b1c-7000-8000-${String(++persons).padStart(12, '0')}`;
  const name = { on: '2024-01-05', familyName: 'Ахметова', givenName: 'Т', sex: 'F', birthDate: '1990-04-17', citizenship: 'KZ' };
  await installation.record(registerPerson, id, name);
  await installation.record(recordDeath, id, { diedOn: '2024-05-02', documentRef: 'certificate 1' });
  return id;
}

/** Whether every register shows everything, within twenty seconds. */
async function isVisible(): Promise<boolean> {
  return gate.waitFor(await installation.deployment.sources.log.head(), { registers: names, timeoutMs: 20_000 });
}

async function query(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  return (await installation.deployment.sources.pool.query<Record<string, unknown>>(sql)).rows;
}

/** How many registers each of the workers has. */
async function shares(): Promise<readonly unknown[]> {
  const rows = await query('SELECT count(*)::integer AS registers FROM projections.leases GROUP BY worker ORDER BY 1');
  return rows.map(({ registers }) => registers);
}

async function untilShares(expected: readonly number[]): Promise<void> {
  await until(async () => JSON.stringify(await shares()) === JSON.stringify(expected));
}

/** @throws Error after twenty seconds */
async function until(isSo: () => Promise<boolean> | boolean): Promise<void> {
  const tooLate = performance.now() + 20_000;
  while (!(await isSo())) {
    if (performance.now() > tooLate) throw new Error(`It does not happen: ${isSo.toString()}`);
    await setTimeout(20);
  }
}

describe('workers as processes of their own', () => {
  let first: WorkerProcess;
  let second: WorkerProcess;

  it('share nothing while there is one: it runs every register', async () => {
    first = await worker();
    await somethingHappens();
    expect(await isVisible()).toBe(true);
    expect(await shares()).toEqual([names.length]);
  });

  it('take over from one that is stopped in the middle of writing, which writes nothing more of it when it wakes up', async () => {
    const { pool } = installation.deployment.sources;
    const holder = await pool.connect();
    await holder.query('BEGIN; LOCK TABLE registers.person_stream IN SHARE MODE');
    const id = await somethingHappens();
    const waiting = `SELECT pid FROM pg_locks WHERE NOT granted AND relation = 'registers.person_stream'::regclass`;
    await until(async () => (await query(waiting)).length > 0);
    first.child.kill('SIGSTOP'); // it holds every checkpoint
    await holder.query('ROLLBACK');
    holder.release();
    second = await worker();
    expect(await isVisible()).toBe(true);
    expect(await query(`SELECT events FROM registers.person_stream WHERE stream = 'person-${id}'`)).toEqual([{ events: 2 }]);
    expect(await shares()).toEqual([names.length]);
    await somethingHappens();
    expect(await isVisible()).toBe(true);
    first.child.kill('SIGCONT');
    await until(() => first.complaints().includes('Register person_stream: ')); // it could not write what it had folded
  });

  it('share the registers evenly once both are awake, and go on', async () => {
    await untilShares(halves);
    for (let at = 0; at < 20; at++) await somethingHappens();
    expect(await isVisible()).toBe(true);
  });

  it('take over from one that was killed, and from one that is stopped as it should be', async () => {
    first.child.kill('SIGKILL');
    await somethingHappens();
    expect(await isVisible()).toBe(true);
    await untilShares([names.length]);
    const third = await worker();
    await untilShares(halves);
    second.child.kill('SIGTERM');
    await once(second.child, 'exit');
    expect(second.child.exitCode).toBe(0);
    await untilShares([names.length]);
    await somethingHappens();
    expect(await isVisible()).toBe(true);
    expect(third.complaints()).toBe('');
  });

  it('have all registers to themselves where an API runs without a worker, and share them with one that has a worker', async () => {
    const api = program('apps/cli/main.js', 'start', '--without-worker');
    await said(api, 'Stop with Ctrl-C');
    expect(await shares()).toEqual([names.length]);
    const both = program('apps/cli/main.js', 'start');
    await said(both, 'Stop with Ctrl-C');
    await untilShares(halves);
    for (const child of [api, both]) {
      child.kill('SIGTERM');
      await once(child, 'exit');
      expect(child.exitCode).toBe(0);
    }
  });

  it('leave registers that are equal to a rebuild, with every event in them once', async () => {
    const rebuild = program('apps/cli/main.js', 'rebuild', 'all');
    await once(rebuild, 'close');
    expect(rebuild.exitCode).toBe(0);
    expect(await query('SELECT sum(events)::integer AS events FROM registers.person_stream')).toEqual([{ events: 2 * persons }]);
  });
});
