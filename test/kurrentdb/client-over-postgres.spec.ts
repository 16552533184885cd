import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  AppendConsistencyViolationError,
  jsonEvent,
  KurrentDBClient,
  streamNameFilter,
  WrongExpectedVersionError,
  type AllStreamSubscription,
  type EventData,
  type Position,
  type ResolvedEvent,
} from '@kurrent/kurrentdb-client';
import { PostgresEventLog } from '../../libs/event-log-postgres/postgres-event-log.ts';
import { anEvent } from '../../libs/event-log/contract/made-events.ts';
import { streamName } from '../../libs/event-log/event.ts';
import { EventLogRecordStore } from '../../libs/kurrentdb-server/event-log-record-store.ts';
import { startKurrentdbServer, type KurrentdbServer } from '../../libs/kurrentdb-server/kurrentdb-server.ts';
import { logDatabase, type LogDatabase } from '../postgres/log-database.ts';

/** Of events of our log, as its reader sees them. */
const envelope = { 'log.schemaVersion': '1', 'log.effectiveOn': '2026-11-01', actor: 'officer-1' };

const ids = {
  first: '0192e4a0-7b1c-7000-8000-0000000000f1',
  second: '0192e4a0-7b1c-7000-8000-0000000000f2',
};

let database: LogDatabase;
beforeAll(async () => {
  database = await logDatabase();
});
afterAll(() => database.drop());

describe('a client of KurrentDB, on a log in PostgreSQL', () => {
  let log: PostgresEventLog;
  let server: KurrentdbServer;
  let client: KurrentDBClient;

  beforeEach(async () => {
    await database.empty();
    log = new PostgresEventLog({ connectionString: database.url });
    server = await startKurrentdbServer({ store: new EventLogRecordStore(log) });
    client = KurrentDBClient.connectionString(server.url);
  });

  afterEach(async () => {
    await client.dispose();
    await server.close();
    await log.close();
  });

  test('reads more than a page, in both directions, as a whole, by stream and by a filter', async () => {
    await written('case-1', 1_100);
    await written('court-1', 3);
    await written('case-2', 2);
    expect(positions(await read(client.readAll()))).toEqual(counted(1, 1_105));
    expect(positions(await read(client.readAll({ direction: 'backwards', fromPosition: 'end' })))).toEqual(counted(1, 1_105).reverse());
    expect(await read(client.readStream('case-1'))).toHaveLength(1_100);
    const latest = client.readStream('case-1', { direction: 'backwards', fromRevision: 'end', maxCount: 2 });
    expect((await read(latest)).map(({ event }) => event?.revision)).toEqual([1_099n, 1_098n]);
    const ofCourts = client.readAll({ filter: streamNameFilter({ prefixes: ['court-'] }) });
    expect(positions(await read(ofCourts))).toEqual(counted(1_101, 1_103));
  });

  test('appends within the words of the log, which keeps every field and the hash chain', async () => {
    const records = [
      { streamName: 'case-1', record: ours(ids.first) },
      { streamName: 'case-2', record: ours(ids.second) },
    ];
    const checks = ['case-1', 'case-2', 'case-3'].map(
      (name) => ({ type: 'stream_state', streamName: name, expectedState: 'no_stream' }) as const,
    );
    const first = await client.appendRecords(records, checks);
    expect(first).toEqual({
      position: 2n,
      responses: [
        { streamName: 'case-1', revision: 0n },
        { streamName: 'case-2', revision: 0n },
      ],
    });
    expect(await client.appendRecords(records, checks)).toEqual(first);
    expect(await log.readStream(streamName('case', '1'))).toMatchObject([
      { eventId: ids.first, schemaVersion: 1, effectiveOn: '2026-11-01', data: '{"reason":"none"}', metadata: { actor: 'officer-1' } },
    ]);
    const [{ event } = {}] = await read(client.readStream('case-1'));
    expect(event?.metadata).toMatchObject({ ...envelope, 'log.hash': expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  test('is told where a stream stands that is not as expected, and stores nothing then', async () => {
    await written('case-1', 2);
    const late = client.appendToStream('case-1', ours(ids.first), { streamState: 0n });
    await expect(late).rejects.toBeInstanceOf(WrongExpectedVersionError);
    const check = { type: 'stream_state', streamName: 'case-1', expectedState: 5n } as const;
    const elsewhere = client.appendRecords([{ streamName: 'case-2', record: ours(ids.second) }], [check]);
    await expect(elsewhere).rejects.toBeInstanceOf(AppendConsistencyViolationError);
    expect(await log.head()).toBe(2n);
  });

  test('follows what another process writes, through a filter, and goes on from a checkpoint without a repetition', async () => {
    await written('case-1', 30);
    await written('court-1', 1);
    const first = followed({ fromPosition: 'start' });
    await first.until(1);
    await first.stop();
    expect(first.seen).toEqual([31n]);
    const checkpoint = first.checkpoints.at(-1);
    expect(checkpoint).toEqual({ commit: 31n, prepare: 31n });
    const second = followed({ fromPosition: checkpoint ?? 'start' });
    await second.caughtUp;
    const other = new PostgresEventLog({ connectionString: database.url });
    await other.append({ writes: [{ stream: streamName('case', '2'), expected: 'no-stream', events: [anEvent(), anEvent()] }] });
    await other.append({ writes: [{ stream: streamName('court', '2'), expected: 'no-stream', events: [anEvent()] }] });
    await second.until(1);
    await second.stop();
    await other.close();
    expect(second.seen).toEqual([34n]);
  });

  async function written(stream: string, count: number): Promise<void> {
    const [category = '', id = ''] = stream.split('-');
    const events = Array.from({ length: count }, () => anEvent());
    await log.append({ writes: [{ stream: streamName(category, id), expected: 'no-stream', events }] });
  }

  /** A subscription to the streams of courts, with a checkpoint after each ten events that were looked at. */
  function followed({ fromPosition }: { readonly fromPosition: Position | 'start' }) {
    const seen: (bigint | undefined)[] = [];
    const checkpoints: Position[] = [];
    const filter = streamNameFilter({
      prefixes: ['court-'],
      maxSearchWindow: 10,
      checkpointReached: async (_: AllStreamSubscription, position: Position) => void checkpoints.push(position),
    });
    const subscription = client.subscribeToAll({ fromPosition, filter });
    const caughtUp = new Promise<void>((resolve) => subscription.once('caughtUp', () => resolve()));
    const waiting = new Set<() => void>();
    subscription.on('data', ({ event }) => {
      seen.push(event?.position.commit);
      waiting.forEach((look) => look());
    });
    const until = (count: number) =>
      new Promise<void>((resolve) => {
        const look = (): void => {
          if (seen.length >= count) resolve();
        };
        waiting.add(look);
        look();
      });
    const stop = async (): Promise<void> => {
      await caughtUp;
      await subscription.unsubscribe();
    };
    return { seen, checkpoints, caughtUp, until, stop };
  }
});

function ours(id: string): EventData {
  return jsonEvent({ id, type: 'Recorded', data: { reason: 'none' }, metadata: envelope });
}

async function read(events: AsyncIterable<ResolvedEvent>): Promise<readonly ResolvedEvent[]> {
  const all: ResolvedEvent[] = [];
  for await (const event of events) all.push(event);
  return all;
}

function positions(events: readonly ResolvedEvent[]): readonly (bigint | undefined)[] {
  return events.map(({ event }) => event?.position?.commit);
}

function counted(from: number, to: number): bigint[] {
  return Array.from({ length: to - from + 1 }, (_, index) => BigInt(from + index));
}
