import { readConfiguration } from '../../apps/configuration.ts';
import { openDeployment } from '../../apps/deployment.ts';
import { rehearseEverybody } from '../../apps/rehearsal/rehearse-everybody.ts';
import { findRehearsal } from '../../libs/population/rehearsals.ts';

/** Carries out the rehearsal of that id and is killed with SIGKILL once the first of its terms are kept. */
const [rehearsalId = ''] = process.argv.slice(2);
const { sources } = await openDeployment(readConfiguration(process.env), () => undefined);
const rehearsal = await findRehearsal(sources.pool, rehearsalId);
if (rehearsal === undefined) throw new Error(`nothing was begun as ${rehearsalId}`);
await rehearseEverybody(sources, rehearsal, {
  signal: new AbortController().signal,
  onProgress: (done) => (done > 0 ? void process.kill(process.pid, 'SIGKILL') : undefined),
});
