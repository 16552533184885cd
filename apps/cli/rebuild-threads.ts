import { Worker } from 'node:worker_threads';
import type { RebuildProgress } from '../../libs/projections/rebuild-registers.ts';
import type { Configuration } from '../configuration.ts';
import type { Share, ShareAnswer } from './rebuild-share.ts';

export interface ToThread {
  readonly configuration: Omit<Configuration, 'issuer'>;
  readonly share: Share;
}

export type FromThread = { readonly progress: RebuildProgress } | { readonly answers: readonly ShareAnswer[] } | { readonly stopped: true };

/**
 * Rebuilds each share in a thread of its own. A thread that breaks takes its own share with it and nothing else.
 *
 * @param configuration of an installation whose tables are up to date; with the address of its database
 * @throws the signal's reason once every thread has written what it had
 */
export async function rebuildInThreads(
  configuration: ToThread['configuration'],
  shares: readonly Share[],
  { signal, onProgress }: { readonly signal: AbortSignal; readonly onProgress: (progress: RebuildProgress) => void },
): Promise<readonly ShareAnswer[]> {
  const answers = await Promise.all(shares.map((share) => inThread({ configuration, share }, signal, onProgress)));
  signal.throwIfAborted();
  return answers.flat();
}

function inThread(
  workerData: ToThread,
  signal: AbortSignal,
  onProgress: (progress: RebuildProgress) => void,
): Promise<readonly ShareAnswer[]> {
  const worker = new Worker(new URL('./rebuild-worker.js', import.meta.url), {
    workerData,
    resourceLimits: { maxYoungGenerationSizeMb: 192 }, // events die young: few of them should outlive a collection
  });
  const stop = (): void => worker.postMessage('stop');
  signal.addEventListener('abort', stop, { once: true });
  return new Promise((resolve) => {
    let answers: readonly ShareAnswer[] | undefined;
    let because = 'its thread ended before it was done';
    worker.on('message', (message: FromThread) => {
      if ('progress' in message) onProgress(message.progress);
      else if ('answers' in message) answers = message.answers;
    });
    worker.on('error', (error) => (because = error instanceof Error ? error.message : String(error)));
    worker.on('exit', () => {
      signal.removeEventListener('abort', stop);
      resolve(answers ?? workerData.share.registers.map((register) => ({ register, because, isRunning: false })));
    });
  });
}
