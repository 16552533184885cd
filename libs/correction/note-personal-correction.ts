import { beginning, record } from '../commands/command.ts';
import { IdOf, Part, SomeOf, Text } from '../commands/fields.ts';
import type { Id } from '../event-log/event.ts';
import { personalFields, type EventPlace, type PersonalField } from './correction.events.ts';
import { correctionState } from './correction.state.ts';
import { Place, placeOf } from './place.ts';

export class NotePersonalCorrection {
  @IdOf('person', { says: 'Person whose data were corrected' })
  readonly personId!: Id<'person'>;

  @Part(Place, { says: 'Event that said something else' })
  readonly target!: EventPlace;

  @Part(Place, { says: 'Event that says what is right' })
  readonly correctedBy!: EventPlace;

  @SomeOf(personalFields, { says: 'Which data say something else now', min: 1 })
  readonly changed!: readonly PersonalField[];

  @Text({ says: 'Who approved the correction', max: 100 })
  readonly approvedBy!: string;
}

/** Asked for by a process manager only: gives decisions that had rested on corrected personal data a correction to be reviewed under. */
export const notePersonalCorrection = beginning({
  body: NotePersonalCorrection,
  name: 'note-personal-correction',
  does: 'Notes a correction of personal data that the law asks about, so that what had rested on them can be reviewed.',
  by: [],
  on: correctionState,
  decide: ({ body: { personId, target, correctedBy, changed, approvedBy }, context: { today } }) =>
    record({
      type: 'PersonalCorrectionNoted',
      effectiveOn: today,
      data: { personId, target: placeOf(target), correctedBy: placeOf(correctedBy), changed, approvedBy },
    }),
});
