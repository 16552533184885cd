import { replayParked } from '../../libs/projections/replay-parked.ts';
import { registerTable } from '../../libs/projections/register-table.ts';
import { registers } from '../../libs/registers/registers.ts';
import type { Configuration } from '../configuration.ts';
import { withDeployment } from './with-deployment.ts';

/** Folds the parked facts of a register, or of one key of it, as this release can; ends with 65 where some stay parked. */
export async function replay(configuration: Configuration, name: string, key?: string): Promise<void> {
  const register = registers.find((each) => each.name === name);
  if (register === undefined) {
    process.stderr.write(`There is no register ${name}. Registers: ${registers.map((each) => each.name).join(', ')}\n`);
    process.exitCode = 64;
    return;
  }
  await withDeployment(configuration, async ({ sources: { log, codec, seal, pool, registers: dataSource } }) => {
    const replayed = await replayParked({ log, codec, seal, pool, table: registerTable(dataSource, register) }, key);
    for (const { key: each, folded, left, reason } of replayed) {
      const still = left === 0 ? '' : `, ${String(left)} still parked: ${reason ?? ''}`;
      process.stdout.write(`${name} ${each}: ${String(folded)} facts folded${still}\n`);
    }
    if (replayed.length === 0) process.stdout.write(`Nothing is parked under ${[name, key].join(' ').trim()}.\n`);
    if (replayed.some(({ left }) => left > 0)) process.exitCode = 65;
  });
}
