import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { jsonEvent, KurrentDBClient, StreamNotFoundError, type ResolvedEvent } from '@kurrent/kurrentdb-client';
import { EventLogRecordStore } from './event-log-record-store.ts';
import { MemoryEventLog } from '../event-log/memory-event-log.ts';
import { startKurrentdbServer, type KurrentdbServer } from './kurrentdb-server.ts';
import { MemoryRecordStore } from './memory-record-store.ts';
import type { RecordStore } from './record-store.ts';

const id = '0192e4a0-7b1c-7000-8000-0000000000aa';

describe('projections', () => {
  let server: KurrentdbServer;
  let client: KurrentDBClient;

  beforeEach(() => started(new MemoryRecordStore(() => new Date('2026-11-29T05:00:00Z'))));

  afterEach(stopped);

  test('link every event to its category, its type and its stream, once they are enabled', async () => {
    await client.appendToStream('case-1', [event(id, 'Opened'), jsonEvent({ type: 'Closed', data: {} })]);
    await client.appendToStream('case-2', jsonEvent({ type: 'Opened', data: {} }));
    await expect(read('$ce-case')).rejects.toBeInstanceOf(StreamNotFoundError);
    for (const name of ['$by_category', '$by_event_type', '$streams']) await client.enableProjection(name);
    expect(await eventually(() => targets('$ce-case'), 3)).toEqual(['0@case-1', '1@case-1', '0@case-2']);
    expect(await eventually(() => targets('$et-Opened'), 2)).toEqual(['0@case-1', '0@case-2']);
    expect((await eventually(() => targets('$streams'), 2)).slice(0, 2)).toEqual(['0@case-1', '0@case-2']);
  });

  test('hand out, with a link, what it points to', async () => {
    await client.appendToStream('case-1', event(id, 'Opened'));
    await client.enableProjection('$by_category');
    await eventually(() => targets('$ce-case'), 1);
    const [{ event: target, link } = {}] = await read('$ce-case', { resolveLinkTos: true });
    expect(target).toMatchObject({ id, type: 'Opened', streamId: 'case-1' });
    expect(link).toMatchObject({ type: '$>', streamId: '$ce-case', metadata: { $causedBy: id } });
  });

  test('run what a client has written, which keeps its state and may link and emit', async () => {
    const query = `fromStream('case-1').when({
      $init: () => ({ seen: 0 }),
      Opened: (state, event) => { linkTo('court-' + event.data.court, event); return { seen: state.seen + 1 }; },
      $any: (state) => { emit('counts', 'Counted', { seen: state.seen }); },
    })`;
    await client.createProjection('courts', query, { emitEnabled: true });
    await client.appendToStream('case-1', [event(id, 'Opened'), jsonEvent({ type: 'Closed', data: {} })]);
    await client.appendToStream('case-2', jsonEvent({ type: 'Opened', data: { court: 7 } }));
    expect(await eventually(() => targets('court-7'), 1)).toEqual(['0@case-1']);
    const [{ event: counted } = {}] = await eventually(() => read('counts'), 1);
    expect(counted).toMatchObject({ type: 'Counted', data: { seen: 1 } });
  });

  test('stop where they are disabled, and go on from there', async () => {
    await client.enableProjection('$by_category');
    await client.appendToStream('case-1', event(id, 'Opened'));
    await eventually(() => targets('$ce-case'), 1);
    await client.disableProjection('$by_category');
    await client.appendToStream('case-1', jsonEvent({ type: 'Closed', data: {} }));
    expect((await client.getProjectionStatus('$by_category')).status).toBe('Stopped');
    expect(await targets('$ce-case')).toHaveLength(1);
    await client.enableProjection('$by_category');
    expect(await eventually(() => targets('$ce-case'), 2)).toEqual(['0@case-1', '1@case-1']);
  });

  test('fail with the reason where they do what they may not, or their store has no word for it', async () => {
    await client.createProjection('silent', `fromAll().when({ $any: (state, event) => linkTo('copy', event) })`);
    await client.appendToStream('case-1', event(id, 'Opened'));
    expect(await eventually(() => faulted('silent'), 1)).toEqual(['it may not emit events']);
    await stopped();
    await started(new EventLogRecordStore(new MemoryEventLog(() => new Date('2026-11-29T05:00:00Z'))));
    const envelope = { 'log.schemaVersion': '1', 'log.effectiveOn': '2026-11-01' };
    await client.appendToStream('case-1', jsonEvent({ id, type: 'Opened', data: {}, metadata: envelope }));
    await client.enableProjection('$by_category');
    expect(await eventually(() => faulted('$by_category'), 1)).toHaveLength(1);
  });

  test('are refused where the script is none, the name is taken or nobody knows it', async () => {
    await expect(client.createProjection('broken', 'fromAll().when(')).rejects.toThrow('does not compile');
    await expect(client.createProjection('$streams', 'fromAll().when({})')).rejects.toThrow('ALREADY_EXISTS');
    await expect(client.enableProjection('none')).rejects.toThrow('NOT_FOUND');
  });

  async function started(store: RecordStore): Promise<void> {
    server = await startKurrentdbServer({ store, projections: true });
    client = KurrentDBClient.connectionString(server.url);
  }

  async function stopped(): Promise<void> {
    await client.dispose();
    await server.close();
  }

  async function read(stream: string, options: { readonly resolveLinkTos?: boolean } = {}): Promise<readonly ResolvedEvent[]> {
    const all: ResolvedEvent[] = [];
    for await (const resolved of client.readStream(stream, options)) all.push(resolved);
    return all;
  }

  /** Why it failed, once it has. */
  async function faulted(name: string): Promise<readonly string[]> {
    const { status, stateReason } = await client.getProjectionStatus(name);
    return status === 'Faulted' ? [stateReason] : [];
  }

  async function targets(stream: string): Promise<readonly string[]> {
    const links = await read(stream);
    return links.map(({ event }) => Buffer.from(event?.data as Uint8Array).toString('utf8')); // a link is no JSON: its data are bytes
  }
});

test('a server that is not told to run projections does not know them', async () => {
  const server = await startKurrentdbServer({ store: new MemoryRecordStore(() => new Date('2026-11-29T05:00:00Z')) });
  const client = KurrentDBClient.connectionString(server.url);
  await expect(client.enableProjection('$by_category')).rejects.toThrow('UNIMPLEMENTED');
  await client.dispose();
  await server.close();
});

function event(eventId: string, type: string) {
  return jsonEvent({ id: eventId, type, data: { court: 7 } });
}

/** What is asked for, once there is as much of it; at the latest after five seconds, as it is then. */
async function eventually<Item>(ask: () => Promise<readonly Item[]>, count: number): Promise<readonly Item[]> {
  for (let tries = 0; ; tries++) {
    const found = await ask().catch((fault: unknown) => {
      if (fault instanceof StreamNotFoundError && tries < 250) return [];
      throw fault;
    });
    if (found.length >= count || tries === 250) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
