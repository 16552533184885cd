import type { Figure, Measured, Reading } from './figure.ts';

/** When and on what something was measured: what a reader needs in order to compare, and nothing that names the machine. */
export interface Measurement {
  /** `2 cores, 24 GiB, Node 20.20.2, PostgreSQL 18.4`. */
  readonly machine: string;
  /** Day of the run. */
  readonly on: string;
}

/** One figure as it is written down. */
export interface Result extends Pick<Figure, 'what' | 'against' | 'unit' | 'better' | 'reach'>, Measured, Measurement {
  readonly reached: boolean;
}

export function resultOf(figure: Omit<Figure, 'id' | 'measure'>, measured: Measured, measurement: Measurement): Result {
  const { what, against, unit, better, reach } = figure;
  const ratio = rounded(measured.ratio);
  return {
    what,
    against,
    ours: rounded(measured.ours),
    other: measured.other === null ? null : rounded4(measured.other),
    ratio,
    spread: { min: rounded(measured.spread.min), max: rounded(measured.spread.max) },
    reach,
    reached: isReached(ratio, better, reach),
    unit,
    better,
    ...measurement,
  };
}

/** Whether a ratio is on the good side of its goal, the goal included; where there are two, both. */
function isReached(ratio: Reading, better: Figure['better'], reach: Reading): boolean {
  const good = (value: number, goal: number): boolean => (better === 'larger' ? value >= goal : value <= goal);
  if (typeof ratio === 'number') return typeof reach === 'number' && good(ratio, reach);
  return typeof reach !== 'number' && good(ratio.p50, reach.p50) && good(ratio.p99, reach.p99);
}

function rounded(reading: Reading): Reading {
  return typeof reading === 'number' ? rounded4(reading) : { p50: rounded4(reading.p50), p99: rounded4(reading.p99) };
}

/** More digits than that are noise. */
function rounded4(value: number): number {
  return Number(value.toPrecision(4));
}
