import type { EventLog } from '../event-log.ts';
import type { RestorableLog } from '../restorable-log.ts';

/** A log to test, empty at first. */
export interface OpenLog {
  readonly log: EventLog;
  /** Opens the same log once more, as another process would; absent where there is nothing to open again. */
  readonly another?: () => Promise<EventLog>;
  /** The same log as one that can be copied into and out of; absent where it cannot. */
  readonly restorable?: RestorableLog;
  /** Closes every log that was opened. */
  close(): Promise<void>;
}

/** The log as one that can be copied. @throws Error where it cannot */
export function copyOf({ restorable }: OpenLog): RestorableLog {
  if (restorable === undefined) throw new Error('This part of the contract is for logs that can be restored');
  return restorable;
}
