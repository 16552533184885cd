import { continuing, record, refuse } from '../commands/command.ts';
import { Text } from '../commands/fields.ts';
import type { CriminalCaseFact } from './criminal-case.events.ts';
import { criminalCaseState, type CriminalCase } from './criminal-case.state.ts';
import { unlessInForce } from './put-in-force.ts';
import { provisionOfReconciliation, reconciliationOf, unlessAllTerminated, type ReconciliationOfFile } from './reconciled-charges.ts';

export class TerminateProsecution {
  @Text({ says: 'Ruling', max: 200, example: 'ruling 1-40/2024' })
  readonly documentRef!: string;
}

/**
 * The charges over which a court terminated the case are closed in the verdict file. Which they are, by which court and since when, is
 * what the reconciliation of the file says, and nothing else. CC 68.
 */
export const terminateProsecution = continuing<TerminateProsecution, CriminalCase, CriminalCaseFact, ReconciliationOfFile>({
  body: TerminateProsecution,
  name: 'terminate-prosecution',
  does: 'Closes the charges over which a court terminated the case by reconciliation, as the reconciliation of the file says.',
  by: ['court-registrar'],
  on: criminalCaseState,
  unless: (file) => unlessInForce(file) ?? unlessAllTerminated(file),
  reads: ({ context }) => reconciliationOf(context.id),
  decide: ({ state: { personId, charges }, facts: { reconciled } }) => {
    const open = (reconciled?.ended?.chargeIds ?? []).filter((id) =>
      charges.some(({ chargeId, terminated }) => chargeId === id && terminated === undefined),
    );
    if (reconciled?.ended === undefined || open.length === 0) {
      return refuse({
        code: 'nothing-to-terminate',
        reason: 'No court has terminated the case by reconciliation over a charge of the file that is still open.',
        provision: provisionOfReconciliation,
        next: 'Record the decision of the court in the reconciliation of the file first (terminate-case).',
      });
    }
    const { court, terminatedOn } = reconciled.ended;
    return record({
      type: 'ProsecutionTerminated',
      effectiveOn: terminatedOn,
      data: { personId, chargeIds: open, court, terminatedOn, provision: provisionOfReconciliation },
    });
  },
});
