import { atPoint } from './at-point.ts';
import { inChanceOrder } from './chance-order.ts';
import type { FaultCase, Ground } from './ground.ts';
import type { TcpProxy } from './tcp-proxy.ts';
import { writeDone, writeSent } from './protocol-points.ts';
import { underLoad } from './under-load.ts';
import { WireProxy, type Point } from './wire-proxy.ts';

/** What the network between the server and its database does in one round; in the end it is well again. */
interface Weather {
  readonly name: string;
  readonly blow: (ground: Ground, proxy: WireProxy) => Promise<void>;
}

const weathers: readonly Weather[] = [
  {
    name: 'latency of 200 ms',
    blow: async ({ pause }, { network }) => {
      network.latencyMs = 200;
      await pause(4_000);
      network.latencyMs = 0;
    },
  },
  {
    name: 'black hole for a while, everything arrives late',
    blow: async ({ pause, random }, { network }) => {
      network.blackHole();
      await pause(random.whole(1_000, 4_000));
      network.deliverLate();
    },
  },
  {
    name: 'black hole for longer than anybody waits, everything arrives late',
    blow: async ({ pause, random }, { network }) => {
      network.blackHole();
      await pause(random.whole(20_000, 25_000));
      network.deliverLate();
    },
  },
  {
    name: 'connections that never answer again, new ones work',
    blow: async ({ pause, random }, { network }) => {
      await pause(random.whole(50, 400));
      network.loseConnections();
      await pause(2_000);
    },
  },
  { name: 'connections reset', blow: (ground, { network }) => cutSometimes(ground, network, 'reset') },
  { name: 'connections half closed', blow: (ground, { network }) => cutSometimes(ground, network, 'half-close') },
  { name: 'reset in the middle of a result', blow: (ground, proxy) => cutAt(ground, proxy, inResult) },
  { name: 'answer to a write lost', blow: (ground, proxy) => cutAt(ground, proxy, writeDone) },
  {
    name: 'write that arrives when its sender has given it up and repeats it',
    blow: async (ground, proxy) => {
      const { random } = ground;
      await atPoint(ground, proxy, writeSent, random.whole(0, 20), (forward, message) => {
        proxy.orphan(message);
        setTimeout(forward, random.whole(0, 200));
      });
      await ground.pause(500);
    },
  },
  {
    name: 'answer to a write lost, and the database out of reach',
    blow: async (ground, proxy) => {
      const { network } = proxy;
      await cutAt(ground, proxy, writeDone, () => {
        network.refusing = true;
        network.cut('reset');
      });
      await ground.pause(ground.random.whole(500, 3_000));
      network.refusing = false;
    },
  },
];

const inResult: Point = { name: 'in a result', at: ({ to, letter, sql }) => to === 'client' && letter === 'D' && /event_log/.test(sql) };
/** The network between the server and its database goes bad, in every way once and then again. */
export const badNetwork: FaultCase = {
  id: 'F7',
  what: 'network: latency, black hole, lost, reset, half closed',
  usualRounds: 2 * weathers.length,
  run: (ground) => {
    const order = inChanceOrder(ground.random, weathers);
    return underLoad(ground, async (installation) => {
      const proxy = await WireProxy.before(installation.postgres.url);
      ground.inTheEnd(() => proxy.close());
      const served = await installation.server(proxy.url);
      return {
        url: () => served.url,
        strike: async (round, acknowledged) => {
          await acknowledged(ground.random.whole(1, 30));
          const weather = order[(round - 1) % order.length];
          await weather?.blow(ground, proxy);
          ground.findings.count(weather?.name ?? 'none');
          await ground.pause(500);
        },
      };
    });
  },
};

async function cutSometimes({ pause, random }: Ground, network: TcpProxy, how: 'reset' | 'half-close'): Promise<void> {
  for (let times = 3; times > 0; times--) {
    await pause(random.whole(50, 400));
    network.cut(how);
  }
}

/** Cuts the connection of a message, instead of delivering it. */
async function cutAt(ground: Ground, proxy: WireProxy, point: Point, more: () => void = () => undefined): Promise<void> {
  await atPoint(ground, proxy, point, ground.random.whole(0, 20), (_, message) => {
    proxy.cut(message);
    more();
  });
}
