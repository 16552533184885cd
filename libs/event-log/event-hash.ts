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
  const { personal } = event;
  const fields = [
    event.stream,
    String(event.revision),
    event.eventId,
    event.type,
    String(event.schemaVersion),
    textOf(event.recordedAt),
    event.effectiveOn,
    personal?.key ?? '',
  ] as const;
  const metadata = canonicalMetadata(event.metadata);
  const covered = roomFor(fields, metadata);
  covered.set(previous);
  let end = writeAtOnce(covered, digestBytes, fields) ?? writeEach(covered, digestBytes, fields);
  end = writeEach(covered, end, [metadata]);
  covered.write(digest(event.data), end, 'latin1');
  covered.write(personal === undefined ? digestOfNothing : digest(personal.ciphertext), end + digestBytes, 'latin1');
  return Buffer.from(digest(covered.subarray(0, end + 2 * digestBytes)), 'latin1');
}

const digestBytes = 32;
const digestOfNothing = digest('');

/** SHA-256, one character a byte: a string costs half of what a buffer of its own does. */
function digest(bytes: string | Uint8Array): string {
  return hash('sha256', bytes, 'binary');
}

/** Filled anew for each event: this runs for every one that is written or verified. */
let scratch = Buffer.allocUnsafe(8_192);

function roomFor(fields: readonly string[], metadata: string): Buffer {
  let most = 3 * digestBytes + 4 + 3 * metadata.length;
  for (const field of fields) most += 4 + 3 * field.length;
  if (scratch.length < most) scratch = Buffer.allocUnsafe(2 * most);
  return scratch;
}

/** Each field behind its length in bytes. @returns where the next one goes */
function writeEach(into: Buffer, at: number, fields: readonly string[]): number {
  let end = at;
  for (const field of fields) {
    const bytes = into.write(field, end + 4, 'utf8');
    into.writeUInt32BE(bytes, end);
    end += 4 + bytes;
  }
  return end;
}

/** The same bytes by one call, where every field is short and ASCII, as all but a few are. @returns undefined where one is not */
function writeAtOnce(into: Buffer, at: number, fields: readonly string[]): number | undefined {
  let text = '';
  for (const field of fields) {
    const length = lengthTexts[field.length];
    if (length === undefined) return undefined;
    text += length + field;
  }
  return into.write(text, at, 'utf8') === text.length ? at + text.length : undefined;
}

/** The four bytes of a length, as text. */
const lengthTexts = Array.from({ length: 128 }, (_, length) => `\0\0\0${String.fromCharCode(length)}`);

/** All events of a batch have the same time. */
let lastInstant = { millis: Number.NaN, text: '' };

function textOf(instant: Date): string {
  const millis = instant.getTime();
  if (millis !== lastInstant.millis) lastInstant = { millis, text: instant.toISOString() };
  return lastInstant.text;
}

/** The same text for the same metadata, whatever the order in which a store hands the keys back: `[["key","value"],…]` by key. */
function canonicalMetadata(metadata: EventMetadata): string {
  let text = '';
  for (const key of Object.keys(metadata).sort()) text += `${text === '' ? '[' : ',['}${quoted(key)},${quoted(metadata[key] ?? '')}]`;
  return `[${text}]`;
}

/** As `JSON.stringify` has it. */
function quoted(text: string): string {
  return plain.test(text) ? `"${text}"` : JSON.stringify(text);
}

const plain = /^[ !#-[\]-~]*$/;
