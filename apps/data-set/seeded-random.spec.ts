import { describe, expect, it } from '@jest/globals';
import { SeededRandom } from './seeded-random.ts';

describe('seeded chance', () => {
  it('is the same for the same seed, and another one for another', () => {
    expect(numbers('demo/1')).toEqual(numbers('demo/1'));
    expect(numbers('demo/1')).not.toEqual(numbers('demo/2'));
  });

  it('gives whole numbers from the least to the most, both included', () => {
    const random = new SeededRandom('whole');
    const thrown = new Set(Array.from({ length: 600 }, () => random.whole(1, 6)));
    expect([...thrown].sort()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('picks as often as the weights say, and never what weighs nothing', () => {
    const random = new SeededRandom('weighted');
    const items = [
      { name: 'often', weight: 3 },
      { name: 'never', weight: 0 },
      { name: 'seldom', weight: 1 },
    ];
    const picked = Array.from({ length: 4_000 }, () => random.weighted(items).name);
    expect(picked).not.toContain('never');
    expect(picked.filter((name) => name === 'often').length / picked.length).toBeCloseTo(0.75, 1);
  });

  it('spreads around its mean and its median', () => {
    const random = new SeededRandom('spread');
    const gamma = Array.from({ length: 4_000 }, () => random.gamma(2, 7));
    expect(gamma.reduce((sum, value) => sum + value, 0) / gamma.length).toBeCloseTo(14, 0);
    const lengths = Array.from({ length: 4_001 }, () => random.logNormal(4.5, 0.35)).sort((a, b) => a - b);
    expect(lengths[2_000]).toBeCloseTo(4.5, 0);
  });

  it('has nothing to pick from an empty list', () => {
    expect(() => new SeededRandom('none').pick([])).toThrow(RangeError);
  });
});

function numbers(seed: string): readonly number[] {
  const random = new SeededRandom(seed);
  return Array.from({ length: 5 }, () => random.next());
}
