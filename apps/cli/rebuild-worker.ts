import { parentPort, workerData } from 'node:worker_threads';
import { openDeployment } from '../deployment.ts';
import { rebuildShare } from './rebuild-share.ts';
import type { ToThread, FromThread } from './rebuild-threads.ts';

/** One thread of a rebuild: it has connections and keys of its own, and rebuilds its share on them. Any message stops it. */
const { configuration, share } = workerData as ToThread; // what `rebuildInThreads` hands over
const stopping = new AbortController();
parentPort?.once('message', () => stopping.abort());

const deployment = await openDeployment(configuration, (line) => process.stderr.write(`${line}\n`), { outdated: 'not-looked-at' });
try {
  const answers = await rebuildShare(deployment, share, {
    signal: stopping.signal,
    onProgress: (progress) => post({ progress }),
  });
  post({ answers });
} catch (error) {
  if (!stopping.signal.aborted) throw error;
  post({ stopped: true });
} finally {
  await deployment.close();
  parentPort?.close();
}

function post(message: FromThread): void {
  parentPort?.postMessage(message);
}
