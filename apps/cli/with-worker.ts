import { setTimeout as pause } from 'node:timers/promises';
import type { Sources } from '../api/sources.ts';
import type { Configuration } from '../configuration.ts';
import { stopSignal } from '../stop-signal.ts';
import { openWorker } from '../worker/worker.ts';
import { Complaints } from './complaints.ts';
import { showProgress } from './progress.ts';
import { withDeployment } from './with-deployment.ts';

/** Work did not move on while the worker told again and again what failed; the message says what. */
export class WorkFailed extends Error {}

/** How far a piece of work is. */
export interface Standing {
  readonly done: number;
  /** Absent as long as nobody knows; then nothing is shown. */
  readonly of?: number;
  readonly note?: string;
  readonly finished: boolean;
}

/** What a verb sees of a worker that runs beside it. Each wait resolves with `false` where it was stopped before its end. */
export interface WithWorker {
  readonly sources: Sources;
  /** Waits until every register has seen the whole log. */
  readonly caughtUp: () => Promise<boolean>;
  /**
   * Shows how far a piece of work is until it is finished, by this worker or by another one.
   *
   * @throws WorkFailed where it stands still and this worker cannot go on
   */
  readonly finished: (what: string, standing: () => Promise<Standing>) => Promise<boolean>;
}

const lookEveryMs = 200;

/** A piece of work that is done beside a worker. */
export interface WorkBeside<Stopped> {
  /** What was stopped before, and is gone on with: it is looked for before the worker runs, which may have finished it by then. */
  readonly stopped: (sources: Sources) => Promise<Stopped>;
  readonly work: (beside: WithWorker, stopped: Stopped) => Promise<void>;
}

/** Does a piece of work beside a worker that keeps the registers and carries out what is asked for. Ctrl-C ends both. */
export async function withWorker<Stopped>(configuration: Configuration, { stopped, work }: WorkBeside<Stopped>): Promise<void> {
  const signal = stopSignal();
  await withDeployment(configuration, async (deployment) => {
    const complaints = new Complaints((line) => process.stderr.write(`${line}\n`));
    const worker = openWorker(deployment, (line) => complaints.hear(line));
    const finished: WithWorker['finished'] = (what, standing) => untilFinished(what, standing, { signal, complaints });
    const caughtUp = async (): Promise<boolean> => {
      if ((await worker.behind()).behind === 0) return true;
      return finished('Registers', async () => {
        await worker.progress(lookEveryMs);
        const { behind, of } = await worker.behind();
        return { done: of - behind, of, note: 'events', finished: behind === 0 };
      });
    };
    const goneOnWith = await stopped(deployment.sources);
    try {
      await worker.start();
      await work({ sources: deployment.sources, caughtUp, finished }, goneOnWith);
    } finally {
      await worker.stop();
    }
  });
}

/** Says how to go on with what was stopped, and lets the process end with 75: try again. */
export function tellStopped(verb: string): void {
  process.stderr.write(`Stopped; what is done is kept. To go on from there: npm run -s qadam -- ${verb}\n`);
  process.exitCode = 75;
}

async function untilFinished(
  what: string,
  standing: () => Promise<Standing>,
  { signal, complaints }: { readonly signal: AbortSignal; readonly complaints: Complaints },
): Promise<boolean> {
  const progress = showProgress(what);
  let before: number | undefined;
  try {
    for (;;) {
      const { done, of, note, finished } = await standing();
      if (of !== undefined) progress.to(done, of, note);
      if (finished) return true;
      if (signal.aborted) return false;
      if (done !== before) complaints.forget();
      if (complaints.persist) throw new WorkFailed(`${what} does not go on. ${complaints.last}`);
      before = done;
      await pause(lookEveryMs, undefined, { signal }).catch(() => undefined); // stopped meanwhile
    }
  } finally {
    progress.end();
  }
}
