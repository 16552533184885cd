import { continuing, record, refuse } from '../commands/command.ts';
import { LegalDay, Text } from '../commands/fields.ts';
import { notYet, tooEarly } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { amnestyDecisionState } from './amnesty-decision.state.ts';
import { unlessUndecided } from './unless-undecided.ts';

export class DeclineAmnesty {
  @LegalDay({ says: 'Day of the statement', example: '2025-07-20' })
  readonly declinedOn!: LegalDate;

  @Text({ says: 'Statement of the person or the representative', max: 200, example: 'statement 12' })
  readonly documentRef!: string;
}

/** The person objects: the act is not applied to whoever does. Amnesty law 2021 art. 5. */
export const declineAmnesty = continuing({
  body: DeclineAmnesty,
  name: 'decline',
  does: 'Records that the person objects to the amnesty, which is then not applied.',
  by: ['facility', 'officer', 'supervisor', 'amnesty-commission'],
  on: amnestyDecisionState,
  unless: unlessUndecided,
  decide: ({ body: { declinedOn }, state: { personId, lawNo, termId, proposal, proposedOn }, context }) => {
    const impossible =
      notYet('/declinedOn', declinedOn, context.today) ?? tooEarly('/declinedOn', declinedOn, proposedOn, 'the day of the proposal');
    if (impossible) return refuse(impossible);
    if (proposal.verdict === 'EXCLUDED' || proposal.verdict === 'NOT_COVERED') {
      return refuse({
        code: 'nothing-to-decline',
        reason: 'The act proposes nothing for this term.',
        next: 'Screen it again if something has changed.',
      });
    }
    return record({ type: 'AmnestyDeclined', effectiveOn: declinedOn, data: { personId, lawNo, termId, declinedOn } });
  },
});
