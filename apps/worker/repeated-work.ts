import { setTimeout as pause } from 'node:timers/promises';
import { RegistersNotLevel } from '../../libs/population/pin-population.ts';

export interface RepeatedWorkOptions {
  /** The pause after each time. */
  readonly everyMs: number;
  /** Hears what failed; it is tried again in its turn. */
  readonly onError: (error: Error) => void;
}

/** Work that is looked for and done again and again until it is stopped. Registers that do not stand level yet are waited for, and no failure. */
export class RepeatedWork {
  private readonly work: (signal: AbortSignal) => Promise<void>;
  private readonly options: RepeatedWorkOptions;
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(work: (signal: AbortSignal) => Promise<void>, options: RepeatedWorkOptions) {
    this.work = work;
    this.options = options;
  }

  start(): void {
    this.running = this.run();
  }

  /** Resolves once what is under way has come to where it can be gone on with. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    const { everyMs, onError } = this.options;
    while (!signal.aborted) {
      try {
        await this.work(signal);
      } catch (error) {
        if (!(error instanceof RegistersNotLevel)) onError(error instanceof Error ? error : new Error(String(error)));
      }
      await pause(everyMs, undefined, { signal }).catch(() => undefined); // stopped meanwhile
    }
  }
}
