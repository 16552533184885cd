import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { freshDatabase, type TestDatabase } from '../../libs/embedded-postgres/test-database.ts';
import type { EventId, StreamName } from '../../libs/event-log/event.ts';
import { migrateEventLog } from '../../libs/event-log-postgres/event-log-schema.ts';
import { PostgresEventLog } from '../../libs/event-log-postgres/postgres-event-log.ts';
import { Findings } from './fault-line.ts';
import { Ledger, ownId } from './ledger.ts';
import { checkChain, checkRefusals, compareWithLog, eventsOutOfOrder } from './oracle.ts';

let database: TestDatabase;
let administrator: Client;
let log: PostgresEventLog;
let ledger: Ledger;
let findings: Findings;
let numbers = 0;

beforeAll(async () => {
  database = await freshDatabase();
  administrator = new Client({ connectionString: database.url });
  await administrator.connect();
});
afterAll(async () => {
  await log.close();
  await administrator.end();
  await database.drop();
});
beforeEach(async () => {
  await administrator.query('drop schema if exists event_log cascade');
  await migrateEventLog(administrator);
  if (numbers > 0) await log.close();
  log = new PostgresEventLog({ connectionString: database.url });
  ledger = new Ledger();
  findings = new Findings();
});

/** Stores events that came of an intent. @returns the position of the last one */
async function store(intent: string, events = 1): Promise<bigint> {
  const result = await log.append({
    writes: [
      {
        stream: `note-${String(++numbers)}` as StreamName,
        expected: 'no-stream',
        events: Array.from({ length: events }, () => ({
          eventId: ownId(++numbers) as EventId,
          type: 'NoteTaken',
          schemaVersion: 1,
          effectiveOn: '2025-01-01',
          data: '{}',
          metadata: { correlationId: intent },
        })),
      },
    ],
  });
  if (result.outcome !== 'appended') throw new Error(result.outcome);
  return result.position;
}

/** Alters what is never altered. */
async function tamper(statement: string): Promise<void> {
  await administrator.query(`set session_replication_role = 'replica'; ${statement}; set session_replication_role = 'origin'`);
}

describe('what was acknowledged, held against the log', () => {
  it('is all there, once, in its place: nothing is found', async () => {
    for (const id of [ownId(1), ownId(2)]) {
      ledger.intend({ id, events: 2 });
      ledger.acknowledge(id, { position: await store(id, 2) });
    }
    await compareWithLog({ databaseUrl: database.url }, ledger, findings);
    await checkChain({ databaseUrl: database.url }, findings);
    expect(findings).toMatchObject({ acknowledged: 2, present: 2, lost: 0, doubled: 0, outOfOrder: 0, faults: [] });
    expect(findings.bad).toBe(false);
  });

  it('is lost where it was acknowledged and is not there', async () => {
    ledger.intend({ id: ownId(1), events: 1 });
    ledger.acknowledge(ownId(1), { position: 1n });
    await compareWithLog({ databaseUrl: database.url }, ledger, findings);
    expect(findings).toMatchObject({ acknowledged: 1, present: 0, lost: 1, bad: true });
  });

  it('is not lost where nobody acknowledged it', async () => {
    ledger.intend({ id: ownId(1), events: 1 });
    await compareWithLog({ databaseUrl: database.url }, ledger, findings);
    expect(findings).toMatchObject({ acknowledged: 0, present: 0, lost: 0, bad: false });
  });

  it('is doubled where one intent left its events twice', async () => {
    ledger.intend({ id: ownId(1), events: 2 });
    await store(ownId(1), 2);
    ledger.acknowledge(ownId(1), { position: await store(ownId(1), 2) });
    await compareWithLog({ databaseUrl: database.url }, ledger, findings);
    expect(findings).toMatchObject({ present: 1, doubled: 2, bad: true });
  });

  it('is at fault where it is there in part, elsewhere than it was said to be, or asked for by nobody', async () => {
    ledger.intend({ id: ownId(1), events: 2 });
    await store(ownId(1), 1);
    ledger.intend({ id: ownId(2), events: 1 });
    await store(ownId(2));
    ledger.acknowledge(ownId(2), { position: 7n });
    await store(ownId(3));
    await compareWithLog({ databaseUrl: database.url }, ledger, findings);
    expect(findings.faults).toEqual([
      `${ownId(1)} is stored in part: 1 of 2 events`,
      `${ownId(2)} was acknowledged at 7 and is stored at 2`,
      `1 events that nobody asked for: ${ownId(3)}`,
    ]);
  });
});

describe('an answer that nothing was written', () => {
  it('is at fault where it was written all the same', async () => {
    ledger.intend({ id: ownId(1), events: 1 });
    await store(ownId(1));
    await checkRefusals({ databaseUrl: database.url }, ledger, findings);
    expect(findings.faults).toEqual(['1 answers said that nothing was written, but it was']);
  });

  it('says nothing where another answer to the same request left it open', async () => {
    ledger.intend({ id: ownId(1), events: 1 });
    ledger.leaveOpen(ownId(1));
    await store(ownId(1));
    await checkRefusals({ databaseUrl: database.url }, ledger, findings);
    expect(findings.faults).toEqual([]);
  });
});

describe('a log that was altered', () => {
  beforeEach(async () => {
    for (const number of [1, 2, 3]) await store(ownId(number));
  });

  it.each([
    ['whole', 'select', 0],
    ['without its second event', 'delete from event_log.events where position = 2', 2],
    [
      'with a later time before an earlier one',
      "update event_log.events set recorded_at = recorded_at + interval '1 day' where position = 1",
      1,
    ],
    ['with a revision that has none before it', 'update event_log.events set revision = 1 where position = 3', 1],
  ])('%s is out of order in so many places', async (_, statement, places) => {
    await tamper(statement);
    expect(await eventsOutOfOrder({ databaseUrl: database.url })).toBe(places);
  });

  it('no longer has the hashes that follow from it', async () => {
    await tamper(`update event_log.events set data = '{"other":1}' where position = 2`);
    await checkChain({ databaseUrl: database.url }, findings);
    expect(findings.faults).toHaveLength(1);
    expect(findings.faults[0]).toMatch(/^hash: note-/);
  });
});
