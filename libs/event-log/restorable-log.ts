import type { Position, RecordedEvent, StreamName } from './event.ts';
import type { Appended, CommandMark } from './event-log.ts';

/** A stream as its next event finds it. */
export interface StreamEnd {
  readonly revision: number;
  /** Of its last event. */
  readonly hash: Uint8Array;
}

/** A stream as the next event of a copy finds it. */
export interface RecordedEnd extends StreamEnd {
  /** Of its last event. */
  readonly recordedAt: Date;
}

/** A command that was carried out, as a log remembers it. */
export interface RecordedMark extends CommandMark {
  readonly recordedAt: Date;
  readonly answer: Appended;
}

/** A stretch of a log as it was recorded: contiguous events, and the commands that were answered with a position among theirs. */
export interface LogStretch {
  /** Position of the event before the first. */
  readonly after: Position;
  readonly events: readonly RecordedEvent[];
  readonly marks: readonly RecordedMark[];
}

/** A log does not take a stretch of another one. Nothing of it was stored. */
export class RestoreRefused extends Error {
  constructor(because: string, options?: ErrorOptions) {
    super(because, options);
    this.name = 'RestoreRefused';
  }
}

/** What a log can do besides where it can be copied, verbatim, into another one and out of another one. */
export interface RestorableLog {
  /**
   * The commands that were answered with a position up to this one, in order of that position and then of their ids; in pages
   * of whatever size.
   */
  marks(upTo: Position): AsyncIterable<readonly RecordedMark[]>;
  /** Where these streams end; one that does not exist is left out. */
  streamEnds(streams: readonly StreamName[]): Promise<ReadonlyMap<StreamName, RecordedEnd>>;
  /**
   * Goes on with a stretch as it stands: positions, revisions, times and hashes are kept, not given. All of it is stored or nothing.
   * Whether it is true to itself, and follows from what is stored, the caller has checked.
   *
   * @throws RestoreRefused where the log does not end at `after`, and where an event or a command of the stretch is stored already
   */
  restore(stretch: LogStretch): Promise<void>;
}
