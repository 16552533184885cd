import { rebuildShare } from '../../apps/cli/rebuild-share.ts';
import type { AnyRegister } from '../../libs/projections/register.ts';
import type { LoadedDataSet } from './data-set.ts';
import type { Bench } from './figure.ts';
import { OracleFailed } from './oracle-failed.ts';

/**
 * Rebuilds registers together from the whole log, from the first page to the last swap, as `qadam rebuild` does with one worker.
 *
 * @param events how many the rate counts
 * @throws OracleFailed unless each of them equals the live one
 */
export async function eventsPerSecondOfRebuild(
  { signal }: Bench,
  { deployment }: LoadedDataSet,
  registers: readonly AnyRegister[],
  events: number,
): Promise<number> {
  const began = performance.now();
  const share = { registers: registers.map(({ name }) => name), mostRowsHeld: 1_000_000 };
  const answers = await rebuildShare(deployment, share, { signal, onProgress: () => undefined });
  const seconds = (performance.now() - began) / 1000;
  for (const answer of answers) {
    if ('because' in answer) throw new Error(`The register ${answer.register} was not rebuilt: ${answer.because}`);
    if (!answer.equal) throw new OracleFailed(`The register ${answer.register} was rebuilt and is not what it was`);
  }
  return events / seconds;
}
