import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { NamesSeen } from './names-seen.ts';

describe('a name among bytes', () => {
  it('is what the bytes say, whatever was seen before', () => {
    const seen = new NamesSeen();
    fc.assert(
      fc.property(fc.array(fc.string({ unit: fc.constantFrom('A', 'b', 'ә', '👩'), maxLength: 4 })), (names) => {
        const bytes = Buffer.from(`${names.join('')}A`);
        let at = 0;
        for (const name of names) {
          const length = Buffer.byteLength(name);
          expect(seen.nameAt(bytes, at, length)).toBe(name);
          at += length;
        }
      }),
    );
  });

  it('is right also where there are more names than are remembered', () => {
    const seen = new NamesSeen();
    const names = Array.from({ length: 2_500 }, (_, n) => `Name${String(n)}`);
    for (const name of [...names, ...names]) expect(seen.nameAt(Buffer.from(name), 0, name.length)).toBe(name);
  });
});
