import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism, totalmem } from 'node:os';
import type { AppendByConcurrency } from './append-by-concurrency.ts';
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

/** What `results.json` holds. A run of some figures replaces only these. */
export interface Results {
  readonly figures: Readonly<Record<string, Result>>;
  readonly appendByConcurrency?: AppendByConcurrency & Measurement;
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

export function thisMachine(postgresql: string): string {
  const gibibytes = Math.round(totalmem() / 1024 ** 3);
  return `${String(availableParallelism())} cores, ${String(gibibytes)} GiB, Node ${process.versions.node}, PostgreSQL ${postgresql}`;
}

/** With a figure in place of the one of an earlier run, or without one; in the order of the table. */
export function withFigure(results: Results, id: string, result: Result | undefined): Results {
  const { [id]: _replaced, ...others } = results.figures;
  const figures = Object.entries({ ...others, ...(result !== undefined && { [id]: result }) });
  figures.sort(([a], [b]) => Number(a.slice(1)) - Number(b.slice(1)));
  return { ...results, figures: Object.fromEntries(figures) };
}

const fileName = 'results.json';

/** What earlier runs have left in a folder; nothing where there was none. */
export async function readResults(folder: URL): Promise<Results> {
  const text = await readFile(new URL(fileName, folder), 'utf8').catch(() => undefined);
  if (text === undefined) return { figures: {} };
  const { appendByConcurrency, ...others } = JSON.parse(text) as StoredResults; // written by the function below
  const figures = Object.fromEntries(Object.entries(others).filter(([id]) => /^B\d+$/.test(id)));
  return { figures, ...(appendByConcurrency !== undefined && { appendByConcurrency }) };
}

/** A reader finds `B1` where it is looked for: at the top. */
type StoredResults = Readonly<Record<`B${number}`, Result>> & Omit<Results, 'figures'>;

export async function writeResults(folder: URL, { figures, ...others }: Results): Promise<void> {
  await writeFile(new URL(fileName, folder), `${JSON.stringify({ ...figures, ...others }, null, 2)}\n`);
}
