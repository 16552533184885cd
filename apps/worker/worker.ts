import { legalDayOf } from '../../libs/platform/legal-day.ts';
import { LeaseKeeper } from '../../libs/projections/lease-keeper.ts';
import { PostgresRegisterStore } from '../../libs/projections/postgres-register-store.ts';
import { ReadGate } from '../../libs/projections/read-gate.ts';
import { RegisterRunner } from '../../libs/projections/register-runner.ts';
import { registerTable } from '../../libs/projections/register-table.ts';
import { registers } from '../../libs/registers/registers.ts';
import type { Deployment } from '../deployment.ts';
import { carryOutRehearsals } from './carry-out-rehearsals.ts';
import { carryOutScreenings } from './carry-out-screenings.ts';
import { openProcessRuns } from './process-runs.ts';
import { removeOutlived } from './remove-outlived.ts';
import { RepeatedWork } from './repeated-work.ts';

/** The registers that this process has among all workers on the database, the process managers, and the gate that waits for registers. */
export interface Worker {
  readonly gate: ReadGate;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** How many events the slowest register has not seen, of how many there are. */
  behind(): Promise<{ readonly behind: number; readonly of: number }>;
  /** Waits a while for the registers to move. */
  progress(ms: number): Promise<void>;
}

export function openWorker(deployment: Deployment, onLog: (line: string) => void): Worker {
  const { sources } = deployment;
  const { log, codec, seal, pool, registers: dataSource } = sources;
  const tables = registers.map((register) => registerTable(dataSource, register));
  const leases = new LeaseKeeper({ pool, tables, onError: (error) => onLog(`Sharing registers: ${error.message}`) });
  const runner = new RegisterRunner({
    log,
    codec,
    seal,
    store: new PostgresRegisterStore(pool, leases.worker),
    tables,
    leases,
    onError: (error, register) => onLog(`Register ${register}: ${error.message}`),
  });
  const gate = new ReadGate({ pool, runner, onError: (error) => onLog(`Registers: ${error.message}`) });
  const names = registers.map(({ name }) => name);
  const processes = openProcessRuns(deployment, gate, onLog);
  const repeated = (what: string, everyMs: number, work: (signal: AbortSignal) => Promise<void>): RepeatedWork =>
    new RepeatedWork(work, { everyMs, onError: (error) => onLog(`${what}: ${error.message}`) });
  const works = [
    repeated('Screenings', 500, (signal) => carryOutScreenings(sources, signal)),
    repeated('Rehearsals', 500, (signal) => carryOutRehearsals(sources, signal)),
    // two processes at once remove the same
    repeated('Removing what is kept no longer', 3_600_000, () => removeOutlived(sources, legalDayOf(new Date()))),
  ];
  return {
    gate,
    start: async () => {
      await leases.start();
      await runner.start();
      processes.start();
      for (const work of works) work.start();
    },
    stop: async () => {
      await Promise.all(works.map((work) => work.stop()));
      await processes.stop();
      await runner.stop();
      await leases.stop();
      await gate.close();
    },
    behind: async () => {
      const [head, lag] = await Promise.all([log.head(), runner.lag()]);
      return { behind: Math.max(0, ...lag.map(({ events }) => events)), of: Number(head) };
    },
    progress: async (ms) => {
      await gate.waitFor(await log.head(), { registers: names, timeoutMs: ms });
    },
  };
}
