import { setTimeout as pause } from 'node:timers/promises';
import { median, shown } from './readings.ts';
import type { Bench, Measured, Spread } from './figure.ts';

/** One of the two things that are compared: measures itself once, for about as long as the other. */
export type Side = () => Promise<number>;

export interface Sides {
  readonly ours: Side;
  readonly other: Side;
  /** For the progress lines. */
  readonly unit: string;
}

/** What `sideBySide` found: medians of the rounds. */
export interface Compared extends Measured {
  readonly ours: number;
  readonly other: number;
  readonly ratio: number;
  readonly spread: Spread<number>;
}

/**
 * Measures two sides in turn, ours first, after one round that does not count.
 *
 * The ratio is the median of the ratios of the rounds: the two halves of a round are seconds apart, so that a machine that becomes slower
 * or faster on the way changes both.
 */
export async function sideBySide(bench: Bench, name: string, { ours, other, unit }: Sides): Promise<Compared> {
  if (!bench.quick) {
    bench.say(`${name}: warm-up`);
    await settled(bench, ours);
    await settled(bench, other);
  }
  const rounds: { readonly ours: number; readonly other: number; readonly ratio: number }[] = [];
  for (let round = 1; round <= bench.rounds; round++) {
    const a = await settled(bench, ours);
    const b = await settled(bench, other);
    rounds.push({ ours: a, other: b, ratio: a / b });
    bench.say(`${name}: round ${String(round)} of ${String(bench.rounds)}: ${shown(a)} against ${shown(b)} ${unit}, ${(a / b).toFixed(2)}`);
  }
  const ratios = rounds.map(({ ratio }) => ratio);
  return {
    ours: median(rounds.map((round) => round.ours)),
    other: median(rounds.map((round) => round.other)),
    ratio: median(ratios),
    spread: { min: Math.min(...ratios), max: Math.max(...ratios) },
  };
}

/** Measures one thing as often as `sideBySide` would. @returns the reading of each round */
export async function alone<Read>(bench: Bench, name: string, side: () => Promise<Read>, says: (read: Read) => string): Promise<Read[]> {
  if (!bench.quick) {
    bench.say(`${name}: warm-up`);
    await settled(bench, side);
  }
  const rounds: Read[] = [];
  for (let round = 1; round <= bench.rounds; round++) {
    const read = await settled(bench, side);
    rounds.push(read);
    bench.say(`${name}: round ${String(round)} of ${String(bench.rounds)}: ${says(read)}`);
  }
  return rounds;
}

/** What one side leaves behind is not collected at the cost of the other. */
async function settled<Read>(bench: Bench, side: () => Promise<Read>): Promise<Read> {
  bench.signal.throwIfAborted();
  globalThis.gc?.();
  await pause(bench.quick ? 0 : 100);
  const read = await side();
  bench.signal.throwIfAborted();
  return read;
}
