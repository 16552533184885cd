import { setTimeout as delay } from 'node:timers/promises';
import { Client, Pool } from 'pg';
import { readConfiguration } from '../../apps/configuration.ts';
import { openDeployment, type Deployment } from '../../apps/deployment.ts';
import { openWorker } from '../../apps/worker/worker.ts';
import { verifyLog } from '../../libs/event-log-postgres/verify-log.ts';
import { rebuildRegister } from '../../libs/projections/rebuild-register.ts';
import { registers } from '../../libs/registers/registers.ts';
import { renewViews } from '../../libs/registers/reporting-views.ts';
import type { Findings } from './fault-line.ts';
import { ownPrefix, type Ledger } from './ledger.ts';

/** Where the truth is: the database itself, reached directly, and the folder with its keys. */
export interface Truth {
  readonly databaseUrl: string;
  readonly folder: string;
}

/** Compares what was acknowledged with what is stored, event by event. Everything has to be acknowledged or given up by now. */
export async function compareWithLog({ databaseUrl }: Pick<Truth, 'databaseUrl'>, ledger: Ledger, findings: Findings): Promise<void> {
  const stored = await storedByIntent(databaseUrl);
  findings.acknowledged = ledger.acknowledged;
  findings.present = 0;
  findings.lost = 0;
  findings.doubled = 0;
  for (const [{ id, events }, acknowledgement] of ledger.entries()) {
    const found = stored.get(id);
    stored.delete(id);
    if (found !== undefined) {
      findings.present += 1;
      if (found.events > events) findings.doubled += found.events - events;
      if (found.events < events) findings.faults.push(`${id} is stored in part: ${String(found.events)} of ${String(events)} events`);
    }
    if (acknowledgement === undefined) continue;
    if (found === undefined) findings.lost += 1;
    else if (found.last !== acknowledgement.position) {
      findings.faults.push(`${id} was acknowledged at ${String(acknowledgement.position)} and is stored at ${String(found.last)}`);
    }
  }
  for (const [id, { events }] of stored) findings.faults.push(`${String(events)} events that nobody asked for: ${id}`);
  findings.outOfOrder = await eventsOutOfOrder({ databaseUrl });
}

/** Whether an answer that nothing was written was true. To be asked before anything is sent again. */
export async function checkRefusals({ databaseUrl }: Pick<Truth, 'databaseUrl'>, ledger: Ledger, findings: Findings): Promise<void> {
  const refused = ledger.refused.map(({ id }) => id);
  findings.count('answers "nothing was written" held against the log', refused.length);
  if (refused.length === 0) return;
  const stored = await storedByIntent(databaseUrl);
  const untrue = refused.filter((id) => stored.has(id));
  if (untrue.length > 0) findings.faults.push(`${String(untrue.length)} answers said that nothing was written, but it was`);
}

/** The hash chain of every stream, positions and revisions. */
export async function checkChain({ databaseUrl }: Pick<Truth, 'databaseUrl'>, findings: Findings): Promise<void> {
  const pool = new Pool({ connectionString: databaseUrl, max: 2 });
  try {
    const { faults, events } = await verifyLog(pool);
    for (const { what, stream, revision, says } of faults) findings.faults.push(`${what}: ${stream} #${String(revision)}: ${says}`);
    findings.count('events in the verified chain', events);
  } finally {
    await pool.end();
  }
}

/**
 * Compares every register with one that is built anew from the log, once it is up to the log.
 *
 * @param followed whether some program of the case keeps the registers up; otherwise that is done here
 */
export async function compareRegisters(truth: Truth, findings: Findings, followed: boolean): Promise<void> {
  const deployment = await openTruth(truth);
  const worker = followed ? undefined : openWorker(deployment, () => undefined);
  try {
    await worker?.start();
    const late = await thoseBehind(truth, await headOf(truth), catchUpMs);
    for (const name of late) findings.unequal.add(`${name} does not move`);
    if (late.length > 0) return;
    const { log, codec, seal, pool, registers: dataSource } = deployment.sources;
    for (const register of registers) {
      const { equal } = await rebuildRegister({ register, log, codec, seal, pool, dataSource, afterSwap: renewViews });
      if (!equal) findings.unequal.add(register.name);
      findings.comparisons += 1;
    }
  } finally {
    await worker?.stop();
    await deployment.close();
  }
}

/** How many people are on record. */
export async function peopleIn({ databaseUrl }: Pick<Truth, 'databaseUrl'>): Promise<number> {
  const [row] = await ask<{ people: number }>(
    databaseUrl,
    `select count(*)::integer as people from event_log.events where stream like 'person-%' and revision = 0`,
  );
  return row?.people ?? 0;
}

export async function openTruth({ databaseUrl, folder }: Truth): Promise<Deployment> {
  return openDeployment(readConfiguration({ DATABASE_URL: databaseUrl, QADAM_FOLDER: folder }), () => undefined);
}

/** People in no register that everybody of the data set is in: recorded up to somewhere in the middle. */
export async function halfRecorded({ databaseUrl }: Pick<Truth, 'databaseUrl'>): Promise<number> {
  const [row] = await ask<{ people: number }>(
    databaseUrl,
    `select count(*)::integer as people from registers.person person
     where not exists (select from registers.prisoner stay where stay.person_id = person.person_id and stay.in_custody)
       and not exists (select from registers.parole file where file.person_id = person.person_id and file.status = 'ACTIVE')`,
  );
  return row?.people ?? 0;
}

/** The last position. */
export async function headOf({ databaseUrl }: Pick<Truth, 'databaseUrl'>): Promise<bigint> {
  const [row] = await ask<{ head: string }>(databaseUrl, 'select coalesce(max(position), 0)::text as head from event_log.events');
  return BigInt(row?.head ?? 0);
}

/** Registers that have not reached a position when the time is up. */
export async function thoseBehind(
  { databaseUrl }: Pick<Truth, 'databaseUrl'>,
  position: bigint,
  withinMs: number,
): Promise<readonly string[]> {
  const since = performance.now();
  for (;;) {
    const rows = await ask<{ register: string; position: string }>(
      databaseUrl,
      'select register, position::text as position from projections.checkpoints',
    );
    const behind = registers
      .map(({ name }) => name)
      .filter((name) => !rows.some((row) => row.register === name && BigInt(row.position) >= position));
    if (behind.length === 0 || performance.now() - since > withinMs) return behind;
    await delay(50);
  }
}

const catchUpMs = 60_000;

interface Stored {
  readonly events: number;
  readonly last: bigint;
}

async function storedByIntent(databaseUrl: string): Promise<Map<string, Stored>> {
  const rows = await ask<{ intent: string; events: number; last: string }>(
    databaseUrl,
    `select metadata ->> 'correlationId' as intent, count(*)::integer as events, max(position)::text as last
     from event_log.events where metadata ->> 'correlationId' like $1 group by 1`,
    [`${ownPrefix}%`],
  );
  return new Map(rows.map(({ intent, events, last }) => [intent, { events, last: BigInt(last) }]));
}

/** Events that are not where the one before them says: in the log, or in their stream. */
export async function eventsOutOfOrder({ databaseUrl }: Pick<Truth, 'databaseUrl'>): Promise<number> {
  const [row] = await ask<{ wrong: number }>(
    databaseUrl,
    `select (select count(*) from (
         select position, lag(position, 1, 0::bigint) over (order by position) as before_it, recorded_at, lag(recorded_at) over (order by position) as recorded_before,
           revision, lag(revision, 1, -1) over (partition by stream order by position) as revision_before
         from event_log.events) as e
       where position <> before_it + 1 or recorded_at < recorded_before or revision <> revision_before + 1)::integer
     + (select count(*) from event_log.head where position <> (select count(*) from event_log.events))::integer
     + (select count(*) - count(distinct event_id) from event_log.events)::integer as wrong`,
  );
  return row?.wrong ?? 1;
}

async function ask<Row extends object>(databaseUrl: string, statement: string, values: readonly string[] = []): Promise<readonly Row[]> {
  const client = new Client({ connectionString: databaseUrl });
  client.on('error', () => undefined); // seen by whoever waits for an answer
  await client.connect();
  try {
    return (await client.query<Row>(statement, [...values])).rows;
  } finally {
    await client.end();
  }
}
