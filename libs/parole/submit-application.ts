import { continuing, record, refuse } from '../commands/command.ts';
import { LegalDay, Text } from '../commands/fields.ts';
import { notYet } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { inTimeForCourt, unlessWithCourt } from '../sentenced-person/application-to-court.ts';
import { paroleState } from './parole.state.ts';
import { beforeFile, nothingOpen, unlessOpen } from './unless-open.ts';

export class SubmitApplication {
  @Text({ says: 'Court', max: 200, example: 'Karaganda district court' })
  readonly court!: string;

  @LegalDay({ says: 'Day on which the file went to the court', example: '2025-11-14' })
  readonly submittedOn!: LegalDate;

  @Text({ says: 'Covering letter', max: 200, example: 'letter 8-120' })
  readonly documentRef!: string;
}

/** The petition goes to the court with its file, within ten days. A late one is recorded as late: the person is not to suffer for it. PEC 162. */
export const submitApplication = continuing({
  body: SubmitApplication,
  name: 'submit',
  does: 'Records that the application for parole went to the court with its file, and whether it did in time.',
  by: ['facility', 'officer', 'supervisor'],
  on: paroleState,
  unless: unlessOpen,
  decide: ({ body: { court, submittedOn }, state: { personId, termId, application }, context }) => {
    if (application.is !== 'OPEN') return refuse(nothingOpen);
    const impossible =
      unlessWithCourt(application, "Record the court's decision.") ??
      notYet('/submittedOn', submittedOn, context.today) ??
      beforeFile('/submittedOn', submittedOn, application);
    if (impossible) return refuse(impossible);
    return record({
      type: 'ParoleSubmitted',
      effectiveOn: submittedOn,
      data: {
        ...{ personId, termId, court, submittedOn, reports: [...new Set(application.reports.map(({ kind }) => kind))] },
        ...inTimeForCourt(application, submittedOn),
      },
    });
  },
});
