import type { ClientBase } from 'pg';
import { eventHash, hashBeforeFirst } from '../event-log/event-hash.ts';
import type { RecordedEvent } from '../event-log/event.ts';
import type { LogFault } from '../event-log/log-fault.ts';
import { prepared } from './session.ts';

/** Where a stream stands. */
interface StreamEnd {
  readonly revision: number;
  /** Of its last event, in milliseconds; NaN where it is no time that a log gives. */
  readonly recordedAt: number;
  readonly hash: Uint8Array;
}

/** Of each of some events: where its stream stood before it. */
export async function endsBefore(
  client: ClientBase,
  events: readonly Pick<RecordedEvent, 'stream' | 'position'>[],
): Promise<readonly (StreamEnd | undefined)[]> {
  if (events.length === 0) return [];
  const { rows } = await client.query<[string | null, string | null, string | null]>(
    beforeStatement(
      events.map(({ stream }) => stream),
      events.map(({ position }) => String(position)),
    ),
  );
  return rows.map(([revision, hash, recordedAt]) =>
    revision === null || hash === null
      ? undefined
      : { revision: Number(revision), recordedAt: recordedAt === null ? Number.NaN : Number(recordedAt), hash: Buffer.from(hash, 'hex') },
  );
}

/** Judges one event by itself and by the one before it in its stream, as `eventHash` defines it; answers what is wrong, if anything. */
export async function faultOf(client: ClientBase, event: RecordedEvent): Promise<LogFault | undefined> {
  const { stream, revision, position } = event;
  const [before] = await endsBefore(client, [event]);
  const next = (before?.revision ?? -1) + 1;
  if (revision !== next)
    return { what: 'revision', stream, revision, position, says: `revision ${String(next)} was to come next in the stream` };
  if (followsFrom(before?.hash ?? hashBeforeFirst, event)) {
    if (before === undefined || !(event.recordedAt.getTime() < before.recordedAt)) return undefined;
    return { what: 'time', stream, revision, position, says: 'it was recorded before the event that comes before it in the stream' };
  }
  return { what: 'hash', stream, revision, position, says: 'its hash does not follow from it and from the event before it in the stream' };
}

function followsFrom(previous: Uint8Array, event: RecordedEvent): boolean {
  try {
    return Buffer.from(eventHash(previous, event)).equals(event.hash);
  } catch {
    return false; // a time that is none, or a hash of another length before it
  }
}

/** The event of each stream that was recorded last before a position. */
const beforeStatement = prepared(
  'verify_before',
  `select e.revision::text, encode(e.hash, 'hex'),
    case when isfinite(e.recorded_at) then (extract(epoch from e.recorded_at) * 1000)::bigint::text end
  from unnest($1::text[], $2::bigint[]) with ordinality as met (stream, position, nth)
  left join lateral (
    select * from event_log.events known where known.stream = met.stream and known.position < met.position order by known.revision desc limit 1
  ) e on true
  order by met.nth`,
);
