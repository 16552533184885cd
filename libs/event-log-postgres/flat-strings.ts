/**
 * The strings of a JSON object, found in its bytes, where it holds nothing else and none of them needs a second look: no escapes, no
 * space around them, each key once and of ASCII.
 *
 * The keys are in the order of their characters.
 */
export class FlatStrings {
  count = 0;
  /** Of each entry, in the order of the keys: where its key begins and how long it is, and where its value ends; quotes included. */
  readonly keyAt = new Int32Array(mostEntries);
  readonly keyLength = new Int32Array(mostEntries);
  readonly end = new Int32Array(mostEntries);

  /** @returns whether the bytes are such an object; what it found is of no use otherwise */
  read(bytes: Uint8Array, from: number, to: number): boolean {
    this.count = 0;
    if (bytes[from] !== openingBrace || bytes[to - 1] !== closingBrace) return false;
    if (to - from === 2) return true;
    for (let keyAt = from + 1; this.count < mostEntries;) {
      const colon = endOfString(bytes, keyAt, isAscii);
      if (bytes[colon] !== colonSign) return false;
      const end = endOfString(bytes, colon + 1, isAny);
      if (end < 0 || !this.add(bytes, keyAt, colon - keyAt, end)) return false;
      if (end === to - 1) return true;
      if (bytes[end] !== comma) return false;
      keyAt = end + 1;
    }
    return false;
  }

  private add(bytes: Uint8Array, keyAt: number, keyLength: number, end: number): boolean {
    let nth = this.count++;
    for (; nth > 0; nth--) {
      const before = nth - 1;
      const order = compare(bytes, keyAt, keyLength, this.keyAt[before] ?? 0, this.keyLength[before] ?? 0); // there are so many, as below
      if (order === 0) return false;
      if (order > 0) break;
      this.keyAt[nth] = this.keyAt[before] ?? 0;
      this.keyLength[nth] = this.keyLength[before] ?? 0;
      this.end[nth] = this.end[before] ?? 0;
    }
    this.keyAt[nth] = keyAt;
    this.keyLength[nth] = keyLength;
    this.end[nth] = end;
    return true;
  }
}

const mostEntries = 32;

const quote = 0x22;
const backslash = 0x5c;
const openingBrace = 0x7b;
const closingBrace = 0x7d;
const colonSign = 0x3a;
const comma = 0x2c;
const firstPrintable = 0x20;
/** Bytes that a string may hold are below it. */
const isAscii = 0x80;
const isAny = 0x100;

/** Behind the closing quote; -1 where it is no string, or has an escape in it. */
function endOfString(bytes: Uint8Array, from: number, below: number): number {
  if (bytes[from] !== quote) return -1;
  for (let at = from + 1; ; at++) {
    const byte = bytes[at];
    if (byte === quote) return at + 1;
    if (byte === undefined || byte === backslash || byte < firstPrintable || byte >= below) return -1;
  }
}

/** The order of two keys. Their closing quotes are no part of them: the shorter one of two that are alike otherwise comes first. */
function compare(bytes: Uint8Array, one: number, oneLength: number, other: number, otherLength: number): number {
  const both = Math.min(oneLength, otherLength) - 1;
  for (let index = 1; index < both; index++) {
    const difference = (bytes[one + index] ?? 0) - (bytes[other + index] ?? 0); // within both
    if (difference !== 0) return difference;
  }
  return oneLength - otherLength;
}
