import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import { RegistersNotLevel } from '../../libs/population/pin-population.ts';
import { unfinishedRehearsals } from '../../libs/population/rehearsals.ts';
import { rehearseEverybody } from '../rehearsal/rehearse-everybody.ts';
import { underTheLock } from './under-the-lock.ts';

const lookEveryMs = 500;

/**
 * Carries out the rehearsals that were begun, one after the other.
 *
 * One process at a time does it, on a lock of the database that goes with its connection; another one takes over where that ended.
 */
export class RehearsalRunner {
  private readonly sources: { readonly pool: Pool };
  private readonly onError: (error: Error) => void;
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(sources: { readonly pool: Pool }, onError: (error: Error) => void) {
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
    const { pool } = this.sources;
    while (!signal.aborted) {
      try {
        if ((await unfinishedRehearsals(pool)).length > 0) await underTheLock(this.sources, 'qadam.rehearsal', () => this.carryOut());
      } catch (error) {
        if (!(error instanceof RegistersNotLevel)) this.onError(error instanceof Error ? error : new Error(String(error)));
      }
      await pause(lookEveryMs, undefined, { signal }).catch(() => undefined); // stopped meanwhile
    }
  }

  /** What cannot be rehearsed holds up no other. */
  private async carryOut(): Promise<void> {
    for (const rehearsal of await unfinishedRehearsals(this.sources.pool)) {
      if (this.stopping.signal.aborted) return;
      try {
        await rehearseEverybody(this.sources, rehearsal, { signal: this.stopping.signal });
      } catch (error) {
        if (error instanceof RegistersNotLevel) throw error;
        this.onError(error instanceof Error ? error : new Error(String(error)));
      }
    }
  }
}
