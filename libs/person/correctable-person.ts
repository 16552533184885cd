import { correctables } from '../commands/correctable.ts';
import { LegalDay, OneOf } from '../commands/fields.ts';
import { notYet, restsOnIt, tooEarly } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { socialStatusKinds, type IdentifierFact, type PersonFact, type PersonId, type SocialStatusKind } from './person.events.ts';
import { identifierState, personState, type Person } from './person.state.ts';
import { unlessStatusHolds } from './record-social-status.ts';

class Status {
  @OneOf(socialStatusKinds, { says: 'Situation that the law asks about' })
  readonly kind!: SocialStatusKind;

  @LegalDay({ says: 'First day on which it holds' })
  readonly from!: LegalDate;

  @LegalDay({ says: 'Last day on which it holds, inclusive, where it is known', optional: true })
  readonly to?: LegalDate;
}

class Ended {
  @LegalDay({ says: 'Last day on which it held, inclusive' })
  readonly to!: LegalDate;
}

class Death {
  @LegalDay({ says: 'Day of death' })
  readonly diedOn!: LegalDate;
}

/**
 * Situations that the law asks about, and death. A situation that changes is ended and recorded anew, so that the days of each stay known:
 * nothing is superseded.
 */
export const correctablePerson = correctables<Person, PersonFact>(personState, {
  PersonRegistered: 'Use persons/{id}/correct-personal-data, which keeps names under the key of the person.',
  IdentifierRecorded: 'Compare it with the document; the number stays with whoever it was recorded of, and nobody else can have it.',
  SocialStatusRecorded: {
    kinds: ['VOID', 'CORRECT'],
    fields: Status,
    day: 'from',
    unless: (person, { data }) => unlessStatusHolds(person, data),
  },
  SocialStatusEnded: {
    kinds: ['VOID', 'CORRECT'],
    fields: Ended,
    day: 'to',
    unless: ({ statuses }, { data: { kind, from, to } }) =>
      statuses.some((status) => status.kind === kind && status.from === from)
        ? tooEarly('/to', to, from, 'its first day')
        : restsOnIt(`${kind} from ${from} was recorded as ended, and would not be recorded`, 'Void first that it ended.'),
  },
  PersonalDataCorrected: 'Use persons/{id}/correct-personal-data once more.',
  DeathRecorded: {
    kinds: ['VOID', 'CORRECT'],
    fields: Death,
    day: 'diedOn',
    unless: ({ birthDate }, { data: { diedOn } }, today) =>
      notYet('/diedOn', diedOn, today) ?? tooEarly('/diedOn', diedOn, birthDate, 'the date of birth'),
  },
});

/** A number is somebody's by its own stream, which nothing takes away. */
export const correctableIdentifier = correctables<{ readonly personId: PersonId }, IdentifierFact>(identifierState, {
  IdentifierReserved: 'It follows from the identifier that was recorded of the person.',
});
