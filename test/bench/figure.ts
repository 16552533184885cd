import type { LoadedDataSet } from './data-set.ts';

/** What is measured: one number, or a median and a 99th percentile where both are asked for. */
export type Reading = number | { readonly p50: number; readonly p99: number };

/** One line of the table of figures. */
export interface Figure {
  readonly id: string;
  readonly what: string;
  readonly against: string;
  /** Of `ours` and `other`; of the ratio too where there is no other side. */
  readonly unit: string;
  /** Whether a larger ratio is the better one. */
  readonly better: 'larger' | 'smaller';
  /** The ratio to reach. */
  readonly reach: Reading;
  /**
   * Sets up, warms up, measures and looks whether everything is there that was acknowledged.
   *
   * @throws OracleFailed where it is not: a fast run that lost something is no figure
   */
  measure(bench: Bench): Promise<Measured>;
}

export interface Measured {
  readonly ours: Reading;
  /** `null` where there is no other side. */
  readonly other: number | null;
  readonly ratio: Reading;
  /** The smallest and the largest ratio of the rounds. */
  readonly spread: Spread<Reading>;
}

export interface Spread<Of> {
  readonly min: Of;
  readonly max: Of;
}

/** What every figure is given. */
export interface Bench {
  /** One short round: shows that it runs, says nothing about speed. */
  readonly quick: boolean;
  readonly rounds: number;
  /** Aborts when the run is to end. */
  readonly signal: AbortSignal;
  /** Address of an empty database on the server of this run, the same server for both sides; dropped when the figure is done. */
  database(): Promise<string>;
  /** What is to be closed when the figure is done, or has failed; the last one first. */
  atEnd(close: () => Promise<unknown>): void;
  /** The data set in a database of its own, loaded when it is first asked for and kept until the run ends. */
  dataSet(): Promise<LoadedDataSet>;
  /** A line for whoever waits. */
  say(line: string): void;
}
