import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Client, Pool } from 'pg';
import { freshDatabase, type TestDatabase } from '../embedded-postgres/test-database.ts';
import { LogBusy, LogUnavailable, OutcomeUnknown } from '../event-log/append-errors.ts';
import {
  beforeFirst,
  type CommandId,
  type EventId,
  type NewEvent,
  type Position,
  type RecordedEvent,
  type StreamName,
} from '../event-log/event.ts';
import type { Append, AppendResult, EventLog } from '../event-log/event-log.ts';
import { BatchRows, findLog, lockOfWriters, readRowTypes } from './batch-statements.ts';
import { migrateEventLog } from './event-log-schema.ts';
import { PostgresEventLog, type PostgresEventLogOptions } from './postgres-event-log.ts';
import { verifyLog } from './verify-log.ts';

let database: TestDatabase;
let admin: Client;
/** Another session, which holds things open. */
let other: Client;
let logs: PostgresEventLog[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  admin = new Client({ connectionString: database.url });
  other = new Client({ connectionString: database.url });
  await Promise.all([admin.connect(), other.connect()]);
});

afterAll(async () => {
  await Promise.all([admin.end(), other.end()]);
  await database.drop();
});

beforeEach(async () => {
  await admin.query('drop schema if exists event_log cascade');
  await migrateEventLog(admin);
});

afterEach(async () => {
  await Promise.all(logs.map((log) => log.close()));
  logs = [];
});

function open(options: Partial<PostgresEventLogOptions> = {}): PostgresEventLog {
  const log = new PostgresEventLog({ connectionString: database.url, ...options });
  logs.push(log);
  return log;
}

describe('several processes on one PostgreSQL event log', () => {
  it('take turns: every event has its own position, and each stream is contiguous', async () => {
    const [one, two, three] = [open(), open(), open()];
    const shared = aStream();
    const results = await Promise.all(
      [one, two, three].flatMap((log) =>
        Array.from({ length: 8 }, async () => {
          const outcomes: AppendResult['outcome'][] = [];
          for (let round = 0; round < 25; round++) {
            const { outcome } = await log.append({
              writes: [
                { stream: shared, expected: 'any', events: [anEvent()] },
                { stream: aStream(), expected: 'no-stream', events: [anEvent(), anEvent()] },
              ],
            });
            outcomes.push(outcome);
          }
          return outcomes;
        }),
      ),
    );
    expect(new Set(results.flat())).toEqual(new Set(['appended']));
    await expectWhole(3 * 8 * 25 * 3);
    const revisions = (await one.readStream(shared)).map(({ revision }) => revision);
    expect(revisions).toEqual(Array.from({ length: 600 }, (_, index) => index));
  });

  it('let one of two carry out a command that both were given', async () => {
    const [one, two] = [open(), open()];
    for (let round = 0; round < 20; round++) {
      const command = { commandId: aCommandId(), fingerprint: 'same' };
      const append = (): Append => ({ command, writes: [{ stream: aStream(), expected: 'no-stream', events: [anEvent()] }] });
      const outcomes = await Promise.all([one, two].map(async (log) => (await log.append(append())).outcome));
      expect(outcomes.sort()).toEqual(['appended', 'repeated']);
    }
    await expectWhole(20);
  });
});

describe('a batch of appends', () => {
  it('keeps the neighbours of one that PostgreSQL cannot store, and only that one fails', async () => {
    const log = open();
    // JSON, but nested more deeply than the server can parse
    const bad = {
      writes: [{ stream: aStream(), expected: 'any', events: [anEvent({ data: '['.repeat(300_000) + ']'.repeat(300_000) })] }],
    } as const;
    const good = (): Append => ({ writes: [{ stream: aStream(), expected: 'no-stream', events: [anEvent()] }] });
    const settled = await Promise.allSettled(
      Array.from({ length: 40 }, (_, index) => log.append(index === 7 || index === 23 ? { writes: [...bad.writes] } : good())),
    );
    expect(settled.flatMap(({ status }, index) => (status === 'rejected' ? [index] : []))).toEqual([7, 23]);
    expect(settled[7]).toMatchObject({ reason: { code: '54001' } });
    await expectWhole(38);
  });

  it('decides appends to one stream on top of each other', async () => {
    const log = open();
    const stream = aStream();
    const results = await Promise.all(
      [0, 1, 2, 2, 3].map((count) =>
        log.append({ writes: [{ stream, expected: count === 0 ? 'no-stream' : count - 1, events: [anEvent()] }] }),
      ),
    );
    expect(results.map(({ outcome }) => outcome)).toEqual(['appended', 'appended', 'appended', 'conflict', 'appended']);
    await expectWhole(4);
  });

  it('is answered as a repetition also where the first one is being written, or is written while it is looked up', async () => {
    const log = open();
    for (let round = 0; round < 100; round++) {
      const append: Append = { writes: [{ stream: aStream(), expected: 'no-stream', events: [anEvent()] }] };
      const results = await Promise.all(Array.from({ length: 12 }, () => log.append(append)));
      expect(results.filter(({ outcome }) => outcome === 'appended')).toHaveLength(1);
      expect(results.filter(({ outcome }) => outcome === 'repeated')).toHaveLength(11);
    }
    await expectWhole(100);
  });

  it('is not written behind events that somebody else wrote in the place of those that it was decided on', async () => {
    const log = open();
    const stream = aStream();
    const append = (to: StreamName): Append => ({ writes: [{ stream: to, expected: 'any', events: [anEvent()] }] });
    await log.append(append(stream));
    await other.query(`select pg_advisory_lock(${String(lockOfWriters)})`);
    // two batches of eight: the second one is sent behind the first one, which waits for the lock
    const appended = Promise.all(Array.from({ length: 16 }, () => log.append(append(stream))));
    await waitsForLock('event log writer');
    const found = await findLog(other, []);
    const [rows, elsewhere] = [new BatchRows(), Array.from({ length: 8 }, () => append(aStream()))];
    for (const foreign of elsewhere) rows.add(foreign, found.index.take(foreign, found.now));
    expect(await rows.write(other, await readRowTypes(other), { position: 1n as Position, eventId: await idOfFirst(log) })).toBeInstanceOf(
      Date,
    );
    await other.query(`select pg_advisory_unlock(${String(lockOfWriters)})`);
    expect(new Set((await appended).map(({ outcome }) => outcome))).toEqual(new Set(['appended']));
    expect((await log.readStream(stream)).map(({ revision }) => revision)).toEqual(Array.from({ length: 17 }, (_, index) => index));
    await expectWhole(25);
  });

  it('is refused beyond what may wait, and taken again later', async () => {
    const log = open({ limits: { waiting: { appends: 3, events: 100, bytes: 1_000_000 } } });
    const appends = Array.from({ length: 10 }, (): Append => ({
      writes: [{ stream: aStream(), expected: 'no-stream', events: [anEvent()] }],
    }));
    const settled = await Promise.allSettled(appends.map((append) => log.append(append)));
    expect(settled.map(({ status }) => status)).toEqual(appends.map((_, index) => (index < 3 ? 'fulfilled' : 'rejected')));
    expect(settled[3]).toMatchObject({ reason: expect.any(LogBusy) });
    for (const append of appends.slice(3)) expect(await log.append(append)).toMatchObject({ outcome: 'appended' });
    await expectWhole(10);
  });

  it('is written before the log closes, and after that nothing is', async () => {
    const log = open();
    const appends = Array.from({ length: 100 }, () =>
      log.append({ writes: [{ stream: aStream(), expected: 'no-stream', events: [anEvent()] }] }),
    );
    const closed = log.close();
    await expect(log.append({ writes: [] })).rejects.toThrow(LogUnavailable);
    await closed;
    expect((await Promise.all(appends)).map(({ outcome }) => outcome)).toEqual(appends.map(() => 'appended'));
    await expectWhole(100);
  });
});

describe('a PostgreSQL event log whose connections are lost', () => {
  it('loses nothing that it acknowledged and doubles nothing that is repeated, however often its writer is cut off', async () => {
    const log = open();
    const perWriter = 60;
    let acknowledged = 0;
    const write = async (): Promise<readonly EventId[]> => {
      const stream = aStream();
      const ids: EventId[] = [];
      for (let count = 0; count < perWriter; count++) {
        const event = anEvent();
        const expected = count === 0 ? 'no-stream' : count - 1;
        const result = await untilKnown(log, { writes: [{ stream, expected, events: [event] }] });
        expect(['appended', 'repeated']).toContain(result.outcome);
        ids.push(event.eventId);
        acknowledged += 1;
      }
      return ids;
    };
    let done = false;
    const cut = async (): Promise<void> => {
      let next = 50;
      while (!done) {
        await setImmediate();
        if (acknowledged < next) continue;
        await terminate('event log writer');
        next = acknowledged + 50;
      }
    };
    const writing = Promise.all(Array.from({ length: 16 }, write)).finally(() => {
      done = true;
    });
    const [ids] = await Promise.all([writing, cut()]);
    const stored = await expectWhole(16 * perWriter);
    expect(stored.map(({ eventId }) => eventId).sort()).toEqual(ids.flat().sort());
  });

  it('does not know the outcome when the answer is lost on the way, and answers a repetition with what was stored', async () => {
    const line = await CutLine.to(database.url);
    const log = open({ connectionString: line.url });
    const command = { commandId: aCommandId(), fingerprint: 'once' };
    const append: Append = { command, writes: [{ stream: aStream(), expected: 'no-stream', events: [anEvent()] }] };
    const conflicting: Append = { writes: [{ stream: aStream(), expected: 'exists', events: [anEvent()] }] };
    try {
      line.loseTheAnswerTo('event_log.write');
      const [written, refused] = await Promise.allSettled([log.append(append), log.append(conflicting)]);
      expect(written).toMatchObject({ status: 'rejected', reason: expect.any(OutcomeUnknown) });
      expect(refused).toMatchObject({ status: 'fulfilled', value: { outcome: 'conflict' } });
      expect(await log.append(append)).toMatchObject({ outcome: 'repeated', position: 1n });
      expect(await log.append({ writes: append.writes })).toMatchObject({ outcome: 'repeated', position: 1n });
      await expectWhole(1);
    } finally {
      await line.close();
    }
  });

  it('does not know the outcome when its writer is cut off while it waits, and stores it when it is repeated', async () => {
    const log = open();
    const append: Append = { writes: [{ stream: aStream(), expected: 'no-stream', events: [anEvent()] }] };
    await other.query('begin');
    await other.query('lock table event_log.events in share mode');
    const cutOff = expect(log.append(append)).rejects.toThrow(OutcomeUnknown);
    await waitsForLock('event log writer');
    await terminate('event log writer');
    await cutOff;
    await other.query('commit');
    expect(await log.append(append)).toMatchObject({ outcome: 'appended', position: 1n });
    await expectWhole(1);
  });

  it('goes on when all of them were dropped while nothing was asked of it', async () => {
    const log = open();
    await log.append({ writes: [{ stream: aStream(), expected: 'no-stream', events: [anEvent()] }] });
    await log.wake(1n as Position, 1); // so that it listens; the position of the one event
    await log.head();
    for (const name of ['event log writer', 'event log reader', 'event log listener']) await terminate(name);
    expect(await untilKnown(log, { writes: [{ stream: aStream(), expected: 'no-stream', events: [anEvent()] }] })).toMatchObject({
      position: 2n,
    });
    const another = open();
    const woken = log.wake(2n as Position, 25_000); // the position of the second event
    await another.append({ writes: [{ stream: aStream(), expected: 'no-stream', events: [anEvent()] }] });
    await woken;
    expect(await log.head()).toBe(3n);
  });

  it('looks up on its new connection what it had known on the one that was dropped', async () => {
    const log = open();
    const command = { commandId: aCommandId(), fingerprint: 'once' };
    const first: Append = { command, writes: [{ stream: aStream(), expected: 'no-stream', events: [anEvent()] }] };
    await log.append(first);
    await terminate('event log writer');
    await gone('event log writer');
    expect(await log.append({ writes: [{ stream: aStream(), expected: 'any', events: [anEvent()] }] })).toMatchObject({ position: 2n });
    expect(await log.append(first)).toMatchObject({ outcome: 'repeated', position: 1n });
    await expectWhole(2);
  });

  it('says that it is unavailable, and that nothing was written, when there is no server', async () => {
    const nowhere = new URL(database.url);
    nowhere.port = '1';
    const log = open({ connectionString: nowhere.href, timeouts: { reconnectMs: 50 } });
    await expect(log.append({ writes: [{ stream: aStream(), expected: 'any', events: [anEvent()] }] })).rejects.toThrow(LogUnavailable);
  });
});

describe('a PostgreSQL event log beside other work', () => {
  it('says that it is unavailable when somebody holds the head for too long, and goes on afterwards', async () => {
    const log = open({ timeouts: { lockMs: 50 } });
    await other.query('begin');
    await other.query('lock table event_log.events in share mode');
    const append: Append = { writes: [{ stream: aStream(), expected: 'no-stream', events: [anEvent()] }] };
    await expect(log.append(append)).rejects.toThrow(LogUnavailable);
    await other.query('rollback');
    expect(await log.append(append)).toMatchObject({ outcome: 'appended' });
    await expectWhole(1);
  });

  it('shows its events although another session has a transaction open that writes', async () => {
    const log = open();
    await other.query('begin');
    await other.query('create table elsewhere (n integer)');
    await other.query('insert into elsewhere values (1)');
    for (let count = 1; count <= 3; count++) {
      const result = await log.append({ writes: [{ stream: aStream(), expected: 'no-stream', events: [anEvent()] }] });
      expect(result).toMatchObject({ position: BigInt(count) });
      expect((await log.readAll({ after: beforeFirst, limit: 10 })).events).toHaveLength(count);
    }
    await other.query('rollback');
  });

  it('reads back what was written whatever the settings of the database are', async () => {
    const odd = await freshDatabase();
    const settings = [
      "datestyle = 'SQL, DMY'",
      "timezone = 'Asia/Almaty'",
      "bytea_output = 'escape'",
      "default_transaction_isolation = 'serializable'",
    ];
    for (const setting of [...settings, "synchronous_commit = 'off'", "extra_float_digits = '-15'"]) {
      await admin.query(`alter database ${new URL(odd.url).pathname.slice(1)} set ${setting}`);
    }
    const client = new Client({ connectionString: odd.url });
    const log = new PostgresEventLog({ connectionString: odd.url });
    const pool = new Pool({ connectionString: odd.url });
    try {
      await client.connect();
      await migrateEventLog(client);
      const event = anEvent({ effectiveOn: '1961-03-04', personal: { key: 'k', ciphertext: Uint8Array.of(0, 92, 39, 255) } });
      const stream = aStream();
      await log.append({ writes: [{ stream, expected: 'no-stream', events: [event] }] });
      const [read] = await log.readStream(stream);
      expect(read?.effectiveOn).toBe('1961-03-04');
      expect(Buffer.from(read?.personal?.ciphertext ?? [])).toEqual(Buffer.of(0, 92, 39, 255));
      expect(await verifyLog(pool)).toEqual({ head: 1n, events: 1, faults: [] });
      const { rows } = await client.query<{ same: boolean }>('select recorded_at = $1 as same from event_log.events', [
        read?.recordedAt.toISOString(),
      ]);
      expect(rows).toEqual([{ same: true }]);
    } finally {
      await Promise.all([client.end(), log.close(), pool.end()]);
      await odd.drop();
    }
  });

  it('never records an earlier time than before, when the clock of the server went back', async () => {
    const log = open();
    await log.append({ writes: [{ stream: aStream(), expected: 'no-stream', events: [anEvent()] }] });
    await log.close();
    await admin.query(`alter table event_log.events disable trigger never_changed`);
    await admin.query(`update event_log.events set recorded_at = '2199-01-01T00:00:00.123Z'`);
    const later = open();
    const stream = aStream();
    for (const expected of ['no-stream', 0] as const) await later.append({ writes: [{ stream, expected, events: [anEvent()] }] });
    const times = (await later.readStream(stream)).map(({ recordedAt }) => recordedAt.toISOString());
    expect(times).toEqual(['2199-01-01T00:00:00.123Z', '2199-01-01T00:00:00.123Z']);
  });
});

/** Every event, after it was proved that the log is whole. */
async function expectWhole(events: number): Promise<readonly RecordedEvent[]> {
  const pool = new Pool({ connectionString: database.url });
  const read: RecordedEvent[] = [];
  try {
    const verification = await verifyLog(pool, {
      check: (event) => {
        read.push(event);
        return undefined;
      },
    });
    expect(verification).toEqual({ head: BigInt(events), events, faults: [] });
  } finally {
    await pool.end();
  }
  return read;
}

/** Repeats an append for as long as its outcome is not known. */
async function untilKnown(log: EventLog, append: Append): Promise<AppendResult> {
  for (;;) {
    try {
      return await log.append(append);
    } catch (error) {
      if (!(error instanceof OutcomeUnknown)) throw error;
    }
  }
}

async function idOfFirst(log: EventLog): Promise<EventId> {
  const { events } = await log.readAll({ after: beforeFirst, limit: 1 });
  const [first] = events;
  if (first === undefined) throw new Error('the log is empty');
  return first.eventId;
}

async function terminate(applicationName: string): Promise<void> {
  await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1 and datname = current_database()', [
    applicationName,
  ]);
}

/** Until this process has noticed it, too. */
async function gone(applicationName: string): Promise<void> {
  const isThere = async (): Promise<boolean> =>
    (await admin.query('select from pg_stat_activity where application_name = $1 and datname = current_database()', [applicationName]))
      .rowCount !== 0;
  while (await isThere()) await setImmediate();
  for (let turn = 0; turn < 20; turn++) await admin.query('select');
}

async function waitsForLock(applicationName: string): Promise<void> {
  for (;;) {
    const { rowCount } = await admin.query(
      `select from pg_stat_activity where application_name = $1 and datname = current_database() and wait_event_type = 'Lock'`,
      [applicationName],
    );
    if (rowCount === 1) return;
  }
}

/** A line to the server that can lose an answer and break. */
class CutLine {
  readonly url: string;
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();
  private lost: string | undefined;

  private constructor(server: Server, url: string) {
    this.server = server;
    this.url = url;
  }

  static async to(databaseUrl: string): Promise<CutLine> {
    const far = new URL(databaseUrl);
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const near = new URL(databaseUrl);
    near.hostname = '127.0.0.1';
    near.port = String((server.address() as AddressInfo).port); // it listens on TCP
    const line = new CutLine(server, near.href);
    server.on('connection', (socket) => {
      line.carry(socket, connect(Number(far.port), far.hostname));
    });
    return line;
  }

  /** The next time that a request with this text passes, its answer is lost, and the connection with it. */
  loseTheAnswerTo(text: string): void {
    this.lost = text;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private carry(near: Socket, far: Socket): void {
    let losing = false;
    for (const socket of [near, far]) {
      this.sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        near.destroy();
        far.destroy();
      });
    }
    near.on('data', (request) => {
      if (this.lost !== undefined && request.includes(this.lost)) {
        losing = true;
        this.lost = undefined;
      }
      far.write(request);
    });
    far.on('data', (answer) => {
      if (losing) near.destroy();
      else near.write(answer);
    });
  }
}

let lastId = 0;

function aUuid(): string {
  lastId += 1;
  return `0192e4a0-7b1c-7000-8000-${lastId.toString(16).padStart(12, '0')}`;
}

function anEventId(): EventId {
  return aUuid() as EventId; // well formed, and new each time
}

function aCommandId(): CommandId {
  return aUuid() as CommandId; // well formed, and new each time
}

function aStream(): StreamName {
  return `case-${aUuid()}` as StreamName; // new each time
}

function anEvent(change: Partial<NewEvent> = {}): NewEvent {
  return {
    eventId: anEventId(),
    type: 'Recorded',
    schemaVersion: 1,
    effectiveOn: '2024-02-01',
    data: '{"reason":"none"}',
    metadata: { actor: 'officer-1' },
    ...change,
  };
}
