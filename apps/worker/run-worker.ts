import type { Configuration } from '../configuration.ts';
import { openDeployment, servingStatementMs } from '../deployment.ts';
import { stopSignal, untilStopped } from '../stop-signal.ts';
import { heartbeatOf } from './heartbeat.ts';
import { openWorker } from './worker.ts';

/** A worker alone: keeps its share of the registers up to the log. Ends on Ctrl-C or SIGTERM. */
export async function runWorker(configuration: Configuration): Promise<void> {
  const signal = stopSignal();
  const tell = (line: string): void => void process.stderr.write(`${line}\n`);
  const deployment = await openDeployment(configuration, tell, { statementMs: servingStatementMs });
  const worker = openWorker(deployment, tell);
  const heartbeat = heartbeatOf(worker, configuration, tell);
  try {
    await worker.start();
    heartbeat?.start();
    process.stdout.write('The worker follows the log. Stop with Ctrl-C.\n');
    await untilStopped(signal);
  } finally {
    await heartbeat?.stop();
    await worker.stop();
    await deployment.close();
  }
}
