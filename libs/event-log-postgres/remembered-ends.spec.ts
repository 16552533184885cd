import { describe, expect, it } from '@jest/globals';
import type { StreamName } from '../event-log/event.ts';
import { RememberedEnds } from './remembered-ends.ts';

const stream = (number: number): StreamName => `file-${String(number)}` as StreamName; // any text will do here
const end = (revision: number): { readonly revision: number; readonly hash: Uint8Array } => ({
  revision,
  hash: new Uint8Array(32).fill(revision),
});

describe('the remembered ends of streams', () => {
  it('are as they were set last', () => {
    const ends = new RememberedEnds(4_000, () => undefined);
    for (let number = 0; number < 1_500; number++) ends.set(stream(number), end(number % 200));
    ends.set(stream(3), end(77));
    expect(ends.get(stream(3))).toEqual(end(77));
    expect(ends.get(stream(1_499))).toEqual(end(99));
    expect(ends.get(stream(1_500))).toBeUndefined();
    expect([ends.has(stream(0)), ends.has(stream(1_500))]).toEqual([true, false]);
  });

  it('of streams that nobody has asked for longest are forgotten together, and it is told', () => {
    let told = 0;
    const ends = new RememberedEnds(6, () => {
      told += 1;
    });
    for (const number of [1, 2, 3]) ends.set(stream(number), end(number));
    expect(told).toBe(0);
    ends.set(stream(4), end(4));
    expect(told).toBe(1);
    expect(ends.get(stream(2))).toEqual(end(2));
    ends.set(stream(5), end(5));
    ends.set(stream(6), end(6));
    expect(told).toBe(2);
    expect([1, 2, 3, 4, 5, 6].filter((number) => ends.has(stream(number)))).toEqual([2, 4, 5, 6]);
  });

  it('do not change when an end that was handed out does', () => {
    const ends = new RememberedEnds(6, () => undefined);
    ends.set(stream(1), end(1));
    ends.get(stream(1))?.hash.fill(9);
    expect(ends.get(stream(1))).toEqual(end(1));
  });
});
