import { continuing, record, refuse } from '../commands/command.ts';
import { IdOf, LegalDay, OneOf, Text } from '../commands/fields.ts';
import { notYet, tooEarly, type Refusal } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { penalties, violationKinds, type Penalty, type ViolationId, type ViolationKind } from './custody.events.ts';
import { custodyState } from './custody.state.ts';
import { isMaliciousKind } from './malicious-violations.ts';
import { unlessServing } from './unless-serving.ts';

export class RecordViolation {
  @IdOf('violation', { says: 'Id of the violation, chosen by the sender', example: '0192e4a0-7b1c-7000-8000-0000000000b1' })
  readonly violationId!: ViolationId;

  @OneOf(violationKinds, {
    says: 'What was violated. Those down to GROUP_OF_VIOLATORS are malicious by PEC 130(2); UNDER_ITEM_1 to 3 name an item of that list',
    example: 'INTOXICANTS',
  })
  readonly kind!: ViolationKind;

  @LegalDay({ says: 'Day on which it was committed', example: '2024-05-02' })
  readonly committedOn!: LegalDate;

  @OneOf(penalties, { says: 'Penalty, where one was imposed', optional: true, example: 'DISCIPLINARY_ISOLATOR' })
  readonly penalty?: Penalty;

  @LegalDay({ says: 'Day on which the penalty was imposed; with a penalty only', optional: true, example: '2024-05-03' })
  readonly imposedOn?: LegalDate;

  @Text({ says: 'Report or order', max: 200, example: 'order 41' })
  readonly documentRef!: string;
}

/** Somebody who serves a sentence violated its order. Whether that makes them a malicious violator is a finding of its own. PEC 130. */
export const recordViolation = continuing({
  body: RecordViolation,
  name: 'record-violation',
  does: 'Records a violation of the order of serving the sentence, and the penalty for it.',
  by: ['facility'],
  on: custodyState,
  unless: unlessServing,
  decide: ({ body, state: { personId, stay }, context }) => {
    const { violationId, kind, committedOn, penalty, imposedOn } = body;
    const wrong =
      unlessPenaltyWhole(body) ??
      notYet('/committedOn', committedOn, context.today) ??
      tooEarly('/committedOn', committedOn, stay.admittedOn, 'the day of admission') ??
      (imposedOn && (notYet('/imposedOn', imposedOn, context.today) ?? tooEarly('/imposedOn', imposedOn, committedOn, 'the violation')));
    if (wrong) return refuse(wrong);
    if (stay.violations.some((one) => one.violationId === violationId)) {
      return refuse({
        code: 'violation-recorded',
        reason: 'A violation of this stay has this id.',
        next: 'Choose a new id.',
        pointer: '/violationId',
      });
    }
    return record({
      type: 'ViolationRecorded',
      effectiveOn: committedOn,
      data: {
        personId,
        stayId: stay.stayId,
        violationId,
        kind,
        malicious: isMaliciousKind(kind),
        committedOn,
        ...(penalty && imposedOn && { penalty: { kind: penalty, imposedOn } }),
      },
    });
  },
});

function unlessPenaltyWhole({ penalty, imposedOn }: RecordViolation): Refusal | undefined {
  if ((penalty === undefined) === (imposedOn === undefined)) return undefined;
  return {
    code: 'penalty-and-day',
    reason: 'A penalty has a day on which it was imposed, and only a penalty has one.',
    next: 'Give both, or neither.',
    pointer: penalty === undefined ? '/penalty' : '/imposedOn',
  };
}
