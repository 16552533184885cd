import type { EventId, EventMetadata, LegalDate, Position, RecordedEvent, SealedPersonal, StreamName } from '../event-log/event.ts';
import { int32 } from './binary-copy.ts';

/** The columns of an event as `EventBytes` reads them; the fixed ones first. */
export const binaryEventColumns = `e.position, e.revision, e.schema_version, e.recorded_at, e.effective_on, e.event_id, e.stream, e.type,
  e.metadata, e.data, e.personal_key, e.personal, e.hash`;

/** Where the columns of an event lie in the bytes of a row. One object is filled again for each row. */
export class EventBytes {
  bytes: Buffer = Buffer.alloc(0);
  position = 0;
  revision = 0;
  schemaVersion = 0;
  /** Milliseconds since 1970; not a number where there are parts of one: no log writes such a time. */
  recordedAt = 0;
  /** Days since 2000. */
  effectiveOn = 0;
  eventIdAt = 0;
  streamAt = 0;
  streamLength = 0;
  typeAt = 0;
  typeLength = 0;
  metadataAt = 0;
  metadataLength = 0;
  dataAt = 0;
  dataLength = 0;
  /** -1 where there is none, as of the next one. */
  keyLength = 0;
  keyAt = 0;
  personalLength = 0;
  personalAt = 0;
  hashAt = 0;

  /** @returns whether it is a row as the log writes them; what it read is of no use otherwise */
  read(bytes: Buffer, start: number): boolean {
    const fixed = start + 2;
    this.bytes = bytes;
    this.position = int64(bytes, fixed + 4);
    this.revision = int32(bytes, fixed + 16);
    this.schemaVersion = int32(bytes, fixed + 24);
    this.recordedAt = millis(bytes, fixed + 32);
    this.effectiveOn = int32(bytes, fixed + 44);
    this.eventIdAt = fixed + 52;
    this.streamAt = fixed + 72;
    this.streamLength = int32(bytes, this.streamAt - 4);
    this.typeAt = this.streamAt + this.streamLength + 4;
    this.typeLength = int32(bytes, this.typeAt - 4);
    this.metadataAt = this.typeAt + this.typeLength + 4;
    this.metadataLength = int32(bytes, this.metadataAt - 4);
    this.dataAt = this.metadataAt + this.metadataLength + 4;
    this.dataLength = int32(bytes, this.dataAt - 4);
    this.keyAt = this.dataAt + this.dataLength + 4;
    this.keyLength = int32(bytes, this.keyAt - 4);
    this.personalAt = this.keyAt + Math.max(0, this.keyLength) + 4;
    this.personalLength = int32(bytes, this.personalAt - 4);
    this.hashAt = this.personalAt + Math.max(0, this.personalLength) + 4;
    return (
      int32(bytes, fixed) === 8 &&
      int32(bytes, fixed + 12) === 4 &&
      int32(bytes, fixed + 20) === 4 &&
      int32(bytes, fixed + 28) === 8 &&
      int32(bytes, fixed + 40) === 4 &&
      int32(bytes, fixed + 48) === 16 &&
      this.streamLength >= 0 &&
      this.typeLength >= 0 &&
      this.metadataLength >= 0 &&
      this.dataLength >= 0 &&
      int32(bytes, this.hashAt - 4) === 32
    );
  }

  /** The event itself, where its bytes are not enough; it outlives them. */
  event(): RecordedEvent {
    return {
      eventId: this.eventId(),
      type: this.type(),
      schemaVersion: this.schemaVersion,
      effectiveOn: legalDateOf(this.effectiveOn),
      data: this.data(),
      ...(this.isPersonal() && { personal: this.personal() }),
      metadata: this.metadata(),
      stream: this.stream(),
      revision: this.revision,
      position: BigInt(this.position) as Position, // a column that holds nothing else
      recordedAt: new Date(this.recordedAt),
      hash: this.hash(),
    };
  }

  isPersonal(): boolean {
    return this.keyLength >= 0 && this.personalLength >= 0;
  }

  eventId(): EventId {
    const id = this.bytes.toString('hex', this.eventIdAt, this.eventIdAt + 16);
    const parts = [id.slice(0, 8), id.slice(8, 12), id.slice(12, 16), id.slice(16, 20), id.slice(20)];
    return parts.join('-') as EventId; // a column that holds nothing else
  }

  stream(): StreamName {
    return this.text(this.streamAt, this.streamLength) as StreamName; // a column that holds nothing else
  }

  type(): string {
    return this.text(this.typeAt, this.typeLength);
  }

  metadata(): EventMetadata {
    return JSON.parse(this.text(this.metadataAt, this.metadataLength)) as EventMetadata; // written from one
  }

  data(): string {
    return this.text(this.dataAt, this.dataLength);
  }

  /** Of an event that has them. */
  personal(): SealedPersonal {
    return { key: this.text(this.keyAt, this.keyLength), ciphertext: this.copied(this.personalAt, this.personalLength) };
  }

  hash(): Uint8Array {
    return this.copied(this.hashAt, 32);
  }

  private text(at: number, length: number): string {
    return this.bytes.toString('utf8', at, at + length);
  }

  private copied(at: number, length: number): Uint8Array {
    return Buffer.from(this.bytes.subarray(at, at + length));
  }
}

const sinceUnixEpoch = Date.UTC(2000, 0, 1);

/** Of days since 2000; `infinity` where it is no day of the calendar that a log takes. */
export function legalDateOf(day: number): LegalDate {
  const isDay = day >= firstDay && day <= lastDay;
  return (isDay ? new Date(day * dayMillis + sinceUnixEpoch).toISOString().slice(0, 10) : 'infinity') as LegalDate; // so the log wrote it
}

const dayMillis = 86_400_000;
const firstDay = (Date.parse('0001-01-01T00:00:00Z') - sinceUnixEpoch) / dayMillis;
const lastDay = (Date.parse('9999-12-31T00:00:00Z') - sinceUnixEpoch) / dayMillis;

/** Of microseconds since 2000. */
function millis(bytes: Buffer, at: number): number {
  const micros = int64(bytes, at);
  if (Number.isSafeInteger(micros)) return micros % 1_000 === 0 ? micros / 1_000 + sinceUnixEpoch : Number.NaN;
  const exact = bytes.readBigInt64BE(at); // after the year 2285
  return exact % 1_000n === 0n ? Number(exact / 1_000n) + sinceUnixEpoch : Number.NaN;
}

/** Exact up to 2^53, far beyond any position of a log. */
function int64(bytes: Uint8Array, at: number): number {
  return int32(bytes, at) * 2 ** 32 + (int32(bytes, at + 4) >>> 0);
}
