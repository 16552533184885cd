import { int32 } from './binary-copy.ts';

/** What is answered of a stream that was never met, or is forgotten. */
export const notKnown = -1;

/**
 * Where each stream stands: revision, time and hash of its last event, for as many streams as fit.
 *
 * A stream is known by 64 bits of its name and takes 52 bytes. Two may be taken for one, in one of some ten thousand logs of a billion
 * streams: whoever is told something wrong of a stream has to look again. Two generations; when one is full, the older is forgotten.
 */
export class StreamEnds {
  private readonly most: number;
  private recent = new Generation();
  private older = new Generation();

  /** When the event was recorded at which the stream stood that was met last, where it was known. */
  recordedAt = Number.NEGATIVE_INFINITY;

  /** @param most streams in each of the two generations */
  constructor(most: number) {
    this.most = Math.max(1, most);
  }

  /**
   * Writes the hash at which a stream stood to where it is wanted, 32 bytes, and lets the stream stand at another event from now on.
   *
   * @returns the revision at which it stood, or `notKnown`: then nothing is written
   */
  advance(
    stream: NameDigest,
    revision: number,
    recordedAt: number,
    bytes: Uint8Array,
    hashAt: number,
    into: Uint8Array,
    intoAt: number,
  ): number {
    let known = this.recent;
    let stood = known.find(stream, into, intoAt);
    if (stood === notKnown) {
      known = this.older;
      stood = known.find(stream, into, intoAt);
      if (this.recent.size >= this.most) this.forget();
    }
    this.recordedAt = known.recordedAt;
    this.recent.put(stream, revision, recordedAt, bytes, hashAt);
    return stood;
  }

  private forget(): void {
    [this.recent, this.older] = [this.older, this.recent];
    this.recent.clear();
  }
}

/** 64 bits that tell names apart; one object is filled again for each name. */
export class NameDigest {
  high = 0;
  low = 0;

  /** Two rounds in the manner of FNV-1a, each with a factor of its own. */
  of(bytes: Uint8Array, at: number, length: number): void {
    let high = 0x811c9dc5;
    let low = length;
    for (let index = at; index < at + length; index++) {
      const byte = bytes[index] ?? 0; // within the name
      high = Math.imul(high ^ byte, 0x01000193);
      low = Math.imul(low ^ byte, 0x85ebca6b);
      low ^= low >>> 13;
    }
    this.high = high | 0;
    this.low = low | 0;
  }
}

/** Of each stream: two words of its name, one more than its revision, eight words of its hash, two of its time. */
const words = 13;

/** A table with open addressing, half full at most. A place that is free has 0 for its revision. */
class Generation {
  size = 0;
  /** Of the stream that was found last, in milliseconds. */
  recordedAt = Number.NEGATIVE_INFINITY;
  private places = 1 << 12;
  private table = new Int32Array(this.places * words);

  find({ high, low }: NameDigest, into: Uint8Array, intoAt: number): number {
    const { table } = this;
    const place = this.placeOf(high, low);
    const revision = (table[place + 2] ?? 0) - 1; // within the table, as below
    if (revision === notKnown) {
      this.recordedAt = Number.NEGATIVE_INFINITY;
      return notKnown;
    }
    this.recordedAt = (table[place + 11] ?? 0) * 2 ** 32 + ((table[place + 12] ?? 0) >>> 0);
    for (let word = 0; word < 8; word++) {
      const value = table[place + 3 + word] ?? 0;
      const at = intoAt + 4 * word;
      into[at] = value >>> 24;
      into[at + 1] = value >>> 16;
      into[at + 2] = value >>> 8;
      into[at + 3] = value;
    }
    return revision;
  }

  put({ high, low }: NameDigest, revision: number, recordedAt: number, bytes: Uint8Array, hashAt: number): void {
    const { table } = this;
    const place = this.placeOf(high, low);
    if (table[place + 2] === 0) this.size++;
    table[place] = high;
    table[place + 1] = low;
    table[place + 2] = revision + 1;
    for (let word = 0; word < 8; word++) table[place + 3 + word] = int32(bytes, hashAt + 4 * word);
    table[place + 11] = Math.floor(recordedAt / 2 ** 32);
    table[place + 12] = recordedAt;
    if (2 * this.size > this.places) this.grow();
  }

  clear(): void {
    this.size = 0;
    this.table.fill(0);
  }

  /** Where the stream is, or the free place where it would be. */
  private placeOf(high: number, low: number): number {
    const { table, places } = this;
    for (let place = low & (places - 1); ; place = (place + 1) & (places - 1)) {
      const at = place * words;
      if (table[at + 2] === 0 || (table[at] === high && table[at + 1] === low)) return at;
    }
  }

  private grow(): void {
    const old = this.table;
    this.places *= 2;
    this.table = new Int32Array(this.places * words);
    for (let at = 0; at < old.length; at += words) {
      if (old[at + 2] === 0) continue;
      this.table.set(old.subarray(at, at + words), this.placeOf(old[at] ?? 0, old[at + 1] ?? 0));
    }
  }
}
