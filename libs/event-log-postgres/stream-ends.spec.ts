import { describe, expect, it } from '@jest/globals';
import { NameDigest, notKnown, StreamEnds } from './stream-ends.ts';

describe('what is remembered of where streams stand', () => {
  it('is the last revision and the last hash of each, however many there are', () => {
    const ends = new StreamEnds(100_000);
    const names = Array.from({ length: 50_000 }, (_, n) => `appointment-${String(n)}`);
    const first = names.map((name, n) => stood(ends, name, 0, n));
    const second = names.map((name, n) => stood(ends, name, 1, 2 * n));
    const third = names.map((name) => stood(ends, name, 2, 0));
    expect(first.filter(([revision]) => revision !== notKnown)).toEqual([]);
    expect(second.filter(([revision, hash], n) => revision !== 0 || hash !== n)).toEqual([]);
    expect(third.filter(([revision, hash], n) => revision !== 1 || hash !== 2 * n)).toEqual([]);
  });

  it('is forgotten of those that were met longest ago, when there is no room for more', () => {
    const ends = new StreamEnds(2);
    for (const name of ['a', 'b', 'c', 'd']) stood(ends, name, 0, 1);
    // two in each generation: the fifth stream takes the place of the older two
    stood(ends, 'e', 0, 1);
    expect(['c', 'd', 'e'].map((name) => stood(ends, name, 1, 1)[0])).not.toContain(notKnown);
    expect(stood(ends, 'a', 1, 1)[0]).toBe(notKnown);
  });

  it('tells names apart that differ in one character, or in their length', () => {
    const ends = new StreamEnds(10);
    for (const name of ['term-1', 'term-2', 'term-11', 'term-', '1-term']) expect(stood(ends, name, 7, 7)).toEqual([notKnown, 0]);
  });
});

/** Lets a stream stand at a revision with a hash that is a number, and answers where it stood: revision and hash. */
function stood(ends: StreamEnds, name: string, revision: number, hash: number): readonly [revision: number, hash: number] {
  const digest = new NameDigest();
  digest.of(Buffer.from(name), 0, name.length);
  const bytes = Buffer.alloc(32);
  bytes.writeInt32BE(hash, 28);
  const before = Buffer.alloc(32);
  return [ends.advance(digest, revision, 0, bytes, 0, before, 0), before.readInt32BE(28)];
}
