import { envelopeKeys } from '../event-log/envelope-keys.ts';
import type { EventId, LegalDate, NewEvent, RecordedEvent } from '../event-log/event.ts';
import type { ProposedRecord } from './record-store.ts';

/** Kept with an event whose data are of another content type than their text would have. */
const contentTypeKey = 'log.contentType';

/** Why a record cannot be an event of this log. */
export class NotOfThisLog {
  readonly because: string;

  constructor(because: string) {
    this.because = because;
  }
}

export function eventOf(record: ProposedRecord): NewEvent | NotOfThisLog {
  if (record.contentType !== 'application/json' && record.contentType !== bytes) return new NotOfThisLog('the data is not JSON');
  const fields = stringsOf(record.metadata);
  if (fields === undefined) return new NotOfThisLog('the metadata is not an object of strings');
  const {
    [envelopeKeys.schemaVersion]: schemaVersion,
    [envelopeKeys.effectiveOn]: effectiveOn,
    [envelopeKeys.personalKey]: key,
    [envelopeKeys.personal]: ciphertext,
    ...others
  } = fields;
  if (schemaVersion === undefined || effectiveOn === undefined) {
    return new NotOfThisLog(`the metadata has no ${envelopeKeys.schemaVersion} or no ${envelopeKeys.effectiveOn}`);
  }
  if ((key === undefined) !== (ciphertext === undefined)) return new NotOfThisLog('personal fields have a key and a ciphertext');
  const data = Buffer.from(record.data).toString('utf8');
  const metadata = {
    ...Object.fromEntries(Object.entries(others).filter(([name]) => !name.startsWith(schemaPrefix))),
    ...(record.contentType !== contentTypeOf(data) && { [contentTypeKey]: record.contentType }),
  };
  const event = {
    eventId: record.id as EventId, // its form was seen by the server
    type: record.type,
    schemaVersion: Number(schemaVersion),
    effectiveOn: effectiveOn as LegalDate, // the log looks whether it is one
    data,
    metadata,
  };
  return key === undefined || ciphertext === undefined
    ? event
    : { ...event, personal: { key, ciphertext: Buffer.from(ciphertext, 'base64') } };
}

/** Hash and time are added for readers, and kept where a writer has brought them. */
export function contentOf(event: RecordedEvent): ProposedRecord {
  const { personal } = event;
  const { [contentTypeKey]: contentType = contentTypeOf(event.data), ...metadata } = event.metadata;
  const fields = {
    [envelopeKeys.hash]: Buffer.from(event.hash).toString('hex'),
    [envelopeKeys.recordedAt]: event.recordedAt.toISOString(),
    ...metadata,
    [envelopeKeys.schemaVersion]: String(event.schemaVersion),
    [envelopeKeys.effectiveOn]: event.effectiveOn,
    ...(personal === undefined
      ? {}
      : { [envelopeKeys.personalKey]: personal.key, [envelopeKeys.personal]: Buffer.from(personal.ciphertext).toString('base64') }),
  };
  return {
    id: event.eventId,
    type: event.type,
    contentType,
    data: Buffer.from(event.data, 'utf8'),
    metadata: Buffer.from(JSON.stringify(fields), 'utf8'),
  };
}

const bytes = 'application/octet-stream';

/** JSON where a client that parses it can give it back byte for byte; text that is JSON in another form is handed out as bytes. */
function contentTypeOf(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text)) === text ? 'application/json' : bytes;
  } catch {
    return bytes;
  }
}

/** What the server itself says of a record that came as one of many; its type and its content type say the same. */
const schemaPrefix = '$schema.';

function stringsOf(bytes: Uint8Array): Readonly<Record<string, string>> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    return isStrings(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isStrings(value: unknown): value is Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((text) => typeof text === 'string');
}
