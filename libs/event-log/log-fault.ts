import type { Position, StreamName } from './event.ts';

/**
 * Something that the log did not write like this.
 * - `hash`: the event, or the one before it in its stream, is not what was written;
 * - `position`: an event is missing before it, or after it at the end of the log;
 * - `revision`: an event of its stream is missing before it;
 * - `time`: it was recorded before the one before it in its stream; along the log times may go back, where several machines wrote it;
 * - `event`: the caller's own check objects.
 */
export interface LogFault {
  readonly what: 'hash' | 'position' | 'revision' | 'time' | 'event';
  readonly stream: StreamName;
  readonly revision: number;
  readonly position: Position;
  /** One sentence for the auditor. */
  readonly says: string;
}
