import { readParked } from '../../libs/projections/parked-facts.ts';
import { registers } from '../../libs/registers/registers.ts';
import type { Configuration } from '../configuration.ts';
import type { Deployment } from '../deployment.ts';
import { aligned } from './aligned.ts';
import { withDeployment } from './with-deployment.ts';

/** Lists the keys of registers whose rows lack facts, since these could not be folded: since when, and why. */
export async function parked(configuration: Configuration): Promise<void> {
  await withDeployment(configuration, list, { outdated: 'tolerated' });
}

async function list({ sources }: Deployment): Promise<void> {
  const names = registers.map(({ name }) => name);
  const keys = await readParked(sources.pool, names);
  if (keys.length === 0) {
    process.stdout.write('Nothing is parked.\n');
    return;
  }
  const lines = keys.map(({ register, key, facts, position, type, since, reason }) => [
    register,
    key,
    String(facts),
    since.toISOString(),
    `${type} at position ${String(position)}: ${reason}`,
  ]);
  process.stdout.write(aligned([['register', 'key', 'facts', 'since', 'reason'], ...lines]));
}
