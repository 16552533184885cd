import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { beforeFirst, type Position } from '../../libs/event-log/event.ts';
import { registers } from '../../libs/registers/registers.ts';
import { registerPerson } from '../../libs/person/register-person.ts';
import { openApiWithoutWorker, type ApiWithoutWorker } from './api-without-worker.ts';

const names = registers.map(({ name }) => name);
let api: ApiWithoutWorker;
let persons = 0;

beforeAll(async () => {
  api = await openApiWithoutWorker();
});

afterAll(() => api.close());

/** Persons who are registered, one event each. */
async function record(count: number): Promise<void> {
  for (let each = 0; each < count; each++) {
    const id = `0192e4a0-7b1c-7000-8000-${String(++persons).padStart(12, '0')}`;
    const body = { on: '2024-01-05', familyName: 'А', givenName: 'Ә', sex: 'F', birthDate: '1990-04-17', citizenship: 'KZ' };
    await api.installation.record(registerPerson, id, body);
  }
}

/** A gauge of the metrics page, by register. */
async function gauge(name: string): Promise<Readonly<Record<string, number>>> {
  const { text } = await api.get('/metrics', 'administrator');
  const lines = [...text.matchAll(new RegExp(`^${name}(?:\\{register="([^"]+)"\\})? (\\S+)$`, 'gm'))];
  return Object.fromEntries(lines.map(([, register = '', value = '']) => [register, Number(value)]));
}

function each(value: number): Readonly<Record<string, number>> {
  return Object.fromEntries(names.map((name) => [name, value]));
}

async function secondsSince(position: Position): Promise<number> {
  const [event] = (await api.installation.deployment.sources.log.readAll({ after: position, limit: 1 })).events;
  return event === undefined ? 0 : (Date.now() - event.recordedAt.getTime()) / 1_000;
}

async function catchUp(): Promise<void> {
  const worker = await api.worker();
  await worker.progress(20_000);
  await worker.stop();
}

describe('the lag of registers, as an operator sees it', () => {
  it('is nothing while nothing is recorded', async () => {
    expect(await gauge('qadam_register_lag_events')).toEqual(each(0));
    expect(await gauge('qadam_register_lag_seconds')).toEqual(each(0));
    expect(await gauge('qadam_log_head')).toEqual({ '': 0 });
  });

  it('is as many events as were recorded while no worker ran, and as old as the first of them', async () => {
    await record(37);
    await pause(1_500);
    expect(await gauge('qadam_register_lag_events')).toEqual(each(37));
    expect(await gauge('qadam_log_head')).toEqual({ '': 37 });
    const age = await secondsSince(beforeFirst);
    expect(age).toBeGreaterThan(1.5);
    for (const seconds of Object.values(await gauge('qadam_register_lag_seconds'))) expect(Math.abs(seconds - age)).toBeLessThan(1);
  });

  it('is nothing again once a worker has caught up', async () => {
    await catchUp();
    expect(await gauge('qadam_register_lag_events')).toEqual(each(0));
    expect(await gauge('qadam_register_lag_seconds')).toEqual(each(0));
  });

  it('counts from where the worker ended, not from the beginning', async () => {
    await record(5);
    expect(await gauge('qadam_register_lag_events')).toEqual(each(5));
    expect(await gauge('qadam_log_head')).toEqual({ '': 42 });
    const head = await api.installation.deployment.sources.log.head();
    const age = await secondsSince((head - 5n) as Position); // where the worker ended
    for (const seconds of Object.values(await gauge('qadam_register_lag_seconds'))) expect(Math.abs(seconds - age)).toBeLessThan(1);
  });

  it('is told of each register by itself', async () => {
    await catchUp();
    await record(3);
    await api.installation.deployment.sources.pool.query("update projections.checkpoints set position = 45 where register = 'person'");
    expect(await gauge('qadam_register_lag_events')).toEqual({ ...each(3), person: 0 });
  });
});
