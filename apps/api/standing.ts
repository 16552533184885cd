import type { Pool } from 'pg';
import type { EventLog } from '../../libs/event-log/event-log.ts';
import { beforeFirst, type Position } from '../../libs/event-log/event.ts';
import { PostgresProcessCheckpoints } from '../../libs/process-managers/postgres-process-checkpoints.ts';
import type { ProcessCheckpoints } from '../../libs/process-managers/process-checkpoints.ts';
import { readParkedSince } from '../../libs/projections/parked-facts.ts';
import { PostgresRegisterStore } from '../../libs/projections/postgres-register-store.ts';
import { registerLag, type RegisterLag } from '../../libs/projections/register-lag.ts';
import { stalledRegisters } from '../../libs/projections/stalled-registers.ts';
import { registers } from '../../libs/registers/registers.ts';
import { processes } from '../processes.ts';

/** How a register does, whichever process runs it. */
export interface RegisterCondition extends Omit<RegisterLag, 'error'> {
  /** There is something to fold, and it has not moved for half a minute. */
  readonly stalled: boolean;
  /** Keys whose rows lack facts that could not be folded. */
  readonly parkedKeys: number;
}

/** How a process manager does, whichever process runs it. */
export interface ProcessCondition {
  readonly process: string;
  /** Events behind it that it has not looked at; all of them where it has never run. */
  readonly events: number;
  /** Requests of it that were refused, for an operator to look at: `qadam refused`. */
  readonly refused: number;
}

/** Where log, registers and process managers stand, and whether the database keeps what it acknowledges. */
export interface Standing {
  now(): Promise<{
    readonly head: Position;
    readonly registers: readonly RegisterCondition[];
    readonly processes: readonly ProcessCondition[];
  }>;
  /** Settings under which an acknowledged event could be lost; empty when there are none. */
  unsafe(): Promise<readonly string[]>;
}

const names = registers.map(({ name }) => name);

export function standingOf({
  log,
  pool,
  logPool,
}: {
  readonly log: EventLog;
  readonly pool: Pool;
  readonly logPool: Pool | undefined;
}): Standing {
  const store = new PostgresRegisterStore(pool);
  return {
    now: async () => {
      const lags = await registerLag({ log, store, now: () => new Date() }, names);
      const [head, stalled, parked] = await Promise.all([log.head(), stalledRegisters(pool, lags), readParkedSince(pool, names)]);
      const registers = lags.map((lag) => ({
        ...lag,
        stalled: stalled.has(lag.register),
        parkedKeys: parked.filter(({ register }) => register === lag.register).length,
      }));
      return { head, registers, processes: await processConditions(new PostgresProcessCheckpoints(pool), head) };
    },
    unsafe: async () => {
      const asked = [...new Set([pool, logPool ?? pool])].map(unsafeSettings);
      return [...new Set((await Promise.all(asked)).flat())];
    },
  };
}

function processConditions(checkpoints: ProcessCheckpoints, head: Position): Promise<readonly ProcessCondition[]> {
  return Promise.all(
    processes.map(async ({ name }) => {
      const [position, refused] = await Promise.all([checkpoints.position(name), checkpoints.refusals(name)]);
      return { process: name, events: Math.max(0, Number(head - (position ?? beforeFirst))), refused: refused.length };
    }),
  );
}

async function unsafeSettings(pool: Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ name: string; setting: string }>(
    `select name, setting from pg_settings where (name in ('fsync', 'full_page_writes') and setting <> 'on') or (name = 'synchronous_commit' and setting = 'off')`,
  );
  return rows.map(({ name, setting }) => `${name} is ${setting}, so that an acknowledged event could be lost`);
}
