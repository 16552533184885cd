import { loadDataSet, type DataSetSize } from '../data-set/load-data-set.ts';
import type { Configuration } from '../configuration.ts';
import { openDeployment, type Deployment } from '../deployment.ts';
import { showProgress } from './progress.ts';
import { stopSignal } from '../stop-signal.ts';

/** Loads a data set; the registers follow when a worker runs. */
export async function load(configuration: Configuration, size: DataSetSize): Promise<void> {
  const deployment = await openDeployment(configuration, (line) => process.stderr.write(`${line}\n`));
  try {
    await loadInto(deployment, size, stopSignal());
  } finally {
    await deployment.close();
  }
}

/** Loads what is missing of a data set, with progress, and says what it did. */
export async function loadInto(
  { sources, logPool }: Deployment,
  size: DataSetSize,
  signal: AbortSignal,
  onPercent: (percent: number) => void = () => undefined,
): Promise<void> {
  const progress = showProgress('Loading');
  const done = await loadDataSet({
    size,
    recorder: sources,
    existing: (ids) => personsRecorded(logPool, ids),
    signal,
    onProgress: ({ persons, of, ratePerSecond }) => {
      progress.to(persons, of, `people, ${ratePerSecond.toFixed(0)} events/s`);
      onPercent(Math.floor((100 * persons) / of));
    },
  });
  progress.end();
  const rate = done.seconds > 0 ? done.events / done.seconds : 0;
  process.stdout.write(
    done.events === 0
      ? `The ${size} data set was loaded already (${String(done.skipped)} people).\n`
      : `Loaded the ${size} data set (SYNTHETIC): ${String(done.persons)} people, ${String(done.events)} events in ${done.seconds.toFixed(1)} s, ${rate.toFixed(0)} events/s; ${String(done.skipped)} people were there already.\n`,
  );
}

async function personsRecorded(pool: Deployment['logPool'], ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await pool.query<{ stream: string }>('select stream from event_log.streams where stream = any($1)', [
    ids.map((id) => `person-${id}`),
  ]);
  return new Set(rows.map(({ stream }) => stream.slice('person-'.length)));
}
