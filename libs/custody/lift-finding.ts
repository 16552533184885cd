import { continuing, record, refuse } from '../commands/command.ts';
import { LegalDay, OneOf, Text } from '../commands/fields.ts';
import { notYet, tooEarly, type Refusal } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { liftingReasons, type LiftingReason } from './custody.events.ts';
import { custodyState } from './custody.state.ts';
import { unlessServing } from './unless-serving.ts';

export class LiftFinding {
  @LegalDay({ says: 'First day on which the person is no malicious violator', example: '2025-05-06' })
  readonly liftedOn!: LegalDate;

  @OneOf(liftingReasons, { says: 'LAPSED: the time without penalties has passed; ANNULLED: the finding was wrong' })
  readonly reason!: LiftingReason;

  @Text({ says: "Decision of the facility's head, or of the prosecutor or court that annulled it", max: 200, example: 'decision 18' })
  readonly documentRef!: string;
}

/** A finding no longer stands. Nothing lifts by itself: no text of the time after which it lapses was read. */
export const liftFinding = continuing({
  body: LiftFinding,
  name: 'lift-finding',
  does: 'Lifts the finding that the person is a malicious violator.',
  by: ['facility'],
  on: custodyState,
  unless: (custody) => unlessServing(custody) ?? (custody.stay.maliciousSince === undefined ? noFinding : undefined),
  decide: ({ body: { liftedOn, reason }, state: { personId, stay }, context }) => {
    if (stay.maliciousSince === undefined) return refuse(noFinding);
    const wrong =
      notYet('/liftedOn', liftedOn, context.today) ?? tooEarly('/liftedOn', liftedOn, stay.maliciousSince, 'the day of the finding');
    if (wrong) return refuse(wrong);
    return record({
      type: 'DisciplineLifted',
      effectiveOn: liftedOn,
      data: { personId, stayId: stay.stayId, what: 'FINDING', reason, liftedOn },
    });
  },
});

const noFinding: Refusal = {
  code: 'no-finding',
  reason: 'No finding that the person is a malicious violator stands.',
  next: 'Look at the behaviour degree and at the penalties of the stay.',
};
