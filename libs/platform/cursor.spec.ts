import { describe, expect, it } from '@jest/globals';
import { keyedHash } from '../access/keyed-hash.ts';
import { signedCursors } from './cursor.ts';

const cursors = signedCursors(keyedHash(new Uint8Array(32).fill(7)));
const cursor = { sort: 'nextVisitBy', value: '2026-04-09', id: '0192e4a0-7b1c-7000-8000-000000000001' };

describe('a cursor', () => {
  it('leads on where it was written', () => {
    expect(cursors.read(cursors.write(cursor), 'nextVisitBy')).toEqual(cursor);
  });

  it.each([
    ['made up', 'bWFkZSB1cA.0123456789abcdef'],
    ['of another installation', signedCursors(keyedHash(new Uint8Array(32).fill(8))).write(cursor)],
    ['changed', cursors.write(cursor).replace(/^./, 'X')],
    ['empty', '.'],
  ])('is refused when it is %s', (_, text) => {
    expect(() => cursors.read(text, 'nextVisitBy')).toThrow('invalid-request');
  });

  it('is refused for a list in another order', () => {
    expect(() => cursors.read(cursors.write(cursor), '-nextVisitBy')).toThrow('invalid-request');
  });
});
