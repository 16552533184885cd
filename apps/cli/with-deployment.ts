import type { Configuration } from '../configuration.ts';
import { openDeployment, type Deployment, type DeploymentOptions } from '../deployment.ts';

/** Does a piece of work on an installation that is open for as long as it lasts; what opening has to say goes to stderr. */
export async function withDeployment(
  configuration: Configuration,
  work: (deployment: Deployment) => Promise<void>,
  options: DeploymentOptions = {},
): Promise<void> {
  const deployment = await openDeployment(configuration, (line) => process.stderr.write(`${line}\n`), options);
  try {
    await work(deployment);
  } finally {
    await deployment.close();
  }
}
