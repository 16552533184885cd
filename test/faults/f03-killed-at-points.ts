import type { CrashPoint } from './crash-points.ts';
import { dieAt } from './crash-points.ts';
import { inChanceOrder } from './chance-order.ts';
import type { FaultCase } from './ground.ts';
import { replyLost, serveBehind } from './http-front.ts';
import { loadPeople } from './load-people.ts';
import { isDone, isRunnersCommit, isSent, isWrite, runnerCommits, writeDone } from './protocol-points.ts';
import { underLoad } from './under-load.ts';
import { WireProxy } from './wire-proxy.ts';

/** Of the writer, the seal and the runner, in the order in which a command passes them. */
const points: readonly CrashPoint[] = [
  {
    name: 'key of a person written, answer not delivered',
    at: (message) => isDone(message) && /insert into person_keys\.keys/i.test(message.sql),
    dies: 'before it goes on',
  },
  {
    name: 'before event_log.write is sent',
    at: (message) => isSent(message) && isWrite(message),
    dies: 'before it goes on',
  },
  {
    name: 'write sent, server at work',
    at: (message) => message.to === 'server' && /[SQ]/.test(message.letter) && isWrite(message),
    dies: 'as soon as it went on',
  },
  {
    name: 'written, answer not delivered',
    at: writeDone.at,
    dies: 'before it goes on',
  },
  {
    name: 'written, answer delivered, HTTP reply not sent',
    at: writeDone.at,
    dies: 'when it has arrived',
  },
  {
    name: 'runner: rows written, checkpoint not yet',
    at: (message) => isSent(message) && /update projections\.checkpoints/i.test(message.sql),
    dies: 'before it goes on',
  },
  {
    name: 'runner: before COMMIT',
    at: runnerCommits.at,
    dies: 'before it goes on',
  },
  {
    name: 'runner: after COMMIT, answer not delivered',
    at: (message) => isDone(message) && isRunnersCommit(message),
    dies: 'before it goes on',
  },
];

/** The runner writes by COPY where it is far behind. */
const midCopy: CrashPoint = {
  name: 'runner: mid COPY',
  at: ({ to, letter, sql }) => to === 'server' && letter === 'd' && /^\s*copy registers\./i.test(sql),
  dies: 'before it goes on',
};

/** The server is killed at named points of what it says to PostgreSQL and to its clients. */
export const killedAtPoints: FaultCase = {
  id: 'F3',
  what: 'kill -9 at named points of the protocol',
  usualRounds: 2 * (points.length + 2),
  run: (ground) => {
    const order = inChanceOrder(ground.random, [...points, midCopy, replyLost] as const);
    return underLoad(ground, async (installation) => {
      const { random } = ground;
      const proxy = await WireProxy.before(installation.postgres.url);
      ground.inTheEnd(() => proxy.close());
      let front = await serveBehind(ground, installation, proxy);
      return {
        url: () => front.url,
        strike: async (round) => {
          const point = order[(round - 1) % order.length] ?? midCopy;
          if (point === replyLost) await front.dieBeforeReply(random.whole(0, 30));
          else if (point === midCopy) {
            await front.program.kill();
            await loadPeople(ground, installation, 1_500);
            await dieAt(ground, proxy, midCopy, random.whole(0, 3), installation.worker(proxy.url));
          } else await dieAt(ground, proxy, point, random.whole(0, 30), front.program);
          await front.program.kill();
          front = await serveBehind(ground, installation, proxy);
        },
      };
    });
  },
};
