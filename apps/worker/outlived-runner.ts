import { setTimeout as pause } from 'node:timers/promises';
import { legalDayOf } from '../../libs/platform/legal-day.ts';
import type { Sources } from '../api/sources.ts';
import { removeOutlived } from './remove-outlived.ts';

const lookEveryMs = 3_600_000;

/** Removes once an hour what is kept no longer; two processes at once remove the same. */
export class OutlivedRunner {
  private readonly sources: Sources;
  private readonly onError: (error: Error) => void;
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(sources: Sources, onError: (error: Error) => void) {
    this.sources = sources;
    this.onError = onError;
  }

  start(): void {
    this.running = this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        await removeOutlived(this.sources, legalDayOf(new Date()));
      } catch (error) {
        this.onError(error instanceof Error ? error : new Error(String(error)));
      }
      await pause(lookEveryMs, undefined, { signal }).catch(() => undefined); // stopped meanwhile
    }
  }
}
