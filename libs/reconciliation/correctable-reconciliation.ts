import { correctables, Nothing } from '../commands/correctable.ts';
import { LegalDay, OneOf } from '../commands/fields.ts';
import { notYet, restsOnIt, tooEarly, type Refusal } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { repairs, type ReconciledFact, type ReconciliationFact, type Repair } from './reconciliation.events.ts';
import { reconciledState, reconciliationState, type Reconciled, type Reconciliation } from './reconciliation.state.ts';

class MadeGood {
  @OneOf(repairs, { says: 'How the harm was made good' })
  readonly how!: Repair;

  @LegalDay({ says: 'Day on which it was' })
  readonly madeGoodOn!: LegalDate;
}

/** What the law answered is asked for again and not corrected; a ruling that was recorded by mistake is voided. */
export const correctableReconciliation = correctables<Reconciliation, ReconciliationFact>(reconciliationState, {
  ReconciliationProposed: {
    instead: 'Record that the court refused what was proposed by mistake, and propose anew.',
    unless: (reconciliation: Reconciliation | undefined) => {
      const is = reconciliation?.outcome.is;
      if (is !== 'OPEN' && is !== 'TERMINATED') return undefined;
      return restsOnIt('Reconciliation was proposed again after it', 'Void first what was recorded of that proposal.');
    },
  },
  HarmMadeGood: {
    kinds: ['VOID', 'CORRECT'],
    fields: MadeGood,
    day: 'madeGoodOn',
    unless: (reconciliation, { data: { madeGoodOn } }, today) => open(reconciliation) ?? notYet('/madeGoodOn', madeGoodOn, today),
  },
  ReconciliationChecked: { instead: 'Check the proposal again: the law is asked on what stands now.', unless: open },
  ReconciliationBarred: { kinds: ['VOID'], fields: Nothing, unless: open },
  CaseTerminated: {
    kinds: ['VOID'],
    fields: Nothing,
    unless: (reconciliation, { data: { terminatedOn } }) =>
      open(reconciliation) ??
      (reconciliation.checked && tooEarly('/terminatedOn', terminatedOn, reconciliation.checked.on, 'the day of the check')),
  },
  ReconciliationRefused: { kinds: ['VOID'], fields: Nothing, unless: open },
});

/** That somebody reconciled before is asked for in their later cases: it is voided where the ruling is. */
export const correctableReconciled = correctables<Reconciled, ReconciledFact>(reconciledState, {
  ReconciliationNoted: { kinds: ['VOID'], fields: Nothing },
});

function open({ outcome }: Reconciliation): Refusal | undefined {
  if (outcome.is === 'OPEN') return undefined;
  return restsOnIt('Something was recorded of a proposal that would not be open by then', 'Void what was recorded later first.');
}
