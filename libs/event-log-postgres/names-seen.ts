/**
 * Names that occur again and again among bytes, each as the one string that it was the first time: those that are few and known are found
 * without making a string.
 */
export class NamesSeen {
  private readonly seen = new Map<number, Name[]>();
  private size = 0;

  nameAt(bytes: Buffer, at: number, length: number): string {
    const alike = this.seen.get(length);
    const known = alike?.find((name) => isAt(name.bytes, bytes, at));
    if (known !== undefined) return known.text;
    const text = bytes.toString('utf8', at, at + length);
    if (this.size >= most) return text;
    this.size++;
    const name = { bytes: Buffer.from(bytes.subarray(at, at + length)), text };
    if (alike === undefined) this.seen.set(length, [name]);
    else alike.push(name);
    return text;
  }
}

interface Name {
  readonly bytes: Uint8Array;
  readonly text: string;
}

function isAt(name: Uint8Array, bytes: Uint8Array, at: number): boolean {
  // names differ where they end more often than where they begin
  for (let index = name.length - 1; index >= 0; index--) if (name[index] !== bytes[at + index]) return false;
  return true;
}

/** Where there are more names than this, they are not few. */
const most = 1_000;
