import type { Configuration } from '../configuration.ts';
import { openDeployment } from '../deployment.ts';

/** Opening an installation brings its tables up to date; this does nothing else. */
export async function migrate(configuration: Configuration): Promise<void> {
  const deployment = await openDeployment(configuration, (line) => process.stderr.write(`${line}\n`));
  await deployment.close();
  process.stdout.write('Every table is up to date.\n');
}
