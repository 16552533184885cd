import { readParoleRegister } from '../../apps/api/read-parole-register.ts';
import { rebuildShare } from '../../apps/cli/rebuild-share.ts';
import { referenceDay } from '../../apps/data-set/population-plan.ts';
import type { Deployment } from '../../apps/deployment.ts';
import { logPoolOf } from '../../apps/stored-log.ts';
import { streamName, type Position } from '../../libs/event-log/event.ts';
import type { Append } from '../../libs/event-log/event-log.ts';
import { verifyLog } from '../../libs/event-log-postgres/verify-log.ts';
import { registers } from '../../libs/registers/registers.ts';
import { copyOut } from '../bench/copy.ts';
import { OracleFailed } from '../bench/oracle-failed.ts';
import { expectCounts } from './expect-counts.ts';
import { followLog } from './follow-log.ts';
import { latencyOf, throughputOf } from './latencies.ts';
import { withPeakMemory } from './peak-memory.ts';
import { Probes, someFiles } from './probes.ts';
import { relationsOf } from './relations.ts';
import type { Latency, ScaleReading, Throughput } from './scale-reading.ts';
import type { ScaleStep } from './scale-steps.ts';

/** How long each thing is measured. */
export interface Effort {
  readonly times: number;
  readonly forMs: number;
}

interface Run {
  readonly deployment: Deployment;
  readonly step: ScaleStep;
  readonly effort: Effort;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}

/**
 * Measures everything at the size that the log has now.
 *
 * @throws OracleFailed where the registers are not what the data set says, or the log is not whole: such a figure says nothing
 */
export async function measureStep(
  run: Run,
): Promise<Omit<ScaleReading, 'loadedPerSecond' | 'memory'> & { readonly memory: Omit<ScaleReading['memory'], 'load'> }> {
  const { deployment, step, signal, say } = run;
  const { pool, log } = deployment.sources;
  say(`${step.name}: registers`);
  const followedPerSecond = await followLog(deployment, signal, say);
  say(`${step.name}: rebuilding all registers`);
  const rebuildAll = await withPeakMemory(() =>
    eventsPerSecondOfRebuild(
      run,
      registers.map(({ name }) => name),
    ),
  );
  say(`${step.name}: rebuilding the register of persons`);
  const rebuildPersonsPerSecond = await eventsPerSecondOfRebuild(run, ['person']);
  await expectCounts(pool, step.dataSet);
  say(`${step.name}: verifying the log`);
  const verified = await withPeakMemory(() => eventsPerSecondVerified(run));
  const copiedOutPerSecond = await eventsPerSecondCopiedOut(run);
  signal.throwIfAborted();

  say(`${step.name}: tidying up, and then reads`);
  await pool.query('vacuum analyze');
  const probes = new Probes(deployment.sources.codec, await someFiles(deployment, 100_000));
  const reads = await measureReads(run, probes);
  const events = Number(await log.head()); // what is appended now to measure is not of the data set
  say(`${step.name}: appends`);
  const appends = await withPeakMemory(() => measureAppends(run, probes));
  const { rows } = await pool.query<{ people: number }>('select count(*)::integer as people from registers.person');
  return {
    people: rows[0]?.people ?? 0,
    events,
    ...reads,
    ...appends.result,
    ...(followedPerSecond !== undefined && { followedPerSecond }),
    rebuildAllPerSecond: rebuildAll.result,
    rebuildPersonsPerSecond,
    verifiedPerSecond: verified.result,
    copiedOutPerSecond,
    memory: { appends: appends.peak, rebuild: rebuildAll.peak, verify: verified.peak },
    relations: await relationsOf(pool),
  };
}

async function eventsPerSecondOfRebuild({ deployment, signal }: Run, names: readonly string[]): Promise<number> {
  const began = performance.now();
  const answers = await rebuildShare(deployment, { registers: names, mostRowsHeld: 1_000_000 }, { signal, onProgress: () => undefined });
  const seconds = (performance.now() - began) / 1_000;
  for (const answer of answers) {
    if ('because' in answer) throw new OracleFailed(`${answer.register} was not rebuilt: ${answer.because}`);
    if (!answer.equal) throw new OracleFailed(`${answer.register} was rebuilt and is not what it was`);
  }
  return Number(await deployment.sources.log.head()) / seconds;
}

async function eventsPerSecondVerified({ deployment }: Run): Promise<number> {
  const began = performance.now();
  const { events, faults } = await verifyLog(logPoolOf(deployment));
  const [fault] = faults;
  if (fault !== undefined) throw new OracleFailed(`Position ${String(fault.position)}: ${fault.says}`);
  return events / ((performance.now() - began) / 1_000);
}

async function eventsPerSecondCopiedOut({ deployment }: Run): Promise<number> {
  const client = await logPoolOf(deployment).connect();
  try {
    const began = performance.now();
    const events = await copyOut(client, 'copy event_log.events to stdout');
    return events / ((performance.now() - began) / 1_000);
  } finally {
    client.release();
  }
}

async function measureReads(
  { deployment, effort, signal }: Run,
  probes: Probes,
): Promise<Pick<ScaleReading, 'pageAtTail' | 'pageInMiddle' | 'stream' | 'caseloadPage'>> {
  const { sources } = deployment;
  const { log } = sources;
  const head = await log.head();
  const page = (after: bigint): Promise<unknown> => log.readAll({ after: (after < 0n ? 0n : after) as Position, limit: 1_000 }); // a place in the log
  const tail = head - 1_000n;
  // all over the middle half
  const middle = (): bigint => head / 4n + (BigInt(Math.floor(Math.random() * 2 ** 31)) * (head / 2n)) / 2n ** 31n;
  const context = {
    principal: { subject: 'supervisor-1', clientId: 'scale', roles: ['supervisor'] },
    today: referenceDay,
    accept: '*/*',
    params: {},
  } as const;
  const pages = Math.max(10, effort.times / 10);
  return {
    pageAtTail: await latencyOf(pages, signal, () => page(tail)),
    pageInMiddle: await latencyOf(pages, signal, () => page(middle())),
    stream: await latencyOf(effort.times, signal, () => log.readStream(streamName('supervision', probes.next().supervisionId))),
    caseloadPage: await latencyOf(effort.times, signal, () => readParoleRegister.answer({ query: { limit: 50 }, context, sources })),
  };
}

async function measureAppends(
  run: Run,
  probes: Probes,
): Promise<Pick<ScaleReading, 'plainInsert' | 'appendFresh' | 'appendExisting' | 'inFlightFresh' | 'inFlightExisting'>> {
  const { deployment, effort, signal } = run;
  const { log } = deployment.sources;
  const send = async (append: Append): Promise<void> => {
    const { outcome } = await log.append(append);
    if (outcome !== 'appended') throw new OracleFailed(`An append to a stream of its own was answered ${outcome}`);
  };
  // the pages of a log that was just loaded are all written: what follows a checkpoint is the worst time for a large one
  await logPoolOf(deployment).query('checkpoint');
  const plainInsert = await latencyOfPlainInsert(run);
  const appendFresh = await latencyOf(effort.times, signal, () => send(probes.fresh()));
  const appendExisting = await latencyOf(effort.times, signal, () => send(probes.existing()));
  const inFlight = async (next: () => Append): Promise<Throughput> => {
    const before = await walWritten(run);
    const { done, ...throughput } = await throughputOf({ inFlight: 64, forMs: effort.forMs, signal }, () => send(next()));
    return { ...throughput, walBytesPerEvent: ((await walWritten(run)) - before) / done };
  };
  return {
    plainInsert,
    appendFresh,
    appendExisting,
    inFlightFresh: await inFlight(() => probes.fresh()),
    inFlightExisting: await inFlight(() => probes.existing()),
  };
}

/** Bytes of the write-ahead log since the beginning of the server. */
async function walWritten({ deployment }: Run): Promise<number> {
  const { rows } = await logPoolOf(deployment).query<{ bytes: string }>("select (pg_current_wal_insert_lsn() - '0/0')::text as bytes");
  return Number(rows[0]?.bytes);
}

async function latencyOfPlainInsert({ deployment, effort, signal }: Run): Promise<Latency> {
  const client = await logPoolOf(deployment).connect();
  try {
    await client.query('create table if not exists scale_plain (n bigint generated always as identity primary key, data text not null)');
    const data = 'x'.repeat(400);
    return await latencyOf(effort.times, signal, () =>
      client.query({ name: 'scale_plain', text: 'insert into scale_plain (data) values ($1)', values: [data] }),
    );
  } finally {
    await client.query('drop table if exists scale_plain');
    client.release();
  }
}
