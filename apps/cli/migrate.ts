import type { Configuration } from '../configuration.ts';
import { withDeployment } from './with-deployment.ts';

/** Opening an installation brings its tables up to date; this does nothing else. */
export async function migrate(configuration: Configuration): Promise<void> {
  await withDeployment(configuration, async () => undefined);
  process.stdout.write('Every table is up to date.\n');
}
