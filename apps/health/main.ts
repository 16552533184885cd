import { readConfiguration } from '../configuration.ts';
import { whatAilsTheApi, whatAilsTheWorker } from './what-ails.ts';

/** Health check of a container: ends with 0 where the `api` or the `worker` that runs in it does its work, otherwise with 1 and a sentence. */
const configuration = readConfiguration(process.env);
const ailment = process.argv[2] === 'worker' ? await whatAilsTheWorker(configuration, new Date()) : await whatAilsTheApi(configuration);
if (ailment !== undefined) {
  process.stdout.write(`${ailment}\n`);
  process.exitCode = 1;
}
