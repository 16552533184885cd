import { envelopeKeys } from '../event-log/envelope-keys.ts';
import type { EventMetadata, EventId, LegalDate, Position, RecordedEvent, StreamName } from '../event-log/event.ts';

const envelope = {
  ...envelopeKeys,
  /** Of the call that stored it, where no command is recorded beside it. */
  attempt: 'log.attempt',
} as const;

/** Names of ours, and of KurrentDB itself: no stream, type or key of metadata of an event begins with one of them. */
export const reservedPrefixes = ['log.', '$'] as const;

/** A record as the client wants it. */
export type NewRecord =
  | {
      readonly id: string;
      readonly type: string;
      readonly contentType: 'application/json';
      readonly data: Record<string, unknown>;
      readonly metadata: Strings;
    }
  | {
      readonly id: string;
      readonly type: string;
      readonly contentType: 'application/octet-stream';
      readonly data: Uint8Array;
      readonly metadata: Strings;
    };

type Strings = Readonly<Record<string, string>>;

/** A record as the client hands it out; JSON is parsed by then. */
export interface StoredRecord {
  readonly streamId: string;
  readonly id: string;
  readonly revision: bigint;
  readonly type: string;
  readonly isJson: boolean;
  readonly data: unknown;
  readonly metadata: unknown;
  readonly created: Date;
  readonly position?: { readonly commit: bigint } | undefined;
}

/**
 * The record of an event. Data are JSON there wherever a parser gives them back byte for byte, which is so for all that our codec
 * writes; other text is kept as bytes.
 */
export function recordOf(event: Omit<RecordedEvent, 'position'>, attempt?: string): NewRecord {
  const { eventId, type, data, personal } = event;
  const metadata = {
    ...event.metadata,
    [envelope.schemaVersion]: String(event.schemaVersion),
    [envelope.effectiveOn]: event.effectiveOn,
    [envelope.recordedAt]: event.recordedAt.toISOString(),
    [envelope.hash]: Buffer.from(event.hash).toString('hex'),
    ...(attempt !== undefined && { [envelope.attempt]: attempt }),
    ...(personal !== undefined && {
      [envelope.personalKey]: personal.key,
      [envelope.personal]: Buffer.from(personal.ciphertext).toString('base64'),
    }),
  };
  const parsed: unknown = JSON.parse(data);
  return isObject(parsed) && JSON.stringify(parsed) === data
    ? { id: eventId, type, contentType: 'application/json', data: parsed, metadata }
    : { id: eventId, type, contentType: 'application/octet-stream', data: Buffer.from(data, 'utf8'), metadata };
}

/** The event of a record; undefined where the record is not of this log: another product may keep its records in the same database. */
export function eventOf(record: StoredRecord): RecordedEvent | undefined {
  const { schemaVersion, effectiveOn, hash, recordedAt, personalKey: key, personal } = inEnvelope(record.metadata);
  if (schemaVersion === undefined || effectiveOn === undefined || hash === undefined || record.position === undefined) return undefined;
  return {
    stream: record.streamId as StreamName, // its own name
    revision: Number(record.revision),
    position: record.position.commit as Position, // the log's own place of it
    recordedAt: recordedAt === undefined ? record.created : new Date(recordedAt),
    eventId: record.id as EventId, // a UUID, as KurrentDB has them
    type: record.type,
    schemaVersion: Number(schemaVersion),
    effectiveOn: effectiveOn as LegalDate, // written from one
    data: record.isJson ? JSON.stringify(record.data) : Buffer.from(record.data as Uint8Array).toString('utf8'), // bytes where it is no JSON
    ...(key !== undefined && personal !== undefined && { personal: { key, ciphertext: Buffer.from(personal, 'base64') } }),
    metadata: ownMetadata(record.metadata as Strings), // its envelope was found there
    hash: Buffer.from(hash, 'hex'),
  };
}

/** The attempt that stored a record, where it says so. */
export function attemptOf({ metadata }: StoredRecord): string | undefined {
  return inEnvelope(metadata).attempt;
}

function inEnvelope(metadata: unknown): { readonly [Key in keyof typeof envelope]?: string } {
  if (!isObject(metadata)) return {};
  const found: Record<string, string> = {};
  for (const [name, key] of Object.entries(envelope)) {
    const value = metadata[key];
    if (typeof value === 'string') found[name] = value;
  }
  return found;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function ownMetadata(metadata: Strings): EventMetadata {
  return Object.fromEntries(Object.entries(metadata).filter(([key]) => !isReserved(key)));
}

export function isReserved(name: string): boolean {
  return reservedPrefixes.some((prefix) => name.startsWith(prefix));
}
