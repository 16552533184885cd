import { showProgress } from '../../apps/cli/progress.ts';
import type { Deployment } from '../../apps/deployment.ts';
import { openWorker } from '../../apps/worker/worker.ts';

/** Brings the registers up to the log, as a worker does. @returns events a second that the slowest of them was behind by; `undefined` where none was */
export async function followLog(deployment: Deployment, signal: AbortSignal, say: (line: string) => void): Promise<number | undefined> {
  const worker = openWorker(deployment, say);
  const progress = showProgress('Registers');
  const began = performance.now();
  try {
    await worker.start();
    const { behind: missing } = await worker.behind();
    for (;;) {
      const { behind, of } = await worker.behind();
      signal.throwIfAborted();
      progress.to(of - behind, of, 'events');
      if (behind === 0) break;
      await worker.progress(1_000);
    }
    return missing === 0 ? undefined : missing / ((performance.now() - began) / 1_000);
  } finally {
    progress.end();
    await worker.stop();
  }
}
