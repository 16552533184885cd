import { begun, type StreamState } from '../event-log/decider.ts';
import type { Id, LegalDate } from '../event-log/event.ts';
import type { TermId } from '../punishment-term/punishment-term.events.ts';
import { lastDayCounted } from './last-day-counted.ts';
import type { AmnestyDecisionFact, AmnestyPapers, AmnestyProposal, LawNo } from './amnesty.events.ts';

/** What became of one term under one act of amnesty. */
export interface AmnestyDecision {
  readonly personId: Id<'person'>;
  readonly lawNo: LawNo;
  readonly termId: TermId;
  /** The latest one. */
  readonly proposal: AmnestyProposal;
  readonly proposedOn: LegalDate;
  /** Last day of the term from which the proposal counted the rest; absent where it counted none. */
  readonly countedTo?: LegalDate;
  readonly papers: AmnestyPapers;
  readonly standing: DecisionStanding;
}

export type DecisionStanding =
  | { readonly is: 'PROPOSED' }
  | { readonly is: 'DECLINED'; readonly declinedOn: LegalDate }
  | { readonly is: 'APPLIED'; readonly decidedOn: LegalDate }
  | { readonly is: 'REFUSED'; readonly refusedOn: LegalDate };

export const amnestyDecisionState: StreamState<AmnestyDecision, AmnestyDecisionFact> = {
  category: 'amnesty-decision',
  evolve: (state, fact) => {
    if (fact.type === 'AmnestyProposed') {
      const { personId, lawNo, termId, proposal, proposedOn, papers, receipt } = fact.data;
      const countedTo = lastDayCounted(receipt);
      return { personId, lawNo, termId, proposal, proposedOn, ...(countedTo && { countedTo }), papers, standing: { is: 'PROPOSED' } };
    }
    const decision = begun('amnesty-decision', state, fact);
    switch (fact.type) {
      case 'AmnestyDeclined':
        return { ...decision, standing: { is: 'DECLINED', declinedOn: fact.data.declinedOn } };
      case 'AmnestyApplied':
        return { ...decision, standing: { is: 'APPLIED', decidedOn: fact.data.decidedOn } };
      case 'AmnestyRefused':
        return { ...decision, standing: { is: 'REFUSED', refusedOn: fact.data.refusedOn } };
    }
  },
};
