import { continuing, record, refuse } from '../commands/command.ts';
import { LegalDay, Text } from '../commands/fields.ts';
import { notYet } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { paroleState } from './parole.state.ts';
import { beforeFile, nothingOpen, unlessOpen } from './unless-open.ts';

export class WithdrawApplication {
  @LegalDay({ says: 'Day of the withdrawal', example: '2025-11-20' })
  readonly withdrawnOn!: LegalDate;

  @Text({ says: 'Statement of the one who asked', max: 200, example: 'statement 32' })
  readonly documentRef!: string;
}

/** The one who asked no longer asks; nothing stands against asking again. */
export const withdrawApplication = continuing({
  body: WithdrawApplication,
  name: 'withdraw',
  does: 'Records that the application for parole was withdrawn.',
  by: ['facility', 'officer', 'supervisor', 'court-registrar'],
  on: paroleState,
  unless: unlessOpen,
  decide: ({ body: { withdrawnOn }, state: { personId, termId, application }, context }) => {
    if (application.is !== 'OPEN') return refuse(nothingOpen);
    const impossible = notYet('/withdrawnOn', withdrawnOn, context.today) ?? beforeFile('/withdrawnOn', withdrawnOn, application);
    if (impossible) return refuse(impossible);
    return record({ type: 'ParoleWithdrawn', effectiveOn: withdrawnOn, data: { personId, termId, withdrawnOn } });
  },
});
