import { writeFile } from 'node:fs/promises';
import { appendChart } from './append-chart.ts';
import { OracleFailed } from './oracle-failed.ts';
import { rebuildChart } from './rebuild-chart.ts';
import { resultOf, type Measurement } from './result.ts';
import { withFigure, writeResults, type Results } from './results.ts';
import type { Told } from './run-figures.ts';
import { tablePage } from './table.ts';

export interface RunLogOptions {
  readonly say: (line: string) => void;
  readonly machine: string;
  /** Where results and charts are written; without it nothing is. */
  readonly folder?: URL;
}

/** Writes down what a run finds as soon as it is found: a run is long. */
export class RunLog implements Told {
  ofThisRun: Results['figures'] = {};
  failures = 0;
  /** Those of earlier runs included. */
  results: Results;
  private readonly options: RunLogOptions;

  constructor(results: Results, options: RunLogOptions) {
    this.results = results;
    this.options = options;
  }

  async measured(...[figure, measured]: Parameters<Told['measured']>): Promise<void> {
    const result = resultOf(figure, measured, this.measurement());
    this.ofThisRun = { ...this.ofThisRun, [figure.id]: result };
    await this.keep(withFigure(this.results, figure.id, result));
  }

  async curve(rates: Parameters<Told['curve']>[0]): Promise<void> {
    await this.keep({ ...this.results, appendByConcurrency: { ...rates, ...this.measurement() } });
  }

  async failed(id: string, error: unknown): Promise<void> {
    this.failures++;
    this.options.say(
      `${id}: no figure. ${error instanceof OracleFailed ? error.message : error instanceof Error ? String(error.stack) : String(error)}`,
    );
    await this.keep(withFigure(this.results, id, undefined));
  }

  private measurement(): Measurement {
    return { machine: this.options.machine, on: new Date().toISOString().slice(0, 10) };
  }

  private async keep(results: Results): Promise<void> {
    this.results = results;
    const { folder } = this.options;
    if (folder === undefined) return;
    await writeResults(folder, results);
    await writeFile(new URL('table.md', folder), tablePage(results.figures));
    const { appendByConcurrency } = results;
    if (appendByConcurrency !== undefined) await writeFile(new URL('append.svg', folder), appendChart(appendByConcurrency));
    const rebuilds = rebuildChart(results.figures);
    if (rebuilds !== undefined) await writeFile(new URL('rebuild.svg', folder), rebuilds);
  }
}
