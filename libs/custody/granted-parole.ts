import type { StreamState } from '../event-log/decider.ts';
import type { LegalDate } from '../event-log/event.ts';
import type { ParoleFact } from '../parole/parole.events.ts';

/** What a release on parole asks about the applications from one term. */
export interface GrantedParole {
  /** Absent while no court has granted it, and once it is revoked. */
  readonly grantedOn?: LegalDate;
  /** The last one was revoked: the rest of the term is to be served. */
  readonly revoked?: true;
}

export const grantedParole: StreamState<GrantedParole, ParoleFact> = {
  category: 'parole',
  evolve: (parole = {}, fact) => {
    switch (fact.type) {
      case 'ParoleGranted':
        return { grantedOn: fact.data.grantedOn };
      case 'ParoleRevoked':
        return { revoked: true };
      case 'ParoleOpened':
      case 'ParoleReportAttached':
      case 'ParoleSubmitted':
      case 'ParoleRefused':
      case 'ParoleWithdrawn':
        return parole;
    }
  },
};
