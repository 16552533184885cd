import { logPoolOf } from '../../apps/stored-log.ts';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { readConfiguration, type Configuration } from '../../apps/configuration.ts';
import { loadDataSet } from '../../apps/data-set/load-data-set.ts';
import { openDeployment, type Deployment } from '../../apps/deployment.ts';
import { openWorker } from '../../apps/worker/worker.ts';
import type { BenchServer } from './bench-server.ts';
import { OracleFailed } from './oracle-failed.ts';
import { shown } from './readings.ts';

/** An installation with the synthetic people in it. */
export interface LoadedDataSet {
  readonly configuration: Configuration;
  readonly deployment: Deployment;
  /** Brings the registers up to the log, where a figure has recorded more. */
  registersUpToLog(): Promise<void>;
  close(): Promise<void>;
}

export interface LoadOptions {
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}

/** Loads so many people of the national data set, through the ordinary commands, and folds the registers. */
export async function loadPeople(server: Omit<BenchServer, 'close'>, people: number, { signal, say }: LoadOptions): Promise<LoadedDataSet> {
  const database = await server.database();
  const folder = await mkdtemp(join(server.folder, 'keys-'));
  const configuration = readConfiguration({ DATABASE_URL: database.url, QADAM_FOLDER: folder, PORT: '0' });
  const deployment = await openDeployment(configuration, say);
  const close = async (): Promise<void> => {
    await deployment.close();
    await database.drop();
  };
  const registersUpToLog = async (): Promise<void> => {
    const worker = openWorker(deployment, say);
    try {
      await worker.start();
      for (let told = performance.now(); (await worker.behind()).behind > 0 && !signal.aborted;) {
        await worker.progress(1_000);
        if (performance.now() - told < tellEveryMs) continue;
        const { behind, of } = await worker.behind();
        say(`Data set: registers at ${shown(of - behind)} of ${shown(of)} events`);
        told = performance.now();
      }
    } finally {
      await worker.stop();
    }
  };
  try {
    await load(deployment, people, { signal, say });
    await registersUpToLog();
    // what the load leaves to be tidied up is not paid for by the figures
    await deployment.sources.pool.query('vacuum analyze');
    await deployment.sources.pool.query('checkpoint');
    signal.throwIfAborted();
    return { configuration, deployment, registersUpToLog, close };
  } catch (error) {
    await close();
    throw error;
  }
}

const tellEveryMs = 5_000;

async function load({ sources, ...stored }: Deployment, people: number, { signal, say }: LoadOptions): Promise<void> {
  const enough = new AbortController();
  let toldAt = 0;
  const { persons, events, seconds } = await loadDataSet({
    size: 'national',
    recorder: sources,
    concurrency: Math.min(512, Math.max(32, people / 8)),
    existing: async () => new Set(),
    signal: AbortSignal.any([signal, enough.signal]),
    onProgress: ({ persons, of, ratePerSecond }) => {
      if (persons >= people) enough.abort();
      if (performance.now() - toldAt < tellEveryMs) return;
      say(`Data set: ${shown(persons)} of ${shown(Math.min(people, of))} people, ${shown(ratePerSecond)} events/s`);
      toldAt = performance.now();
    },
  });
  signal.throwIfAborted();
  const { rows } = await logPoolOf(stored).query<{ events: number }>('select count(*)::integer as events from event_log.events');
  if (rows[0]?.events !== events)
    throw new OracleFailed(`The data set was ${String(events)} events, and ${String(rows[0]?.events)} are stored`);
  say(`Data set: ${shown(persons)} people, ${shown(events)} events in ${shown(seconds)} s`);
}
