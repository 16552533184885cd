import { parentPort } from 'node:worker_threads';
import { HashCheck, type RowsToHash } from './hash-check.ts';

const check = new HashCheck();

// the bytes go back: whoever sent them may have to look at a row again
parentPort?.on('message', (rows: RowsToHash) => {
  parentPort?.postMessage({ bytes: rows.bytes, doubtful: check.doubtful(rows) } satisfies HashedRows, [rows.bytes.buffer]);
});

/** What the thread answers, in the order in which it was asked. */
export interface HashedRows {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly doubtful: readonly number[];
}
