import { continuing, record, refuse } from '../commands/command.ts';
import { LegalDay, OneOf, Text } from '../commands/fields.ts';
import { notYet, tooEarly, type Refusal } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { behaviourDegrees, type BehaviourDegree } from './custody.events.ts';
import { custodyState, type Custody } from './custody.state.ts';
import { unlessHeld } from './unless-held.ts';

export class GradeBehaviour {
  @LegalDay({ says: 'Day from which the degree holds', example: '2024-09-02' })
  readonly on!: LegalDate;

  @OneOf(behaviourDegrees, { says: 'Degree of behaviour; NONE where an earlier degree is lifted', example: 'POSITIVE_1' })
  readonly degree!: BehaviourDegree;

  @Text({ says: "Decision of the facility's head on the commission's material", max: 200, example: 'decision 12' })
  readonly documentRef!: string;
}

/** How somebody who serves a sentence behaves, as the head of the facility decided. PEC 95. */
export const gradeBehaviour = continuing({
  body: GradeBehaviour,
  name: 'grade-behaviour',
  does: 'Records the degree of behaviour that the head of the facility decided.',
  by: ['facility'],
  on: custodyState,
  unless: (custody) => unlessHeld(custody) ?? unlessServing(custody),
  decide: ({ body: { on, degree }, state: { personId, stay }, context }) => {
    if (degree === stay.degree) {
      return refuse({
        code: 'same-degree',
        reason: degree === 'NONE' ? 'The person has no degree of behaviour.' : `The person has the degree ${degree} already.`,
        provision,
        next: 'Record a degree only when it changes.',
        pointer: '/degree',
      });
    }
    const impossible = notYet('/on', on, context.today) ?? tooEarly('/on', on, stay.gradedOn, 'the admission or the last grading');
    if (impossible) return refuse(impossible);
    return record({ type: 'BehaviourGraded', effectiveOn: on, data: { personId, stayId: stay.stayId, degree } });
  },
});

const provision = 'PEC 95';

function unlessServing({ stay }: Custody): Refusal | undefined {
  if (stay.hold.on === 'SENTENCE') return undefined;
  return {
    code: 'on-remand',
    reason: 'Only the behaviour of somebody who serves a sentence is graded.',
    provision,
    next: 'Turn the stay into serving the term once the verdict is in force.',
  };
}
