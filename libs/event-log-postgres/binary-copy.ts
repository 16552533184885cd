import type { ClientBase, Connection, Submittable } from 'pg';

/** Some rows of a binary `COPY`, as the server sent them. */
export interface CopiedRows {
  /** A buffer of its own, so that another thread can be given it. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where each row begins: a 16-bit count of columns, then of each column its 32-bit length, -1 for NULL, and its bytes. */
  readonly starts: Int32Array<ArrayBuffer>;
}

/**
 * The rows of a query in the binary form of `COPY`, about a megabyte at once; the server waits while nobody asks for more.
 *
 * The driver would make an object of each row and a string of each column, which costs more than all that is done with them here. After
 * an error, or when the caller stops before the last row, the connection is of no use.
 *
 * @source PostgreSQL, Frontend/Backend Protocol, COPY Operations; COPY, Binary Format
 */
export async function* binaryCopy(client: ClientBase, query: string): AsyncGenerator<CopiedRows, undefined> {
  const copy = new CopyOut(`copy (${query}) to stdout (format binary)`);
  client.query(copy);
  for (;;) {
    const rows = await copy.next();
    if (rows === undefined) return undefined;
    yield rows;
  }
}

const batchBytes = 1 << 20;
/** Batches that wait to be asked for before the server is made to wait. */
const mostWaiting = 8;

/** Messages of the protocol that a COPY is made of. */
const copyData = 0x64;
const copyOutResponse = 0x48;
const noticeResponse = 0x4e;
const parameterStatus = 0x53;
const notificationResponse = 0x41;

const headerBytes = 19;

/** Takes the bytes of a connection while they are those of a COPY, and hands the connection back to the driver afterwards. */
class CopyOut implements Submittable {
  private readonly text: string;
  private stream: Connection['stream'] | undefined;
  private driver: ((bytes: Uint8Array) => void) | undefined;
  private bytes = new Uint8Array(batchBytes);
  private starts: number[] = [];
  /** Where the first message begins that is not whole. */
  private at = 0;
  private end = 0;
  private headerSeen = false;
  private readonly waiting: CopiedRows[] = [];
  private over: { readonly error?: Error } | undefined;
  private somethingCame: () => void = () => undefined;

  constructor(text: string) {
    this.text = text;
  }

  async next(): Promise<CopiedRows | undefined> {
    while (this.waiting.length === 0 && this.over === undefined)
      await new Promise<void>((resolve) => {
        this.somethingCame = resolve;
      });
    const rows = this.waiting.shift();
    if (rows === undefined && this.over?.error !== undefined) throw this.over.error;
    if (this.waiting.length < mostWaiting / 2) this.stream?.resume();
    return rows;
  }

  /** Called by the driver when it is this query's turn. */
  submit(connection: Connection): void {
    this.stream = connection.stream;
    this.driver = this.stream.listeners('data')[0] as (bytes: Uint8Array) => void; // the one that parses what the server says
    this.stream.removeListener('data', this.driver);
    this.stream.on('data', this.take);
    connection.query(this.text);
  }

  handleError(error: Error): void {
    this.ended({ error });
  }

  handleCommandComplete(): void {
    // the connection is not ready for the next query before it says so
  }

  handleReadyForQuery(): void {
    this.ended({});
  }

  private ended(over: { readonly error?: Error }): void {
    this.handBack();
    this.over ??= over;
    this.somethingCame();
  }

  private readonly take = (chunk: Uint8Array): void => {
    if (this.end + chunk.length > this.bytes.length) this.turnOver(chunk.length);
    this.bytes.set(chunk, this.end);
    this.end += chunk.length;
    const { bytes, end } = this;
    let { at } = this;
    while (at + 5 <= end) {
      const code = bytes[at];
      const next = at + 1 + int32(bytes, at + 1);
      if (code === copyData) {
        if (next > end) break;
        this.rowBetween(at + 5, next);
      } else if (code === copyOutResponse || code === noticeResponse || code === parameterStatus || code === notificationResponse) {
        if (next > end) break;
      } else {
        this.at = at;
        this.finish();
        return;
      }
      at = next;
    }
    this.at = at;
  };

  private rowBetween(from: number, to: number): void {
    const start = this.headerSeen ? from : from + headerBytes + int32(this.bytes, from + headerBytes - 4);
    this.headerSeen = true;
    const isTrailer = start + 2 === to && this.bytes[start] === 0xff;
    if (start < to && !isTrailer) this.starts.push(start);
  }

  /** Goes on in a new buffer, with the part of a message that the old one ends with. */
  private turnOver(more: number): void {
    const begun = this.bytes.subarray(this.at, this.end);
    const next = new Uint8Array(Math.max(batchBytes, 2 * (begun.length + more)));
    next.set(begun);
    this.handOut();
    this.bytes = next;
    this.end = begun.length;
    this.at = 0;
    if (this.waiting.length >= mostWaiting) this.stream?.pause();
  }

  private handOut(): void {
    if (this.starts.length === 0) return;
    this.waiting.push({ bytes: this.bytes, starts: Int32Array.from(this.starts) });
    this.starts = [];
    this.somethingCame();
  }

  /** The rows are over, or the server reports an error: either is the driver's business. */
  private finish(): void {
    const rest = this.bytes.slice(this.at, this.end);
    this.handOut();
    this.handBack();
    this.driver?.(Buffer.from(rest.buffer));
  }

  private handBack(): void {
    const { stream, driver } = this;
    if (stream === undefined || driver === undefined || !stream.listeners('data').includes(this.take)) return;
    stream.removeListener('data', this.take);
    stream.on('data', driver);
    stream.resume();
  }
}

/** A signed number of four bytes, the highest one first. */
export function int32(bytes: Uint8Array, at: number): number {
  // beyond the end there is nothing to read; the callers have looked
  return ((bytes[at] ?? 0) << 24) | ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
}
