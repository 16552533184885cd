import type { StreamState } from '../event-log/decider.ts';
import type { AnyFact, StreamName } from '../event-log/event.ts';

/** Every fact of a stream as it was recorded, by revision, whatever kind of stream it is. */
export type RecordedStream = readonly AnyFact[];

export const recordedStream: StreamState<RecordedStream, AnyFact> = {
  category: 'any',
  asRecorded: true,
  evolve: (facts = [], fact) => [...facts, fact],
};

/** A stream and the last revision of it that somebody has looked at: `term-…@5`. */
export interface SeenStream {
  readonly stream: StreamName;
  readonly revision: number;
}

export const seenPattern = /^[a-z]+(-[a-z]+)*-[0-9A-Za-z-]{1,80}@\d{1,9}$/;

/** @param text of the form of `seenPattern` */
export function seenStream(text: string): SeenStream {
  const at = text.lastIndexOf('@');
  return { stream: text.slice(0, at) as StreamName, revision: Number(text.slice(at + 1)) }; // checked with the body
}
