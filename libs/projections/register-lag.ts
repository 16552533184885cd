import { beforeFirst, type Position } from '../event-log/event.ts';
import type { EventLog } from '../event-log/event-log.ts';
import type { RegisterStore } from './register-store.ts';

/** How far behind the log a register is. */
export interface RegisterLag {
  readonly register: string;
  readonly position: Position;
  /** Events behind its position; at most so many where the log's positions are not contiguous. */
  readonly events: number;
  /** Age of the first of them; 0 where there is none. */
  readonly seconds: number;
  /** What keeps it from moving on, as far as this process knows. */
  readonly error: string | undefined;
}

/** The lag of registers from their checkpoints as they are stored, whichever process moves them. */
export async function registerLag(
  {
    log,
    store,
    now,
  }: { readonly log: Pick<EventLog, 'head' | 'readAll'>; readonly store: Pick<RegisterStore, 'checkpoints'>; readonly now: () => Date },
  registers: readonly string[],
): Promise<readonly Omit<RegisterLag, 'error'>[]> {
  const checkpoints = await store.checkpoints(registers);
  const head = await log.head();
  const waitingSince = new Map<Position, Date | undefined>();
  for (const { position } of checkpoints) {
    if (position >= head || waitingSince.has(position)) continue;
    waitingSince.set(position, (await log.readAll({ after: position, limit: 1 })).events[0]?.recordedAt);
  }
  return registers.map((register) => {
    const position = checkpoints.find((checkpoint) => checkpoint.register === register)?.position ?? beforeFirst;
    const since = waitingSince.get(position);
    return {
      register,
      position,
      events: Math.max(0, Number(head - position)),
      seconds: since === undefined ? 0 : Math.max(0, (now().getTime() - since.getTime()) / 1000),
    };
  });
}
