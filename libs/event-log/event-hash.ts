import { hash } from 'node:crypto';
import type { EventMetadata, RecordedEvent } from './event.ts';

/** What the hash of the first event of a stream builds on. */
export const hashBeforeFirst: Uint8Array = new Uint8Array(32);

/**
 * The hash that chains an event to the one before it in its stream, 32 bytes.
 *
 * Covers the identity, the order, the times, the exact bytes of the data, the ciphertext of the personal fields and the metadata.
 * The position is left out, so that the chain holds when a log is copied to another store.
 */
export function eventHash(previous: Uint8Array, event: Omit<RecordedEvent, 'hash' | 'position'>): Uint8Array {
  if (previous.length !== digestBytes) throw new RangeError(`a hash has ${String(digestBytes)} bytes, not ${String(previous.length)}`);
  const fields = [
    event.stream,
    String(event.revision),
    event.eventId,
    event.type,
    String(event.schemaVersion),
    event.recordedAt.toISOString(),
    event.effectiveOn,
    event.personal?.key ?? '',
    canonicalMetadata(event.metadata),
  ];
  // one buffer and one call a hash: this runs for every event that is written or verified
  const covered = Buffer.allocUnsafe(fields.reduce((size, field) => size + 4 + 3 * field.length, 3 * digestBytes));
  covered.set(previous);
  let end = digestBytes;
  for (const field of fields) {
    const bytes = covered.write(field, end + 4, 'utf8');
    covered.writeUInt32BE(bytes, end);
    end += 4 + bytes;
  }
  covered.write(digest(event.data), end, 'latin1');
  covered.write(event.personal === undefined ? digestOfNothing : digest(event.personal.ciphertext), end + digestBytes, 'latin1');
  return Buffer.from(digest(covered.subarray(0, end + 2 * digestBytes)), 'latin1');
}

const digestBytes = 32;
const digestOfNothing = digest('');

/** SHA-256, one character a byte: a string costs half of what a buffer of its own does. */
function digest(bytes: string | Uint8Array): string {
  return hash('sha256', bytes, 'binary');
}

/** The same text for the same metadata, whatever the order in which a store hands the keys back. */
function canonicalMetadata(metadata: EventMetadata): string {
  return JSON.stringify(
    Object.keys(metadata)
      .sort()
      .map((key) => [key, metadata[key]]),
  );
}
