import { continuing, record, refuse } from '../commands/command.ts';
import { LegalDay, Text } from '../commands/fields.ts';
import { notYet } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { beforeApplication, inTimeForCourt, unlessWithCourt } from '../sentenced-person/application-to-court.ts';
import { substitutionState } from './substitution.state.ts';
import { nothingOpen, unlessOpen } from './unless-open.ts';

export class SubmitSubstitution {
  @Text({ says: 'Court', max: 200, example: 'Karaganda district court' })
  readonly court!: string;

  @LegalDay({ says: 'Day on which the file went to the court', example: '2025-09-14' })
  readonly submittedOn!: LegalDate;

  @Text({ says: 'Covering letter', max: 200, example: 'letter 8-131' })
  readonly documentRef!: string;
}

/** The petition goes to the court with its file, within ten days; a late one is recorded as late. PEC 162. */
export const submitSubstitution = continuing({
  body: SubmitSubstitution,
  name: 'submit',
  does: 'Records that the application for a milder punishment went to the court with its file, and whether it did in time.',
  by: ['facility', 'officer', 'supervisor'],
  on: substitutionState,
  unless: unlessOpen,
  decide: ({ body: { court, submittedOn }, state: { personId, termId, application }, context }) => {
    if (application.is !== 'OPEN') return refuse(nothingOpen);
    const impossible =
      unlessWithCourt(application, "Record the court's decision.") ??
      notYet('/submittedOn', submittedOn, context.today) ??
      beforeApplication('/submittedOn', submittedOn, application);
    if (impossible) return refuse(impossible);
    return record({
      type: 'SubstitutionSubmitted',
      effectiveOn: submittedOn,
      data: {
        ...{ personId, termId, court, submittedOn },
        ...inTimeForCourt(application, submittedOn),
      },
    });
  },
});
