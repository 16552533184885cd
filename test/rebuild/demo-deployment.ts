import { loadDataSet } from '../../apps/data-set/load-data-set.ts';
import { openWorker } from '../../apps/worker/worker.ts';
import { tableChecksum } from '../../libs/projections/table-checksum.ts';
import { registers } from '../../libs/registers/registers.ts';
import { openThrowAway, type ThrowAwayDeployment } from '../deployment/throw-away-deployment.ts';

/** An installation of one spec with the small data set in it, and every register up to the log. */
export async function openDemo(): Promise<ThrowAwayDeployment> {
  const throwAway = await openThrowAway();
  const { deployment } = throwAway;
  await loadDataSet({ size: 'demo', recorder: deployment.sources, existing: async () => new Set<string>() });
  const worker = openWorker(deployment, () => undefined);
  await worker.start();
  for (let { behind } = await worker.behind(); behind > 0; { behind } = await worker.behind()) await worker.progress(500);
  await worker.stop();
  return throwAway;
}

/** Of every live register, in their order. */
export function checksumsOf({ deployment }: ThrowAwayDeployment): Promise<readonly string[]> {
  return Promise.all(registers.map(({ name }) => tableChecksum(deployment.sources.pool, name)));
}
