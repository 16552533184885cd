import type { Position } from '../../libs/event-log/event.ts';
import { PostgresRegisterStore } from '../../libs/projections/postgres-register-store.ts';
import { registers } from '../../libs/registers/registers.ts';
import type { Deployment } from '../deployment.ts';

/** A register that has folded more events than the log has: somebody has cut the log off, or an older copy of it was brought back. */
export interface RegisterBeyond {
  readonly register: string;
  readonly position: Position;
  /** Position of the last event. */
  readonly head: Position;
}

export async function registersBeyond({ sources: { pool, log } }: Pick<Deployment, 'sources'>): Promise<readonly RegisterBeyond[]> {
  const checkpoints = await new PostgresRegisterStore(pool).checkpoints(registers.map(({ name }) => name));
  // asked for afterwards: a register goes on while this is looked at, but never beyond the log
  const head = await log.head();
  return checkpoints.filter(({ position }) => position > head).map(({ register, position }) => ({ register, position, head }));
}
