import { correctables, Nothing } from '../commands/correctable.ts';
import { LegalDay, OneOf, Part, WholeNumber } from '../commands/fields.ts';
import { notYet, restsOnIt } from '../commands/refusal.ts';
import { facilityTypes, type FacilityType } from '../criminal-case/criminal-case.events.ts';
import type { LegalDate } from '../event-log/event.ts';
import { termsOfPerson } from '../sentenced-person/terms-of-person.ts';
import { unlessCompleted, unlessOver } from './complete-term.ts';
import { unlessCalculated, unlessLatest } from './confirm-calculation.ts';
import { unlessCreditable, unlessNoSentence } from './credit-time.ts';
import {
  completionReasons,
  creditKinds,
  interruptionKinds,
  type CompletionReason,
  type CreditKind,
  type InterruptionKind,
  type PunishmentTermFact,
} from './punishment-term.events.ts';
import { punishmentTermState, type PunishmentTerm } from './punishment-term.state.ts';
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

class Start {
  @LegalDay({ says: 'First day of the term, as the verdict counts it' })
  readonly start!: LegalDate;
}

class Completed {
  @OneOf(completionReasons, { says: 'Why it is over' })
  readonly reason!: CompletionReason;

  @LegalDay({ says: 'Day on which it was over' })
  readonly completedOn!: LegalDate;
}

/** What of a term may be corrected; its dates follow by a calculation of their own. */
export const correctableTerm = correctables<PunishmentTerm, PunishmentTermFact>(punishmentTermState, {
  TermOpened: {
    kinds: ['CORRECT'],
    fields: Start,
    day: 'start',
    unless: (_, { data: { start } }, today) => notYet('/start', start, today),
  },
  SentenceIncluded: { kinds: ['CORRECT'], fields: Sentence },
  SentenceRenewed: { kinds: ['VOID', 'CORRECT'], fields: Sentence, unless: (term) => unlessCompleted(term) ?? unlessNoSentence(term) },
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
  TermCalculated: 'Correct what it was calculated from; it is calculated again by itself.',
  CalculationConfirmed: {
    kinds: ['VOID'],
    fields: Nothing,
    unless: (term, { data }) => unlessLatest(term, data.calculation),
  },
  CalculationSecondChecked: {
    kinds: ['VOID'],
    fields: Nothing,
    unless: ({ calculated }) =>
      calculated.confirmedBy === undefined
        ? restsOnIt('A second person checked the calculation, which nobody would have confirmed', 'Void the second check first.')
        : undefined,
  },
  DateOverridden: { kinds: ['VOID'], fields: Nothing },
  TermReduced: { kinds: ['VOID'], fields: Nothing, unless: unlessCalculated },
  PunishmentReplaced: {
    kinds: ['VOID'],
    fields: Nothing,
    unless: (term, { data: { from } }) =>
      term.punishment === from
        ? undefined
        : restsOnIt(`A later decision replaced ${from}, which would not be what is served`, 'Void the later replacement first.'),
  },
  TermCompleted: {
    kinds: ['VOID', 'CORRECT'],
    fields: Completed,
    day: 'completedOn',
    unless: (term, { data: { reason, completedOn } }, today) => unlessOver(term, reason, completedOn, today),
  },
});

/** The note that a person has a term is there to find the term by; what is said of the term is said on its own stream. */
export const correctableTermsOfPerson = correctables(termsOfPerson, {
  TermNoted: 'Correct the term that it names.',
});
