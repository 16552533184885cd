import { eventHash } from '../event-log/event-hash.ts';
import { ByteHash } from './byte-hash.ts';
import type { EventBytes } from './event-bytes.ts';

/** Tells whether the hash of an event follows from it and from the hash before it, from its bytes where they are enough. */
export class HashCheck {
  private readonly byteHash = new ByteHash();

  /** @param previous of the event before it in its stream, 32 bytes */
  holds(event: EventBytes, previous: Uint8Array): boolean {
    const hash = event.bytes.toString('latin1', event.hashAt, event.hashAt + digestBytes);
    return hash === (this.byteHash.of(event, previous) ?? hashOfEvent(event, previous));
  }
}

export const digestBytes = 32;

/** The definition, where the bytes alone did not tell. */
function hashOfEvent(event: EventBytes, previous: Uint8Array): string | undefined {
  try {
    return Buffer.from(eventHash(previous, event.event())).toString('latin1');
  } catch {
    return undefined; // a time that is none: no log wrote it
  }
}
