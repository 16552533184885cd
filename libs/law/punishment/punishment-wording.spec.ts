import { describe, expect, it } from '@jest/globals';
import { punishmentWording } from './punishment-wording.ts';
import { sentenceViolations } from './sentence-violations.ts';

describe('the wording of a sentence', () => {
  it('has words for everything that may be wrong with it', () => {
    expect(sentenceViolations.filter((violation) => punishmentWording.words[violation] === undefined)).toEqual([]);
  });
});
