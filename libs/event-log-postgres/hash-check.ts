import { eventHash } from '../event-log/event-hash.ts';
import { ByteHash } from './byte-hash.ts';
import { EventBytes } from './event-bytes.ts';

/** Rows of `binaryEventColumns`, as a binary copy hands them out, and the hash that each of them builds on. */
export interface RowsToHash {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly starts: Int32Array;
  /** 32 bytes for each row. */
  readonly previous: Uint8Array<ArrayBuffer>;
}

/** Tells whether the hash of an event follows from it and from the hash before it, from its bytes where they are enough. */
export class HashCheck {
  private readonly event = new EventBytes();
  private readonly byteHash = new ByteHash();

  /** @returns the rows of which the hash does not follow, counted from 0 */
  doubtful({ bytes, starts, previous }: RowsToHash): readonly number[] {
    const buffer = Buffer.from(bytes.buffer);
    const doubtful: number[] = [];
    for (let nth = 0; nth < starts.length; nth++) {
      const isWhole = this.event.read(buffer, starts[nth] ?? 0); // one for each
      if (!isWhole || !this.holds(previous, digestBytes * nth)) doubtful.push(nth);
    }
    return doubtful;
  }

  private holds(previous: Uint8Array, previousAt: number): boolean {
    const { event } = this;
    const hash = event.bytes.toString('latin1', event.hashAt, event.hashAt + digestBytes);
    const computed = this.byteHash.of(event, previous, previousAt);
    return hash === (computed ?? hashOfEvent(event, previous.subarray(previousAt, previousAt + digestBytes)));
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
