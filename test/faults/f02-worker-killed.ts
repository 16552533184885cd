import type { FaultCase } from './ground.ts';
import { underLoad } from './under-load.ts';

/** The process that keeps the registers, killed while the API goes on recording. */
export const workerKilled: FaultCase = {
  id: 'F2',
  what: 'kill -9 of the worker while the API records',
  usualRounds: 20,
  run: (ground) =>
    underLoad(ground, async (installation) => {
      const api = await installation.api();
      let worker = installation.worker();
      return {
        url: () => api.url,
        strike: async (_, acknowledged) => {
          await acknowledged(ground.random.whole(1, 100));
          await ground.pause(ground.random.whole(0, 20));
          await worker.kill();
          await ground.pause(ground.random.whole(0, 500)); // it comes back to more or less of a backlog
          worker = installation.worker();
          await ground.pause(ground.random.whole(0, 200));
        },
      };
    }),
};
