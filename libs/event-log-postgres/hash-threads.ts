import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { HashCheck, type RowsToHash } from './hash-check.ts';
import type { HashedRows } from './hash-worker.ts';

/**
 * Checks the hashes of many rows on threads of their own, since hashing is most of the work of verifying; those of a small log at once,
 * since a thread takes longer to begin.
 */
export class HashThreads {
  private readonly here = new HashCheck();
  private readonly threads: HashThread[] = [];
  private checked = 0;

  /** Rows that are worth handing over before the first answer is waited for, in calls of `doubtful`. */
  get most(): number {
    return 4 * mostThreads;
  }

  /** Answers in the order in which it is asked. The bytes of the rows are nobody's until they are answered. */
  doubtful(rows: RowsToHash): Promise<HashedRows> {
    const nth = this.checked++;
    if (nth < checkedHere) return Promise.resolve({ bytes: rows.bytes, doubtful: this.here.doubtful(rows) });
    const thread = (this.threads[nth % mostThreads] ??= new HashThread());
    return thread.doubtful(rows);
  }

  async close(): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.close()));
  }
}

/** One core is busy with reading. */
const mostThreads = Math.max(1, Math.min(4, availableParallelism() - 1));
/** So many calls are no reason to begin a thread. */
const checkedHere = 8;

class HashThread {
  private readonly worker = new Worker(new URL('./hash-worker.js', import.meta.url));
  private readonly waiting: { readonly resolve: (hashed: HashedRows) => void; readonly reject: (error: unknown) => void }[] = [];

  constructor() {
    this.worker.on('message', (hashed: HashedRows) => this.waiting.shift()?.resolve(hashed));
    this.worker.on('error', (error) => {
      for (const { reject } of this.waiting.splice(0)) reject(error);
    });
  }

  doubtful(rows: RowsToHash): Promise<HashedRows> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      this.worker.postMessage(rows, [rows.bytes.buffer, rows.previous.buffer]);
    });
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }
}
