import { describe, expect, it } from '@jest/globals';
import { searchableName } from './searchable-name.ts';

describe('a name as a search types it', () => {
  it.each([
    ['Ахметова Әсел Нұрланқызы', 'ахметова асел нурланкызы'],
    ['Ғалымжан Өтеген', 'галымжан отеген'],
    ['Семёнов  Пётр', 'семенов петр'],
    ['Іңкәр Үсен Һамза', 'инкар усен хамза'],
  ])('%s is found as %s', (name, typed) => {
    expect(searchableName(name)).toBe(typed);
  });

  it('is the same for a letter in one piece and in two', () => {
    expect(searchableName('Андре\u0438\u0306')).toBe(searchableName('Андре\u0439'));
  });
});
