import type { DeferralFact } from '../deferral/deferral.events.ts';
import type { StreamState } from '../event-log/decider.ts';
import type { LegalDate } from '../event-log/event.ts';

/** What a supervision needs to know of the deferral during which it goes on. */
export interface RunningDeferral {
  readonly personId: DeferralFact['data']['personId'];
  /** Absent while no court has deferred the term, and once the deferral is over. */
  readonly running?: {
    readonly since: LegalDate;
    /** Last day, inclusive. */
    readonly until: LegalDate;
  };
}

export const runningDeferral: StreamState<RunningDeferral, DeferralFact> = {
  category: 'deferral',
  evolve: (state, fact) => {
    const { personId } = fact.data;
    switch (fact.type) {
      case 'DeferralGranted':
        return { personId, running: { since: fact.data.grantedOn, until: fact.data.until } };
      case 'DeferralExtended':
        return { personId, ...(state?.running && { running: { ...state.running, until: fact.data.until } }) };
      case 'DeferralCancelled':
      case 'DeferralEnded':
        return { personId };
      case 'DeferralOpened':
      case 'DeferralRefused':
        return { ...state, personId };
    }
  },
};
