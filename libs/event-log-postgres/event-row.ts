import type { EventId, EventMetadata, LegalDate, Position, RecordedEvent, StreamName } from '../event-log/event.ts';

/**
 * An event as one text, its fields apart by U+001F: the driver's work is by the column, not by the byte.
 *
 * No field holds that character: the log refuses it in names, and JSON writes it as an escape. Needs a session of `readableSession`.
 */
export const eventText = `concat_ws(e'\\x1f', e.position, e.stream, e.revision, e.event_id, e.type, e.schema_version,
  (extract(epoch from e.recorded_at) * 1000)::bigint, e.effective_on, coalesce(e.personal_key, ''), coalesce(e.personal, ''), e.hash,
  e.metadata, e.data)`;

/** Settings under which days and bytes are written as they are read here, whatever is usual in the database. */
export const readableSession: Readonly<Record<string, string>> = { datestyle: 'ISO, YMD', bytea_output: 'hex' };

export function recordedEvent(text: string): RecordedEvent {
  const [position, stream, revision, eventId, type, schemaVersion, recordedAt, effectiveOn, key, ciphertext, hash, metadata, data] =
    text.split('\u001f') as unknown as EventFields; // so many are put together above
  return {
    eventId: eventId as EventId, // a column that holds nothing else
    type,
    schemaVersion: Number(schemaVersion),
    effectiveOn: effectiveOn as LegalDate, // formatted so by the session
    data,
    ...(key === '' ? {} : { personal: { key, ciphertext: bytes(ciphertext) } }),
    metadata: JSON.parse(metadata) as EventMetadata, // written from one, by the one statement that writes events
    stream: stream as StreamName, // a column that holds nothing else
    revision: Number(revision),
    position: BigInt(position) as Position, // a column that holds nothing else
    recordedAt: new Date(Number(recordedAt)),
    hash: bytes(hash),
  };
}

type EventFields = readonly [
  position: string,
  stream: string,
  revision: string,
  eventId: string,
  type: string,
  schemaVersion: string,
  recordedAtMs: string,
  effectiveOn: string,
  personalKey: string,
  personal: string,
  hash: string,
  metadata: string,
  data: string,
];

/** PostgreSQL's `\x…` form. */
function bytes(hex: string): Buffer {
  return Buffer.from(hex.slice(2), 'hex');
}
