import { loadDataSet, type DataSetSize, type LoadedDataSet } from '../data-set/load-data-set.ts';
import type { Configuration } from '../configuration.ts';
import type { Deployment } from '../deployment.ts';
import type { StoredLog } from '../stored-log.ts';
import { streamName } from '../../libs/event-log/event.ts';
import type { EventLog } from '../../libs/event-log/event-log.ts';
import { showProgress } from './progress.ts';
import { stopSignal } from '../stop-signal.ts';
import { withDeployment } from './with-deployment.ts';

/** Loads a data set; the registers follow when a worker runs. */
export async function load(configuration: Configuration, size: DataSetSize): Promise<void> {
  const signal = stopSignal();
  await withDeployment(configuration, (deployment) => loadInto(deployment, size, signal));
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
    existing: (ids) => personsRecorded({ log: sources.log, logPool }, ids),
    signal,
    onProgress: ({ persons, of, ratePerSecond }) => {
      progress.to(persons, of, `people, ${ratePerSecond.toFixed(0)} events/s`);
      onPercent(Math.floor((100 * persons) / of));
    },
  });
  progress.end();
  process.stdout.write(`${said(size, done, signal.aborted)}\n`);
}

function said(size: DataSetSize, { persons, skipped, events, seconds }: LoadedDataSet, stopped: boolean): string {
  if (stopped) return `Stopped: ${String(persons + skipped)} people of the ${size} data set are recorded. Start again to go on from there.`;
  if (events === 0) return `The ${size} data set was loaded already (${String(skipped)} people).`;
  const rate = (events / seconds).toFixed(0);
  const before = skipped === 0 ? '' : `; ${String(skipped)} people were there already`;
  return `Loaded the ${size} data set (SYNTHETIC): ${String(persons)} people, ${String(events)} events in ${seconds.toFixed(1)} s, ${rate} events/s${before}.`;
}

/** Which of these people the log knows, by id. */
export async function personsRecorded(
  { log, logPool }: Pick<StoredLog, 'log' | 'logPool'>,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (logPool === undefined) return personsIn(log, ids);
  const { rows } = await logPool.query<{ stream: string }>('select stream from event_log.events where stream = any($1) and revision = 0', [
    ids.map((id) => `person-${id}`),
  ]);
  return new Set(rows.map(({ stream }) => stream.slice('person-'.length)));
}

async function personsIn(log: Pick<EventLog, 'readStream'>, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (let from = 0; from < ids.length; from += asked) {
    const some = ids.slice(from, from + asked);
    const streams = await Promise.all(some.map((id) => log.readStream(streamName('person', id), { to: 0 })));
    for (const [index, id] of some.entries()) if (streams[index]?.length === 1) found.add(id);
  }
  return found;
}

/** Streams that are looked at together. */
const asked = 100;
