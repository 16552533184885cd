import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { availableParallelism, totalmem } from 'node:os';
import type { AppendByConcurrency } from './append-by-concurrency.ts';
import type { Measurement, Result } from './result.ts';
import { scaleFigure } from './scale-figure.ts';
import type { ScaleResults } from '../scale/scale-table.ts';

/** What `results.json` holds. A run of some figures replaces only these. */
export interface Results {
  readonly figures: Readonly<Record<string, Result>>;
  readonly appendByConcurrency?: AppendByConcurrency & Measurement;
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

/** What earlier runs have left in a folder, with B13 as the run of the scales has left it; nothing where there was none. */
export async function readResults(folder: URL): Promise<Results> {
  const { appendByConcurrency, ...others } = await stored<StoredResults>(new URL(fileName, folder));
  const figures = Object.fromEntries(Object.entries(others).flatMap(([id, result]) => (result === undefined ? [] : [[id, result]])));
  const results = { figures, ...(appendByConcurrency !== undefined && { appendByConcurrency }) };
  const { steps = {}, machine = '', on = '' } = await stored<ScaleResults>(new URL('scale.json', folder));
  const scaled = scaleFigure({ steps, machine, on });
  return scaled === undefined ? results : withFigure(results, 'B13', scaled);
}

/** A reader finds `B1` where it is looked for: at the top. */
type StoredResults = Readonly<Record<`B${number}`, Result>> & Omit<Results, 'figures'>;

async function stored<Content>(file: URL): Promise<Partial<Content>> {
  const text = await readFile(file, 'utf8').catch(() => '{}');
  return JSON.parse(text) as Partial<Content>; // written by this program, or by the run of the scales
}

export async function writeResults(folder: URL, { figures, ...others }: Results): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(new URL(fileName, folder), `${JSON.stringify({ ...figures, ...others }, null, 2)}\n`);
}
