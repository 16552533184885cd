import type { FaultCase } from './ground.ts';
import { underLoad } from './under-load.ts';

/** The process that records, killed while eight officers record. */
export const apiKilled: FaultCase = {
  id: 'F1',
  what: 'kill -9 of the server under 8 HTTP clients',
  usualRounds: 20,
  run: (ground) =>
    underLoad(ground, async (installation) => {
      let served = await installation.server();
      return {
        url: () => served.url,
        strike: async (_, acknowledged) => {
          await acknowledged(ground.random.whole(1, 100));
          await ground.pause(ground.random.whole(0, 20));
          await served.program.kill();
          served = await installation.server();
        },
      };
    }),
};
