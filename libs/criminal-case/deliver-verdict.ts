import { continuing, record, refuse } from '../commands/command.ts';
import { IdOf, LegalDay, OneOf, Text } from '../commands/fields.ts';
import { notYet, tooEarly } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { findings, type ChargeId, type CriminalCaseFact, type Finding } from './criminal-case.events.ts';
import { criminalCaseState, type CriminalCase } from './criminal-case.state.ts';
import { unlessInForce } from './put-in-force.ts';
import {
  reconciliationOf,
  unlessAllTerminated,
  unlessProsecuted,
  withReconciliation,
  type ReconciliationOfFile,
} from './reconciled-charges.ts';

export class DeliverVerdict {
  @IdOf('charge', { says: 'Charge that the court decided on', example: '0192e4a0-7b1c-7000-8000-0000000000c1' })
  readonly chargeId!: ChargeId;

  @OneOf(findings, { says: 'What the court found' })
  readonly finding!: Finding;

  @LegalDay({ says: 'Day on which the verdict was pronounced' })
  readonly deliveredOn!: LegalDate;

  @Text({ says: 'Verdict', max: 200, example: 'verdict 1-23/2024' })
  readonly documentRef!: string;
}

/** What the court found on one charge; each charge is decided once, and one whose prosecution was ended is not decided at all. */
export const deliverVerdict = continuing<DeliverVerdict, CriminalCase, CriminalCaseFact, ReconciliationOfFile>({
  body: DeliverVerdict,
  name: 'deliver-verdict',
  does: 'Records what the court found on one charge.',
  by: ['court-registrar'],
  on: criminalCaseState,
  unless: (file) => unlessInForce(file) ?? unlessAllTerminated(file),
  reads: ({ context }) => reconciliationOf(context.id),
  decide: ({ body: { chargeId, finding, deliveredOn }, state, facts: { reconciled }, context }) => {
    const file = withReconciliation(state, reconciled);
    const charge = file.charges.find((added) => added.chargeId === chargeId);
    if (charge === undefined) {
      return refuse({
        code: 'charge-unknown',
        reason: 'The file has no charge of this id.',
        next: 'Add the charge first, or look up its id.',
        pointer: '/chargeId',
      });
    }
    const ended = unlessProsecuted(charge, '/chargeId');
    if (ended) return refuse(ended);
    if (charge.verdict !== undefined) {
      return refuse({
        code: 'charge-decided',
        reason: `The charge was decided on ${charge.verdict.deliveredOn}: ${charge.verdict.finding}.`,
        next: 'Look at the verdict that is recorded.',
        pointer: '/chargeId',
      });
    }
    const impossible =
      notYet('/deliveredOn', deliveredOn, context.today) ??
      tooEarly('/deliveredOn', deliveredOn, charge.offence.committedOn, 'the day of the act');
    if (impossible) return refuse(impossible);
    return record({
      type: 'VerdictDelivered',
      effectiveOn: deliveredOn,
      data: { personId: file.personId, chargeId, finding, deliveredOn },
    });
  },
});
