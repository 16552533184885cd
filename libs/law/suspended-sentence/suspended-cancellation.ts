import { ageOn } from '../calendar/age-on.ts';
import type { FractionText } from '../calendar/fraction.ts';
import { lastDayOfTerm } from '../calendar/last-day-of-term.ts';
import type { Term } from '../calendar/last-day-of-term.ts';
import { dayAfter } from '../calendar/legal-date.ts';
import type { LegalDate } from '../calendar/legal-date.ts';
import type { DatedTable } from '../dated-table.ts';
import { date, object } from '../fact-checks.ts';
import { personFact, termFact } from '../law-facts.ts';
import type { LawPerson } from '../law-facts.ts';
import type { LawQuestionRules } from '../law-question.ts';
import type { NeedsManual } from '../manual-reasons.ts';
import { dayAfterPartOfTerm } from '../parole/day-of-fraction.ts';

/** The part of control after which a suspended sentence may be cancelled and the record lifted. */
export const cancellationParts: DatedTable<{ readonly part: FractionText }> = [
  { from: '2015-01-01', provision: 'CC 64(1)', verified: true, source: 'CC 64 as of early 2020', values: { part: '1/2' } },
];

/** The most by which a court may extend control after a breach, in months. */
export const controlExtensions: Readonly<Record<'ADULT' | 'MINOR_PERSON', DatedTable<{ readonly months: number }>>> = {
  ADULT: [{ from: '2015-01-01', provision: 'CC 64(2)', verified: true, source: 'CC 64 as of early 2020', values: { months: 12 } }],
  MINOR_PERSON: [
    {
      from: '2015-01-01',
      provision: 'PEC 176',
      verified: true,
      source: 'PEC 176 as of 2018, stricter than the year of CC 64(2)',
      values: { months: 6 },
    },
  ],
};

export interface SuspendedCancellationFacts {
  readonly person: LawPerson;
  /** The first day of control: that of registration. PEC 175. */
  readonly controlFrom: LegalDate;
  readonly control: Term;
}

export type SuspendedCancellationAnswer =
  | {
      readonly verdict: 'FROM';
      /** The first day on which a court may cancel the suspended sentence. */
      readonly from: LegalDate;
      /** The last day of control. */
      readonly lastDay: LegalDate;
      /** By how many months a court may extend control at most, by the person's age on the decision day. */
      readonly extensionMonths: number;
      readonly extendedLastDay: LegalDate;
    }
  | NeedsManual;

/** From when a suspended sentence may be cancelled early, and how far its control may be extended. CC 64(1)-(2), PEC 176. */
export const suspendedCancellation: LawQuestionRules<SuspendedCancellationFacts, SuspendedCancellationAnswer> = {
  facts: object<SuspendedCancellationFacts>({ person: personFact, controlFrom: date, control: termFact }),
  tables: { cancellationParts, adultExtensions: controlExtensions.ADULT, minorExtensions: controlExtensions.MINOR_PERSON },
  answer({ person, controlFrom, control }, asOf, reasoning) {
    const who = ageOn(person.birthDate, asOf) < 18 ? 'MINOR_PERSON' : 'ADULT';
    const rule = reasoning.rule(cancellationParts, asOf);
    const extension = reasoning.rule(controlExtensions[who], asOf);
    if (rule === undefined || extension === undefined) return reasoning.needsManual();
    const from = dayAfterPartOfTerm(controlFrom, control, rule.part, reasoning);
    const lastDay = lastDayOfTerm(controlFrom, control);
    reasoning.step('last day of control', { controlFrom, ...control }, lastDay);
    const extendedLastDay = lastDayOfTerm(dayAfter(lastDay), extension);
    reasoning.step('control extended at most', { who, lastDay, months: extension.months }, extendedLastDay);
    return { verdict: 'FROM', from, lastDay, extensionMonths: extension.months, extendedLastDay };
  },
};
