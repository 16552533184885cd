import { rebuildRegister } from '../../libs/projections/rebuild-register.ts';
import { registers } from '../../libs/registers/registers.ts';
import { renewViews } from '../../libs/registers/reporting-views.ts';
import type { Configuration } from '../configuration.ts';
import type { Deployment } from '../deployment.ts';
import { showProgress } from './progress.ts';
import { stopSignal } from '../stop-signal.ts';
import { withDeployment } from './with-deployment.ts';

/** Rebuilds one register or all of them from the log while the live one goes on serving, and says whether they agreed. */
export async function rebuild(configuration: Configuration, name: string): Promise<void> {
  const chosen = registers.filter((register) => name === 'all' || register.name === name);
  if (chosen.length === 0) {
    process.stderr.write(`There is no register ${name}. Registers: ${registers.map((register) => register.name).join(', ')}, all\n`);
    process.exitCode = 64;
    return;
  }
  const signal = stopSignal();
  const rebuildChosen = async (deployment: Deployment): Promise<void> => {
    try {
      for (const register of chosen) await rebuildOne(deployment, register, signal);
    } catch (error) {
      if (!signal.aborted) throw error;
      process.stderr.write('Stopped. The live registers are as they were; run it again to go on from what is built.\n');
      process.exitCode = 75;
    }
  };
  await withDeployment(configuration, rebuildChosen, 'tolerated');
}

async function rebuildOne({ sources }: Deployment, register: (typeof registers)[number], signal: AbortSignal): Promise<void> {
  const { log, codec, seal, pool, registers: dataSource } = sources;
  const progress = showProgress(`Rebuilding ${register.name}`);
  const done = await rebuildRegister({
    register,
    log,
    codec,
    seal,
    pool,
    dataSource,
    signal,
    onProgress: ({ events, of }) => progress.to(events, of, 'events'),
    afterSwap: renewViews,
  });
  progress.end();
  const { rows, events, seconds, checksumBefore, checksumAfter, equal, sameVersion } = done;
  const verdict = equal ? 'EQUAL' : sameVersion ? 'DIFFERENT' : 'built by another version before';
  process.stdout.write(
    `${register.name}: ${String(rows)} rows from ${String(events)} events in ${seconds.toFixed(1)} s, live ${checksumBefore}, rebuilt ${checksumAfter}: ${verdict}\n`,
  );
  if (verdict === 'DIFFERENT') process.exitCode = 65;
}
