import { continuing, record, refuse } from '../commands/command.ts';
import { LegalDay, OneOf, Text } from '../commands/fields.ts';
import { notYet, tooEarly } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { reconciliationRefusalReasons, type ReconciliationRefusalReason } from './reconciliation.events.ts';
import { reconciliationState } from './reconciliation.state.ts';
import { unlessOpen } from './unless-open.ts';

export class RefuseReconciliation {
  @Text({ says: 'Court', max: 200, example: 'Almaty district court 2' })
  readonly court!: string;

  @LegalDay({ says: "Day of the court's decision", example: '2024-07-08' })
  readonly refusedOn!: LegalDate;

  @OneOf(reconciliationRefusalReasons, { says: 'Why' })
  readonly reason!: ReconciliationRefusalReason;

  @Text({ says: 'Ruling', max: 200, example: 'ruling 1-40/2024' })
  readonly documentRef!: string;
}

/** A court goes on with the case. */
export const refuseReconciliation = continuing({
  body: RefuseReconciliation,
  name: 'refuse',
  does: 'Records that a court did not end the case by reconciliation.',
  by: ['court-registrar'],
  on: reconciliationState,
  unless: unlessOpen,
  decide: ({ body: { court, refusedOn, reason }, state: { personId, caseId, proposedOn, checked }, context }) => {
    const wrong =
      notYet('/refusedOn', refusedOn, context.today) ??
      tooEarly('/refusedOn', refusedOn, checked?.on ?? proposedOn, 'the proposal or the last check');
    if (wrong) return refuse(wrong);
    return record({ type: 'ReconciliationRefused', effectiveOn: refusedOn, data: { personId, caseId, court, refusedOn, reason } });
  },
});
