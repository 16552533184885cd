import { continuing, record, refuse } from '../commands/command.ts';
import { LegalDay, Text } from '../commands/fields.ts';
import { notYet } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { beforeApplication } from '../sentenced-person/application-to-court.ts';
import { substitutionState } from './substitution.state.ts';
import { nothingOpen, unlessOpen } from './unless-open.ts';

export class WithdrawSubstitution {
  @LegalDay({ says: 'Day of the withdrawal', example: '2025-09-20' })
  readonly withdrawnOn!: LegalDate;

  @Text({ says: 'Statement of the one who asked', max: 200, example: 'statement 48' })
  readonly documentRef!: string;
}

/** The one who asked no longer asks; nothing stands against asking again. */
export const withdrawSubstitution = continuing({
  body: WithdrawSubstitution,
  name: 'withdraw',
  does: 'Records that the application for a milder punishment was withdrawn.',
  by: ['facility', 'officer', 'supervisor', 'court-registrar'],
  on: substitutionState,
  unless: unlessOpen,
  decide: ({ body: { withdrawnOn }, state: { personId, termId, application }, context }) => {
    if (application.is !== 'OPEN') return refuse(nothingOpen);
    const impossible = notYet('/withdrawnOn', withdrawnOn, context.today) ?? beforeApplication('/withdrawnOn', withdrawnOn, application);
    if (impossible) return refuse(impossible);
    return record({ type: 'SubstitutionWithdrawn', effectiveOn: withdrawnOn, data: { personId, termId, withdrawnOn } });
  },
});
