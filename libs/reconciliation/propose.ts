import { beginningOrContinuing, record, refuse } from '../commands/command.ts';
import { IdsOf, LegalDay, Text, YesNo } from '../commands/fields.ts';
import { notYet, type Refusal } from '../commands/refusal.ts';
import type { CaseId, ChargeId } from '../criminal-case/criminal-case.events.ts';
import type { LegalDate } from '../event-log/event.ts';
import { caseReading, type ChargedCase } from './charged-case.ts';
import type { ReconciliationFact } from './reconciliation.events.ts';
import { reconciliationState, type Reconciliation } from './reconciliation.state.ts';
import { unlessInForce } from './unless-open.ts';

export class Propose {
  @IdsOf('charge', {
    says: 'Charges of the case that offender and victim reconcile over',
    example: ['0192e4a0-7b1c-7000-8000-0000000000c1'],
  })
  readonly chargeIds!: readonly ChargeId[];

  @Text({
    says: 'What names the victim: an IIN, or the number in the file; only a keyed hash of it is kept',
    max: 100,
    example: 'victim 1 of file 24750003',
  })
  readonly victim!: string;

  @YesNo({ says: 'The victim is under 18, and agrees through a legal representative' })
  readonly victimUnder18!: boolean;

  @Text({ says: 'Number of the mediator in the register of mediators', max: 40, optional: true, example: '02-117' })
  readonly mediator?: string;

  @LegalDay({ says: 'Day of the proposal', example: '2024-06-20' })
  readonly proposedOn!: LegalDate;

  @Text({ says: 'Petition or agreement on mediation', max: 200, example: 'petition 3' })
  readonly documentRef!: string;
}

/** Offender and victim propose to end the case by reconciliation, before a verdict is in force. CC 68. */
export const propose = beginningOrContinuing<Propose, Reconciliation, ReconciliationFact, { file?: ChargedCase }>({
  body: Propose,
  name: 'propose',
  does: 'Proposes to end charges of a case by reconciliation with the victim.',
  by: ['court-registrar', 'officer', 'supervisor'],
  on: reconciliationState,
  unless: unlessFree,
  reads: ({ context }) => ({ file: caseReading(context.id as CaseId) }), // reconciliations are addressed by their case
  decide: ({ body: { chargeIds, victim, victimUnder18, mediator, proposedOn }, state, facts: { file }, context }) => {
    if (file === undefined) {
      return refuse({ code: 'case-unknown', reason: 'There is no verdict file of this id.', next: 'Open the file first.' });
    }
    const wrong = unlessInForce(file) ?? notYet('/proposedOn', proposedOn, context.today) ?? unlessLater(state, proposedOn);
    if (wrong) return refuse(wrong);
    if (chargeIds.some((id) => !file.charges.some(({ chargeId }) => chargeId === id))) {
      return refuse({
        code: 'charge-unknown',
        reason: 'Not every charge that is named is in the file.',
        next: 'Look up the charges of the file.',
        pointer: '/chargeIds',
      });
    }
    return record({
      type: 'ReconciliationProposed',
      effectiveOn: proposedOn,
      data: {
        personId: file.personId,
        caseId: context.id as CaseId, // reconciliations are addressed by their case
        chargeIds,
        victimToken: context.keyedHash('victim', victim),
        victimUnder18,
        ...(mediator !== undefined && { mediator }),
        proposedOn,
      },
    });
  },
});

function unlessFree(reconciliation: Reconciliation | undefined): Refusal | undefined {
  const outcome = reconciliation?.outcome;
  switch (outcome?.is) {
    case undefined:
    case 'REFUSED':
      return undefined;
    case 'OPEN':
      return { code: 'proposal-open', reason: 'A proposal in this case is open.', next: 'Check it, or record what the court decided.' };
    case 'BARRED':
      return {
        code: 'reconciliation-barred',
        reason: `Reconciliation in this case is barred: ${outcome.bars.map(({ bar }) => bar).join(', ')}.`,
        provision: outcome.bars.map(({ provision }) => provision).join(', '),
        next: 'Look at the other reliefs: CC 65 to 70.',
      };
    case 'TERMINATED':
      return { code: 'case-terminated', reason: `The case was terminated on ${outcome.on}.`, next: 'Nothing is left to reconcile over.' };
  }
}

function unlessLater(reconciliation: Reconciliation | undefined, proposedOn: LegalDate): Refusal | undefined {
  const outcome = reconciliation?.outcome;
  if (outcome?.is !== 'REFUSED' || proposedOn >= outcome.on) return undefined;
  return {
    code: 'too-early',
    reason: `${proposedOn} is before ${outcome.on}, when the court refused.`,
    next: 'Check the day against the petition.',
    pointer: '/proposedOn',
  };
}
