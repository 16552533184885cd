import type { Position } from '../event-log/event.ts';
import { asError } from './as-error.ts';
import type { FactSource } from './fact-pages.ts';
import { RebuildPages, wantedBy, type Wanted } from './rebuild-pages.ts';
import type { ShadowTable } from './rebuild-shadow.ts';

export interface PassOptions extends FactSource {
  /** Each has a goal; what is folded when the pass ends is written. */
  readonly shadows: readonly ShadowTable[];
  /** Rows that are held in memory, of all of them together. */
  readonly mostRows: number;
  /** Told after each page where the one stands that is furthest behind, and the furthest goal. */
  readonly onPage: (folded: Position, goal: Position) => void;
  /** Told of one that cannot go on; the others do. */
  readonly onFailure: (shadow: ShadowTable, error: Error) => void;
  readonly signal?: AbortSignal;
}

/**
 * Brings several tables to their goals by reading the log once: each page is read, opened and decoded once and folded for all of them.
 *
 * @throws Error where the log cannot be read, and the signal's reason once all that is folded is written
 */
export async function foldLog(options: PassOptions): Promise<void> {
  const pass = new Pass(options);
  try {
    await pass.run();
  } finally {
    await pass.close();
  }
}

class Pass {
  private readonly options: PassOptions;
  private readonly pages: RebuildPages;
  private readonly able: Set<ShadowTable>;
  private reading: { readonly shadows: readonly ShadowTable[]; readonly wanted: Wanted } = { shadows: [], wanted: wantedBy([]) };
  private saveAt = performance.now() + soonestSaveMs;

  constructor(options: PassOptions) {
    this.options = options;
    this.pages = new RebuildPages(options, 'in stretches');
    this.able = new Set(options.shadows);
  }

  async run(): Promise<void> {
    const { onPage, signal } = this.options;
    for (;;) {
      const behind = this.behind();
      if (behind.length === 0 || signal?.aborted === true) {
        await this.save();
        signal?.throwIfAborted();
        if (this.behind().length === 0) return; // one that could not be written may have gone back
        continue;
      }
      const after = least(behind.map(({ folded }) => folded));
      const goal = greatest(behind.map(({ goal }) => goal));
      const page = await this.pages.next(after, goal, this.wantedBy(behind));
      await this.each(behind, (shadow) => shadow.take(page));
      await this.spill();
      if (performance.now() > this.saveAt) await this.save();
      onPage(page.upTo, goal);
    }
  }

  close(): Promise<void> {
    return this.pages.close();
  }

  private behind(): readonly ShadowTable[] {
    return [...this.able].filter(({ folded, goal }) => folded < goal);
  }

  /** The same set for as long as the same tables are behind. */
  private wantedBy(shadows: readonly ShadowTable[]): Wanted {
    const before = this.reading.shadows;
    if (before.length !== shadows.length || before.some((shadow, at) => shadow !== shadows[at]))
      this.reading = { shadows, wanted: wantedBy(shadows.map(({ table }) => table.register)) };
    return this.reading.wanted;
  }

  /** So that a kill loses little work; and little of the time goes into it, however large the tables are. */
  private async save(): Promise<void> {
    const began = performance.now();
    await this.each([...this.able], (shadow) => shadow.save());
    const took = performance.now() - began;
    this.saveAt = performance.now() + Math.max(soonestSaveMs, 20 * took);
  }

  private async spill(): Promise<void> {
    const held = (): number => [...this.able].reduce((sum, { fold }) => sum + fold.size, 0);
    while (held() > this.options.mostRows) {
      const largest = [...this.able].reduce((most, shadow) => (shadow.fold.size > most.fold.size ? shadow : most));
      await this.each([largest], (shadow) => shadow.spill(Math.floor(shadow.fold.size / 2)));
    }
  }

  private async each(shadows: readonly ShadowTable[], work: (shadow: ShadowTable) => Promise<void>): Promise<void> {
    const attempts = shadows.map(async (shadow) => {
      try {
        await work(shadow);
      } catch (error) {
        this.able.delete(shadow);
        this.options.onFailure(shadow, asError(error));
      }
    });
    await Promise.all(attempts);
  }
}

const soonestSaveMs = 10_000;

function least(positions: readonly Position[]): Position {
  return positions.reduce((a, b) => (b < a ? b : a));
}

function greatest(positions: readonly Position[]): Position {
  return positions.reduce((a, b) => (b > a ? b : a));
}
