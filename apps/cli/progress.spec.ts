import { describe, expect, it } from '@jest/globals';
import { timeLeft } from './progress.ts';

describe('Time left', () => {
  it('is what the rest takes at the pace so far, and does not count what was done before', () => {
    expect(timeLeft(200, 1_000, { sinceDone: 0, seconds: 10 })).toBe('about 40 s left');
    expect(timeLeft(600, 1_000, { sinceDone: 500, seconds: 10 })).toBe('about 40 s left');
  });

  it('is told in a unit that can be grasped', () => {
    expect(timeLeft(10, 100, { sinceDone: 0, seconds: 9.9 })).toBe('about 89 s left');
    expect(timeLeft(10, 100, { sinceDone: 0, seconds: 10 })).toBe('about 2 min left');
    expect(timeLeft(10, 100, { sinceDone: 0, seconds: 599 })).toBe('about 90 min left');
    expect(timeLeft(10, 100, { sinceDone: 0, seconds: 600 })).toBe('about 1.5 h left');
    expect(timeLeft(999_999, 1_000_000, { sinceDone: 0, seconds: 10 })).toBe('about 1 s left');
  });

  it('is not told in the first two seconds, before anything is done, or when all is', () => {
    expect(timeLeft(200, 1_000, { sinceDone: 0, seconds: 1.9 })).toBe('');
    expect(timeLeft(200, 1_000, { sinceDone: 200, seconds: 10 })).toBe('');
    expect(timeLeft(1_000, 1_000, { sinceDone: 0, seconds: 10 })).toBe('');
  });
});
