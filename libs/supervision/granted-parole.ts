import type { StreamState } from '../event-log/decider.ts';
import type { LegalDate } from '../event-log/event.ts';
import type { ParoleFact } from '../parole/parole.events.ts';

/** What a supervision needs to know of the parole that it controls. */
export interface GrantedParole {
  readonly personId: ParoleFact['data']['personId'];
  /** Absent while no application was granted, and once parole is revoked. */
  readonly granted?: {
    readonly on: LegalDate;
    /** Last day of the control, inclusive; absent for life. */
    readonly until?: LegalDate;
  };
}

export const grantedParole: StreamState<GrantedParole, ParoleFact> = {
  category: 'parole',
  evolve: (state, fact) => {
    const { personId } = fact.data;
    switch (fact.type) {
      case 'ParoleGranted': {
        const { grantedOn, until } = fact.data;
        return { personId, granted: { on: grantedOn, ...(until && { until }) } };
      }
      case 'ParoleRevoked':
        return { personId };
      case 'ParoleOpened':
      case 'ParoleReportAttached':
      case 'ParoleSubmitted':
      case 'ParoleRefused':
      case 'ParoleWithdrawn':
        return { ...state, personId };
    }
  },
};
