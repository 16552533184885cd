import { readConfiguration } from '../../apps/configuration.ts';
import { openDeployment } from '../../apps/deployment.ts';
import { rebuildRegisters } from '../../libs/projections/rebuild-registers.ts';
import { registers } from '../../libs/registers/registers.ts';
import { renewViews } from '../../libs/registers/reporting-views.ts';

/**
 * Rebuilds every register and kills itself with SIGKILL when it comes to a place, which its arguments name: a phase, from a position on;
 * or `swapping`, which is within the transaction that swaps. With a number of rows that it holds in memory.
 */
const [place = '', from = '0', rowsHeld = '1000000'] = process.argv.slice(2);
const deployment = await openDeployment(readConfiguration(process.env), () => undefined);
const { log, codec, seal, pool, registers: dataSource } = deployment.sources;
await rebuildRegisters(registers, {
  ...{ log, codec, seal, pool, dataSource },
  mostRowsHeld: Number(rowsHeld),
  onProgress: ({ phase, position }) => {
    if (phase === place && position >= Number(from)) process.kill(process.pid, 'SIGKILL');
  },
  afterSwap: async (client) => {
    await renewViews(client);
    if (place === 'swapping') process.kill(process.pid, 'SIGKILL');
  },
});
await deployment.close();
