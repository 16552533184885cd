import type { Refusal } from '../commands/refusal.ts';
import type { DeferralFact } from '../deferral/deferral.events.ts';
import type { StreamState } from '../event-log/decider.ts';
import type { LegalDate } from '../event-log/event.ts';
import type { PriorParole } from './revoked-parole.ts';

/** A deferral of a term that runs. */
export interface RunningDeferral {
  /** Last day, inclusive; absent where none runs. */
  readonly until?: LegalDate;
}

export const runningDeferral: StreamState<RunningDeferral, DeferralFact> = {
  category: 'deferral',
  evolve: (running = {}, fact) => {
    switch (fact.type) {
      case 'DeferralGranted':
      case 'DeferralExtended':
        return { until: fact.data.until };
      case 'DeferralCancelled':
      case 'DeferralEnded':
        return {};
      case 'DeferralOpened':
      case 'DeferralRefused':
        return running;
    }
  },
};

/** Refuses a release from a term that is deferred: nobody serves it, so that no part of it is being served. CC 72(1), 73(1), 74(1). */
export function unlessDeferred(deferral: RunningDeferral | undefined): Refusal | undefined {
  if (deferral?.until === undefined) return undefined;
  return {
    code: 'term-deferred',
    reason: `The term is deferred until ${deferral.until}; it is not served.`,
    provision: 'CC 74(1)',
    next: 'Record the end of the deferral and what the court decided about the rest.',
  };
}

/** Refuses another relief from a term while the person is on parole from it. CC 72(2). */
export function unlessOnParole(prior: PriorParole | undefined): Refusal | undefined {
  if (prior?.grantedOn === undefined) return undefined;
  return {
    code: 'on-parole',
    reason: `Parole from this term was granted on ${prior.grantedOn} and runs.`,
    provision: 'CC 72(2)',
    next: 'The rest is controlled until it ends; what breaks parole is recorded by revoking it.',
  };
}
