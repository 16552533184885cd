import { continuing, record, refuse } from '../commands/command.ts';
import { LegalDay, OneOf, Text, WholeNumber } from '../commands/fields.ts';
import { notYet } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { claimKinds, type ClaimKind } from './criminal-case.events.ts';
import { criminalCaseState } from './criminal-case.state.ts';

export class RecordCivilClaim {
  @LegalDay({ says: 'Day on which the court granted the claim', example: '2024-02-01' })
  readonly on!: LegalDate;

  @OneOf(claimKinds, { says: 'Material damage or moral harm' })
  readonly kind!: ClaimKind;

  @WholeNumber({ says: 'Amount in whole tenge', min: 1, max: 1_000_000_000_000, example: 450_000 })
  readonly amount!: number;

  @Text({ says: 'Verdict', max: 200, example: 'verdict 1-23/2024' })
  readonly documentRef!: string;
}

/** A civil claim that the court granted; several add up. Whether it is paid decides about parole and amnesty. */
export const recordCivilClaim = continuing({
  body: RecordCivilClaim,
  name: 'record-civil-claim',
  does: 'Records a civil claim that the court granted, in tenge.',
  by: ['court-registrar'],
  on: criminalCaseState,
  decide: ({ body: { on, kind, amount }, state: { personId }, context }) => {
    const future = notYet('/on', on, context.today);
    if (future) return refuse(future);
    return record({ type: 'CivilClaimRecorded', effectiveOn: on, data: { personId, amount, kind } });
  },
});
