import { correctables } from '../commands/correctable.ts';
import { LegalDay, OneOf, Part, WholeNumber } from '../commands/fields.ts';
import { facilityTypes, type FacilityType } from '../criminal-case/criminal-case.events.ts';
import type { LegalDate } from '../event-log/event.ts';
import { unlessCreditable } from './credit-time.ts';
import { creditKinds, interruptionKinds, type CreditKind, type InterruptionKind } from './punishment-term.events.ts';
import { punishmentTermState } from './punishment-term.state.ts';
import { unlessInterrupted } from './record-interruption.ts';

class Credit {
  @OneOf(creditKinds, { says: 'Kind of restraint before the term' })
  readonly kind!: CreditKind;

  @LegalDay({ says: 'First day of it', example: '2023-10-04' })
  readonly from!: LegalDate;

  @LegalDay({ says: 'Last day of it, inclusive', example: '2024-01-31' })
  readonly to!: LegalDate;
}

class Interruption {
  @OneOf(interruptionKinds, { says: 'Why the days were not served' })
  readonly kind!: InterruptionKind;

  @LegalDay({ says: 'First day that was not served' })
  readonly from!: LegalDate;

  @LegalDay({ says: 'Last day that was not served, inclusive' })
  readonly to!: LegalDate;
}

class Length {
  @WholeNumber({ says: 'Years', min: 0, max: 30, optional: true })
  readonly years?: number;

  @WholeNumber({ says: 'Months', min: 0, max: 400, optional: true })
  readonly months?: number;

  @WholeNumber({ says: 'Days', min: 0, max: 11_000, optional: true })
  readonly days?: number;
}

class Sentence {
  @Part(Length, { says: 'Length as the verdict states it', optional: true })
  readonly term?: Length;

  @OneOf(facilityTypes, { says: 'Type of facility as the verdict states it', optional: true })
  readonly facility?: FacilityType;

  @LegalDay({ says: "Day of the court's decision" })
  readonly imposedOn!: LegalDate;
}

/** What of a term may be corrected; its dates follow by a calculation of their own. */
export const correctableTerm = correctables(
  punishmentTermState,
  {
    TimeCredited: {
      kinds: ['VOID', 'CORRECT', 'SUPERSEDE'],
      fields: Credit,
      day: 'from',
      unless: (term, { data }) => unlessCreditable(term, data),
    },
    InterruptionRecorded: {
      kinds: ['VOID', 'CORRECT', 'SUPERSEDE'],
      fields: Interruption,
      day: 'from',
      unless: (term, { data }, today) => unlessInterrupted(term, data, today),
    },
    SentenceIncluded: { kinds: ['CORRECT'], fields: Sentence },
  },
  {
    TermCalculated: 'Correct what it was calculated from; it is calculated again by itself.',
    TermOpened: 'Correct the sentence or the credits; a term that was opened by mistake is completed.',
  },
);
