import { describe, expect, it } from '@jest/globals';
import { pointerOfFact } from './pointer-of-fact.ts';

describe('the pointer of a fact', () => {
  it.each([
    ['facts', {}, '/facts'],
    ['facts.offences[0].committedOn', { facts: { offences: [{}] } }, '/facts/offences/0/committedOn'],
    ['facts.term', { facts: {} }, '/facts/term'],
    ['facts.matrix[1][2]', { facts: { matrix: [[], [1, 2, 3]] } }, '/facts/matrix/1/2'],
    ['facts.a.b', { facts: { 'a.b': 1 } }, '/facts/a.b'],
    ['facts.a[0].b', { facts: { 'a[0]': { b: 1 } } }, '/facts/a[0]/b'],
    ['facts.a.b', { facts: { a: { b: 1 } } }, '/facts/a/b'],
    ['facts.a/b~c', { facts: { 'a/b~c': 1 } }, '/facts/a~1b~0c'],
    ['facts.', { facts: { '': 1 } }, '/facts/'],
    ['asOf', { asOf: 'x' }, '/asOf'],
  ])('%s is %j', (path, body, pointer) => {
    expect(pointerOfFact(path, body)).toBe(pointer);
  });
});
