import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  AccessDeniedError,
  AppendRecordSizeExceededError,
  jsonEvent,
  KurrentDBClient,
  MaxAppendSizeExceededError,
  StreamDeletedError,
  TransactionMaxSizeExceededError,
  type EventData,
} from '@kurrent/kurrentdb-client';
import { startKurrentdbServer, type KurrentdbServer } from './kurrentdb-server.ts';
import { MemoryRecordStore } from './memory-record-store.ts';
import { selfSignedAuthority } from './self-signed-authority.ts';

describe('the protocol server, over TLS and with users', () => {
  let server: KurrentdbServer;
  let folder: string;
  const clients: KurrentDBClient[] = [];

  beforeAll(async () => {
    const { authority, certificate, key } = selfSignedAuthority(new Date());
    folder = await mkdtemp(join(tmpdir(), 'kurrentdb-server-'));
    await writeFile(join(folder, 'authority.pem'), authority);
    server = await startKurrentdbServer({
      store: new MemoryRecordStore(() => new Date('2026-11-29T05:00:00Z')),
      tls: { certificate, key },
      users: [
        { name: 'admin', password: 'changeit', groups: ['$admins'] },
        { name: 'clerk', password: 'quill', groups: ['clerks'] },
      ],
      limits: { appendBytes: 4_000, recordBytes: 2_000 },
    });
  });

  afterAll(async () => {
    for (const client of clients) await client.dispose();
    await server.close();
    await rm(folder, { recursive: true });
  });

  test('lets a user in who knows the password, and nobody else', async () => {
    await as('clerk', 'quill').appendToStream('case-1', event(10));
    await expect(as('clerk', 'wrong').appendToStream('case-1', event(10))).rejects.toBeInstanceOf(AccessDeniedError);
    await expect(anonymous().appendToStream('case-1', event(10))).rejects.toBeInstanceOf(AccessDeniedError);
  });

  test('keeps the whole log and the streams of the system for administrators', async () => {
    await expect(read(as('clerk', 'quill').readAll())).rejects.toBeInstanceOf(AccessDeniedError);
    await expect(as('clerk', 'quill').appendToStream('$settings', event(10))).rejects.toBeInstanceOf(AccessDeniedError);
    expect(await read(as('admin', 'changeit').readAll())).toBeGreaterThan(0);
  });

  test('lets the metadata of a stream say who may read and write it', async () => {
    const admin = as('admin', 'changeit');
    await admin.appendToStream('case-2', event(10));
    await admin.setStreamMetadata('case-2', { acl: { readRoles: ['judges'], writeRoles: ['clerks'] } });
    await as('clerk', 'quill').appendToStream('case-2', event(10));
    await expect(read(as('clerk', 'quill').readStream('case-2'))).rejects.toBeInstanceOf(AccessDeniedError);
    expect(await read(admin.readStream('case-2'))).toBe(2);
  });

  test('lets only those check a stream that they do not write to who may read it', async () => {
    const admin = as('admin', 'changeit');
    await admin.setStreamMetadata('case-6', { acl: { readRoles: ['judges'], writeRoles: ['clerks'] } });
    const check = [{ type: 'stream_state', streamName: 'case-6', expectedState: 'no_stream' }] as const;
    const elsewhere = as('clerk', 'quill').appendRecords([{ streamName: 'case-7', record: event(10) }], [...check]);
    await expect(elsewhere).rejects.toBeInstanceOf(AccessDeniedError);
    await as('clerk', 'quill').appendRecords([{ streamName: 'case-6', record: event(10) }], [...check]);
  });

  test('takes no more at once than it is told to', async () => {
    const admin = as('admin', 'changeit');
    await expect(admin.appendToStream('case-3', event(5_000))).rejects.toBeInstanceOf(MaxAppendSizeExceededError);
    const credentials = { username: 'admin', password: 'changeit' };
    await expect(admin.appendToStream('case-3', event(5_000), { credentials })).rejects.toBeInstanceOf(MaxAppendSizeExceededError);
    const large = { streamName: 'case-3', record: event(3_000) };
    await expect(admin.appendRecords([large])).rejects.toBeInstanceOf(AppendRecordSizeExceededError);
    const records = [1, 2, 3].map(() => ({ streamName: 'case-3', record: event(1_500) }));
    await expect(admin.appendRecords(records)).rejects.toBeInstanceOf(TransactionMaxSizeExceededError);
  });

  test('buries a stream for ever, and tells its readers so', async () => {
    const admin = as('admin', 'changeit');
    await admin.appendToStream('case-4', event(10));
    await admin.tombstoneStream('case-4');
    await expect(read(admin.readStream('case-4'))).rejects.toBeInstanceOf(StreamDeletedError);
    await expect(admin.appendToStream('case-4', event(10))).rejects.toBeInstanceOf(StreamDeletedError);
  });

  test('goes on after the last revision of a stream that was deleted', async () => {
    const admin = as('admin', 'changeit');
    await admin.appendToStream('case-5', [event(10), event(10)]);
    await admin.deleteStream('case-5');
    const { nextExpectedRevision } = await admin.appendToStream('case-5', event(10), { streamState: 'no_stream' });
    expect(nextExpectedRevision).toBe(2n);
    expect(await read(admin.readStream('case-5'))).toBe(1);
  });

  test('hands out what a link points to where it is asked to', async () => {
    const admin = as('admin', 'changeit');
    await admin.appendToStream('case-6', event(10));
    await admin.appendToStream('links', {
      ...event(0),
      type: '$>',
      contentType: 'application/octet-stream',
      data: Buffer.from('0@case-6'),
    });
    for await (const { event: target, link } of admin.readStream('links', { resolveLinkTos: true })) {
      expect(target?.streamId).toBe('case-6');
      expect(link?.streamId).toBe('links');
    }
    for await (const { event: itself, link } of admin.readStream('links')) {
      expect(itself?.streamId).toBe('links');
      expect(link).toBeUndefined();
    }
  });

  function as(name: string, password: string): KurrentDBClient {
    return connected(`${name}:${password}@`);
  }

  function anonymous(): KurrentDBClient {
    return connected('');
  }

  function connected(user: string): KurrentDBClient {
    const trusted = encodeURIComponent(join(folder, 'authority.pem'));
    const client = KurrentDBClient.connectionString(`kurrentdb://${user}localhost:${String(server.address.port)}?tlsCAFile=${trusted}`);
    clients.push(client);
    return client;
  }
});

function event(bytes: number): EventData {
  return jsonEvent({ type: 'Recorded', data: { text: 'x'.repeat(bytes) } });
}

async function read(events: AsyncIterable<unknown>): Promise<number> {
  let count = 0;
  for await (const each of events) if (each !== undefined) count += 1;
  return count;
}
