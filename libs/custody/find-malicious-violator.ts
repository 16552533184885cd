import { continuing, record, refuse } from '../commands/command.ts';
import { IdsOf, LegalDay, Text } from '../commands/fields.ts';
import { notYet, tooEarly, type Refusal } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import type { ViolationId } from './custody.events.ts';
import { custodyState, type Custody, type Violation } from './custody.state.ts';
import { groundsOfFinding } from './malicious-violations.ts';
import { unlessServing } from './unless-serving.ts';

export class FindMaliciousViolator {
  @LegalDay({ says: "Day of the decision of the facility's head", example: '2024-05-06' })
  readonly foundOn!: LegalDate;

  @IdsOf('violation', { says: 'Recorded violations that the finding rests on', example: ['0192e4a0-7b1c-7000-8000-0000000000b1'] })
  readonly violationIds!: readonly ViolationId[];

  @Text({ says: "Decision of the facility's head", max: 200, example: 'decision 17' })
  readonly documentRef!: string;
}

/** The head of a facility finds, on recorded violations, that somebody is a malicious violator: a finding with a day. PEC 130. */
export const findMaliciousViolator = continuing({
  body: FindMaliciousViolator,
  name: 'find-malicious-violator',
  does: 'Records the finding of the head of the facility that the person is a malicious violator, on violations that it names.',
  by: ['facility'],
  on: custodyState,
  unless: (custody) => unlessServing(custody) ?? unlessFound(custody),
  decide: ({ body: { foundOn, violationIds }, state: { personId, stay }, context }) => {
    const named = stay.violations.filter(({ violationId }) => violationIds.includes(violationId));
    if (named.length < violationIds.length) {
      return refuse({
        code: 'violation-unknown',
        reason: 'Not every violation that is named is recorded of this stay.',
        next: 'Record the violation first.',
        pointer: '/violationIds',
      });
    }
    const wrong =
      notYet('/foundOn', foundOn, context.today) ??
      tooEarly('/foundOn', foundOn, lastDayOf(named), 'the last of the violations and penalties');
    if (wrong) return refuse(wrong);
    const grounds = groundsOfFinding(named);
    if (grounds.length === 0) {
      return refuse({
        code: 'not-malicious',
        reason:
          'None of the violations is both penalised and malicious: neither by its kind, nor as one that repeats within six months what the isolator or a solitary cell was imposed for.',
        provision: 'PEC 130',
        next: 'Name the violations with their penalties, or grade the behaviour.',
        pointer: '/violationIds',
      });
    }
    return record({
      type: 'MaliciousViolatorFound',
      effectiveOn: foundOn,
      data: { personId, stayId: stay.stayId, foundOn, violationIds, provision: grounds.join(', ') },
    });
  },
});

function unlessFound({ stay: { maliciousSince } }: Custody): Refusal | undefined {
  if (maliciousSince === undefined) return undefined;
  return {
    code: 'already-found',
    reason: `The person is a malicious violator since ${maliciousSince}.`,
    next: 'Record another finding only once this one is lifted.',
  };
}

function lastDayOf(violations: readonly Violation[]): LegalDate {
  const days = violations.flatMap(({ committedOn, penalty }) => [committedOn, ...(penalty ? [penalty.imposedOn] : [])]);
  return days.reduce((last, day) => (day > last ? day : last));
}
