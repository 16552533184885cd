import { describe, expect, it } from '@jest/globals';
import { KeyCache } from './key-cache.ts';
import { dataKeyFrom } from './personal-cipher.ts';

const dataKey = dataKeyFrom(Buffer.alloc(32, 1));

describe('the keys that are remembered', () => {
  it('are no more than allowed, and those used last are among them', () => {
    const cache = new KeyCache({ entries: 20, forMs: 1000, now: () => 0 });
    const keys = Array.from({ length: 1000 }, (_, index) => String(index));
    for (const key of keys) {
      cache.set(key, dataKey);
      cache.get('0');
    }
    const left = [...keys].reverse().filter((key) => cache.get(key) !== undefined);
    expect(left.length).toBeLessThanOrEqual(20);
    expect(left).toEqual(expect.arrayContaining(['0', '999', '995', '992']));
  });

  it('are forgotten when their time is up, however often they were used', () => {
    let now = 0;
    const cache = new KeyCache({ entries: 2, forMs: 300_000, now: () => now });
    cache.set('a', dataKey);
    now = 299_999;
    expect(cache.get('a')).toBe(dataKey);
    now = 300_000;
    expect(cache.get('a')).toBeUndefined();
  });

  it('are forgotten when told', () => {
    const cache = new KeyCache({ entries: 6, forMs: 1000, now: () => 0 });
    for (const key of ['a', 'b', 'c']) cache.set(key, dataKey);
    cache.forget('a');
    expect([cache.get('a'), cache.get('b')]).toEqual([undefined, dataKey]);
    cache.clear();
    expect([cache.get('b'), cache.get('c')]).toEqual([undefined, undefined]);
  });
});
