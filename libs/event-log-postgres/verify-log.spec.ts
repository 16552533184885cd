import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Client, Pool } from 'pg';
import { freshDatabase, type TestDatabase } from '../embedded-postgres/test-database.ts';
import { eventHash, hashBeforeFirst } from '../event-log/event-hash.ts';
import { beforeFirst, type CommandId, type EventId, type NewEvent, type StreamName } from '../event-log/event.ts';
import { migrateEventLog } from './event-log-schema.ts';
import { PostgresEventLog } from './postgres-event-log.ts';
import { verifyLog } from './verify-log.ts';

const one = 'person-1' as StreamName; // a literal name
const two = 'person-2' as StreamName; // a literal name

let database: TestDatabase;
let pool: Pool;
/** A superuser's session in which no trigger fires. */
let intruder: Client;

beforeAll(async () => {
  database = await freshDatabase();
  pool = new Pool({ connectionString: database.url });
  intruder = new Client({ connectionString: database.url });
  await intruder.connect();
  await intruder.query("set session_replication_role = 'replica'");
});

afterAll(async () => {
  await intruder.end();
  await pool.end();
  await database.drop();
});

/** Positions 1 to 6: person-1 #0, person-2 #0, person-1 #1, #2, person-2 #1, person-1 #3. */
beforeEach(async () => {
  await intruder.query('drop schema if exists event_log cascade');
  await migrateEventLog(intruder);
  const log = new PostgresEventLog({ connectionString: database.url });
  const appends: readonly (readonly [StreamName, readonly NewEvent[]])[] = [
    [one, [anEvent(1)]],
    [two, [anEvent(2)]],
    [one, [anEvent(3), anEvent(4)]],
    [two, [anEvent(5)]],
    [one, [anEvent(6)]],
  ];
  for (const [nth, [stream, events]] of appends.entries()) {
    const command = { commandId: `0192e4a0-7b1c-7000-8000-0000000000c${String(nth)}` as CommandId, fingerprint: 'record' }; // well formed
    await log.append({ command, writes: [{ stream, expected: 'any', events }] });
  }
  await log.close();
});

describe('verifying a log', () => {
  it('finds nothing wrong with a log that nobody has touched', async () => {
    expect(await verifyLog(pool)).toEqual({ head: 6n, events: 6, faults: [] });
  });

  it('finds nothing wrong with an empty log', async () => {
    await intruder.query('drop schema event_log cascade');
    await migrateEventLog(intruder);
    expect(await verifyLog(pool)).toEqual({ head: 0n, events: 0, faults: [] });
  });

  it('finds the same when it keeps a single stream in mind and looks all others up', async () => {
    const small = { streamsInMemory: 0 };
    expect(await verifyLog(pool, small)).toEqual({ head: 6n, events: 6, faults: [] });
    await intruder.query(`update event_log.events set type = 'Recordee' where position = 4`);
    expect((await verifyLog(pool, small)).faults).toMatchObject([{ what: 'hash', stream: one, revision: 2, position: 4n }]);
  });

  it('names the event that was recorded before the one before it in its stream, and none that others only came before', async () => {
    const times = ['08:00:02', '08:00:01', '08:00:03', '08:00:02.999', '08:00:01', '08:00:02.999'];
    const ends = new Map<StreamName, Uint8Array>();
    const log = new PostgresEventLog({ connectionString: database.url });
    const { events } = await log.readAll({ after: beforeFirst, limit: 10 });
    await log.close();
    for (const [nth, event] of events.entries()) {
      const recordedAt = new Date(`2024-02-01T${times[nth] ?? ''}Z`);
      const hash = eventHash(ends.get(event.stream) ?? hashBeforeFirst, { ...event, recordedAt });
      ends.set(event.stream, hash);
      await intruder.query('update event_log.events set recorded_at = $1, hash = $2 where position = $3', [
        recordedAt.toISOString(),
        hash,
        String(event.position),
      ]);
    }
    for (const streamsInMemory of [0, 10]) {
      expect((await verifyLog(pool, { streamsInMemory })).faults).toMatchObject([{ what: 'time', stream: one, revision: 2, position: 4n }]);
    }
  });

  it('tells how far it is', async () => {
    const told: string[] = [];
    await verifyLog(pool, { onProgress: ({ position, head }) => told.push(`${String(position)} of ${String(head)}`) });
    expect(told).toEqual(['6 of 6']);
  });

  it('shows each event to the caller in order, and reports what the caller objects to', async () => {
    const seen: bigint[] = [];
    const { faults } = await verifyLog(pool, {
      check: (event) => {
        seen.push(event.position);
        return event.revision === 3 ? 'cannot be decoded' : undefined;
      },
    });
    expect(seen).toEqual([1n, 2n, 3n, 4n, 5n, 6n]);
    expect(faults).toEqual([{ what: 'event', stream: one, revision: 3, position: 6n, says: 'cannot be decoded' }]);
  });

  const changes: Readonly<Record<string, string>> = {
    'a space in the data': `data = (replace(data::text, ':', ': '))::json`,
    'one character of the data': `data = (replace(data::text, '4', '5'))::json`,
    'one character of the metadata': `metadata = (replace(metadata::text, 'officer-1', 'officer-2'))::json`,
    'the type': `type = 'Recordee'`,
    'the schema version': `schema_version = 2`,
    'the event id': `event_id = '0192e4a0-7b1c-7000-8000-00000000ffff'`,
    'the time of recording by a millisecond': `recorded_at = recorded_at + interval '1 millisecond'`,
    'the legal day by a day': `effective_on = effective_on - 1`,
    'whose key it is': `personal_key = 'person-9'`,
    'one bit of the ciphertext': `personal = set_bit(personal, 0, 1 - get_bit(personal, 0))`,
    'the presence of the ciphertext': `personal = null, personal_key = null`,
    'one bit of the hash': `hash = set_bit(hash, 0, 1 - get_bit(hash, 0))`,
  };
  for (const [what, change] of Object.entries(changes)) {
    it(`names the event when somebody has changed ${what} behind the log's back`, async () => {
      expect((await intruder.query(`update event_log.events set ${change} where position = 4`)).rowCount).toBe(1);
      const { faults } = await verifyLog(pool);
      expect(faults.filter(({ what: kind }) => kind === 'hash')[0]).toMatchObject({ stream: one, revision: 2, position: 4n });
    });
  }

  const impossible: Readonly<Record<string, string>> = {
    'no legal day': 'alter table event_log.events alter effective_on drop not null; update event_log.events set effective_on = null',
    'no metadata': 'alter table event_log.events alter metadata drop not null; update event_log.events set metadata = null',
    'half a hash': 'update event_log.events set hash = substr(hash, 1, 16)',
    'a time that never comes': "update event_log.events set recorded_at = 'infinity'",
    'a day that never comes': "update event_log.events set effective_on = 'infinity'",
    'metadata that is no object': "update event_log.events set metadata = 'null'",
  };
  for (const [what, change] of Object.entries(impossible)) {
    it(`names the event when somebody has left it with ${what}`, async () => {
      await intruder.query(`${change} where position = 5`);
      expect((await verifyLog(pool)).faults).toMatchObject([{ what: 'hash', position: 5n }]);
    });
  }

  it('finds nothing wrong with events that say anything that an event may say', async () => {
    const log = new PostgresEventLog({ connectionString: database.url });
    const events: readonly NewEvent[] = [
      { ...anEvent(7), metadata: { note: 'says "yes"\n', ключ: 'Қарлығаш 🧾', z: '', a: '\\', ['__proto__']: 'x', '10': 'b', '9': 'a' } },
      { ...anEvent(8), metadata: {}, data: `{"text":"\\u0000","long":"${'ж'.repeat(700_000)}"}`, effectiveOn: '9999-12-31' },
      { ...anEvent(9), personal: { key: 'person-1', ciphertext: new Uint8Array(0) }, effectiveOn: '0001-01-01', schemaVersion: 4_711 },
    ];
    await log.append({ writes: [{ stream: 'term-Ә' as StreamName, expected: 'no-stream', events }] }); // a literal name
    await log.close();
    expect(await verifyLog(pool)).toEqual({ head: 9n, events: 9, faults: [] });
  });

  it('finds the same in a log of many megabytes, which is checked on several threads, in order', async () => {
    const log = new PostgresEventLog({ connectionString: database.url });
    const large = `{"text":"${'x'.repeat(900_000)}"}`;
    for (let n = 0; n < 24; n++) {
      const events = [{ ...anEvent(100 + n), data: large }];
      await log.append({ writes: [{ stream: 'term-1' as StreamName, expected: 'any', events }] }); // a literal name
    }
    await log.close();
    const told: bigint[] = [];
    const seen: bigint[] = [];
    const options = {
      onProgress: ({ position }: { readonly position: bigint }) => told.push(position),
      check: ({ position }: { readonly position: bigint }) => void seen.push(position),
    };
    expect(await verifyLog(pool, options)).toEqual({ head: 30n, events: 30, faults: [] });
    expect(seen).toEqual(Array.from({ length: 30 }, (_, n) => BigInt(n + 1)));
    expect([told.at(-1), [...told].sort((a, b) => Number(a - b))]).toEqual([30n, told]);
    await intruder.query(`update event_log.events set type = 'Recordee' where position in (7, 27, 29)`);
    expect((await verifyLog(pool)).faults.map(({ what, position }) => [what, position])).toEqual([
      ['hash', 7n],
      ['hash', 27n],
      ['hash', 29n],
    ]);
  });

  it('stops naming events after the hundredth, and reads on', async () => {
    const log = new PostgresEventLog({ connectionString: database.url });
    const events = Array.from({ length: 120 }, (_, n) => ({ ...anEvent(1), eventId: eventIdOf(1_000 + n) }));
    await log.append({ writes: [{ stream: 'term-1' as StreamName, expected: 'no-stream', events }] }); // a literal name
    await log.close();
    await intruder.query(`update event_log.events set type = 'Recordee' where stream = 'term-1'`);
    const { faults, events: read } = await verifyLog(pool);
    expect([faults.length, faults.at(-1)?.position, read]).toEqual([100, 106n, 126]);
  });

  it('names the event and the next of its stream when somebody has changed both the event and its hash', async () => {
    await intruder.query(`update event_log.events set data = '{"n":0}', hash = sha256('forged') where position = 4`);
    expect((await verifyLog(pool)).faults.map(({ what, position }) => [what, position])).toEqual([
      ['hash', 4n],
      ['hash', 6n],
    ]);
  });

  it('names what follows in the log and in the stream when an event was deleted', async () => {
    await intruder.query('delete from event_log.events where position = 4');
    expect((await verifyLog(pool)).faults.map(({ what, stream, revision, position }) => [what, stream, revision, position])).toEqual([
      ['position', two, 1, 5n],
      ['revision', one, 3, 6n],
    ]);
  });

  it('names the end of the log when the last event was deleted, since a command was answered with it', async () => {
    await intruder.query('delete from event_log.events where position = 6');
    expect((await verifyLog(pool)).faults).toEqual([
      {
        what: 'position',
        stream: two,
        revision: 1,
        position: 5n,
        says: 'a command was answered with position 6, but no event is there, nor at any after this one',
      },
    ]);
  });

  it('names the end of the log when all events were deleted', async () => {
    await intruder.query('delete from event_log.events');
    expect((await verifyLog(pool)).faults.map(({ what, stream, position }) => [what, stream, position])).toEqual([['position', '', 0n]]);
  });

  it('names both events when two of a stream have changed places', async () => {
    await intruder.query('update event_log.events set revision = 1000 where position = 3');
    await intruder.query('update event_log.events set revision = 1 where position = 4');
    await intruder.query('update event_log.events set revision = 2 where position = 3');
    expect((await verifyLog(pool)).faults[0]).toMatchObject({ what: 'revision', stream: one, position: 3n });
  });

  it('names an event that was moved to another stream', async () => {
    await intruder.query(`update event_log.events set stream = 'person-2', revision = 2 where position = 6`);
    expect((await verifyLog(pool)).faults.map(({ what, stream, revision }) => [what, stream, revision])).toEqual([['hash', two, 2]]);
  });

  it('names an event that was added behind the back of the log', async () => {
    await intruder.query(
      `insert into event_log.events select 7, recorded_at, '0192e4a0-7b1c-7000-8000-00000000ffff', 4, schema_version, effective_on, stream, type,
        data, metadata, personal_key, personal, hash from event_log.events where position = 6`,
    );
    expect((await verifyLog(pool)).faults.map(({ what, stream, revision }) => [what, stream, revision])).toEqual([['hash', one, 4]]);
  });
});

function eventIdOf(n: number): EventId {
  return `0192e4a0-7b1c-7000-8000-${String(n).padStart(12, '0')}` as EventId; // well formed
}

function anEvent(n: number): NewEvent {
  return {
    eventId: eventIdOf(n),
    type: 'Recorded',
    schemaVersion: 1,
    effectiveOn: '2024-02-01',
    data: `{"n":${String(n)}}`,
    personal: { key: 'person-1', ciphertext: Uint8Array.of(n, 2, 3) },
    metadata: { actor: 'officer-1' },
  };
}
