import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { freshDatabase, type TestDatabase } from '../embedded-postgres/test-database.ts';
import { anEvent, aStream } from '../event-log/contract/made-events.ts';
import { variedAppends } from '../event-log/contract/varied-log.ts';
import { beforeFirst, type Position, type RecordedEvent } from '../event-log/event.ts';
import type { LogPage, LogStretch } from '../event-log/event-log.ts';
import { migrateEventLog } from './event-log-schema.ts';
import { readStretch } from './log-stretch.ts';
import { PostgresEventLog } from './postgres-event-log.ts';

const whole: LogStretch = { after: beforeFirst, upTo: 1_000_000n as Position }; // beyond the end of a log of a test

let database: TestDatabase;
let client: Client;
let log: PostgresEventLog;
let written: readonly RecordedEvent[];

beforeAll(async () => {
  database = await freshDatabase();
  client = new Client({ connectionString: database.url });
  await client.connect();
  await migrateEventLog(client);
  log = new PostgresEventLog({ connectionString: database.url });
  for (const append of variedAppends) await log.append(append);
  // so much that it does not come in one piece
  const large = Array.from({ length: 300 }, () => anEvent({ type: "It's large", data: JSON.stringify({ text: 'ұ'.repeat(5_000) }) }));
  await log.append({ writes: [{ stream: aStream('case'), expected: 'no-stream', events: large }] });
  ({ events: written } = await log.readAll({ after: beforeFirst, limit: 1_000 }));
});

afterAll(async () => {
  await log.close();
  await client.end();
  await database.drop();
});

describe('a stretch of the log', () => {
  it('has every event as a page has it, in pages that follow each other', async () => {
    const pages = await all(log.readStretch(whole));
    expect(pages.flatMap(({ events }) => events.map(said))).toEqual(written.map(said));
    expect(pages.length).toBeGreaterThan(1);
    for (const { events, upTo } of pages) expect(events.at(-1)?.position).toBe(upTo);
  });

  it('is the same in however many statements it is read', async () => {
    const upTo = await log.head();
    const pages = await all(readStretch(database.url, { after: beforeFirst, upTo }, 7n));
    expect(pages.flatMap(({ events }) => events.map(said))).toEqual(written.map(said));
  });

  it('begins and ends where it is asked to', async () => {
    const pages = await all(log.readStretch({ after: 3n as Position, upTo: 11n as Position })); // of this log
    expect(pages.flatMap(({ events }) => events.map(({ position }) => Number(position)))).toEqual([4, 5, 6, 7, 8, 9, 10, 11]);
    expect(pages.at(-1)?.upTo).toBe(11n);
  });

  it('of some types has their events, and goes over the others up to its end', async () => {
    const types = new Set(['A', "It's large"]);
    const pages = await all(log.readStretch({ ...whole, types }));
    expect(pages.flatMap(({ events }) => events.map(said))).toEqual(written.filter(({ type }) => types.has(type)).map(said));
    const none = await all(log.readStretch({ ...whole, types: new Set(['Unheard of']) }));
    expect(none).toEqual([{ events: [], upTo: await log.head() }]);
  });

  it('has nothing where the log ends before it begins', async () => {
    expect(await all(log.readStretch({ ...whole, after: await log.head() }))).toEqual([]);
  });

  it('lets the connection go when it is read to its end, and when it is not', async () => {
    await all(log.readStretch(whole));
    for await (const page of log.readStretch(whole)) if (page.events.length > 0) break;
    await expect(gone()).resolves.toBe(true);
  });

  it('ends with an error when the connection does', async () => {
    const cut = async (): Promise<void> => {
      for await (const page of readStretch(database.url, { after: beforeFirst, upTo: await log.head() }, 1n))
        if (page.upTo === 2n) await client.query(`select pg_terminate_backend(pid) from (${readers}) as reader`);
    };
    await expect(cut()).rejects.toThrow();
  });
});

const readers =
  "select pid from pg_stat_activity where datname = current_database() and application_name = 'event log reader of stretches'";

/** Whether nobody reads stretches any more, within a moment. */
async function gone(): Promise<boolean> {
  for (let attempt = 0; attempt < 100; attempt++) {
    if ((await client.query(readers)).rowCount === 0) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}

async function all(stretch: AsyncGenerator<LogPage, undefined>): Promise<readonly LogPage[]> {
  const pages: LogPage[] = [];
  for await (const page of stretch) pages.push(page);
  return pages;
}

/** Read one by one: an event of a stretch is not a plain object. */
function said(event: RecordedEvent): object {
  const { stream, revision, position, eventId, type, schemaVersion, effectiveOn, data, personal, metadata, recordedAt, hash } = event;
  const sealed = personal && { key: personal.key, ciphertext: Buffer.from(personal.ciphertext).toString('hex') };
  return {
    ...{ stream, revision, position, eventId, type, schemaVersion, effectiveOn, data, sealed, metadata, recordedAt },
    hash: Buffer.from(hash).toString('hex'),
  };
}
