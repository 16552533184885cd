import { loadDataSet } from '../../apps/data-set/load-data-set.ts';
import { PostgresRegisterStore } from '../../libs/projections/postgres-register-store.ts';
import { RegisterRunner } from '../../libs/projections/register-runner.ts';
import { registerTable } from '../../libs/projections/register-table.ts';
import { tableChecksum } from '../../libs/projections/table-checksum.ts';
import { registers } from '../../libs/registers/registers.ts';
import { openThrowAway, type ThrowAwayDeployment } from '../deployment/throw-away-deployment.ts';

/** An installation of one spec with the small data set in it, and every register up to the log. */
export async function openDemo(): Promise<ThrowAwayDeployment> {
  const throwAway = await openThrowAway();
  const { deployment } = throwAway;
  await loadDataSet({ size: 'demo', recorder: deployment.sources, existing: async () => new Set<string>() });
  await registersUpToLog(throwAway);
  return throwAway;
}

/** Has every register fold the whole log, without a worker: nothing is carried out, removed or reacted to. */
export async function registersUpToLog({ deployment: { sources } }: ThrowAwayDeployment): Promise<void> {
  const { log, codec, seal, pool, registers: dataSource } = sources;
  const tables = registers.map((register) => registerTable(dataSource, register));
  const runner = new RegisterRunner({ log, codec, seal, tables, store: new PostgresRegisterStore(pool) });
  await runner.start();
  await runner.caughtUp(await log.head());
  await runner.stop();
}

/** Of every live register, in their order. */
export function checksumsOf({ deployment }: ThrowAwayDeployment): Promise<readonly string[]> {
  return Promise.all(registers.map(({ name }) => tableChecksum(deployment.sources.pool, name)));
}
