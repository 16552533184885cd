import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { heartbeatOf } from '../worker/heartbeat.ts';
import { heartbeatLastsMs, whatAilsTheApi, whatAilsTheWorker } from './what-ails.ts';

describe('what ails the API', () => {
  let server: Server;
  let status = 200;
  let port = 0;
  beforeEach(async () => {
    server = createServer((request, response) =>
      response.writeHead(request.url === '/health/ready' ? status : 404).end('registers missing'),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port; // listening on TCP
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  it('is nothing while it is ready, be it asked on the address of every address', async () => {
    status = 200;
    expect(await whatAilsTheApi({ host: '127.0.0.1', port })).toBeUndefined();
    expect(await whatAilsTheApi({ host: '0.0.0.0', port })).toBeUndefined();
  });

  it('is what it waits for, in its own words', async () => {
    status = 503;
    expect(await whatAilsTheApi({ host: '127.0.0.1', port })).toBe('The API answers 503: registers missing');
  });

  it('is that nothing listens', async () => {
    await new Promise((resolve) => server.close(resolve));
    expect(await whatAilsTheApi({ host: '127.0.0.1', port })).toMatch(/does not answer: .*ECONNREFUSED/);
  });
});

describe('what ails a worker', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qadam-heartbeat-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is nothing after a beat, and the age of the last beat once that was too long ago', async () => {
    const heartbeatFile = join(folder, 'beat');
    const heart = heartbeatOf({ behind: () => Promise.resolve({ behind: 3, of: 40 }) }, { heartbeatFile }, () => undefined);
    heart?.start();
    while (!(await stat(heartbeatFile).catch(() => undefined))) await pause(5);
    await heart?.stop();
    const beaten = (await stat(heartbeatFile)).mtimeMs;
    expect(await whatAilsTheWorker({ heartbeatFile }, new Date(beaten + heartbeatLastsMs))).toBeUndefined();
    expect(await whatAilsTheWorker({ heartbeatFile }, new Date(beaten + heartbeatLastsMs + 1_000))).toBe(
      'The last heartbeat is 31 seconds old',
    );
  });

  it('is that its heart stands still while the database is away', async () => {
    const heartbeatFile = join(folder, 'beat');
    const told: string[] = [];
    const heart = heartbeatOf({ behind: () => Promise.reject(new Error('the database is away')) }, { heartbeatFile }, (line) => {
      told.push(line);
    });
    heart?.start();
    while (told.length === 0) await pause(5);
    await heart?.stop();
    expect(told).toEqual(['Heartbeat: the database is away']);
    expect(await whatAilsTheWorker({ heartbeatFile }, new Date())).toMatch(/There is no heartbeat: ENOENT/);
  });

  it('is unknown where nobody said where to look', async () => {
    expect(heartbeatOf({ behind: () => Promise.resolve({ behind: 0, of: 0 }) }, {}, () => undefined)).toBeUndefined();
    expect(await whatAilsTheWorker({}, new Date())).toMatch(/HEARTBEAT_FILE/);
  });
});
