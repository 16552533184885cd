import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { jsonEvent, KurrentDBClient, WrongExpectedVersionError, type EventData } from '@kurrent/kurrentdb-client';
import { anEvent } from '../event-log/contract/made-events.ts';
import { streamName } from '../event-log/event.ts';
import { MemoryEventLog } from '../event-log/memory-event-log.ts';
import { EventLogRecordStore } from './event-log-record-store.ts';
import { startKurrentdbServer, type KurrentdbServer } from './kurrentdb-server.ts';

const id = '0192e4a0-7b1c-7000-8000-0000000000aa';
const envelope = { 'log.schemaVersion': '2', 'log.effectiveOn': '2026-11-01', actor: 'officer-1' };

describe('a log of ours, for a client of KurrentDB', () => {
  let log: MemoryEventLog;
  let server: KurrentdbServer;
  let client: KurrentDBClient;

  beforeEach(async () => {
    log = new MemoryEventLog(() => new Date('2026-11-29T05:00:00Z'));
    server = await startKurrentdbServer({ store: new EventLogRecordStore(log) });
    client = KurrentDBClient.connectionString(server.url);
  });

  afterEach(async () => {
    await client.dispose();
    await server.close();
    await log.close();
  });

  test('is read in both directions, stream by stream and as a whole', async () => {
    const events = ['A', 'B', 'C', 'D', 'E'].map((type) => anEvent({ type }));
    await log.append({ writes: [{ stream: streamName('case', '1'), expected: 'no-stream', events }] });
    await log.append({ writes: [{ stream: streamName('case', '2'), expected: 'no-stream', events: [anEvent({ type: 'F' })] }] });
    expect(await types(client.readStream('case-1'))).toBe('ABCDE');
    expect(await types(client.readStream('case-1', { fromRevision: 3n }))).toBe('DE');
    expect(await types(client.readStream('case-1', { direction: 'backwards', fromRevision: 'end', maxCount: 2 }))).toBe('ED');
    expect(await types(client.readStream('case-1', { direction: 'backwards', fromRevision: 1n }))).toBe('BA');
    expect(await types(client.readAll())).toBe('ABCDEF');
    expect(await types(client.readAll({ fromPosition: { commit: 3n, prepare: 3n }, maxCount: 2 }))).toBe('CD');
    expect(await types(client.readAll({ direction: 'backwards', fromPosition: 'end', maxCount: 3 }))).toBe('FED');
    expect(await types(client.readAll({ direction: 'backwards', fromPosition: { commit: 3n, prepare: 3n } }))).toBe('BA');
  });

  test('takes an event with our envelope and keeps every field of it', async () => {
    await client.appendToStream('case-1', ours(), { streamState: 'no_stream' });
    const [event] = await log.readStream(streamName('case', '1'));
    expect(event).toMatchObject({
      eventId: id,
      type: 'Recorded',
      schemaVersion: 2,
      effectiveOn: '2026-11-01',
      data: '{"reason":"none"}',
      metadata: { actor: 'officer-1' },
    });
    for await (const { event: read } of client.readStream('case-1')) {
      expect(read?.metadata).toEqual({
        ...envelope,
        'log.hash': Buffer.from(event?.hash ?? []).toString('hex'),
        'log.recordedAt': '2026-11-29T05:00:00.000Z',
      });
    }
  });

  test('answers an append that it has stored as it did the first time, and tells where a stream stands', async () => {
    await client.appendToStream('case-1', ours(), { streamState: 'no_stream' });
    const { nextExpectedRevision } = await client.appendToStream('case-1', ours(), { streamState: 'no_stream' });
    expect(nextExpectedRevision).toBe(0n);
    expect(await log.head()).toBe(1n);
    const other = client.appendToStream('case-1', ours('0192e4a0-7b1c-7000-8000-0000000000ab'), { streamState: 'no_stream' });
    await expect(other).rejects.toBeInstanceOf(WrongExpectedVersionError);
  });

  test.each([
    ['an event without our envelope', 'case-1', jsonEvent({ type: 'Foreign', data: {} })],
    ['a stream of the system', '$settings', jsonEvent({ type: 'Recorded', data: {}, metadata: envelope })],
  ])('refuses %s, and keeps nothing of it', async (_, stream, event) => {
    await expect(client.appendRecords([{ streamName: stream, record: event }])).rejects.toThrow('UNIMPLEMENTED');
    expect(await log.head()).toBe(0n);
  });

  test('refuses to delete', async () => {
    await client.appendToStream('case-1', ours());
    await expect(client.deleteStream('case-1')).rejects.toThrow('never deletes');
    await expect(client.tombstoneStream('case-1')).rejects.toThrow('never deletes');
    expect(await types(client.readStream('case-1'))).toBe('Recorded');
  });

  test('takes effect in several streams together, or in none', async () => {
    const records = [
      { streamName: 'case-1', record: ours() },
      { streamName: 'case-2', record: ours('0192e4a0-7b1c-7000-8000-0000000000ab') },
    ];
    const check = { type: 'stream_state', streamName: 'case-3', expectedState: 'stream_exists' } as const;
    await expect(client.appendRecords(records, [check])).rejects.toMatchObject({ violations: [{ checkIndex: 0, streamName: 'case-3' }] });
    expect(await log.head()).toBe(0n);
    const { responses } = await client.appendRecords(records);
    expect(responses).toEqual([
      { streamName: 'case-1', revision: 0n },
      { streamName: 'case-2', revision: 0n },
    ]);
  });

  test('is followed as it is written', async () => {
    const subscription = client.subscribeToAll({ fromPosition: 'start' });
    const followed = (async (): Promise<string | undefined> => {
      for await (const { event } of subscription) return event?.id;
      return undefined;
    })();
    await new Promise((resolve) => subscription.on('caughtUp', resolve));
    await log.append({ writes: [{ stream: streamName('case', '1'), expected: 'no-stream', events: [anEvent()] }] });
    const [event] = await log.readStream(streamName('case', '1'));
    expect(await followed).toBe(event?.eventId);
  });
});

function ours(eventId = id): EventData {
  return jsonEvent({ id: eventId, type: 'Recorded', data: { reason: 'none' }, metadata: envelope });
}

async function types(events: AsyncIterable<{ readonly event?: { readonly type: string } }>): Promise<string> {
  let all = '';
  for await (const { event } of events) all += event?.type ?? '';
  return all;
}
