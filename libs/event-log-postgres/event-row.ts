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
  let from = 0;
  const field = (): string => {
    const end = text.indexOf('\u001f', from);
    const value = text.slice(from, end);
    from = end + 1;
    return value;
  };
  const position = BigInt(field()) as Position; // a column that holds nothing else
  const stream = ofItsOwn(field()) as StreamName; // a column that holds nothing else
  const revision = Number(field());
  const eventId = ofItsOwn(field()) as EventId; // a column that holds nothing else
  const type = ofItsOwn(field());
  const schemaVersion = Number(field());
  const recordedAt = new Date(Number(field()));
  const effectiveOn = field() as LegalDate; // formatted so by the session
  const key = ofItsOwn(field());
  const ciphertext = field();
  const hash = bytes(field());
  const metadata = JSON.parse(field()) as EventMetadata; // written from one, by the one statement that writes events
  const data = text.slice(from);
  const event = { eventId, type, schemaVersion, effectiveOn, data, metadata, stream, revision, position, recordedAt, hash };
  return key === '' ? event : { ...event, personal: { key, ciphertext: bytes(ciphertext) } };
}

/** A text that may outlive its event: a slice would keep the text of the whole event in memory with it. */
function ofItsOwn(slice: string): string {
  return ` ${slice}`.slice(1);
}

/** PostgreSQL's `\x…` form. */
function bytes(hex: string): Buffer {
  return Buffer.from(hex.slice(2), 'hex');
}
