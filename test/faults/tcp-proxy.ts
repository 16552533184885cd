import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** One connection through the proxy. */
export interface Link {
  readonly number: number;
  readonly client: Socket;
  readonly server: Socket;
}

/** Looks at bytes that travel one way, and forwards them: now, later, in other pieces, or never. */
export type Inspect = (bytes: Buffer, forward: (bytes: Buffer) => void) => void;

export interface Inspection {
  readonly toServer: Inspect;
  readonly toClient: Inspect;
}

const untouched: Inspection = {
  toServer: (bytes, forward) => forward(bytes),
  toClient: (bytes, forward) => forward(bytes),
};

/** A stretch of network between a client and a server, on 127.0.0.1, that can be made as bad as networks are. */
export class TcpProxy {
  /** Milliseconds that everything takes in each direction. */
  latencyMs = 0;
  /** Whether new connections are reset at once. */
  refusing = false;
  readonly port: number;
  private readonly listener: Server;
  private readonly links = new Set<Link>();
  private readonly lost = new WeakSet<Link>();
  private readonly orphans = new WeakSet<Link>();
  private passage: Promise<void> = Promise.resolve();
  private openPassage: () => void = () => undefined;

  private constructor(listener: Server) {
    this.listener = listener;
    this.port = (listener.address() as AddressInfo).port; // it listens on TCP
  }

  /** @param inspection looks at what a new connection carries; everything is forwarded unless told */
  static async open(
    target: { readonly host: string; readonly port: number },
    inspection: (link: Link) => Inspection = () => untouched,
  ): Promise<TcpProxy> {
    const listener = createServer({ allowHalfOpen: true });
    await new Promise<void>((resolve, reject) => listener.once('error', reject).listen(0, '127.0.0.1', resolve));
    const proxy = new TcpProxy(listener);
    let number = 0;
    listener.on('connection', (client) => {
      if (proxy.refusing) {
        client.on('error', () => undefined).resetAndDestroy();
        return;
      }
      const server = connect({ ...target, allowHalfOpen: true });
      proxy.join({ number: ++number, client, server }, inspection);
    });
    return proxy;
  }

  /** Nothing goes through in either direction, on old connections and on new ones; nobody is told. */
  blackHole(): void {
    this.passage = new Promise((resolve) => (this.openPassage = resolve));
  }

  /** Everything that was on its way arrives after all, late; connections are usable again. */
  deliverLate(): void {
    this.openPassage();
    this.passage = Promise.resolve();
  }

  /** Nothing will ever go through the present connections again, and neither end is told; new ones work. */
  loseConnections(): void {
    for (const link of this.links) this.lost.add(link);
  }

  /** Ends every connection: with a reset on both sides, or so that the client hears that the server has finished and the server nothing. */
  cut(how: 'reset' | 'half-close', which: (link: Link) => boolean = () => true): number {
    const chosen = [...this.links].filter(which);
    for (const { client, server } of chosen) {
      if (how === 'half-close') client.end();
      else {
        client.resetAndDestroy();
        server.resetAndDestroy();
      }
    }
    return chosen.length;
  }

  /** Resets a connection on the client's side alone; what it has sent is still on its way to the server, which is not told for a while. */
  orphan(which: (link: Link) => boolean, forMs: number): void {
    for (const link of [...this.links].filter(which)) {
      this.orphans.add(link);
      link.client.resetAndDestroy();
      setTimeout(() => link.server.destroy(), forMs).unref();
    }
  }

  async close(): Promise<void> {
    this.deliverLate();
    const closed = new Promise<void>((resolve) => this.listener.close(() => resolve()));
    for (const { client, server } of this.links) {
      client.destroy();
      server.destroy();
    }
    await closed;
  }

  private join(link: Link, inspection: (link: Link) => Inspection): void {
    const { client, server } = link;
    this.links.add(link);
    client.on('close', () => this.links.delete(link));
    const { toServer, toClient } = inspection(link);
    this.lane(link, client, server, toServer);
    this.lane(link, server, client, toClient);
  }

  /** One direction of a connection. Whatever happens to one end happens to the other, after the bytes that went before it. */
  private lane(link: Link, from: Socket, to: Socket, inspect: Inspect): void {
    let last: Promise<void> = Promise.resolve();
    const later = (action: () => void): void => {
      const due = performance.now() + this.latencyMs;
      last = last.then(async () => {
        const early = due - performance.now();
        if (early > 0) await delay(early);
        await this.passage;
        if (!this.lost.has(link)) action();
      });
    };
    const forward = (bytes: Buffer): void =>
      later(() => {
        if (to.writable) to.write(bytes);
      });
    const ends = (end: () => void) => (): void => {
      if (!this.orphans.has(link)) later(end);
    };
    from.setNoDelay(true);
    from.on('data', (bytes: Buffer) => inspect(bytes, forward));
    from.on(
      'end',
      ends(() => to.end()),
    );
    from.on(
      'error',
      ends(() => to.destroy()),
    );
    from.on(
      'close',
      ends(() => to.destroySoon()),
    );
  }
}
