import type { Reading } from '../commands/command.ts';
import type { Refusal } from '../commands/refusal.ts';
import type { StreamName } from '../event-log/event.ts';
import { recordedStream, seenStream, type RecordedStream } from './recorded-stream.ts';

/** The streams that somebody says they have looked at, as they are: one for each of the list, by its place. */
export type SeenFacts = Readonly<Record<`seen-${number}`, RecordedStream | undefined>>;

export function seenReadings(consequences: readonly string[]): Readonly<Record<`seen-${number}`, Reading<RecordedStream>>> {
  return Object.fromEntries(
    consequences.map((text, at) => [`seen-${String(at)}`, { stream: seenStream(text).stream, as: recordedStream }]),
  );
}

/** Refuses who has not looked at the stream of the fact, or has looked at something that has moved on since. */
export function unlessSeen(target: StreamName, consequences: readonly string[], seen: SeenFacts): Refusal | undefined {
  const streams = consequences.map(seenStream);
  if (!streams.some(({ stream }) => stream === target)) {
    return {
      code: 'consequences-not-seen',
      reason: `The stream ${target} is not among those that were looked at.`,
      next: 'Look at the consequences, and give what is answered as `consequences`.',
      pointer: '/consequences',
    };
  }
  const present = (at: number): number => (Object.values(seen)[at]?.length ?? 0) - 1;
  const moved = streams.findIndex(({ revision }, at) => present(at) !== revision);
  const stream = streams[moved];
  if (stream === undefined) return undefined;
  return {
    code: 'consequences-moved-on',
    reason: `${stream.stream} stands at revision ${String(present(moved))}, not at ${String(stream.revision)}.`,
    next: 'Look at the consequences again.',
    pointer: `/consequences/${String(moved)}`,
  };
}
