import { continuing, recordTogether, refuse } from '../commands/command.ts';
import { LegalDay, Text } from '../commands/fields.ts';
import { notYet, tooEarly, type Refusal } from '../commands/refusal.ts';
import { streamName, type LegalDate } from '../event-log/event.ts';
import { answerOn, reconciliationReadings, type Answered, type ReconciliationFacts } from './answer-of-law.ts';
import type { ReconciledFact, ReconciliationCheck, ReconciliationFact, Told } from './reconciliation.events.ts';
import { reconciliationState, type Reconciled, type Reconciliation } from './reconciliation.state.ts';
import { unlessInForce, unlessOpen } from './unless-open.ts';

export class TerminateCase {
  @Text({ says: 'Court', max: 200, example: 'Almaty district court 2' })
  readonly court!: string;

  @LegalDay({ says: "Day of the court's decision", example: '2024-07-08' })
  readonly terminatedOn!: LegalDate;

  @Text({ says: 'Ruling', max: 200, example: 'ruling 1-40/2024' })
  readonly documentRef!: string;
}

/** A court relieves the offender of liability. The law is asked again, as of the day of the decision. CC 68. */
export const terminateCase = continuing<TerminateCase, Reconciliation, ReconciliationFact, ReconciliationFacts>({
  body: TerminateCase,
  name: 'terminate-case',
  does: 'Records that a court terminated the case because the parties reconciled.',
  by: ['court-registrar'],
  on: reconciliationState,
  unless: (reconciliation) => unlessOpen(reconciliation) ?? (reconciliation.checked === undefined ? notChecked : undefined),
  reads: ({ state }) => reconciliationReadings(state),
  decide: ({ body: { court, terminatedOn }, state, facts, context }) => {
    const { personId, caseId, chargeIds, checked } = state;
    if (checked === undefined) return refuse(notChecked);
    const wrong =
      unlessInForce(facts.file) ??
      notYet('/terminatedOn', terminatedOn, context.today) ??
      tooEarly('/terminatedOn', terminatedOn, checked.on, 'the day of the check');
    if (wrong) return refuse(wrong);
    const answered = answerOn('/terminatedOn', terminatedOn, state, facts, withEveryEarlier(checked.told, facts.reconciled));
    if ('refused' in answered) return answered;
    const check = openTo(answered);
    if ('code' in check) return refuse(check);
    const noted: ReconciledFact = { type: 'ReconciliationNoted', effectiveOn: terminatedOn, data: { personId, caseId, terminatedOn } };
    return recordTogether<ReconciliationFact>(
      [
        {
          type: 'CaseTerminated',
          effectiveOn: terminatedOn,
          data: { personId, caseId, chargeIds, court, terminatedOn, check, receipt: answered.receipt },
        },
      ],
      [{ stream: streamName('reconciled', personId), facts: [noted] }],
    );
  },
});

/** What the check was told, with the earlier reconciliations that were recorded since. CC 68(4). */
function withEveryEarlier(told: Told, reconciled: Reconciled | undefined): Told {
  return { ...told, reconciledBefore: [...new Set([...told.reconciledBefore, ...(reconciled?.days ?? [])])].sort() };
}

function openTo({ answer, receipt }: Answered): ReconciliationCheck | Refusal {
  switch (answer.verdict) {
    case 'MUST':
    case 'MAY':
      return { verdict: answer.verdict };
    case 'NEEDS_MANUAL':
      return { verdict: answer.verdict, because: answer.because };
    case 'BARRED':
    case 'NOT_AVAILABLE': {
      const why = answer.verdict === 'BARRED' ? answer.bars : answer.obstacles;
      return {
        code: answer.verdict === 'BARRED' ? 'reconciliation-barred' : 'reconciliation-not-available',
        reason: `On that day the law does not end the case by reconciliation: ${why.join(', ')}.`,
        provision: receipt.provisions.filter((provision) => provision.startsWith('CC 68')).join(', '),
        next: 'Record what is missing and check again, or record that the court refused.',
        pointer: '/terminatedOn',
      };
    }
  }
}

const notChecked: Refusal = {
  code: 'not-checked',
  reason: 'The proposal was not checked against the law.',
  next: 'Check it first.',
};
