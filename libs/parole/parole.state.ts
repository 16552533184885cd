import { begun, type StreamState } from '../event-log/decider.ts';
import type { Id, LegalDate } from '../event-log/event.ts';
import type { TermId } from '../punishment-term/punishment-term.events.ts';
import type { ApplicationToCourt } from '../sentenced-person/application-to-court.ts';
import type { ParoleFact, ParoleReportKind, RevocationGround } from './parole.events.ts';

/** What became of the applications from one term; only the last one can be open. */
export interface Parole {
  readonly personId: Id<'person'>;
  readonly termId: TermId;
  readonly application: Application;
  /** The last parole that was revoked: the next one is counted from it. CC 72(3)-(4). */
  readonly revoked?: { readonly ground: RevocationGround; readonly remainderFrom: LegalDate };
}

export type Application =
  | OpenApplication
  | { readonly is: 'GRANTED'; readonly grantedOn: LegalDate; readonly until?: LegalDate }
  | { readonly is: 'REFUSED'; readonly refusedOn: LegalDate; readonly reapplyNotBefore: LegalDate }
  | { readonly is: 'WITHDRAWN'; readonly withdrawnOn: LegalDate }
  | { readonly is: 'REVOKED'; readonly revokedOn: LegalDate; readonly servedFrom: LegalDate };

/** An application that waits for a decision. */
export interface OpenApplication extends ApplicationToCourt {
  readonly is: 'OPEN';
  readonly reports: readonly { readonly kind: ParoleReportKind; readonly attachedOn: LegalDate }[];
}

export const paroleState: StreamState<Parole, ParoleFact> = {
  category: 'parole',
  evolve: (state, fact) => {
    if (fact.type === 'ParoleOpened') {
      const { personId, termId, openedOn, fileBy } = fact.data;
      const application: OpenApplication = { is: 'OPEN', openedOn, ...(fileBy && { fileBy }), reports: [] };
      return { personId, termId, application, ...(state?.revoked && { revoked: state.revoked }) };
    }
    const parole = begun('parole', state, fact);
    const { application } = parole;
    switch (fact.type) {
      case 'ParoleReportAttached': {
        if (application.is !== 'OPEN') return parole;
        const { kind, attachedOn } = fact.data;
        return { ...parole, application: { ...application, reports: [...application.reports, { kind, attachedOn }] } };
      }
      case 'ParoleSubmitted':
        return application.is === 'OPEN' ? { ...parole, application: { ...application, submittedOn: fact.data.submittedOn } } : parole;
      case 'ParoleGranted': {
        const { grantedOn, until } = fact.data;
        return { ...parole, application: { is: 'GRANTED', grantedOn, ...(until && { until }) } };
      }
      case 'ParoleRefused': {
        const { refusedOn, reapplyNotBefore } = fact.data;
        return { ...parole, application: { is: 'REFUSED', refusedOn, reapplyNotBefore } };
      }
      case 'ParoleWithdrawn':
        return { ...parole, application: { is: 'WITHDRAWN', withdrawnOn: fact.data.withdrawnOn } };
      case 'ParoleRevoked': {
        const { ground, revokedOn, remainderFrom } = fact.data;
        return { ...parole, application: { is: 'REVOKED', revokedOn, servedFrom: remainderFrom }, revoked: { ground, remainderFrom } };
      }
    }
  },
};
