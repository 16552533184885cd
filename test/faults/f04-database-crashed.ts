import type { FaultCase, Ground } from './ground.ts';
import type { OwnPostgres } from './own-postgres.ts';
import { underLoad } from './under-load.ts';

/** PostgreSQL quits at once, writes nothing out, and recovers from its own log when it starts again. */
export const databaseStopped: FaultCase = {
  id: 'F4',
  what: 'pg_ctl stop -m immediate under load, then start',
  usualRounds: 10,
  run: (ground) => crash(ground, (postgres) => postgres.stopImmediately()),
};

/** The postmaster is killed: alone, so that its children have to notice, or with every backend. */
export const databaseKilled: FaultCase = {
  id: 'F5',
  what: 'kill -9 of the postmaster, or of all its processes',
  usualRounds: 10,
  run: (ground) => crash(ground, (postgres, round) => postgres.kill(round % 2 === 1 ? 'everything' : 'postmaster')),
};

/** The server of the product stays the same process throughout: it has to find its way back by itself. */
function crash(ground: Ground, end: (postgres: OwnPostgres, round: number) => Promise<void>): Promise<void> {
  return underLoad(ground, async (installation) => {
    const { postgres } = installation;
    const served = await installation.server();
    return {
      url: () => served.url,
      strike: async (round, acknowledged) => {
        await acknowledged(ground.random.whole(1, 100));
        await ground.pause(ground.random.whole(0, 20));
        await end(postgres, round);
        await ground.pause(ground.random.whole(0, 400));
        await postgres.start();
        await ground.pause(ground.random.whole(0, 400));
      },
    };
  });
}
