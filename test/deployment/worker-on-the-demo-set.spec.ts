import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { loadDataSet } from '../../apps/data-set/load-data-set.ts';
import { processes } from '../../apps/processes.ts';
import { openWorker } from '../../apps/worker/worker.ts';
import type { Position } from '../../libs/event-log/event.ts';
import { PostgresProcessCheckpoints } from '../../libs/process-managers/postgres-process-checkpoints.ts';
import { openThrowAway, type ThrowAwayDeployment } from './throw-away-deployment.ts';

let demo: ThrowAwayDeployment;
let loadedUpTo: Position;
let complaints: string[];

beforeAll(async () => {
  demo = await openThrowAway();
  const { sources } = demo.deployment;
  await loadDataSet({ size: 'demo', recorder: sources, existing: async () => new Set<string>() });
  loadedUpTo = await sources.log.head();
  complaints = [];
  const worker = openWorker(demo.deployment, (line) => complaints.push(line));
  await worker.start();
  while (!(await everyProcessIsAt(loadedUpTo))) await pause(100);
  await worker.stop();
}, 60_000);

afterAll(() => demo.close());

describe('a worker whose process managers have followed the loaded demo set to its end', () => {
  it('has recorded nothing', async () => {
    expect(loadedUpTo).toBeGreaterThan(6_000n);
    expect(await demo.deployment.sources.log.head()).toBe(loadedUpTo);
  });

  it('leaves nothing that was asked for in vain', async () => {
    const checkpoints = new PostgresProcessCheckpoints(demo.deployment.sources.pool);
    expect((await Promise.all(processes.map(({ name }) => checkpoints.refusals(name)))).flat()).toEqual([]);
  });

  it('has not stumbled over any fact', () => {
    // on a machine that is busy enough it may be late in saying that it lives, and says so another time
    expect(complaints.filter((line) => !line.startsWith('Sharing registers:'))).toEqual([]);
  });
});

async function everyProcessIsAt(head: Position): Promise<boolean> {
  const checkpoints = new PostgresProcessCheckpoints(demo.deployment.sources.pool);
  const positions = await Promise.all(processes.map(({ name }) => checkpoints.position(name)));
  return positions.every((position) => position !== undefined && position >= head);
}
