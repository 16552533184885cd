import { personIdOf } from '../../apps/data-set/biography.ts';
import { loadDataSet } from '../../apps/data-set/load-data-set.ts';
import { peopleOf, placeOf, populationPlans, type DataSetSize } from '../../apps/data-set/population-plan.ts';
import { personsRecorded } from '../../apps/cli/load.ts';
import { showProgress } from '../../apps/cli/progress.ts';
import type { Deployment } from '../../apps/deployment.ts';
import { streamName } from '../../libs/event-log/event.ts';

/** Loads what is missing of a data set. @returns events a second, or `undefined` where nothing was missing */
export async function loadStep({ sources, logPool }: Deployment, dataSet: DataSetSize, signal: AbortSignal): Promise<number | undefined> {
  const progress = showProgress(`Loading ${dataSet}`);
  const { events, seconds } = await loadDataSet({
    size: dataSet,
    recorder: sources,
    existing: (ids) => personsRecorded({ log: sources.log, logPool }, ids),
    signal,
    onProgress: ({ persons, of, ratePerSecond }) => progress.to(persons, of, `people, ${ratePerSecond.toFixed(0)} events/s`),
  });
  progress.end();
  signal.throwIfAborted();
  return events === 0 ? undefined : events / seconds;
}

/** Whether people of a larger data set are recorded already, so that the log is no longer of this size. */
export async function isBeyond({ sources }: Deployment, dataSet: DataSetSize, larger: DataSetSize): Promise<boolean> {
  const { series, place } = placeOf(populationPlans[larger], peopleOf(populationPlans[dataSet]));
  const first = await sources.log.readStream(streamName('person', personIdOf(series, place)), { to: 0 });
  return first.length > 0;
}
