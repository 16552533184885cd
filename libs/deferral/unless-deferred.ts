import type { Refusal } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import type { Deferral } from './deferral.state.ts';

/** Refuses a decision where no application waits for one. */
export function unlessOpen({ standing }: Deferral): Refusal | undefined {
  return standing.is === 'OPEN' ? undefined : nothingOpen;
}

export const nothingOpen: Refusal = {
  code: 'no-open-application',
  reason: 'No application that this term be deferred is open.',
  next: 'Open an application first.',
};

/** Refuses what is only said of a deferral that runs. */
export function unlessRunning({ standing }: Deferral): Refusal | undefined {
  return standing.is === 'RUNNING' ? undefined : nothingRuns;
}

export const nothingRuns: Refusal = {
  code: 'not-deferred',
  reason: 'The term is not deferred.',
  next: 'Look at what became of the last application.',
};

/** Refuses a deferral beyond the last day to which the law lets a court defer. CC 74(1). */
export function beyond(until: LegalDate, atMost: LegalDate | undefined): Refusal | undefined {
  if (atMost === undefined || until <= atMost) return undefined;
  return {
    code: 'deferred-too-long',
    reason: `A court may defer until ${atMost} at the latest, not until ${until}.`,
    provision: 'CC 74(1)',
    next: 'Check the day against the ruling.',
    pointer: '/until',
  };
}
