import { correctables } from '../commands/correctable.ts';
import { LegalDay, OneOf } from '../commands/fields.ts';
import { notYet, tooEarly } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { behaviourDegrees, type BehaviourDegree, type CustodyFact } from './custody.events.ts';
import { custodyState, type Custody } from './custody.state.ts';

class Admission {
  @LegalDay({ says: 'Day of admission' })
  readonly admittedOn!: LegalDate;
}

class Grade {
  @OneOf(behaviourDegrees, { says: 'Degree of behaviour' })
  readonly degree!: BehaviourDegree;
}

class Nothing {}

/** What of a stay in custody may be corrected. */
export const correctableCustody = correctables<Custody, CustodyFact>(
  custodyState,
  {
    PersonAdmitted: {
      kinds: ['CORRECT'],
      fields: Admission,
      day: 'admittedOn',
      unless: (custody: Custody | undefined, { data: { admittedOn } }, today) =>
        notYet('/admittedOn', admittedOn, today) ??
        (custody?.standing.is === 'RELEASED'
          ? tooEarly('/admittedOn', admittedOn, custody.standing.releasedOn, 'the end of the last stay')
          : undefined),
    },
    BehaviourGraded: {
      kinds: ['VOID', 'CORRECT'],
      fields: Grade,
      unless: (custody, { effectiveOn }, today) =>
        notYet('/effectiveOn', effectiveOn, today) ??
        tooEarly('/effectiveOn', effectiveOn, custody.stay.gradedOn, 'the admission or the last grading'),
    },
    ViolationRecorded: { kinds: ['VOID'], fields: Nothing },
    MaliciousViolatorFound: { kinds: ['VOID'], fields: Nothing },
  },
  {
    TransferredOut: 'Record the arrival at the facility where the person is.',
    TransferredIn: 'Record the next transfer.',
    PersonReleased: 'Admit the person again on the basis on which they are held.',
    DisciplineLifted: 'Record the violation or the finding anew.',
  },
);
