import { describe, expect, it } from '@jest/globals';
import { keyedHash } from './keyed-hash.ts';

const hash = keyedHash(Buffer.alloc(32, 9));

describe('the keyed hash of an identifier', () => {
  it('is the first 128 bits of HMAC-SHA-256 over the lengths and bytes of scheme and value, for ever', () => {
    expect(hash('IIN', '900417400125')).toBe('fb3017024333a2dcfb10936d306f8cee');
  });

  it.each([
    ['blanks around it', 'N 1234567', ' N 1234567\t'],
    ['letter case', 'Ә-77', 'ә-77'],
    ['how Unicode composes it', '\u0419-1', '\u0418\u0306-1'],
    ['how Unicode composes its lower case', '\u0419-1', '\u0438\u0306-1'],
  ])('does not depend on %s', (_, one, other) => {
    expect(hash('PASSPORT', other)).toBe(hash('PASSPORT', one));
  });

  it('depends on the blanks within it', () => {
    expect(hash('PASSPORT', 'N1234567')).not.toBe(hash('PASSPORT', 'N 1234567'));
  });

  it('depends on the scheme, and on where the scheme ends', () => {
    expect(hash('PASSPORT', '900417400125')).not.toBe(hash('IIN', '900417400125'));
    expect(hash('IIN9', '00417400125')).not.toBe(hash('IIN', '900417400125'));
  });

  it('depends on the secret', () => {
    expect(keyedHash(Buffer.alloc(32, 8))('IIN', '900417400125')).not.toBe(hash('IIN', '900417400125'));
  });
});
