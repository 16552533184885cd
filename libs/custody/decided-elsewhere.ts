import type { DeferralFact } from '../deferral/deferral.events.ts';
import type { StreamState } from '../event-log/decider.ts';
import type { LegalDate } from '../event-log/event.ts';
import type { SubstitutionFact } from '../substitution/substitution.events.ts';

/** A decision of a court that lets somebody go from a term, while it stands. */
export interface DecidedElsewhere {
  /** First day from which it lets the person go; absent while there is none, and once it has come to an end. */
  readonly from?: LegalDate;
  /** Last day on which it does; absent where it has none. */
  readonly until?: LegalDate;
  /** It came to an end by which the rest of the term is to be served. */
  readonly revoked?: true;
}

export const replacedPunishment: StreamState<DecidedElsewhere, SubstitutionFact> = {
  category: 'substitution',
  evolve: (decided = {}, fact) => {
    switch (fact.type) {
      case 'SubstitutionGranted':
        return { from: fact.data.grantedOn };
      case 'SubstitutionRevoked':
        return { revoked: true };
      case 'SubstitutionOpened':
      case 'SubstitutionSubmitted':
      case 'SubstitutionRefused':
      case 'SubstitutionWithdrawn':
        return decided;
    }
  },
};

export const deferredTerm: StreamState<DecidedElsewhere, DeferralFact> = {
  category: 'deferral',
  evolve: (decided = {}, fact) => {
    switch (fact.type) {
      case 'DeferralGranted':
        return { from: fact.data.grantedOn, until: fact.data.until };
      case 'DeferralExtended':
        return { ...decided, until: fact.data.until };
      case 'DeferralCancelled':
        return { revoked: true };
      case 'DeferralEnded':
        return fact.data.outcome === 'SENT_TO_SERVE' ? { revoked: true } : {};
      case 'DeferralOpened':
      case 'DeferralRefused':
        return decided;
    }
  },
};
