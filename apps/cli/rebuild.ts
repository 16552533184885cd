import { availableParallelism } from 'node:os';
import { rebuildShares, weightsOf } from '../../libs/projections/rebuild-shares.ts';
import type { AnyRegister } from '../../libs/projections/register.ts';
import { registers } from '../../libs/registers/registers.ts';
import type { Configuration } from '../configuration.ts';
import type { Deployment } from '../deployment.ts';
import { stopSignal } from '../stop-signal.ts';
import { showProgress } from './progress.ts';
import { RebuildBoard, rebuildExitCode, rebuildReport } from './rebuild-report.ts';
import { rebuildShare, type ShareAnswer } from './rebuild-share.ts';
import { rebuildInThreads } from './rebuild-threads.ts';
import { withDeployment } from './with-deployment.ts';

export interface RebuildVerbOptions {
  /** Threads; as many as are of use unless told. */
  readonly workers?: number;
  /** Rows that are held in memory, by all threads together; a million unless told. */
  readonly rowsHeld?: number;
}

/** Rebuilds one register or all of them from the log while the live ones go on serving, and says whether they agreed. */
export async function rebuild(configuration: Configuration, name: string, options: RebuildVerbOptions = {}): Promise<void> {
  const chosen = registers.filter((register) => name === 'all' || register.name === name);
  if (chosen.length === 0) {
    process.stderr.write(`There is no register ${name}. Registers: ${registers.map((register) => register.name).join(', ')}, all\n`);
    process.exitCode = 64;
    return;
  }
  const signal = stopSignal();
  const rebuildAndTell = async (deployment: Deployment): Promise<void> => {
    try {
      const answers = await rebuildChosen(chosen, { configuration, deployment, signal, options });
      process.stdout.write(`${rebuildReport(answers)}\n`);
      process.exitCode = rebuildExitCode(answers);
    } catch (error) {
      if (!signal.aborted) throw error;
      process.stderr.write(
        'Stopped. Registers that were not swapped by then are as they were; run it again to go on from what is built.\n',
      );
      process.exitCode = 75;
    }
  };
  await withDeployment(configuration, rebuildAndTell, { outdated: 'tolerated' });
}

interface Site {
  readonly configuration: Configuration;
  readonly deployment: Deployment;
  readonly signal: AbortSignal;
  readonly options: RebuildVerbOptions;
}

async function rebuildChosen(chosen: readonly AnyRegister[], site: Site): Promise<readonly ShareAnswer[]> {
  const { configuration, deployment, signal, options } = site;
  const { workers = usualWorkers(), rowsHeld = 1_000_000 } = options;
  const { log, pool } = deployment.sources;
  const weights = workers === 1 ? new Map<string, number>() : await weightsOf(chosen, log);
  const shares = rebuildShares(chosen, weights, Math.min(workers, mostWorkers)).map((share, _, { length }) => ({
    registers: share.map(({ name }) => name),
    mostRowsHeld: Math.ceil(rowsHeld / length),
  }));
  const progress = showProgress('Rebuilding');
  const board = new RebuildBoard();
  const onProgress = (heard: Parameters<RebuildBoard['heard']>[0]): void => {
    const { done, of, note } = board.heard(heard, performance.now());
    progress.to(done, of, note);
  };
  const [first, ...others] = shares;
  const { connectionString: databaseUrl } = pool.options;
  try {
    if (first !== undefined && others.length === 0) return await rebuildShare(deployment, first, { signal, onProgress });
    const { issuer: _, ...plain } = configuration; // threads take plain data, and no tokens
    const known = { ...plain, ...(databaseUrl !== undefined && { databaseUrl }) }; // an embedded one was started by now
    return inOrder(chosen, await rebuildInThreads(known, shares, { signal, onProgress }));
  } finally {
    progress.end();
  }
}

/** Each thread has up to twenty connections of its own, and a server has a hundred unless it is told otherwise. */
const mostWorkers = 4;

/** A thread keeps about two cores busy: itself, and the connections of the database that it reads from and writes to. */
function usualWorkers(): number {
  return Math.max(1, Math.floor(availableParallelism() / 2));
}

function inOrder(chosen: readonly AnyRegister[], answers: readonly ShareAnswer[]): readonly ShareAnswer[] {
  return chosen.flatMap(({ name }) => answers.filter(({ register }) => register === name));
}
