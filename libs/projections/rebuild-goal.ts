import type { Position } from '../event-log/event.ts';
import type { EventLog } from '../event-log/event-log.ts';
import { isOf, readCheckpoints, type Queryable } from './checkpoints.ts';
import type { RegisterTable } from './register-table.ts';

/**
 * Where a rebuild has to get to: where the live table stands; or the head of the log, where the live table is of another version and may
 * stand still.
 *
 * @throws Error where there is no live table
 */
export async function rebuildGoal(on: Queryable, log: Pick<EventLog, 'head'>, table: RegisterTable): Promise<Position> {
  const { name } = table.register;
  const [live] = await readCheckpoints(on, [name]);
  if (live === undefined) throw new Error(`Register ${name} has no table: migrate first`);
  if (isOf(table, live)) return live.position;
  const head = await log.head();
  return head > live.position ? head : live.position;
}
