import { atPoint } from './at-point.ts';
import type { FaultCase, Ground } from './ground.ts';
import { headOf, thoseBehind, type Truth } from './oracle.ts';
import type { Program } from './programs.ts';
import { runnerCommits } from './protocol-points.ts';
import { underLoad } from './under-load.ts';
import { WireProxy } from './wire-proxy.ts';

/**
 * A worker sleeps for longer than the others wait for it, takes up where it was when it wakes, and must not write any more what it had
 * in mind: now it falls asleep anywhere, and now in the middle of a transaction, with everything locked that it locks.
 */
export const zombie: FaultCase = {
  id: 'F10',
  what: 'worker stopped for longer than its lease, then woken',
  usualRounds: 8,
  run: (ground) =>
    underLoad(
      ground,
      async (installation) => {
        const truth = { databaseUrl: installation.postgres.url, folder: installation.folder };
        const api = await installation.api();
        const proxy = await WireProxy.before(installation.postgres.url);
        ground.inTheEnd(() => proxy.close());
        const workers = [installation.worker(proxy.url), installation.worker()] as const;
        await Promise.all(workers.map((worker) => worker.heard(/follows the log/)));
        return {
          url: () => api.url,
          strike: async (round, acknowledged) => {
            await acknowledged(ground.random.whole(10, 60));
            const wake = await (round % 2 === 1 ? sleepInCommit(ground, proxy, workers[0]) : sleepAnywhere(ground, workers[0]));
            await mustGoOn(ground, truth);
            wake();
            await ground.pause(1_000);
          },
        };
      },
      { clients: 2 },
    ),
};

async function sleepAnywhere(ground: Ground, worker: Program): Promise<() => void> {
  worker.signal('SIGSTOP');
  ground.findings.count('asleep anywhere');
  return () => worker.signal('SIGCONT');
}

/** Its COMMIT is on the way when it falls asleep, and arrives when it wakes. */
async function sleepInCommit(ground: Ground, proxy: WireProxy, worker: Program): Promise<() => void> {
  let arrive = (): void => undefined;
  await atPoint(ground, proxy, runnerCommits, ground.random.whole(0, 5), (forward) => {
    worker.signal('SIGSTOP');
    arrive = forward;
  });
  return () => {
    arrive();
    worker.signal('SIGCONT');
  };
}

/** Everything that is recorded by now must reach the registers without the one that sleeps. */
async function mustGoOn(ground: Ground, truth: Truth): Promise<void> {
  const since = performance.now();
  const behind = await thoseBehind(truth, await headOf(truth), takenOverMs);
  if (behind.length === 0) {
    const seconds = Math.ceil((performance.now() - since) / 1000);
    ground.findings.count(`taken over within ${String(seconds)} s`);
  } else
    ground.findings.faults.push(`nobody took over ${behind.join(', ')} within ${String(takenOverMs / 1000)} s from a worker that sleeps`);
}

const takenOverMs = 20_000;
