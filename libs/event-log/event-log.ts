import type { CommandId, EventId, NewEvent, Position, RecordedEvent, StreamName } from './event.ts';

/** What a writer believes of a stream: its last revision, that it does not exist, that it exists, or nothing. */
export type ExpectedRevision = number | 'no-stream' | 'exists' | 'any';

export interface StreamWrite {
  readonly stream: StreamName;
  readonly expected: ExpectedRevision;
  readonly events: readonly NewEvent[];
}

/** A stream that must still stand where the decision saw it, though nothing is written to it. */
export interface StreamCheck {
  readonly stream: StreamName;
  readonly expected: ExpectedRevision;
}

/** A command as the log remembers it: the same id with the same fingerprint is the same command. */
export interface CommandMark {
  readonly commandId: CommandId;
  /** Digest of what was asked, so that one id cannot stand for two requests. */
  readonly fingerprint: string;
}

/** Writes to one or several streams that take effect together or not at all. A stream is named at most once. */
export interface Append {
  readonly command?: CommandMark;
  readonly writes: readonly StreamWrite[];
  readonly checks?: readonly StreamCheck[];
}

export interface StreamRevision {
  readonly stream: StreamName;
  readonly revision: number;
}

/** What an append did. */
export interface Appended {
  /** Of its last event; the head of the log where it wrote none. */
  readonly position: Position;
  /** Every stream that was written to or checked and exists, with its last revision. */
  readonly streams: readonly StreamRevision[];
  /** Types of its events, in order. */
  readonly types: readonly string[];
}

export interface RevisionConflict {
  readonly stream: StreamName;
  readonly expected: ExpectedRevision;
  /** The last revision, or `no-stream`. */
  readonly actual: number | 'no-stream';
}

/**
 * The answer to an append.
 * - `appended`: stored now; `repeated`: the same command or the same events were stored before, with that first answer.
 * - `conflict`: names every stream that does not stand where it was expected; nothing was written.
 * - `id-taken`: the command id, or one of the event ids, stands for something else; nothing was written.
 */
export type AppendResult =
  | ({ readonly outcome: 'appended' } & Appended)
  | ({ readonly outcome: 'repeated' } & Appended)
  | { readonly outcome: 'conflict'; readonly conflicts: readonly RevisionConflict[] }
  | { readonly outcome: 'id-taken'; readonly id: CommandId | EventId };

export interface StreamPage {
  /** First revision wanted, inclusive; 0 unless told. */
  readonly from?: number;
  /** Last revision wanted, inclusive; the stream's last unless told. */
  readonly to?: number;
}

/** What is wanted of the whole log. */
export interface LogRange {
  /** Exclusive; a position that was handed out, or before the first. */
  readonly after: Position;
  /** The event at `after` is wanted as well: to look at one, where positions have gaps. */
  readonly inclusive?: boolean;
  /** Events that are handed out at most. */
  readonly limit: number;
  /** Events of other types are passed over; all are wanted unless told. */
  readonly types?: ReadonlySet<string>;
}

/** A part of the log that is read in one go. */
export interface LogStretch {
  /** Exclusive. */
  readonly after: Position;
  /** Inclusive. */
  readonly upTo: Position;
  /** Events of other types are passed over; all are wanted unless told. */
  readonly types?: ReadonlySet<string>;
}

export interface LogPage {
  readonly events: readonly RecordedEvent[];
  /** Everything up to and including this position has been seen, whether it matched or not; `after` at the end of the log. */
  readonly upTo: Position;
}

/**
 * An append-only log of events in streams, with one order over all of them.
 *
 * Every adapter passes `eventLogContract`. An append that answers with an error may have been stored: repeat it with the same
 * ids, and the log answers `repeated`.
 */
export interface EventLog {
  /** Positions count every event from 1, so that a reader who is handed fewer knows that one is missing. */
  readonly contiguous: boolean;
  /** Rejects with `MalformedAppend`, `LogBusy` or `LogUnavailable` where nothing was written, with `OutcomeUnknown` where that is not known. */
  append(append: Append): Promise<AppendResult>;
  /** The first answer to a command that was carried out, if it was. */
  carriedOut(commandId: CommandId): Promise<{ readonly fingerprint: string; readonly answer: Appended } | undefined>;
  /** Events of one stream in order of revision; empty where there is none. */
  readStream(stream: StreamName, page?: StreamPage): Promise<readonly RecordedEvent[]>;
  /**
   * The next events after a position, in order of position; never skips one, whoever else is writing. A page of some types may be
   * empty although the log goes on: then `upTo` has moved.
   */
  readAll(range: LogRange): Promise<LogPage>;
  /**
   * The same events in pages of a size that suits the log, for whoever reads a long stretch as fast as they can; ends at its end, or at
   * the end of the log. An event may be read from its page only when it is looked at, and keeps the whole page in memory: it is let go of
   * with it. Absent where a log can do no better than `readAll`.
   */
  readStretch?(stretch: LogStretch): AsyncGenerator<LogPage, undefined>;
  /** Position of the last event, 0 where there is none. */
  head(): Promise<Position>;
  /** Resolves once the head is beyond `after`, when the time is up, or on a signal; a hint, never a promise of events. */
  wake(after: Position, timeoutMs: number, signal?: AbortSignal): Promise<void>;
  close(): Promise<void>;
}
