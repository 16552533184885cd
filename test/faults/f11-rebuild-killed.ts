import { registers } from '../../libs/registers/registers.ts';
import { dieAt, type CrashPoint } from './crash-points.ts';
import { inChanceOrder } from './chance-order.ts';
import type { FaultCase, Ground } from './ground.ts';
import type { Installation } from './installation.ts';
import { loadPeople } from './load-people.ts';
import { watchReads } from './read-watch.ts';
import { isDone, isSent } from './protocol-points.ts';
import { underLoad } from './under-load.ts';
import type { WireMessage } from './wire-messages.ts';
import { WireProxy } from './wire-proxy.ts';

const makesIndex = ({ sql }: WireMessage): boolean =>
  /create (unique )?index [^;]*__rebuild|alter table [^;]*__rebuild[^;]* add [^;]*primary key/i.test(sql);
const swaps = ({ sql, transaction }: WireMessage): boolean =>
  /^\s*commit/i.test(sql) && transaction.some((text) => /__rebuild\S* rename to/i.test(text));

/** In the order in which a rebuild passes them. */
const points: readonly CrashPoint[] = [
  {
    name: 'creating the shadow table',
    at: (message) => isSent(message) && /create (unlogged )?table [^(]*__rebuild/i.test(message.sql),
    dies: 'as soon as it went on',
  },
  { name: 'mid COPY', at: ({ letter, sql }) => letter === 'd' && /copy [^(]*__rebuild/i.test(sql), dies: 'before it goes on' },
  { name: 'between COPY and index', at: (message) => isSent(message) && makesIndex(message), dies: 'before it goes on' },
  { name: 'during index', at: (message) => isSent(message) && makesIndex(message), dies: 'as soon as it went on' },
  {
    name: 'tail',
    at: (message) => isSent(message) && /insert into [^(]*__rebuild/i.test(message.sql),
    dies: 'before it goes on',
  },
  {
    name: 'checksum',
    at: (message) => isSent(message) && / as checksum from /i.test(message.sql),
    dies: 'as soon as it went on',
  },
  {
    name: 'inside the swap',
    at: (message) => isSent(message) && /__rebuild\S* rename to/i.test(message.sql),
    dies: 'as soon as it went on',
  },
  { name: 'before COMMIT of the swap', at: (message) => isSent(message) && swaps(message), dies: 'before it goes on' },
  { name: 'after COMMIT of the swap', at: (message) => isDone(message) && swaps(message), dies: 'before it goes on' },
];

/** A rebuild of every register, killed in each of its phases; a further one has to end well, and the API answers all the while. */
export const rebuildKilled: FaultCase = {
  id: 'F11',
  what: 'kill -9 of a rebuild in each of its phases',
  usualRounds: points.length,
  run: (ground) => {
    const order = inChanceOrder(ground.random, points);
    return underLoad(
      ground,
      async (installation) => {
        await loadPeople(ground, installation, 300);
        const served = await installation.server();
        const proxy = await WireProxy.before(installation.postgres.url);
        ground.inTheEnd(() => proxy.close());
        const token = await installation.token('auditor');
        return {
          url: () => served.url,
          strike: async (round) => {
            const point = order[(round - 1) % order.length];
            if (point === undefined) return;
            const watch = watchReads(ground, `${served.url}/v1/registers/prisoners?limit=1`, token);
            const killed = installation.qadam(['rebuild', 'all'], proxy.url);
            await dieAt(ground, proxy, point, ground.random.whole(0, 2), killed);
            await killed.kill();
            await rebuildAgain(ground, installation, point);
            await watch.end();
          },
        };
      },
      { clients: 1 },
    );
  },
};

async function rebuildAgain(ground: Ground, installation: Installation, { name }: CrashPoint): Promise<void> {
  const again = installation.qadam(['rebuild', 'all']);
  again.mayEnd();
  const code = await again.ended;
  const equal = again.said().match(/\bEQUAL\b/g)?.length ?? 0;
  if (code !== 0 || equal !== registers.length) {
    ground.findings.faults.push(
      `killed at "${name}", the next rebuild ended with ${String(code)}, ${String(equal)} EQUAL: ${again.said().slice(-500)}`,
    );
  }
}
