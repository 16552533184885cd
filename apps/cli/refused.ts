import { PostgresProcessCheckpoints } from '../../libs/process-managers/postgres-process-checkpoints.ts';
import type { Configuration } from '../configuration.ts';
import type { Deployment } from '../deployment.ts';
import { processes } from '../processes.ts';
import { aligned } from './aligned.ts';
import { withDeployment } from './with-deployment.ts';

/** Lists the requests of process managers that were refused: which fact asked for what, and why it was not done. */
export async function refused(configuration: Configuration): Promise<void> {
  await withDeployment(configuration, list, { outdated: 'tolerated' });
}

async function list({ sources }: Deployment): Promise<void> {
  const checkpoints = new PostgresProcessCheckpoints(sources.pool);
  const lines: string[][] = [];
  for (const { name } of processes) {
    for (const { position, command, stream, code, reason } of await checkpoints.refusals(name)) {
      lines.push([name, String(position), `${command} on ${stream}`, `${code}: ${reason}`]);
    }
  }
  process.stdout.write(
    lines.length === 0 ? 'Nothing was refused.\n' : aligned([['process', 'because of', 'asked for', 'refused'], ...lines]),
  );
}
