import { Module } from '@nestjs/common';
import { ApiModule } from '../../apps/api/api.module.ts';
import { Metrics } from '../../apps/api/metrics.ts';
import { Readiness } from '../../apps/api/readiness.ts';
import { buildServer } from '../../apps/api/server.ts';
import { acceptedTokens } from '../../apps/api/tokens.ts';
import { readConfiguration } from '../../apps/configuration.ts';
import { openDeployment } from '../../apps/deployment.ts';
import { openWorker } from '../../apps/worker/worker.ts';
import { NoOpController } from './no-op-controller.ts';

/**
 * The product's API in a process of its own, with one route more; with `--worker` the registers are kept, too, as `npm start` does.
 *
 * Sends its address to the bench, and ends when the bench lets go of it, however that happens.
 */
const configuration = readConfiguration(process.env);
const say = (line: string): void => void process.stderr.write(`${line}\n`);
const deployment = await openDeployment(configuration, say);
const worker = openWorker(deployment, say);
const { tokens } = await acceptedTokens(configuration);
Module({ controllers: [NoOpController] })(ApiModule);
const server = await buildServer({
  sources: deployment.sources,
  tokens,
  gate: worker.gate,
  readiness: new Readiness(),
  metrics: new Metrics(),
});
await server.listen(configuration.port, configuration.host);
if (process.argv.includes('--worker')) await worker.start();
process.on('SIGINT', () => undefined); // the Ctrl-C of the terminal is for the bench, which then lets go
process.once('disconnect', () => void end());
process.send?.(await server.getUrl());

async function end(): Promise<void> {
  await server.close();
  await worker.stop();
  await deployment.close();
}
