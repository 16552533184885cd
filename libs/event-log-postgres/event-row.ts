import type { EventId, EventMetadata, LegalDate, Position, RecordedEvent, StreamName } from '../event-log/event.ts';

/**
 * The columns of an event, each as text that depends on no setting of the session: dates, times and bytes would otherwise follow
 * `DateStyle`, `TimeZone` and `bytea_output`, and the parsers of the driver.
 */
export const eventColumns = `e.position::text, e.stream, e.revision::text, e.event_id::text, e.type, e.schema_version::text,
  extract(epoch from e.recorded_at)::text, to_char(e.effective_on, 'YYYY-MM-DD'), e.data::text, e.personal_key,
  encode(e.personal, 'hex'), e.metadata::text, encode(e.hash, 'hex')`;

/** One row of `eventColumns`. */
export type EventRow = readonly [
  position: string,
  stream: string,
  revision: string,
  eventId: string,
  type: string,
  schemaVersion: string,
  recordedAtSeconds: string,
  effectiveOn: string,
  data: string,
  personalKey: string | null,
  personal: string | null,
  metadata: string,
  hash: string,
];

export function recordedEvent(row: EventRow): RecordedEvent {
  const [position, stream, revision, eventId, type, schemaVersion, recordedAt, effectiveOn, data, key, ciphertext, metadata, hash] = row;
  return {
    eventId: eventId as EventId, // a column that holds nothing else
    type,
    schemaVersion: Number(schemaVersion),
    effectiveOn: effectiveOn as LegalDate, // formatted so by the query
    data,
    ...(key === null || ciphertext === null ? {} : { personal: { key, ciphertext: Buffer.from(ciphertext, 'hex') } }),
    metadata: JSON.parse(metadata) as EventMetadata, // written from one, by the one statement that writes events
    stream: stream as StreamName, // a column that holds nothing else
    revision: Number(revision),
    position: BigInt(position) as Position, // a column that holds nothing else
    recordedAt: new Date(Math.round(Number(recordedAt) * 1_000)),
    hash: Buffer.from(hash, 'hex'),
  };
}
