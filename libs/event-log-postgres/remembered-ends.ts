import type { StreamName } from '../event-log/event.ts';
import type { StreamEnd } from '../event-log/restorable-log.ts';

/**
 * Where the streams end that were written or read last: some 150 bytes a stream.
 *
 * Two generations: who is asked for moves to the younger one; when that is full, the older one is forgotten as a whole.
 */
export class RememberedEnds {
  private readonly most: number;
  private readonly onForgotten: () => void;
  private recent: Generation;
  private older: Generation;

  /**
   * @param most streams in both generations
   * @param onForgotten is told when streams were forgotten
   */
  constructor(most: number, onForgotten: () => void) {
    this.most = Math.max(2, most);
    this.onForgotten = onForgotten;
    this.recent = new Generation();
    this.older = new Generation();
  }

  has(stream: StreamName): boolean {
    return this.recent.places.has(stream) || this.older.places.has(stream);
  }

  get(stream: StreamName): StreamEnd | undefined {
    const recent = this.recent.get(stream);
    if (recent !== undefined) return recent;
    const older = this.older.get(stream);
    if (older !== undefined) this.set(stream, older);
    return older;
  }

  set(stream: StreamName, end: StreamEnd): void {
    if (this.recent.places.size >= this.most / 2 && !this.recent.places.has(stream)) {
      this.older = this.recent;
      this.recent = new Generation();
      this.onForgotten();
    }
    this.recent.set(stream, end);
  }
}

/** An object and a buffer for each stream would take twice the memory. */
class Generation {
  readonly places = new Map<StreamName, number>();
  private revisions = new Int32Array(fewest);
  private hashes = new Uint8Array(fewest * hashBytes);

  get(stream: StreamName): StreamEnd | undefined {
    const place = this.places.get(stream);
    if (place === undefined) return undefined;
    const hash = this.hashes.slice(place * hashBytes, (place + 1) * hashBytes);
    return { revision: this.revisions[place] ?? -1, hash };
  }

  set(stream: StreamName, { revision, hash }: StreamEnd): void {
    let place = this.places.get(stream);
    if (place === undefined) {
      place = this.places.size;
      this.places.set(stream, place);
      if (place >= this.revisions.length) this.grow();
    }
    this.revisions[place] = revision;
    this.hashes.set(hash, place * hashBytes);
  }

  private grow(): void {
    const revisions = new Int32Array(2 * this.revisions.length);
    revisions.set(this.revisions);
    const hashes = new Uint8Array(2 * this.hashes.length);
    hashes.set(this.hashes);
    this.revisions = revisions;
    this.hashes = hashes;
  }
}

const fewest = 1_024;
const hashBytes = 32;
