import { createConnection, type Socket } from 'node:net';

export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
}

/**
 * One connection that is kept open, one request at a time: so little work that it takes almost nothing from the server beside it.
 *
 * Knows answers with a `content-length`, which is what the product's server sends.
 */
export class HttpConnection {
  private readonly socket: Socket;
  private heard = '';
  private waiting: { readonly answered: (answer: HttpAnswer) => void; readonly failed: (error: Error) => void } | undefined;

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.setNoDelay(true).setEncoding('latin1');
    socket.on('data', (chunk: string) => {
      this.heard += chunk;
      this.answerIfWhole();
    });
    socket.on('error', (error) => this.waiting?.failed(error));
    socket.on('close', () => this.waiting?.failed(new Error('The server closed the connection')));
  }

  static async open(url: string): Promise<HttpConnection> {
    const { hostname, port } = new URL(url);
    const socket = createConnection({ host: hostname, port: Number(port) });
    await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
    return new HttpConnection(socket);
  }

  /** @param bytes the whole request; characters above Latin-1 are not for this */
  ask(bytes: string): Promise<HttpAnswer> {
    if (this.waiting !== undefined) throw new Error('A request is under way on this connection');
    return new Promise((answered, failed) => {
      this.waiting = { answered, failed };
      this.socket.write(bytes, 'latin1');
    });
  }

  close(): void {
    this.socket.destroy();
  }

  private answerIfWhole(): void {
    const head = this.heard.indexOf('\r\n\r\n');
    if (head === -1) return;
    const length = Number(/\r\ncontent-length: *(\d+)/i.exec(this.heard.slice(0, head + 2))?.[1] ?? 0);
    const end = head + 4 + length;
    if (this.heard.length < end) return;
    const answer = { status: Number(this.heard.slice(9, 12)), body: this.heard.slice(head + 4, end) };
    this.heard = this.heard.slice(end);
    const { waiting } = this;
    this.waiting = undefined;
    waiting?.answered(answer);
  }
}

/** The bytes of a request. */
export function requestBytes(
  method: 'GET' | 'POST',
  path: string,
  headers: Readonly<Record<string, string>>,
  body?: Readonly<Record<string, unknown>>,
): string {
  const text = body === undefined ? '' : JSON.stringify(body);
  const all = {
    host: '127.0.0.1',
    ...headers,
    ...(body !== undefined && { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) }),
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return `${[`${method} ${path} HTTP/1.1`, ...lines].join('\r\n')}\r\n\r\n${text}`;
}
