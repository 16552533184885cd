import { continuing, record, refuse } from '../commands/command.ts';
import { LegalDay, OneOf, Text } from '../commands/fields.ts';
import { notYet, tooEarly } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { amnestyRefusalReasons, type AmnestyRefusalReason } from './amnesty.events.ts';
import { amnestyDecisionState } from './amnesty-decision.state.ts';
import { unlessUndecided } from './unless-undecided.ts';

export class RefuseAmnesty {
  @Text({ says: 'Court', max: 200, example: 'Karaganda district court' })
  readonly court!: string;

  @LegalDay({ says: "Day of the court's decision", example: '2025-08-12' })
  readonly refusedOn!: LegalDate;

  @OneOf(amnestyRefusalReasons, { says: 'Why the court refused' })
  readonly reason!: AmnestyRefusalReason;

  @Text({ says: 'Ruling', max: 200, example: 'ruling 8-14/2025' })
  readonly documentRef!: string;
}

/** A court does not apply the act to the term. */
export const refuseAmnesty = continuing({
  body: RefuseAmnesty,
  name: 'refuse',
  does: 'Records that a court refused to apply the amnesty, and why.',
  by: ['court-registrar'],
  on: amnestyDecisionState,
  unless: unlessUndecided,
  decide: ({ body: { court, refusedOn, reason }, state: { personId, lawNo, termId, proposal, proposedOn }, context }) => {
    const impossible =
      notYet('/refusedOn', refusedOn, context.today) ?? tooEarly('/refusedOn', refusedOn, proposedOn, 'the day of the proposal');
    if (impossible) return refuse(impossible);
    return record({
      type: 'AmnestyRefused',
      effectiveOn: refusedOn,
      data: { personId, lawNo, termId, court, refusedOn, reason, proposed: proposal.verdict },
    });
  },
});
