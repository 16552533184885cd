import { appendByConcurrency, type AppendByConcurrency } from './append-by-concurrency.ts';
import type { BenchServer } from './bench-server.ts';
import { loadPeople, type LoadedDataSet } from './data-set.ts';
import type { Bench, Figure, Measured } from './figure.ts';

export interface Run {
  readonly figures: readonly Figure[];
  /** Whether to measure appends at every concurrency, too. */
  readonly curve: boolean;
  readonly quick: boolean;
  /** Of the national data set, for the figures that need one. */
  readonly people: number;
  readonly server: Omit<BenchServer, 'close'>;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}

/** What a run tells as soon as it knows it. */
export interface Told {
  readonly measured: (figure: Figure, measured: Measured) => Promise<void>;
  readonly curve: (rates: AppendByConcurrency) => Promise<void>;
  /** There is no figure: an oracle failed, or something broke. The run goes on with the next. */
  readonly failed: (id: string, error: unknown) => Promise<void>;
}

/** Measures one thing after the other until all are measured or the signal aborts; nothing is left open. */
export async function runFigures(run: Run, told: Told): Promise<void> {
  let loaded: Promise<LoadedDataSet> | undefined;
  const { server, people } = run;
  const dataSet = (): Promise<LoadedDataSet> => (loaded ??= loadPeople(server, people, run));
  try {
    if (run.curve) await one(run, dataSet, 'curve', told, async (bench) => told.curve(await appendByConcurrency(bench)));
    for (const figure of run.figures) {
      if (!run.signal.aborted) run.say(`${figure.id}: ${figure.what}`);
      await one(run, dataSet, figure.id, told, async (bench) => told.measured(figure, await figure.measure(bench)));
    }
  } finally {
    await loaded?.then(
      (open) => open.close(),
      () => undefined, // the figure that asked for it has failed with this
    );
  }
}

async function one(run: Run, dataSet: Bench['dataSet'], id: string, told: Told, work: (bench: Bench) => Promise<void>): Promise<void> {
  if (run.signal.aborted) return;
  const { quick, server, signal, say } = run;
  const opened: (() => Promise<unknown>)[] = [];
  const bench: Bench = {
    quick,
    rounds: quick ? 1 : 5,
    signal,
    say,
    dataSet,
    database: async () => {
      const { url, drop } = await server.database();
      opened.push(drop);
      return url;
    },
    atEnd: (close) => void opened.push(close),
  };
  try {
    await work(bench);
  } catch (error) {
    if (!signal.aborted) await told.failed(id, error);
  } finally {
    for (const close of opened.splice(0).reverse()) await close();
  }
}
