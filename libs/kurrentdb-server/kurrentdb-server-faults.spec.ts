import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  DeadlineExceededError,
  jsonEvent,
  KurrentDBClient,
  NotLeaderError,
  UnavailableError,
  type EventData,
} from '@kurrent/kurrentdb-client';
import { startKurrentdbServer, type KurrentdbServer } from './kurrentdb-server.ts';
import { MemoryRecordStore } from './memory-record-store.ts';

const firstId = '0192e4a0-7b1c-7000-8000-00000000000a';

describe('the protocol server, with a fault switched on', () => {
  let server: KurrentdbServer;
  let store: MemoryRecordStore;
  let client: KurrentDBClient;

  beforeEach(async () => {
    store = new MemoryRecordStore(() => new Date('2026-11-29T05:00:00Z'));
    server = await startKurrentdbServer({ store });
    client = KurrentDBClient.connectionString(`${server.url}&defaultDeadline=2000`);
  });

  afterEach(async () => {
    await server.close();
    // a client whose call was ended without an answer waits for it in `dispose` as well
    await firstOf(client.dispose(), 500);
  });

  test('says which node leads, once', async () => {
    server.faults.next('batch-append', { kind: 'not-leader', leader: { host: '127.0.0.1', port: 4321 } });
    const refused = await failureOf(append());
    expect(refused).toBeInstanceOf(NotLeaderError);
    expect((refused as NotLeaderError).leader).toEqual({ address: '127.0.0.1', port: 4321 }); // it was seen to be one
    expect(await stored('case-1')).toBe(0);
  });

  test('follows another node: a client that requires the leader is told where it is, and goes there', async () => {
    const elsewhere = new MemoryRecordStore(() => new Date('2026-11-29T05:00:00Z'));
    const leader = await startKurrentdbServer({ store: elsewhere });
    server.follow(leader.address);
    const refused = await failureOf(client.appendToStream('case-1', event(), { requiresLeader: true }));
    expect(refused).toBeInstanceOf(NotLeaderError);
    await client.appendToStream('case-1', event(), { requiresLeader: true });
    expect(await stored('case-1')).toBe(0);
    expect(await elsewhere.readStream('case-1', { from: 'start', direction: 'forwards', limit: 9 })).toHaveLength(1);
    await leader.close();
  });

  test('is unavailable before anything is stored, and then takes the same append', async () => {
    server.faults.next('batch-append', { kind: 'unavailable' });
    expect(await failureOf(append())).toBeInstanceOf(UnavailableError);
    expect(await stored('case-1')).toBe(0);
    await append();
    expect(await stored('case-1')).toBe(1);
  });

  test('answers with a deadline what it has stored, and the same append again with the first answer', async () => {
    server.faults.next('append-records', { kind: 'deadline-after-commit' });
    expect(await failureOf(appendRecords())).toBeInstanceOf(DeadlineExceededError);
    expect(await stored('case-1')).toBe(1);
    expect((await appendRecords()).responses).toEqual([{ streamName: 'case-1', revision: 0n }]);
    expect(await stored('case-1')).toBe(1);
  });

  test.each([
    ['reset-before-commit', 0],
    ['reset-after-commit', 1],
  ] as const)('loses the connection of a batch (%s)', async (kind, left) => {
    server.faults.next('batch-append', { kind });
    expect(await failureOf(append())).toBeInstanceOf(UnavailableError);
    expect(await stored('case-1')).toBe(left);
    await append();
    expect(await stored('case-1')).toBe(1);
  });

  test.each(['no-answer', 'half-closed'] as const)('stores a batch and never answers it (%s)', async (kind) => {
    server.faults.next('batch-append', { kind });
    expect(await firstOf(append(), 600)).toBe('nothing');
    expect(await stored('case-1')).toBe(1);
  });

  test('cuts a read in half', async () => {
    await client.appendToStream('case-2', [event(), event(), event(), event()]);
    server.faults.next('read', { kind: 'cut-after', records: 2 });
    let seen = 0;
    const failure = await failureOf(
      (async (): Promise<void> => {
        for await (const { event: read } of client.readStream('case-2')) if (read !== undefined) seen += 1;
      })(),
    );
    expect(failure).toBeInstanceOf(Error);
    expect(seen).toBeLessThan(4);
  });

  test.each([
    ['drop-after', 'error'],
    ['cut-after', 'error'],
    ['end-after', 'end'],
  ] as const)('drops a subscription after two records (%s)', async (kind, told) => {
    await client.appendToStream('case-2', [event(), event(), event(), event()]);
    server.faults.next('subscribe', { kind, records: 2 });
    const subscription = client.subscribeToAll({ fromPosition: 'start' });
    let seen = 0;
    const ending = await new Promise<string>((resolve) => {
      subscription.on('data', () => void (seen += 1));
      subscription.on('error', () => resolve('error'));
      subscription.on('end', () => resolve('end'));
    });
    expect(ending).toBe(told);
    expect(seen).toBeLessThanOrEqual(2);
  });

  test('goes silent on a subscription that stays open', async () => {
    await client.appendToStream('case-2', [event(), event(), event()]);
    server.faults.next('subscribe', { kind: 'silent-after', records: 1 });
    const subscription = client.subscribeToAll({ fromPosition: 'start' });
    const told: string[] = [];
    subscription.on('data', () => void told.push('record'));
    subscription.on('caughtUp', () => void told.push('caught up'));
    subscription.on('error', () => void told.push('error'));
    subscription.on('end', () => void told.push('end'));
    await firstOf(new Promise(() => undefined), 400);
    expect(told).toEqual(['record']);
    await subscription.unsubscribe();
  });

  test('goes silent on a read, which is not ended as if it were whole', async () => {
    await client.appendToStream('case-2', [event(), event(), event()]);
    server.faults.next('read', { kind: 'silent-after', records: 1 });
    const records: unknown[] = [];
    const read = async (): Promise<void> => {
      for await (const record of client.readStream('case-2')) records.push(record);
    };
    expect(await firstOf(read(), 400)).toBe('nothing');
  });

  function append(): Promise<unknown> {
    return client.appendToStream('case-1', jsonEvent({ id: firstId, type: 'Recorded', data: {} }), { streamState: 'no_stream' });
  }

  function appendRecords(): ReturnType<KurrentDBClient['appendRecords']> {
    return client.appendRecords(
      [{ streamName: 'case-1', record: jsonEvent({ id: firstId, type: 'Recorded', data: {} }) }],
      [{ type: 'stream_state', streamName: 'case-1', expectedState: 'no_stream' }],
    );
  }

  /** Counted in the store itself, so that no fault of a call is in the way. */
  async function stored(stream: string): Promise<number> {
    const records = await store.readStream(stream, { from: 'start', direction: 'forwards', limit: 100 });
    return typeof records === 'string' ? 0 : records.length;
  }
});

function event(): EventData {
  return jsonEvent({ type: 'Recorded', data: {} });
}

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
  } catch (failure) {
    return failure;
  }
  throw new Error('it was carried out');
}

/** What a promise comes to within that time. */
async function firstOf(work: Promise<unknown>, withinMs: number): Promise<'answer' | 'failure' | 'nothing'> {
  const settled = work.then(
    () => 'answer' as const,
    () => 'failure' as const,
  );
  return Promise.race([settled, new Promise<'nothing'>((resolve) => setTimeout(() => resolve('nothing'), withinMs))]);
}
