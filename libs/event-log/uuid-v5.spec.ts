import { describe, expect, it } from '@jest/globals';
import { uuidV5 } from './uuid-v5.ts';

describe('a UUID from a name', () => {
  it('is the one that RFC 9562 gives in its example', () => {
    expect(uuidV5('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
  });

  it('differs when the namespace differs', () => {
    expect(uuidV5('6ba7b811-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).not.toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
  });
});
