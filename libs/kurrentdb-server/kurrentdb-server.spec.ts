import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  jsonEvent,
  KurrentDBClient,
  StreamNotFoundError,
  UnknownError,
  WrongExpectedVersionError,
  type AppendStreamRequest,
  type ResolvedEvent,
} from '@kurrent/kurrentdb-client';
import { startKurrentdbServer, type KurrentdbServer } from './kurrentdb-server.ts';
import { MemoryRecordStore } from './memory-record-store.ts';

describe('a client of KurrentDB, against the protocol server', () => {
  let server: KurrentdbServer;
  let store: MemoryRecordStore;
  let client: KurrentDBClient;

  beforeEach(async () => {
    store = new MemoryRecordStore(() => new Date('2026-11-29T05:00:00Z'));
    server = await startKurrentdbServer({ store });
    client = KurrentDBClient.connectionString(server.url);
  });

  afterEach(async () => {
    await client.dispose();
    await server.close();
  });

  test('reads in both directions what it has appended', async () => {
    const { nextExpectedRevision } = await client.appendToStream('case-1', threeEvents(), { streamState: 'no_stream' });
    expect(nextExpectedRevision).toBe(2n);
    expect(numbers(await collected(client.readStream('case-1')))).toEqual([0, 1, 2]);
    expect(numbers(await collected(client.readStream('case-1', { direction: 'backwards', fromRevision: 'end', maxCount: 2 })))).toEqual([
      2, 1,
    ]);
    expect(numbers(await collected(client.readAll()))).toEqual([0, 1, 2]);
  });

  test('is told that a stream is not there, and that it is not as expected', async () => {
    await expect(collected(client.readStream('case-0'))).rejects.toBeInstanceOf(StreamNotFoundError);
    await client.appendToStream('case-1', threeEvents());
    await expect(client.appendToStream('case-1', threeEvents(), { streamState: 7n })).rejects.toBeInstanceOf(WrongExpectedVersionError);
  });

  test('is refused an event whose id is none, and not what it appends beside it', async () => {
    const [before, refused, after] = await Promise.allSettled([
      client.appendToStream('case-1', numbered(0)),
      client.appendToStream('case-2', jsonEvent({ id: 'not a UUID', type: 'Numbered', data: { number: 1 } })),
      client.appendToStream('case-3', numbered(2)),
    ]);
    expect([before.status, after.status]).toEqual(['fulfilled', 'fulfilled']);
    expect(refused).toMatchObject({ status: 'rejected', reason: expect.any(UnknownError) as unknown });
    expect(numbers(await collected(client.readAll())).toSorted()).toEqual([0, 2]);
  });

  test('has its append taken that arrived in time, however long it waits for another', async () => {
    await client.appendToStream('case-1', numbered(0));
    const write = store.write.bind(store);
    store.write = async (records, checks) => {
      await setTimeout(1_500);
      return write(records, checks);
    };
    await Promise.all([1, 2].map((number) => client.appendToStream('case-1', numbered(number), { deadline: 1_000 })));
    expect(numbers(await collected(client.readStream('case-1')))).toEqual([0, 1, 2]);
  });

  test('appends to several streams at once, and follows the log', async () => {
    const seen = followed(client, 3);
    const [first, second, third] = threeEvents();
    const { responses } = await client.appendRecords(
      [
        { streamName: 'case-1', record: first },
        { streamName: 'case-2', record: second },
        { streamName: 'case-1', record: third },
      ],
      [{ type: 'stream_state', streamName: 'case-2', expectedState: 'no_stream' }],
    );
    expect(responses).toEqual([
      { streamName: 'case-1', revision: 1n },
      { streamName: 'case-2', revision: 0n },
    ]);
    expect(numbers(await seen)).toEqual([0, 1, 2]);
  });

  test('is refused where it names a stream twice in one call, in whatever case', async () => {
    const [record] = threeEvents();
    const checks = ['case-1', 'Case-1'].map((streamName) => ({ type: 'stream_state', streamName, expectedState: 'no_stream' }) as const);
    await expect(client.appendRecords([{ streamName: 'case-2', record }], checks)).rejects.toThrow('checked twice');
    const append = { expectedState: 'any', events: [record] } satisfies Partial<AppendStreamRequest>;
    const twice = ['case-1', 'Case-1'].map((streamName) => ({ streamName, ...append }));
    await expect(client.multiStreamAppend(twice)).rejects.toThrow('ABORTED');
    expect(await collected(client.readAll())).toEqual([]);
  });
});

function threeEvents(): [Numbered, Numbered, Numbered] {
  return [numbered(0), numbered(1), numbered(2)];
}

type Numbered = ReturnType<typeof numbered>;

function numbered(number: number) {
  return jsonEvent({ type: 'Numbered', data: { number } });
}

async function collected(events: AsyncIterable<ResolvedEvent>): Promise<readonly ResolvedEvent[]> {
  const all: ResolvedEvent[] = [];
  for await (const event of events) all.push(event);
  return all;
}

async function followed(client: KurrentDBClient, count: number): Promise<readonly ResolvedEvent[]> {
  const seen: ResolvedEvent[] = [];
  for await (const event of client.subscribeToAll({ fromPosition: 'start' })) {
    seen.push(event);
    if (seen.length === count) break;
  }
  return seen;
}

function numbers(events: readonly ResolvedEvent[]): readonly unknown[] {
  return events.map(({ event }) => (event?.data as { readonly number?: unknown } | undefined)?.number); // what this file appends has one
}
