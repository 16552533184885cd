import type { Pool } from 'pg';
import type { EventLog } from '../../libs/event-log/event-log.ts';
import type { Position } from '../../libs/event-log/event.ts';
import { readParkedSince } from '../../libs/projections/parked-facts.ts';
import { PostgresRegisterStore } from '../../libs/projections/postgres-register-store.ts';
import { registerLag, type RegisterLag } from '../../libs/projections/register-lag.ts';
import { stalledRegisters } from '../../libs/projections/stalled-registers.ts';
import { registers } from '../../libs/registers/registers.ts';

/** How a register does, whichever process runs it. */
export interface RegisterCondition extends Omit<RegisterLag, 'error'> {
  /** There is something to fold, and it has not moved for half a minute. */
  readonly stalled: boolean;
  /** Keys whose rows lack facts that could not be folded. */
  readonly parkedKeys: number;
}

/** Where log and registers stand, and whether the database keeps what it acknowledges. */
export interface Standing {
  now(): Promise<{ readonly head: Position; readonly registers: readonly RegisterCondition[] }>;
  /** Settings under which an acknowledged event could be lost; empty when there are none. */
  unsafe(): Promise<readonly string[]>;
}

const names = registers.map(({ name }) => name);

export function standingOf({ log, pool, logPool }: { readonly log: EventLog; readonly pool: Pool; readonly logPool: Pool }): Standing {
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
      return { head, registers };
    },
    unsafe: async () => {
      const asked = [...new Set([pool, logPool])].map(unsafeSettings);
      return [...new Set((await Promise.all(asked)).flat())];
    },
  };
}

async function unsafeSettings(pool: Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ name: string; setting: string }>(
    `select name, setting from pg_settings where (name in ('fsync', 'full_page_writes') and setting <> 'on') or (name = 'synchronous_commit' and setting = 'off')`,
  );
  return rows.map(({ name, setting }) => `${name} is ${setting}, so that an acknowledged event could be lost`);
}
