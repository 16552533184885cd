import type { Pool } from 'pg';
import type { EventLog } from '../../libs/event-log/event-log.ts';
import type { Position } from '../../libs/event-log/event.ts';
import { registerLag, type RegisterLag } from '../../libs/projections/register-lag.ts';
import { registers } from '../../libs/registers/registers.ts';

/** How far behind the log a register is, whichever process moves it. */
export type Lag = Omit<RegisterLag, 'error'>;

/** Where log and registers stand, and whether the database keeps what it acknowledges. */
export interface Standing {
  now(): Promise<{ readonly head: Position; readonly registers: readonly Lag[] }>;
  /** Settings under which an acknowledged event could be lost; empty when there are none. */
  unsafe(): Promise<readonly string[]>;
}

const names = registers.map(({ name }) => name);

export function standingOf({ log, pool }: { readonly log: EventLog; readonly pool: Pool }): Standing {
  return {
    now: async () => {
      const [head, registers] = await Promise.all([log.head(), registerLag({ log, pool, now: () => new Date() }, names)]);
      return { head, registers };
    },
    unsafe: async () => {
      const { rows } = await pool.query<{ name: string; setting: string }>(
        `select name, setting from pg_settings where (name in ('fsync', 'full_page_writes') and setting <> 'on') or (name = 'synchronous_commit' and setting = 'off')`,
      );
      return rows.map(({ name, setting }) => `${name} is ${setting}, so that an acknowledged event could be lost`);
    },
  };
}
