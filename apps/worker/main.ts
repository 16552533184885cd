import { readConfiguration } from '../configuration.ts';
import { openDeployment } from '../deployment.ts';
import { stopSignal, untilStopped } from '../stop-signal.ts';
import { openWorker } from './worker.ts';

/** The worker alone: keeps the registers up to the log until it is told to stop. */
const signal = stopSignal();
const deployment = await openDeployment(readConfiguration(process.env), (line) => process.stderr.write(`${line}\n`));
const worker = openWorker(deployment, (line) => process.stderr.write(`${line}\n`));
await worker.start();
process.stdout.write('The worker follows the log.\n');
await untilStopped(signal);
await worker.stop();
await deployment.close();
