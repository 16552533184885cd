import type { CaseId, ChargeId } from '../criminal-case/criminal-case.events.ts';
import { begun, type StreamState } from '../event-log/decider.ts';
import type { Id, LegalDate } from '../event-log/event.ts';
import type { ReconciledFact, ReconciliationCheck, ReconciliationFact, Told } from './reconciliation.events.ts';

/** Where reconciliation in one case stands: the proposal that is open, or how the last one ended. */
export interface Reconciliation {
  readonly personId: Id<'person'>;
  readonly caseId: CaseId;
  readonly chargeIds: readonly ChargeId[];
  readonly victimUnder18: boolean;
  readonly proposedOn: LegalDate;
  /** First day on which the harm was recorded as made good. */
  readonly madeGoodOn?: LegalDate;
  /** The last one since the proposal. */
  readonly checked?: { readonly on: LegalDate; readonly told: Told; readonly check: ReconciliationCheck };
  readonly outcome: Outcome;
}

export type Outcome =
  | { readonly is: 'OPEN' }
  | { readonly is: 'BARRED'; readonly on: LegalDate; readonly bars: readonly { readonly bar: string; readonly provision: string }[] }
  | { readonly is: 'TERMINATED'; readonly on: LegalDate }
  | { readonly is: 'REFUSED'; readonly on: LegalDate };

export const reconciliationState: StreamState<Reconciliation, ReconciliationFact> = {
  category: 'reconciliation',
  evolve: (state, fact) => {
    if (fact.type === 'ReconciliationProposed') {
      const { personId, caseId, chargeIds, victimUnder18, proposedOn } = fact.data;
      return { personId, caseId, chargeIds, victimUnder18, proposedOn, outcome: { is: 'OPEN' } };
    }
    const reconciliation = begun('reconciliation', state, fact);
    switch (fact.type) {
      case 'HarmMadeGood': {
        const { madeGoodOn } = fact.data;
        return { ...reconciliation, madeGoodOn: earlierOf(reconciliation.madeGoodOn, madeGoodOn) };
      }
      case 'ReconciliationChecked': {
        const { checkedOn, told, check } = fact.data;
        return { ...reconciliation, checked: { on: checkedOn, told, check } };
      }
      case 'ReconciliationBarred':
        return { ...reconciliation, outcome: { is: 'BARRED', on: fact.data.barredOn, bars: fact.data.bars } };
      case 'CaseTerminated':
        return { ...reconciliation, outcome: { is: 'TERMINATED', on: fact.data.terminatedOn } };
      case 'ReconciliationRefused':
        return { ...reconciliation, outcome: { is: 'REFUSED', on: fact.data.refusedOn } };
    }
  },
};

function earlierOf(one: LegalDate | undefined, other: LegalDate): LegalDate {
  return one !== undefined && one < other ? one : other;
}

/** Days on which a person was relieved of liability because they reconciled with a victim, in the order of recording. */
export interface Reconciled {
  readonly days: readonly LegalDate[];
}

export const reconciledState: StreamState<Reconciled, ReconciledFact> = {
  category: 'reconciled',
  evolve: (reconciled = { days: [] }, fact) => ({ days: [...reconciled.days, fact.data.terminatedOn] }),
};
