import { begun, type StreamState } from '../event-log/decider.ts';
import type { Id, LegalDate } from '../event-log/event.ts';
import type { TermId } from '../punishment-term/punishment-term.events.ts';
import type { ApplicationToCourt } from '../sentenced-person/application-to-court.ts';
import type { MilderPunishment, SubstitutionFact } from './substitution.events.ts';

/** What became of the applications for a milder punishment from one term; only the last one can be open. */
export interface Substitution {
  readonly personId: Id<'person'>;
  readonly termId: TermId;
  readonly application: Application;
}

export type Application =
  | OpenApplication
  | Replaced
  | { readonly is: 'REFUSED'; readonly refusedOn: LegalDate; readonly reapplyNotBefore: LegalDate }
  | { readonly is: 'WITHDRAWN'; readonly withdrawnOn: LegalDate }
  | { readonly is: 'REVOKED'; readonly revokedOn: LegalDate; readonly servedFrom: LegalDate };

/** An application that waits for a decision. */
export interface OpenApplication extends ApplicationToCourt {
  readonly is: 'OPEN';
}

export interface Replaced {
  readonly is: 'GRANTED';
  readonly grantedOn: LegalDate;
  readonly to: MilderPunishment;
  /** First day of the milder punishment. */
  readonly from: LegalDate;
  /** How much of it: days, or monthly calculation indices. */
  readonly amount: number;
}

export const substitutionState: StreamState<Substitution, SubstitutionFact> = {
  category: 'substitution',
  evolve: (state, fact) => {
    if (fact.type === 'SubstitutionOpened') {
      const { personId, termId, openedOn, fileBy } = fact.data;
      return { personId, termId, application: { is: 'OPEN', openedOn, ...(fileBy && { fileBy }) } };
    }
    const substitution = begun('substitution', state, fact);
    const { application } = substitution;
    switch (fact.type) {
      case 'SubstitutionSubmitted':
        return application.is === 'OPEN'
          ? { ...substitution, application: { ...application, submittedOn: fact.data.submittedOn } }
          : substitution;
      case 'SubstitutionGranted': {
        const { grantedOn, to, from, amountMci, term } = fact.data;
        return { ...substitution, application: { is: 'GRANTED', grantedOn, to, from, amount: amountMci ?? term?.days ?? 0 } };
      }
      case 'SubstitutionRefused': {
        const { refusedOn, reapplyNotBefore } = fact.data;
        return { ...substitution, application: { is: 'REFUSED', refusedOn, reapplyNotBefore } };
      }
      case 'SubstitutionWithdrawn':
        return { ...substitution, application: { is: 'WITHDRAWN', withdrawnOn: fact.data.withdrawnOn } };
      case 'SubstitutionRevoked':
        return { ...substitution, application: { is: 'REVOKED', revokedOn: fact.data.revokedOn, servedFrom: fact.data.from } };
    }
  },
};
