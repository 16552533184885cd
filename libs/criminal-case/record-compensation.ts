import { continuing, record, refuse } from '../commands/command.ts';
import { LegalDay, Text, WholeNumber } from '../commands/fields.ts';
import { notYet, type Refusal } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { criminalCaseState, type CriminalCase } from './criminal-case.state.ts';

export class RecordCompensation {
  @LegalDay({ says: 'Day of the payment', example: '2024-08-01' })
  readonly paidOn!: LegalDate;

  @WholeNumber({ says: 'Amount in whole tenge', min: 1, max: 1_000_000_000_000, example: 150_000 })
  readonly amount!: number;

  @Text({ says: 'Receipt of the bailiff or the bank', max: 200, example: 'bailiff, receipt 889' })
  readonly documentRef!: string;
}

/** A payment towards the civil claims of a file; the one that pays the rest says so. */
export const recordCompensation = continuing({
  body: RecordCompensation,
  name: 'record-compensation',
  does: 'Records a payment towards the civil claims of a verdict file, in tenge.',
  by: ['court-registrar', 'facility', 'officer', 'supervisor'],
  on: criminalCaseState,
  unless: unlessClaimed,
  decide: ({ body: { paidOn, amount }, state: { personId, claimed, paid }, context }) => {
    const future = notYet('/paidOn', paidOn, context.today);
    if (future) return refuse(future);
    const tooMuch = moreThanClaimed(amount, claimed, paid);
    if (tooMuch) return refuse(tooMuch);
    const full = amount === claimed - paid;
    return record({ type: 'DamageCompensated', effectiveOn: paidOn, data: { personId, amount, paidOn, full } });
  },
});

/** All in whole tenge. */
export function moreThanClaimed(amount: number, claimed: number, paid: number): Refusal | undefined {
  const left = claimed - paid;
  if (amount <= left) return undefined;
  return {
    code: 'more-than-claimed',
    reason: `Of ${String(claimed)} tenge that are claimed, ${String(left)} are left to pay.`,
    next: 'Check the amount against the receipt, or record the claim that it pays first.',
    pointer: '/amount',
  };
}

function unlessClaimed({ claimed, paid }: CriminalCase): Refusal | undefined {
  if (claimed > paid) return undefined;
  return {
    code: 'nothing-to-pay',
    reason: claimed === 0 ? 'No civil claim is recorded in the file.' : `All ${String(claimed)} tenge that are claimed are paid.`,
    next: 'Record the claim first.',
  };
}
