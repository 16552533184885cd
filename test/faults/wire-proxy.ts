import { TcpProxy, type Inspect, type Link } from './tcp-proxy.ts';
import { Conversation, MessageCutter, type WireMessage } from './wire-messages.ts';

/** A place in the conversation of a program with PostgreSQL at which something may happen to it. */
export interface Point {
  readonly name: string;
  /** Whether the message is the one; it has not been forwarded yet. */
  readonly at: (message: WireMessage) => boolean;
}

/** What happens there. The message, and all behind it in its direction, goes on when `forward` is called; never where it is not. */
export type Act = (forward: () => void, message: WireMessage) => void;

/** A stretch of network before a PostgreSQL server that understands what is said over it. */
export class WireProxy {
  readonly network: TcpProxy;
  /** Of the database, through this proxy. */
  readonly url: string;
  private readonly traps: Set<Trap>;

  private constructor(network: TcpProxy, url: string, traps: Set<Trap>) {
    this.network = network;
    this.url = url;
    this.traps = traps;
  }

  /** @param databaseUrl of a server that is not asked for TLS */
  static async before(databaseUrl: string): Promise<WireProxy> {
    const traps = new Set<Trap>();
    const hold: Trap = (message, forward) => [...traps].some((trap) => trap(message, forward));
    const url = new URL(databaseUrl);
    const network = await TcpProxy.open({ host: url.hostname, port: Number(url.port) }, ({ number }) => {
      const conversation = new Conversation(number);
      return {
        toServer: lane(false, (letter, bytes) => conversation.toServer(letter, bytes), hold),
        toClient: lane(true, (letter) => conversation.toClient(letter), hold),
      };
    });
    url.port = String(network.port);
    return new WireProxy(network, url.href, traps);
  }

  /**
   * Acts at a point, once: the first time that it is reached after it was passed `passing` times.
   *
   * @returns how to give it up
   */
  arm(point: Point, passing: number, act: Act): () => void {
    let left = passing;
    const trap: Trap = (message, forward) => {
      if (!point.at(message) || left-- > 0) return false;
      this.traps.delete(trap);
      act(forward, message);
      return true;
    };
    this.traps.add(trap);
    return () => void this.traps.delete(trap);
  }

  /** Resets the connection of a message on both sides. */
  cut({ link }: WireMessage): void {
    this.network.cut('reset', ({ number }: Link) => number === link);
  }

  /** Resets the connection of a message on the client's side alone; the server hears of that a few seconds later. */
  orphan({ link }: WireMessage): void {
    this.network.orphan(({ number }: Link) => number === link, orphanedMs);
  }

  async close(): Promise<void> {
    this.traps.clear();
    await this.network.close();
  }
}

/** Whether it takes the message; it then goes on when it is forwarded. */
type Trap = (message: WireMessage, forward: () => void) => boolean;

const orphanedMs = 5_000;

/** One direction of a connection, message by message. What is behind a message that is held waits for it. */
function lane(lettered: boolean, understand: (letter: string, bytes: Buffer) => WireMessage, hold: Trap): Inspect {
  const cutter = new MessageCutter(lettered);
  let held: Buffer[] | undefined;
  return (bytes, forward) => {
    for (const { letter, bytes: message } of cutter.push(bytes)) {
      const understood = understand(letter, message);
      if (held !== undefined) {
        held.push(message);
        continue;
      }
      const holding = { messages: [message], isOver: false };
      const release = (): void => {
        holding.isOver = true;
        if (held === holding.messages) held = undefined;
        forward(Buffer.concat(holding.messages.splice(0)));
      };
      if (!hold(understood, release)) forward(message);
      else if (!holding.isOver) held = holding.messages;
    }
  };
}
