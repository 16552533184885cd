import { begun, type StreamState } from '../event-log/decider.ts';
import type { Id, LegalDate } from '../event-log/event.ts';
import type { TermId } from '../punishment-term/punishment-term.events.ts';
import type { ParoleFact } from './parole.events.ts';

/** What became of the applications from one term; only the last one can be open. */
export interface Parole {
  readonly personId: Id<'person'>;
  readonly termId: TermId;
  readonly application: Application;
}

export type Application =
  | { readonly is: 'OPEN'; readonly openedOn: LegalDate }
  | { readonly is: 'GRANTED'; readonly grantedOn: LegalDate }
  | { readonly is: 'REFUSED'; readonly refusedOn: LegalDate; readonly reapplyNotBefore: LegalDate }
  | { readonly is: 'WITHDRAWN'; readonly withdrawnOn: LegalDate };

export const paroleState: StreamState<Parole, ParoleFact> = {
  category: 'parole',
  evolve: (state, fact) => {
    if (fact.type === 'ParoleOpened') {
      const { personId, termId, openedOn } = fact.data;
      return { personId, termId, application: { is: 'OPEN', openedOn } };
    }
    const parole = begun('parole', state, fact);
    switch (fact.type) {
      case 'ParoleGranted':
        return { ...parole, application: { is: 'GRANTED', grantedOn: fact.data.grantedOn } };
      case 'ParoleRefused': {
        const { refusedOn, reapplyNotBefore } = fact.data;
        return { ...parole, application: { is: 'REFUSED', refusedOn, reapplyNotBefore } };
      }
      case 'ParoleWithdrawn':
        return { ...parole, application: { is: 'WITHDRAWN', withdrawnOn: fact.data.withdrawnOn } };
    }
  },
};
