import { describe, expect, it } from '@jest/globals';
import type { Bench } from './figure.ts';
import { percentile } from './readings.ts';
import { sideBySide } from './side-by-side.ts';

describe('two sides', () => {
  it('are measured in turn, after a round that does not count, and the ratio is the median of the rounds', async () => {
    const turns: string[] = [];
    const ours = [1, 12, 10, 30, 11, 9];
    const other = [1, 10, 10, 10, 10, 10];
    const side = (name: string, readings: number[]) => async () => {
      turns.push(name);
      return readings.shift() ?? NaN;
    };
    const compared = await sideBySide(bench(5), 'B0', { ours: side('ours', ours), other: side('other', other), unit: 'events/s' });
    expect(turns).toEqual(Array.from({ length: 6 }, () => ['ours', 'other']).flat());
    expect(compared).toEqual({ ours: 11, other: 10, ratio: 1.1, spread: { min: 0.9, max: 3 } });
  });

  it('are not measured any more once the run is to end', async () => {
    const stop = new AbortController();
    let measured = 0;
    const side = async (): Promise<number> => {
      measured++;
      stop.abort();
      return 1;
    };
    await expect(sideBySide({ ...bench(5), signal: stop.signal }, 'B0', { ours: side, other: side, unit: 'ms' })).rejects.toThrow();
    expect(measured).toBe(1);
  });
});

describe('a percentile', () => {
  it('is one of the values, and nothing of nothing', () => {
    expect(percentile([4, 1, 3, 2], 50)).toBe(2);
    expect(percentile([4, 1, 3, 2], 99)).toBe(4);
    expect(percentile([7], 50)).toBe(7);
    expect(percentile([], 50)).toBeNaN();
  });
});

function bench(rounds: number): Bench {
  const refuse = (): never => {
    throw new Error('nothing is opened here');
  };
  return {
    quick: false,
    rounds,
    signal: new AbortController().signal,
    say: () => undefined,
    atEnd: () => undefined,
    database: refuse,
    dataSet: refuse,
  };
}
