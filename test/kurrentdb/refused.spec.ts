import { afterEach, describe, expect, it } from '@jest/globals';
import { Server, ServerCredentials } from '@grpc/grpc-js';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { inspect } from 'node:util';
import { LogUnavailable, MalformedAppend, OutcomeUnknown } from '../../libs/event-log/append-errors.ts';
import { anEvent, aStream, everything } from '../../libs/event-log/contract/made-events.ts';
import type { StreamName } from '../../libs/event-log/event.ts';
import { KurrentdbEventLog } from '../../libs/event-log-kurrentdb/kurrentdb-event-log.ts';
import { startKurrentdbServer } from '../../libs/kurrentdb-server/kurrentdb-server.ts';
import { MemoryRecordStore } from '../../libs/kurrentdb-server/memory-record-store.ts';
import { selfSignedAuthority } from '../../libs/kurrentdb-server/self-signed-authority.ts';

const opened: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

const soon = { deadlineMs: 300, patienceMs: 1_000 };

async function open(port: number, settings = 'tls=false', login = ''): Promise<KurrentdbEventLog> {
  const log = await KurrentdbEventLog.open({
    url: `kurrentdb://${login}127.0.0.1:${String(port)}?${settings}&discoveryInterval=10`,
    limits: soon,
  });
  opened.push(() => log.close());
  return log;
}

async function served(limits = {}): Promise<number> {
  const server = await startKurrentdbServer({ store: new MemoryRecordStore(() => new Date()), limits });
  opened.push(() => server.close());
  return server.address.port;
}

/** A server over TLS that lets `qadam` in. */
async function secured(password: string): Promise<{ readonly port: number; readonly settings: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'qadam-kurrentdb-'));
  opened.push(() => rm(folder, { recursive: true }));
  const authority = selfSignedAuthority(new Date());
  const users = [{ name: 'qadam', password, groups: ['$admins'] }];
  const server = await startKurrentdbServer({ store: new MemoryRecordStore(() => new Date()), tls: authority, users });
  opened.push(() => server.close());
  await writeFile(join(folder, 'ca.pem'), authority.authority);
  return { port: server.address.port, settings: `tls=true&tlsCAFile=${join(folder, 'ca.pem')}` };
}

describe('a KurrentDB is not used', () => {
  it('where it takes no appends over several streams, and that is said at once', async () => {
    const older = new Server();
    opened.push(async () => older.forceShutdown());
    const port = await new Promise<number>((resolve, reject) => {
      older.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) => (error ? reject(error) : resolve(bound)));
    });
    await expect(open(port)).rejects.toThrow(/does not take appends over several streams, which KurrentDB does from 26.1 on/);
  });

  it('where nobody answers', async () => {
    await expect(open(1)).rejects.toThrow(LogUnavailable);
  });

  it.each(['right', 'r@i:g/h t?é%2F'])('where the password is wrong; with the right one it is: %s', async (password) => {
    const { port, settings } = await secured(password);
    await expect(open(port, settings, 'qadam:wrong@')).rejects.toThrow(/cannot be read: .*(denied|Denied)/);
    const log = await open(port, settings, `qadam:${encodeURIComponent(password)}@`);
    const woken = log.wake(await log.head(), 20_000);
    expect(await log.append({ writes: [{ stream: aStream('case'), expected: 'no-stream', events: [anEvent()] }] })).toMatchObject({
      outcome: 'appended',
    });
    await woken;
    expect(await everything(log)).toHaveLength(1);
  });
});

describe('an address of a KurrentDB that cannot be used', () => {
  it.each([
    'kurrentdb://admin:geheim@',
    'kurrentdb://admin:geheim@127.0.0.1:211333',
    'kurrentdb://admin:ge/heim@127.0.0.1:2113',
    'kurrentdb://admin:geheim@127.0.0.1,other:port',
    'kurrentdb://admin:geheim@127.0.0.1:2113?tls=tru',
    'kurrentdb://admin:geheim@127.0.0.1:2113?tlsCaFile=/no/such/file',
  ])('is said to be one, without its password: %s', async (url) => {
    const error: unknown = await KurrentdbEventLog.open({ url, limits: soon }).catch((fault: unknown) => fault);
    expect(error).toBeInstanceOf(LogUnavailable);
    expect(inspect(error)).toMatch(/The address of the KurrentDB cannot be used: /);
    expect(inspect(error)).not.toMatch(/heim/);
  });
});

describe('an append to a KurrentDB is refused, and nothing is written', () => {
  const free = aStream('case');
  it.each([
    ['a stream', 'log.command-1' as StreamName, anEvent()], // reserved, on purpose
    ['a stream of the system', '$settings' as StreamName, anEvent()], // reserved, on purpose
    ['a type', free, anEvent({ type: '$metadata' })],
    ['a key of metadata', free, anEvent({ metadata: { 'log.hash': '00' } })],
  ])('where %s has a name that is kept for the log itself', async (_, stream, event) => {
    const log = await open(await served());
    await expect(log.append({ writes: [{ stream, expected: 'any', events: [event] }] })).rejects.toThrow(MalformedAppend);
    expect(await everything(log)).toEqual([]);
  });

  it('where an event is larger than the server takes', async () => {
    const log = await open(await served({ recordBytes: 10_000 }));
    const large = anEvent({ data: JSON.stringify({ text: 'x'.repeat(20_000) }) });
    const append = { writes: [{ stream: aStream('case'), expected: 'no-stream' as const, events: [anEvent(), large] }] };
    await expect(log.append(append)).rejects.toThrow(MalformedAppend);
    expect(await everything(log)).toEqual([]);
  });
});

describe('what somebody else keeps in the same KurrentDB', () => {
  it('is passed over by whoever reads the log, and is no event of ours in its stream', async () => {
    const { KurrentDBClient, jsonEvent } = await import('@kurrent/kurrentdb-client');
    const port = await served();
    const client = KurrentDBClient.connectionString(`kurrentdb://127.0.0.1:${String(port)}?tls=false`);
    opened.push(() => client.dispose());
    await client.appendToStream('orders-1', jsonEvent({ type: 'OrderPlaced', data: {} }));
    const log = await open(port);
    await log.append({ writes: [{ stream: aStream('case'), expected: 'no-stream', events: [anEvent({ type: 'Ours' })] }] });
    expect((await everything(log)).map(({ type }) => type)).toEqual(['Ours']);
    await expect(log.readStream('orders-1' as StreamName)).rejects.toThrow(/was not written by this log/); // a stream of others, on purpose
  });
});

describe('an append whose answer never came', () => {
  it('is not said to be refused where nobody answers any more', async () => {
    const server = await startKurrentdbServer({ store: new MemoryRecordStore(() => new Date()) });
    const log = await open(server.address.port);
    server.faults.next('append-records', { kind: 'no-answer' });
    const answer = log.append({ writes: [{ stream: aStream('case'), expected: 'no-stream', events: [anEvent()] }] });
    const expected = expect(answer).rejects.toThrow(OutcomeUnknown);
    await pause(100);
    await server.close();
    await expected;
  });
});
