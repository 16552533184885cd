import { inTime, type Ground } from './ground.ts';
import type { Installation, Served } from './installation.ts';
import { TcpProxy } from './tcp-proxy.ts';
import type { WireProxy } from './wire-proxy.ts';

/** A server with a proxy behind it, to the database, and one in front of it, to its clients. */
export interface Front extends Served {
  /** Kills the server when it has sent one more reply after so many others, none of which has arrived. */
  readonly dieBeforeReply: (passing: number) => Promise<void>;
}

export async function serveBehind(ground: Ground, installation: Installation, database: WireProxy): Promise<Front> {
  const { program, url } = await installation.server(database.url);
  let reply = (): boolean => false;
  const server = new URL(url);
  const front = await TcpProxy.open({ host: server.hostname, port: Number(server.port) }, () => ({
    toServer: (bytes, forward) => forward(bytes),
    toClient: (bytes, forward) => {
      if (!(bytes.subarray(0, 12).toString('latin1') === 'HTTP/1.1 201' && reply())) forward(bytes);
    },
  }));
  ground.inTheEnd(() => front.close());
  void program.ended.then(() => front.close());
  return {
    program,
    url: `http://127.0.0.1:${String(front.port)}`,
    dieBeforeReply: async (passing) => {
      let left = passing;
      reply = () => {
        if (left-- > 0) return false;
        program.signal('SIGKILL');
        return true;
      };
      const isDead = (await inTime(ground, program.ended, repliedWithinMs)) !== undefined;
      ground.findings.count(`${isDead ? 'reached' : 'NOT REACHED'}: ${replyLost}`);
      if (!isDead) ground.findings.faults.push('no HTTP reply was sent within half a minute');
    },
  };
}

export const replyLost = 'HTTP reply sent, not delivered';
const repliedWithinMs = 30_000;
