/** An identifier of one kind of thing; two kinds never mix in one signature. */
export type Id<Kind extends string> = string & { readonly idOf: Kind };

/** `<category>-<id>`, the name of one stream. The category has no digit and the id follows the first hyphen before it. */
export type StreamName = Id<'stream'>;

/** Identity of an event, a UUID. The same id is stored at most once in a log. */
export type EventId = Id<'event'>;

/** Identity of a command, a UUID. The same command is carried out at most once in a log. */
export type CommandId = Id<'command'>;

/** Place of an event in the whole log, contiguous from 1 where the log says so; 0 is "before the first". */
export type Position = bigint & { readonly placeIn: 'log' };

export const beforeFirst = 0n as Position; // the one place where a bare number becomes a position of an empty log

/** A legal day, `YYYY-MM-DD`; never an instant. */
export type LegalDate = `${number}-${number}-${number}`;

/** Personal fields of one event, encrypted under the key that is named; the log never sees the clear text. */
export interface SealedPersonal {
  readonly key: string;
  readonly ciphertext: Uint8Array;
}

/** Flat strings about how an event came to be: who, by which command, on which document. */
export type EventMetadata = Readonly<Record<string, string>>;

/** An event as it is handed to a log. `data` is JSON text, kept byte for byte. */
export interface NewEvent {
  readonly eventId: EventId;
  readonly type: string;
  readonly schemaVersion: number;
  readonly effectiveOn: LegalDate;
  readonly data: string;
  readonly personal?: SealedPersonal;
  readonly metadata: EventMetadata;
}

/** An event as a log keeps it, for ever. `revision` counts from 0 in its stream; `recordedAt` is the log's own clock, UTC. */
export interface RecordedEvent extends NewEvent {
  readonly stream: StreamName;
  readonly revision: number;
  readonly position: Position;
  readonly recordedAt: Date;
  /** SHA-256 over this event and the hash of the one before it in the stream, 32 bytes. */
  readonly hash: Uint8Array;
}

/** One fact of a capability's vocabulary: plain data, past tense, with the day from which it is true in law. */
export interface Fact<Type extends string, Data extends object> {
  readonly type: Type;
  readonly effectiveOn: LegalDate;
  readonly data: Data;
}

/** A fact with fields that only holders of the person's key can read; absent once that key is destroyed. */
export interface PersonalFact<Type extends string, Data extends object, Personal extends object> extends Fact<Type, Data> {
  readonly personal?: Personal;
}

/** Any fact, whatever its vocabulary. */
export type AnyFact = PersonalFact<string, object, object>;

/** A fact together with where and when the log keeps it. */
export type Recorded<F extends AnyFact> = F & {
  readonly stream: StreamName;
  readonly revision: number;
  readonly position: Position;
  readonly recordedAt: Date;
  readonly eventId: EventId;
  readonly metadata: EventMetadata;
};

export function streamName(category: string, id: string): StreamName {
  return `${category}-${id}` as StreamName; // the one constructor of stream names
}

/** The category of a stream: its name up to the hyphen before the id (`amnesty-decision` for `amnesty-decision-195-…`). */
export function categoryOf(stream: StreamName, categories: readonly string[]): string | undefined {
  return categories
    .filter((category) => stream.startsWith(`${category}-`))
    .sort((a, b) => b.length - a.length)
    .at(0);
}

export function idOf(stream: StreamName, category: string): string {
  return stream.slice(category.length + 1);
}
