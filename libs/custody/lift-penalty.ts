import { continuing, record, refuse } from '../commands/command.ts';
import { IdOf, LegalDay, OneOf, Text } from '../commands/fields.ts';
import { notYet, tooEarly } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { liftingReasons, type LiftingReason, type ViolationId } from './custody.events.ts';
import { custodyState } from './custody.state.ts';
import { unlessServing } from './unless-serving.ts';

export class LiftPenalty {
  @IdOf('violation', { says: 'Violation for which it was imposed', example: '0192e4a0-7b1c-7000-8000-0000000000b1' })
  readonly violationId!: ViolationId;

  @LegalDay({ says: 'First day without it', example: '2024-11-18' })
  readonly liftedOn!: LegalDate;

  @OneOf(liftingReasons, { says: 'LAPSED: the time without penalties has passed; AS_INCENTIVE: before that; ANNULLED: it was wrong' })
  readonly reason!: LiftingReason;

  @Text({ says: "Decision of the facility's head, or of the prosecutor or court that annulled it", max: 200, example: 'decision 18' })
  readonly documentRef!: string;
}

/** A penalty no longer stands, and no new finding can rest on it. Nothing lifts by itself. */
export const liftPenalty = continuing({
  body: LiftPenalty,
  name: 'lift-penalty',
  does: 'Lifts the penalty for a violation.',
  by: ['facility'],
  on: custodyState,
  unless: unlessServing,
  decide: ({ body: { violationId, liftedOn, reason }, state: { personId, stay }, context }) => {
    const violation = stay.violations.find((one) => one.violationId === violationId);
    if (violation?.penalty === undefined || violation.liftedOn !== undefined) {
      return refuse({
        code: 'no-penalty',
        reason:
          violation?.liftedOn === undefined
            ? 'No penalty is recorded for a violation of this id.'
            : `The penalty was lifted on ${violation.liftedOn}.`,
        next: 'Look at the violations of the stay.',
        pointer: '/violationId',
      });
    }
    const wrong =
      notYet('/liftedOn', liftedOn, context.today) ??
      tooEarly('/liftedOn', liftedOn, violation.penalty.imposedOn, 'the day on which the penalty was imposed');
    if (wrong) return refuse(wrong);
    return record({
      type: 'DisciplineLifted',
      effectiveOn: liftedOn,
      data: { personId, stayId: stay.stayId, what: 'PENALTY', violationId, reason, liftedOn },
    });
  },
});
