import { eventHash } from '../event-log/event-hash.ts';
import type { CopiedRows } from './binary-copy.ts';
import { ByteHash } from './byte-hash.ts';
import { EventBytes } from './event-bytes.ts';

/** Finds the rows whose hash does not follow from the event and from the hash before it. */
export class HashCheck {
  private readonly event = new EventBytes();
  private readonly byteHash = new ByteHash();

  /**
   * @param rows of `binaryEventColumns`
   * @param previous the hash that each row builds on, 32 bytes each
   * @returns the rows, counted from 0
   */
  doubtful({ bytes, starts }: CopiedRows, previous: Uint8Array): readonly number[] {
    const buffer = Buffer.from(bytes.buffer);
    const doubtful: number[] = [];
    for (const [nth, start] of starts.entries()) if (!this.holds(buffer, start, previous, digestBytes * nth)) doubtful.push(nth);
    return doubtful;
  }

  private holds(bytes: Buffer, start: number, previous: Uint8Array, previousAt: number): boolean {
    const { event } = this;
    if (!event.read(bytes, start)) return false;
    const hash = bytes.toString('latin1', event.hashAt, event.hashAt + digestBytes);
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
