/** What a writer says of a stream: its last revision, or one of the words of the protocol. */
export type ExpectedState = bigint | 'no-stream' | 'exists' | 'any';

/** Where a stream stands. A deleted one is gone for readers and goes on after `revision`; a tombstoned one is never written again. */
export type StreamState =
  | { readonly kind: 'absent' }
  | { readonly kind: 'at'; readonly revision: bigint }
  | { readonly kind: 'deleted'; readonly revision: bigint }
  | { readonly kind: 'tombstoned' };

export interface ProposedRecord {
  /** A UUID in lower case. */
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

/** A record as a store keeps it. `position` grows over the whole store, but need not count: in KurrentDB it is an offset in bytes. */
export interface StoredRecord extends ProposedRecord {
  readonly stream: string;
  /** From 0; the tombstone of a stream has the greatest there is. */
  readonly revision: bigint;
  readonly position: bigint;
  readonly recordedAt: Date;
}

export interface ProposedWrite {
  readonly stream: string;
  readonly record: ProposedRecord;
}

export interface StateCheck {
  readonly stream: string;
  readonly expected: ExpectedState;
}

/** A check that did not hold; `check` is its index among the checks and then, without a check of their own, the streams written to. */
export interface Violation extends StateCheck {
  readonly check: number;
  readonly actual: StreamState;
}

export type WriteAnswer =
  | {
      readonly outcome: 'written';
      /** Of the last record; undefined where nothing was to be written. */
      readonly position: bigint | undefined;
      /** Last revision of every stream that was written to, in order of first mention. */
      readonly revisions: ReadonlyMap<string, bigint>;
    }
  | { readonly outcome: 'violated'; readonly violations: readonly Violation[] }
  | Refusal;

/** The store has no word for what is asked. Nothing was written. */
export interface Refusal {
  readonly outcome: 'refused';
  readonly because: string;
}

export type DeleteAnswer =
  { readonly outcome: 'deleted'; readonly position: bigint } | { readonly outcome: 'violated'; readonly actual: StreamState } | Refusal;

export type Direction = 'forwards' | 'backwards';

/** `start` and `end` are before the first and after the last; a number is read itself, in both directions. */
export type ReadFrom = bigint | 'start' | 'end';

export interface ReadRange {
  readonly from: ReadFrom;
  readonly direction: Direction;
  /** Records that are handed out at most. */
  readonly limit: number;
}

/**
 * What is behind the protocol: records in streams, with one order over all of them.
 *
 * Where it has no word for a request of the protocol it refuses; it never does something else instead.
 */
export interface RecordStore {
  /** All of the records or none; a repetition of the same ids at the same place is answered as the first time. */
  write(records: readonly ProposedWrite[], checks: readonly StateCheck[]): Promise<WriteAnswer>;
  /** Takes a stream away: for readers (`soft`), or for ever (`hard`). */
  delete(stream: string, expected: ExpectedState, how: 'soft' | 'hard'): Promise<DeleteAnswer>;
  readStream(stream: string, range: ReadRange): Promise<readonly StoredRecord[] | 'absent' | 'tombstoned'>;
  readAll(range: ReadRange): Promise<readonly StoredRecord[]>;
  /** The text of the last metadata of a stream, `{…}`; undefined where it has none. */
  metadataOf(stream: string): Promise<Uint8Array | undefined>;
  /** Position of the last record, -1 where there is none. */
  head(): Promise<bigint>;
  /** Resolves once the head is beyond `after`, or on the signal. */
  wake(after: bigint, signal: AbortSignal): Promise<void>;
}
