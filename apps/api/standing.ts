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

export function standingOf(sources: { readonly log: EventLog; readonly pool: Pool }): Standing {
  return {
    now: async () => {
      const head = await sources.log.head();
      const { rows } = await sources.pool.query<{ register: string; position: string; seconds: string }>(lagQuery);
      return {
        head,
        registers: rows.map(({ register, position, seconds }) => ({
          register,
          position,
          events: Math.max(0, Number(head - BigInt(position))),
          seconds: Number(seconds),
        })),
      };
    },
    unsafe: async () => {
      const { rows } = await sources.pool.query<{ name: string; setting: string }>(
        `select name, setting from pg_settings where (name in ('fsync', 'full_page_writes') and setting <> 'on') or (name = 'synchronous_commit' and setting = 'off')`,
      );
      return rows.map(({ name, setting }) => `${name} is ${setting}, so that an acknowledged event could be lost`);
    },
  };
}

const lagQuery = `
  select checkpoint.register, checkpoint.position::text,
         coalesce(extract(epoch from clock_timestamp() - next.recorded_at), 0)::numeric(12, 3)::text as seconds
  from projections.checkpoints checkpoint
  left join event_log.events next on next.position = checkpoint.position + 1
  where checkpoint.register not like '%@%'
  order by checkpoint.register`;
