import { readConfiguration } from '../configuration.ts';
import { runWorker } from './run-worker.ts';

await runWorker(readConfiguration(process.env));
