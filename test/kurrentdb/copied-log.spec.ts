import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Pool } from 'pg';
import { CopiesDiffer, copyLog, takingOver, type CopySource, type CopyTarget } from '../../libs/event-log/copy-log.ts';
import { exportLog } from '../../libs/event-log/export-log.ts';
import { importLog } from '../../libs/event-log/import-log.ts';
import { fill } from '../../libs/event-log/contract/filled-log.ts';
import { aCommandId, anEvent, aStream, everything, streamOf } from '../../libs/event-log/contract/made-events.ts';
import { person, variedAppends, variedLog } from '../../libs/event-log/contract/varied-log.ts';
import type { EventLog } from '../../libs/event-log/event-log.ts';
import { MemoryEventLog } from '../../libs/event-log/memory-event-log.ts';
import { verifyChain } from '../../libs/event-log/verify-chain.ts';
import { KurrentdbEventLog } from '../../libs/event-log-kurrentdb/kurrentdb-event-log.ts';
import { PostgresEventLog } from '../../libs/event-log-postgres/postgres-event-log.ts';
import { PostgresLogCopy } from '../../libs/event-log-postgres/postgres-log-copy.ts';
import { verifyLog } from '../../libs/event-log-postgres/verify-log.ts';
import { EventLogRecordStore } from '../../libs/kurrentdb-server/event-log-record-store.ts';
import { startKurrentdbServer, type KurrentdbServer } from '../../libs/kurrentdb-server/kurrentdb-server.ts';
import { MemoryRecordStore } from '../../libs/kurrentdb-server/memory-record-store.ts';
import { logDatabase, type LogDatabase } from '../postgres/log-database.ts';

let database: LogDatabase;
let pool: Pool;
let server: KurrentdbServer;
const opened: { close(): Promise<unknown> }[] = [];

beforeAll(async () => {
  database = await logDatabase();
});

afterAll(async () => {
  await database.drop();
});

beforeEach(async () => {
  server = await startKurrentdbServer({ store: new MemoryRecordStore(() => new Date()) });
});

afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
  await server.close();
});

async function inKurrentdb(): Promise<CopyTarget & { readonly log: EventLog }> {
  const log = await KurrentdbEventLog.open({ url: `${server.url}&discoveryInterval=10` });
  opened.push(log);
  return { log, copy: log.copy };
}

async function inPostgres(): Promise<CopyTarget & { readonly log: EventLog }> {
  await database.empty();
  const ofItsOwn = new Pool({ connectionString: database.url, max: 4 }); // whose statements know the tables that were just made
  opened.push({ close: () => ofItsOwn.end() });
  pool = ofItsOwn;
  const log = new PostgresEventLog({ connectionString: database.url });
  opened.push(log);
  return { log, copy: takingOver(log, new PostgresLogCopy(pool)) };
}

function inMemory(log: MemoryEventLog): CopyTarget & CopySource & { readonly log: EventLog } {
  return { log, copy: takingOver(log, log) };
}

async function* linesOf(log: CopySource): AsyncGenerator<string> {
  for await (const text of exportLog(log)) yield* text.trimEnd().split('\n');
}

describe('a log that is copied to another store', () => {
  it('is the same in a KurrentDB, and back in PostgreSQL: ids, times, hashes, bytes, answers to commands', async () => {
    const source = await variedLog();
    const kurrentdb = await inKurrentdb();
    const copied = { events: 9, commands: 4, found: 0 };
    expect(await copyLog(inMemory(source), kurrentdb)).toMatchObject(copied);
    expect((await verifyChain(kurrentdb.log)).faults).toEqual([]);
    const postgres = await inPostgres();
    expect(await copyLog(kurrentdb, postgres)).toMatchObject(copied);
    expect((await verifyLog(pool)).faults).toEqual([]);
    expect((await everything(postgres.log)).map(({ hash }) => Buffer.from(hash))).toEqual(
      (await everything(source)).map(({ hash }) => Buffer.from(hash)),
    );
  });

  it('answers each command in a KurrentDB as the other log did, and carries none out twice', async () => {
    const source = await variedLog();
    const { log, copy } = await inKurrentdb();
    await copyLog(inMemory(source), { log, copy });
    for (const { command, writes } of variedAppends) {
      if (command === undefined) continue;
      const before = await source.carriedOut(command.commandId);
      const now = await log.carriedOut(command.commandId);
      expect(now).toMatchObject({
        fingerprint: command.fingerprint,
        answer: { streams: before?.answer.streams, types: before?.answer.types },
      });
      expect(await log.append({ command, writes })).toEqual({ outcome: 'repeated', ...now?.answer });
    }
    expect(await everything(log)).toHaveLength(9);
  });

  it('goes on in a KurrentDB as the other log would: next revision, chained to the last hash', async () => {
    const source = await variedLog();
    const { log, copy } = await inKurrentdb();
    await copyLog(inMemory(source), { log, copy });
    const stream = person;
    const next = await log.append({ writes: [{ stream, expected: 3, events: [anEvent({ type: 'Next' })] }] });
    expect(next).toMatchObject({ outcome: 'appended', streams: [{ stream, revision: 4 }] });
    expect((await verifyChain(log)).faults).toEqual([]);
  });

  it('goes on after it was broken off, wherever that was, and is the same in the end', async () => {
    const source = new MemoryEventLog(() => new Date('2024-02-01T08:00:00Z'));
    await fill(source, 2_000);
    const command = { commandId: '0192e4a0-7b1c-7000-8000-00000000ff01', fingerprint: 'last' } as never;
    await source.append({ command, writes: [{ stream: aStream('case'), expected: 'no-stream', events: [anEvent(), anEvent()] }] });
    const target = await inKurrentdb();
    for (const stretches of [0, 1, 2, 1]) {
      let left = stretches;
      const breaking: CopyTarget = {
        log: target.log,
        copy: {
          marks: (upTo) => target.copy.marks(upTo),
          takeOver: (stretch) => (left-- > 0 ? target.copy.takeOver(stretch) : Promise.reject(new Error('the cable was pulled'))),
        },
      };
      await copyLog(inMemory(source), breaking).catch(() => undefined);
    }
    const before = (await everything(target.log)).length;
    expect(before).toBeGreaterThan(0);
    expect(await copyLog(inMemory(source), target)).toMatchObject({ events: 2_002, commands: 1, found: before });
    expect(await copyLog(inMemory(source), target)).toMatchObject({ events: 2_002, commands: 1, found: 2_002 });
  });

  it('is read through the protocol as it was recorded, and copied on from there: every hash holds', async () => {
    const source = await variedLog();
    const shown = await startKurrentdbServer({ store: new EventLogRecordStore(source) });
    opened.push(shown);
    const log = await KurrentdbEventLog.open({ url: `${shown.url}&discoveryInterval=10` });
    opened.unshift(log);
    expect(await verifyChain(log)).toEqual({ head: 9n, events: 9, faults: [] });
    const target = await inKurrentdb();
    // commands are no events: nobody sees those of a log of another kind through the protocol
    expect(await copyLog({ log, copy: log.copy }, target)).toMatchObject({ events: 9, commands: 0 });
    expect((await verifyChain(target.log)).faults).toEqual([]);
  });

  it('is copied again, and on, where it began with a command that wrote nothing', async () => {
    const source = new MemoryEventLog(() => new Date('2024-02-01T08:00:00Z'));
    await source.append({ command: { commandId: aCommandId(), fingerprint: 'nothing yet' }, writes: [] });
    const target = await inKurrentdb();
    expect(await copyLog(inMemory(source), target)).toMatchObject({ events: 0, commands: 1 });
    expect(await copyLog(inMemory(source), target)).toMatchObject({ events: 0, commands: 1 });
    await source.append({ writes: [{ stream: aStream('case'), expected: 'no-stream', events: [anEvent()] }] });
    expect(await copyLog(inMemory(source), target)).toMatchObject({ events: 1, commands: 1 });
  });

  it('is whole in PostgreSQL, copied or restored, though its writers did not agree on the time', async () => {
    const { log: one, copy } = await inKurrentdb();
    const other = await KurrentdbEventLog.open({ url: server.url, clock: () => new Date(Date.now() - 5_000) });
    opened.push(other);
    const shared = aStream('case');
    for (const log of [one, other, one, other]) {
      await log.append({ writes: [{ stream: shared, expected: 'any', events: [anEvent()] }] });
      await streamOf(log, aStream('case'), 2);
    }
    expect((await verifyChain(one)).faults).toEqual([]);
    const copied = await inPostgres();
    await copyLog({ log: one, copy }, copied);
    expect((await verifyLog(pool)).faults).toEqual([]);
    const restored = await inPostgres();
    const imported = await importLog(linesOf({ log: one, copy }), { log: restored.log, copy: new PostgresLogCopy(pool) });
    expect(imported).toMatchObject({ events: 12 });
    expect((await verifyLog(pool)).faults).toEqual([]);
  });

  it('is refused where the target holds something else, and nothing is written', async () => {
    const source = await variedLog();
    const target = await inKurrentdb();
    await target.log.append({ writes: [{ stream: aStream('case'), expected: 'no-stream', events: [anEvent()] }] });
    await expect(copyLog(inMemory(source), target)).rejects.toThrow(CopiesDiffer);
    expect(await everything(target.log)).toHaveLength(1);
  });

  it('is refused in one sentence, by the verb too, where the target does not take an event', async () => {
    const { log } = await inKurrentdb();
    await log.append({
      writes: [{ stream: aStream('case'), expected: 'no-stream', events: [anEvent({ data: JSON.stringify('x'.repeat(2_000)) })] }],
    });
    const small = await startKurrentdbServer({ store: new MemoryRecordStore(() => new Date()), limits: { recordBytes: 1_000 } });
    opened.push(small);
    const program = join(import.meta.dirname, '../../apps/cli/main.js');
    const copying = promisify(execFile)(process.execPath, [program, 'copy-log', '--from', server.url, '--to', small.url]);
    await expect(copying).rejects.toMatchObject({
      code: 65,
      stderr: expect.stringMatching(/^The server does not take it: .*too large\.\n$/),
    });
  });

  it('is told to differ where an event was added to the target alone', async () => {
    const source = await variedLog();
    const target = await inKurrentdb();
    await copyLog(inMemory(source), target);
    await target.log.append({ writes: [{ stream: aStream('case'), expected: 'no-stream', events: [anEvent()] }] });
    await expect(copyLog(inMemory(source), target)).rejects.toThrow(/neither empty nor begun with this copy/);
  });
});
