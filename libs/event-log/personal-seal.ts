import type { EventId, RecordedEvent, SealedPersonal } from './event.ts';

/** Personal fields of one event before they are encrypted. */
export interface PersonalFields {
  /** Whose key encrypts them. */
  readonly key: string;
  /** Binds the ciphertext to its event: it cannot be moved to another. */
  readonly eventId: EventId;
  readonly fields: object;
}

/** Encrypts and decrypts the personal fields of events. */
export interface PersonalSeal {
  /** One sealed part for each given, in order. Keys that do not exist yet are made, and kept safe before this resolves. */
  seal(parts: readonly PersonalFields[]): Promise<readonly SealedPersonal[]>;
  /** The fields of each event, in order; `undefined` where it has none or the key was destroyed. */
  open(events: readonly RecordedEvent[]): Promise<readonly (object | undefined)[]>;
}
