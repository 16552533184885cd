import { setTimeout as pause } from 'node:timers/promises';
import { KurrentDBClient, type AllStreamSubscription, type AppendStreamState, type Filter } from '@kurrent/kurrentdb-client';
import { LogUnavailable } from '../event-log/append-errors.ts';
import type { Position } from '../event-log/event.ts';
import { failureOf, NoAnswer, type CallFailure } from './call-failure.ts';
import type { NewRecord, StoredRecord } from './event-as-record.ts';

export interface CallLimits {
  /** Of one call, as the server is told it. */
  readonly deadlineMs: number;
  /** For one thing that is asked of the log, with all that it is tried again. */
  readonly patienceMs: number;
}

/** Where a read begins, inclusive, and how many records it takes at most. */
export interface ReadStart<From> {
  readonly from: From | 'start' | 'end';
  readonly direction?: 'forwards' | 'backwards';
  readonly limit: number;
}

export interface RecordOfStream {
  readonly stream: string;
  readonly record: NewRecord;
}

export interface Written {
  /** Of the last record. */
  readonly position: Position;
  /** The last revision of each stream that was written to. */
  readonly revisions: ReadonlyMap<string, number>;
}

export interface Check {
  readonly stream: string;
  readonly expected: AppendStreamState;
}

/**
 * The calls of the protocol that this adapter makes, each within a time limit of our own.
 *
 * Appends and reads have a client each: an error on a channel ends everything that is under way on it.
 */
export class KurrentdbCalls {
  readonly limits: CallLimits;
  private readonly connect: () => KurrentDBClient;
  private appender: KurrentDBClient;
  private reader: KurrentDBClient;
  private closed = false;

  /**
   * @param url as the client takes it, `kurrentdb://…`
   * @throws LogUnavailable where it does not take it
   */
  constructor(url: string, limits: CallLimits) {
    this.limits = limits;
    this.connect = () => {
      const client = KurrentDBClient.connectionString(withDeadline(url, limits.deadlineMs));
      const login = encodedLogin(url);
      // the part of the client that reads would send the password as it is encoded
      if (login !== undefined) client.setCredentialsProvider(() => login);
      return client;
    };
    try {
      this.appender = this.connect();
      this.reader = this.connect();
    } catch (error) {
      throw new LogUnavailable(`The address of the KurrentDB cannot be used: ${withoutAddress(error)}`);
    }
  }

  /** Writes all of the records or none, once. */
  async append(records: readonly RecordOfStream[], checks: readonly Check[]): Promise<Written | CallFailure> {
    const { appender } = this;
    try {
      const { position, responses } = await within(
        this.limits.deadlineMs + graceMs,
        appender.appendRecords(
          records.map(({ stream, record }) => ({ streamName: stream, record })),
          checks.map(({ stream, expected }) => ({ type: 'stream_state', streamName: stream, expectedState: expected })),
        ),
      );
      const revisions = new Map(responses.map(({ streamName, revision }) => [streamName, Number(revision)]));
      return { position: position as Position, revisions }; // the log's own place of its last record
    } catch (error) {
      if (error instanceof NoAnswer && this.appender === appender) this.appender = this.replaced(appender);
      return failureOf(error);
    }
  }

  /** Records of a stream; none where it does not exist. @throws LogUnavailable */
  readStream(stream: string, { from, direction = 'forwards', limit }: ReadStart<bigint>): Promise<readonly StoredRecord[]> {
    return this.read((client) => client.readStream(stream, { fromRevision: from, direction, maxCount: limit, requiresLeader: true }));
  }

  /** Records of the whole log. @throws LogUnavailable */
  readAll({
    from,
    direction = 'forwards',
    limit,
    filter,
  }: ReadStart<bigint> & { readonly filter: Filter }): Promise<readonly StoredRecord[]> {
    return this.read((client) => client.readAll({ fromPosition: placeOf(from), direction, maxCount: limit, filter, requiresLeader: true }));
  }

  /** @param after exclusive; the records from the first on where it is 0 */
  subscribe(after: bigint, filter: Filter): AllStreamSubscription {
    return this.reader.subscribeToAll({ fromPosition: after === 0n ? 'start' : { commit: after, prepare: after }, filter });
  }

  /**
   * Asks whether appends over several streams are taken, by one that has nothing to write.
   *
   * @throws LogUnavailable where they are not, where nobody may log in, and where nobody answers
   */
  async probe(): Promise<void> {
    const until = performance.now() + this.limits.patienceMs;
    for (let attempt = 0; ; attempt++) {
      const told = await this.append([], []);
      if (!('is' in told) || (told.is !== 'lost' && told.is !== 'refused')) return;
      const { because } = told;
      if (told.is === 'refused') {
        if (/UNIMPLEMENTED|requires server version/.test(because)) throw new LogUnavailable(`${withoutSeveralStreams}: ${because}`);
        if (/UNAUTHENTICATED|PERMISSION|denied/i.test(because)) throw new LogUnavailable(`The KurrentDB lets nobody in: ${because}`);
        return;
      }
      if (this.isOver(until)) throw new LogUnavailable(`The KurrentDB does not answer: ${because}`);
      await pause(jitteredMs(attempt));
    }
  }

  /** Whether nobody waits any longer. */
  isOver(until: number): boolean {
    return this.closed || performance.now() > until;
  }

  async close(): Promise<void> {
    this.closed = true;
    await Promise.all([disposed(this.appender), disposed(this.reader)]);
  }

  private async read(
    open: (client: KurrentDBClient) => AsyncIterable<{ readonly event?: StoredRecord }>,
  ): Promise<readonly StoredRecord[]> {
    const until = performance.now() + this.limits.patienceMs;
    for (let attempt = 0; ; attempt++) {
      const { reader } = this;
      try {
        return await within(this.limits.deadlineMs + graceMs, collected(open(reader)));
      } catch (error) {
        const failure = failureOf(error);
        switch (failure.is) {
          case 'absent':
            return [];
          case 'violated':
          case 'too-large':
          case 'refused':
            throw new LogUnavailable(`The log cannot be read: ${String(error)}`, { cause: error });
          case 'not-leader':
          case 'lost':
            if (this.isOver(until)) throw new LogUnavailable(`The log cannot be read: ${failure.because}`, { cause: error });
            // it finds its way back by itself, but for a connection on which nothing comes any more
            if (this.reader === reader && (error instanceof NoAnswer || attempt >= 3)) this.reader = this.replaced(reader);
            await pause(jitteredMs(attempt));
        }
      }
    }
  }

  private replaced(client: KurrentDBClient): KurrentDBClient {
    void disposed(client);
    return this.connect();
  }
}

const withoutSeveralStreams =
  'The server does not take appends over several streams, which KurrentDB does from 26.1 on; nothing is appended one stream after another instead';

/** Up to twice as long each time, at random, so that those who failed together do not come back together. */
export function jitteredMs(attempt: number): number {
  return Math.random() * Math.min(2_000, 20 * 2 ** attempt);
}

/** The client waits for the server's deadline; this is how much longer we wait for the client. */
const graceMs = 2_000;

async function within<Answer>(milliseconds: number, work: Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NoAnswer(milliseconds)), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function collected(read: AsyncIterable<{ readonly event?: StoredRecord }>): Promise<readonly StoredRecord[]> {
  const records: StoredRecord[] = [];
  for await (const { event } of read) if (event !== undefined) records.push(event); // a link whose event is gone has none
  return records;
}

/** A client whose call was never answered does not come to an end by itself. */
async function disposed(client: KurrentDBClient): Promise<void> {
  const gone = client.dispose().catch(() => undefined);
  await Promise.race([gone, pause(500, undefined, { ref: false })]);
}

function placeOf(from: bigint | 'start' | 'end'): 'start' | 'end' | { readonly commit: bigint; readonly prepare: bigint } {
  return typeof from === 'bigint' ? { commit: from, prepare: from } : from; // records of an append have one position each, for both
}

/** Who logs in, where that is encoded in the address; nobody does without TLS. */
function encodedLogin(url: string): { readonly username: string; readonly password: string } | undefined {
  const [, username, password] = /^[^:]+:\/\/([^:@]+):([^:@]+)@/.exec(url) ?? [];
  if (username === undefined || password === undefined || /[?&]tls=false/i.test(url)) return undefined;
  return `${username}${password}`.includes('%')
    ? { username: decodeURIComponent(username), password: decodeURIComponent(password) }
    : undefined;
}

/** What is wrong with an address, without it: there may be a password in it, or in the part of it that was not understood. */
function withoutAddress(error: unknown): string {
  const said = error instanceof Error ? error.message : String(error);
  if (/^Failed to load .* file/.test(said)) return said;
  const [, expected] = /, expected ([\w ,]+)\.$/.exec(said) ?? [];
  const what = expected === undefined ? 'it is not understood' : `${expected} is expected where something else stands`;
  return `${what}. Its form is kurrentdb://name:password@host:port?setting=value, and in the password %40 for @, %3A for :, %2F for /, %25 for %`;
}

function withDeadline(url: string, milliseconds: number): string {
  if (/[?&]defaultDeadline=/i.test(url)) return url;
  return `${url}${url.includes('?') ? '&' : '?'}defaultDeadline=${String(milliseconds)}`;
}
