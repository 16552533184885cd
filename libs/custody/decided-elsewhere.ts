import type { DeferralFact } from '../deferral/deferral.events.ts';
import type { StreamState } from '../event-log/decider.ts';
import type { LegalDate } from '../event-log/event.ts';
import type { SubstitutionFact } from '../substitution/substitution.events.ts';

/** A decision of a court that lets somebody go from a term, while it stands. */
export interface DecidedElsewhere {
  /** First day from which it lets the person go; absent while there is none, and once it has come to an end. */
  readonly from?: LegalDate;
}

export const replacedPunishment: StreamState<DecidedElsewhere, SubstitutionFact> = {
  category: 'substitution',
  evolve: (decided = {}, fact) => {
    if (fact.type === 'SubstitutionGranted') return { from: fact.data.grantedOn };
    return fact.type === 'SubstitutionRevoked' ? {} : decided;
  },
};

export const deferredTerm: StreamState<DecidedElsewhere, DeferralFact> = {
  category: 'deferral',
  evolve: (decided = {}, fact) => {
    if (fact.type === 'DeferralGranted') return { from: fact.data.grantedOn };
    return fact.type === 'DeferralCancelled' || fact.type === 'DeferralEnded' ? {} : decided;
  },
};
