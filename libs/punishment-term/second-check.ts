import { continuing, record, refuse } from '../commands/command.ts';
import { LegalDay, WholeNumber } from '../commands/fields.ts';
import { notYet } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { unlessCompleted } from './complete-term.ts';
import { unlessCalculated, unlessLatest } from './confirm-calculation.ts';
import { punishmentTermState } from './punishment-term.state.ts';

export class SecondCheck {
  @LegalDay({ says: 'Day of the second check', example: '2024-02-22' })
  readonly on!: LegalDate;

  @WholeNumber({ says: 'Number of the calculation, from 1; only the latest one of the term', min: 1, max: 10_000, example: 1 })
  readonly calculation!: number;
}

/** The second of two people compares a confirmed calculation with the papers: nobody is released at the end of a term without it. */
export const secondCheck = continuing({
  body: SecondCheck,
  name: 'second-check',
  does: 'Checks a confirmed calculation of a term a second time, by somebody else than who confirmed it.',
  by: ['facility', 'supervisor'],
  on: punishmentTermState,
  unless: (term) => unlessCompleted(term) ?? unlessCalculated(term),
  decide: ({ body: { on, calculation }, state: term, context }) => {
    const wrong = notYet('/on', on, context.today) ?? unlessLatest(term, calculation);
    if (wrong) return refuse(wrong);
    const { confirmedBy, checkedBy } = term.calculated;
    if (confirmedBy === undefined) {
      return refuse({
        code: 'not-confirmed',
        reason: `Calculation ${String(calculation)} is preliminary: nobody has confirmed it, or what it rests on has changed since.`,
        next: 'Let it be confirmed first.',
      });
    }
    if (checkedBy !== undefined) {
      return refuse({
        code: 'already-checked',
        reason: `It was checked a second time by ${checkedBy}.`,
        next: 'Nothing is left to check.',
      });
    }
    if (confirmedBy === context.actor) {
      return refuse({
        code: 'second-person',
        reason: 'A calculation needs two people, and you confirmed it.',
        next: 'Let somebody else check it.',
      });
    }
    return record({
      type: 'CalculationSecondChecked',
      effectiveOn: on,
      data: { personId: term.personId, calculation, confirmedBy, checkedBy: context.actor },
    });
  },
});
