import { Client } from 'pg';
import type { FaultCase } from './ground.ts';
import { underLoad } from './under-load.ts';

/** Connections are ended by the database, one kind after another: writer, readers, listener, runner. */
export const backendsTerminated: FaultCase = {
  id: 'F6',
  what: 'backends of writer, readers, listener and runner terminated',
  usualRounds: 20,
  run: (ground) =>
    underLoad(ground, async (installation) => {
      const { random, findings } = ground;
      const served = await installation.server();
      const administrator = new Client({ connectionString: installation.postgres.url, application_name: 'administrator' });
      await administrator.connect();
      ground.inTheEnd(() => administrator.end());
      return {
        url: () => served.url,
        strike: async (_, acknowledged) => {
          await acknowledged(1);
          for (let times = random.whole(3, 6); times > 0; times--) {
            await ground.pause(random.whole(20, 250));
            const name = random.pick(await namesOf(administrator));
            findings.count(`${name.replace(/ [0-9a-f-]{36}$/, '')} terminated`, await terminate(administrator, name));
          }
        },
      };
    }),
};

/** What connections call themselves. */
async function namesOf(administrator: Client): Promise<readonly string[]> {
  const { rows } = await administrator.query<{ name: string }>(
    `select distinct application_name as name from pg_stat_activity
     where backend_type = 'client backend' and pid <> pg_backend_pid() order by 1`,
  );
  return rows.map(({ name }) => name);
}

/** @returns how many there were */
async function terminate(administrator: Client, name: string): Promise<number> {
  const { rowCount } = await administrator.query('select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1', [
    name,
  ]);
  return rowCount ?? 0;
}
