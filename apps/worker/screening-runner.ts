import { setTimeout as pause } from 'node:timers/promises';
import type { LawNo, ScreeningId } from '../../libs/amnesty/amnesty.events.ts';
import { findPin, RegistersNotLevel } from '../../libs/population/pin-population.ts';
import { countedTerms } from '../../libs/population/screened-terms.ts';
import { ScreeningRow } from '../../libs/registers/screening-register.ts';
import type { Sources } from '../api/sources.ts';
import { recordedAct } from '../recorded-act.ts';
import { countEverybody, proposeForEverybody, type ScreeningAsked } from './screen-everybody.ts';
import { underTheLock } from './under-the-lock.ts';

const lookEveryMs = 500;

/**
 * Carries out the screenings that are planned and started: counts those whom an act touches, then records what it proposes.
 *
 * One process at a time does it, on a lock of the database that goes with its connection; another one takes over where that ended.
 */
export class ScreeningRunner {
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
        if ((await this.unfinished()).length > 0) await underTheLock(this.sources, 'qadam.screening', () => this.carryOut());
      } catch (error) {
        if (!(error instanceof RegistersNotLevel)) this.onError(error instanceof Error ? error : new Error(String(error)));
      }
      await pause(lookEveryMs, undefined, { signal }).catch(() => undefined); // stopped meanwhile
    }
  }

  private async carryOut(): Promise<void> {
    const watch = { signal: this.stopping.signal };
    for (const screening of await this.unfinished()) {
      const pin = await countEverybody(this.sources, screening, watch);
      if (pin !== undefined && screening.state === 'STARTED') await proposeForEverybody(this.sources, screening, pin, watch);
    }
  }

  /** Started ones that are not at their end, and planned ones that are not counted, as long as the window of the act is open. */
  private async unfinished(): Promise<readonly (ScreeningAsked & { readonly state: ScreeningRow['state'] })[]> {
    const { registers, pool } = this.sources;
    const rows = await registers.getRepository(ScreeningRow).find({ order: { screeningId: 'ASC' } });
    const open = rows.filter(({ state }) => state !== 'FINISHED');
    const isDone = await Promise.all(
      open.map(async ({ screeningId, lawNo, state }) => {
        if (state === 'STARTED') return false;
        const pin = await findPin(pool, screeningId);
        if (pin !== undefined) return (await countedTerms(pool, screeningId)) === pin.terms;
        // what was counted is removed after the window, and never started
        return (await recordedAct(this.sources, lawNo))?.is === 'CLOSED';
      }),
    );
    return open
      .filter((_, at) => isDone[at] !== true)
      .map(({ screeningId, lawNo, plannedOn, state }) => ({
        screeningId: screeningId as ScreeningId, // as the events have them
        lawNo: lawNo as LawNo, // as the events have them
        plannedOn,
        state,
      }));
  }
}
