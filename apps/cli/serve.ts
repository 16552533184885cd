import { createServer } from 'node:net';
import { acceptedTokens } from '../api/tokens.ts';
import { Metrics } from '../api/metrics.ts';
import { Readiness } from '../api/readiness.ts';
import { buildServer, serveDocumentation } from '../api/server.ts';
import type { Configuration } from '../configuration.ts';
import type { DataSetSize } from '../data-set/load-data-set.ts';
import { servingStatementMs, type Deployment } from '../deployment.ts';
import { openWorker } from '../worker/worker.ts';
import { loadInto } from './load.ts';
import { showProgress } from './progress.ts';
import { stopSignal, untilStopped } from '../stop-signal.ts';
import { printWelcome } from './welcome.ts';
import { withDeployment } from './with-deployment.ts';

/** Another program listens where we should. */
export class PortTaken extends Error {
  constructor(host: string, port: number) {
    super(`Port ${String(port)} on ${host} is taken by another program. Stop it, or choose another port: PORT=3001 npm run demo`);
    this.name = 'PortTaken';
  }
}

interface Served {
  /** Loaded first. */
  readonly dataSet?: DataSetSize;
  /** The registers are left to workers elsewhere. */
  readonly withoutWorker?: boolean;
}

/** API and worker in one process. Ends on Ctrl-C or SIGTERM. */
export async function serve(configuration: Configuration, served: Served): Promise<void> {
  const { host, port } = configuration;
  await refuseTakenPort(host, port);
  const signal = stopSignal();
  await withDeployment(configuration, (deployment) => run(configuration, deployment, served, signal), { statementMs: servingStatementMs });
}

async function run(
  configuration: Configuration,
  deployment: Deployment,
  { dataSet, withoutWorker = false }: Served,
  signal: AbortSignal,
): Promise<void> {
  const { host, port } = configuration;
  const readiness = new Readiness();
  const stopped = (): boolean => signal.aborted;
  const worker = openWorker(deployment, (line) => process.stderr.write(`${line}\n`));
  const { tokens, localIssuer } = await acceptedTokens(configuration);
  const server = await buildServer({ sources: deployment.sources, tokens, gate: worker.gate, readiness, metrics: new Metrics() });
  serveDocumentation(server);
  try {
    await server.listen(port, host);
    const url = (await server.getUrl()).replace('[::1]', 'localhost');
    if (dataSet !== undefined) {
      readiness.waitFor(`loading the ${dataSet} data set`);
      await loadInto(deployment, dataSet, signal, (percent) => readiness.waitFor(`loading the ${dataSet} data set, ${String(percent)} %`));
    }
    if (stopped()) return;
    if (!withoutWorker) {
      readiness.waitFor('bringing the registers up to the log');
      await worker.start();
      await catchUp(worker, signal);
    }
    if (stopped()) return;
    readiness.ready();
    await printWelcome({ url, deployment, issuer: localIssuer, dataSet });
    await untilStopped(signal);
    readiness.waitFor('stopping');
  } finally {
    await server.close();
    await worker.stop();
  }
}

async function catchUp(worker: ReturnType<typeof openWorker>, signal: AbortSignal): Promise<void> {
  const progress = showProgress('Registers');
  let { behind, of } = await worker.behind();
  const began = performance.now();
  while (behind > 0 && !signal.aborted) {
    const rate = (of - behind) / ((performance.now() - began) / 1000);
    progress.to(of - behind, of, `events, ${rate.toFixed(0)} events/s`);
    await worker.progress(500);
    ({ behind, of } = await worker.behind());
  }
  if (of > 0) progress.to(of - behind, of, 'events');
  progress.end();
}

async function refuseTakenPort(host: string, port: number): Promise<void> {
  const probe = createServer();
  const taken = await new Promise<boolean>((resolve, reject) => {
    probe.once('error', (error) => ('code' in error && error.code === 'EADDRINUSE' ? resolve(true) : reject(error)));
    probe.listen(port, host, () => probe.close(() => resolve(false)));
  });
  if (taken) throw new PortTaken(host, port);
}
