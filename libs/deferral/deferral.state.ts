import { begun, type StreamState } from '../event-log/decider.ts';
import type { Id, LegalDate } from '../event-log/event.ts';
import type { TermId } from '../punishment-term/punishment-term.events.ts';
import type { DeferralFact, DeferralGround, DeferralOutcome } from './deferral.events.ts';

/** What became of the deferrals of one term; only the last one can run. */
export interface Deferral {
  readonly personId: Id<'person'>;
  readonly termId: TermId;
  readonly standing: Standing;
}

export type Standing =
  | { readonly is: 'OPEN'; readonly openedOn: LegalDate }
  | Running
  | { readonly is: 'REFUSED'; readonly refusedOn: LegalDate }
  | { readonly is: 'CANCELLED'; readonly cancelledOn: LegalDate }
  | { readonly is: 'ENDED'; readonly endedOn: LegalDate; readonly outcome: DeferralOutcome };

export interface Running {
  readonly is: 'RUNNING';
  readonly grantedOn: LegalDate;
  readonly ground: DeferralGround;
  /** Last day, inclusive. */
  readonly until: LegalDate;
  /** Last day to which the law lets a court defer on this ground, as it was last asked. */
  readonly atMost: LegalDate;
  /** Day of the last decision about it. */
  readonly decidedOn: LegalDate;
}

export const deferralState: StreamState<Deferral, DeferralFact> = {
  category: 'deferral',
  evolve: (state, fact) => {
    if (fact.type === 'DeferralOpened') {
      const { personId, termId, openedOn } = fact.data;
      return { personId, termId, standing: { is: 'OPEN', openedOn } };
    }
    const deferral = begun('deferral', state, fact);
    switch (fact.type) {
      case 'DeferralGranted': {
        const { grantedOn, ground, until, availability } = fact.data;
        return {
          ...deferral,
          standing: { is: 'RUNNING', grantedOn, ground, until, atMost: availability.until ?? until, decidedOn: grantedOn },
        };
      }
      case 'DeferralExtended': {
        const { standing } = deferral;
        if (standing.is !== 'RUNNING') return deferral;
        const { extendedOn, ground, until, availability } = fact.data;
        // on the same ground the years are counted from the first decision
        const atMost = ground === standing.ground ? standing.atMost : (availability.until ?? until);
        return { ...deferral, standing: { ...standing, ground, until, atMost, decidedOn: extendedOn } };
      }
      case 'DeferralRefused':
        return { ...deferral, standing: { is: 'REFUSED', refusedOn: fact.data.refusedOn } };
      case 'DeferralCancelled':
        return { ...deferral, standing: { is: 'CANCELLED', cancelledOn: fact.data.cancelledOn } };
      case 'DeferralEnded': {
        const { endedOn, outcome } = fact.data;
        return { ...deferral, standing: { is: 'ENDED', endedOn, outcome } };
      }
    }
  },
};
