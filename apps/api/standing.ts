import type { Pool } from 'pg';
import type { EventLog } from '../../libs/event-log/event-log.ts';
import type { Position } from '../../libs/event-log/event.ts';

/** How far a register is behind the log. `seconds`: age of the first event it has not seen, 0 when it has seen all. */
export interface RegisterLag {
  readonly register: string;
  readonly position: string;
  readonly events: number;
  readonly seconds: number;
}

/** Where log and registers stand, and whether the database keeps what it acknowledges. */
export interface Standing {
  now(): Promise<{ readonly head: Position; readonly registers: readonly RegisterLag[] }>;
  /** Settings under which an acknowledged event could be lost; empty when there are none. */
  unsafe(): Promise<readonly string[]>;
}

export function standingOf({ log, pool }: { readonly log: EventLog; readonly pool: Pool }): Standing {
  return {
    now: async () => {
      const head = await log.head();
      const { rows } = await pool.query<{ register: string; position: string }>(
        "select register, position::text from projections.checkpoints where register not like '%@%' order by register",
      );
      return {
        head,
        registers: await Promise.all(rows.map(({ register, position }) => lagOf(log, head, register, BigInt(position) as Position))),
      }; // as the runner stored it
    },
    unsafe: async () => {
      const { rows } = await pool.query<{ name: string; setting: string }>(
        `select name, setting from pg_settings where (name in ('fsync', 'full_page_writes') and setting <> 'on') or (name = 'synchronous_commit' and setting = 'off')`,
      );
      return rows.map(({ name, setting }) => `${name} is ${setting}, so that an acknowledged event could be lost`);
    },
  };
}

async function lagOf(log: EventLog, head: Position, register: string, position: Position): Promise<RegisterLag> {
  const events = Number(head > position ? head - position : 0n);
  const [next] = events === 0 ? [] : (await log.readAll({ after: position, limit: 1 })).events;
  const seconds = next === undefined ? 0 : Math.max(0, (Date.now() - next.recordedAt.getTime()) / 1000);
  return { register, position: String(position), events, seconds };
}
