import { correctables } from '../commands/correctable.ts';
import { LegalDay, OneOf } from '../commands/fields.ts';
import type { LegalDate } from '../event-log/event.ts';
import { socialStatusKinds, type SocialStatusKind } from './person.events.ts';
import { personState } from './person.state.ts';
import { unlessStatusHolds } from './record-social-status.ts';

class Status {
  @OneOf(socialStatusKinds, { says: 'Situation that the law asks about' })
  readonly kind!: SocialStatusKind;

  @LegalDay({ says: 'First day on which it holds' })
  readonly from!: LegalDate;

  @LegalDay({ says: 'Last day on which it holds, inclusive, where it is known', optional: true })
  readonly to?: LegalDate;
}

/**
 * Situations that the law asks about. One that changes is ended and recorded anew, so that the days of each stay known: nothing is
 * superseded.
 */
export const correctablePerson = correctables(
  personState,
  {
    SocialStatusRecorded: {
      kinds: ['VOID', 'CORRECT'],
      fields: Status,
      day: 'from',
      unless: (person, { data }) => unlessStatusHolds(person, data),
    },
  },
  {
    PersonRegistered: 'Use persons/{id}/correct-personal-data, which keeps names under the key of the person.',
    PersonalDataCorrected: 'Use persons/{id}/correct-personal-data once more.',
  },
);
