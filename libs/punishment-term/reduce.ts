import { continuing, refuse } from '../commands/command.ts';
import { LegalDay, OneOf, Text } from '../commands/fields.ts';
import { notYet, tooEarly } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { daysBetween } from '../law/calendar/legal-date.ts';
import { damageReadings } from '../sentenced-person/damage-of-cases.ts';
import { calculationReadings, endOfTerm, withCalculation, type CalculationFacts } from './calculate-term.ts';
import { unlessCompleted } from './complete-term.ts';
import { unlessCalculated } from './confirm-calculation.ts';
import { reductionBases, type PunishmentTermFact, type ReductionBasis } from './punishment-term.events.ts';
import { punishmentTermState, type PunishmentTerm } from './punishment-term.state.ts';

export class Reduce {
  @OneOf(reductionBases, { says: 'What the reduction rests on' })
  readonly basis!: ReductionBasis;

  @LegalDay({ says: 'Day from which it has effect: of the act of amnesty or of the decision', example: '2025-07-05' })
  readonly from!: LegalDate;

  @LegalDay({ says: 'Last day of the term as the decision cuts it', example: '2026-02-15' })
  readonly lastDay!: LegalDate;

  @Text({ says: 'Event of the decision, as stream@revision, where it is recorded', max: 200, optional: true })
  readonly decidedBy?: string;

  @Text({ says: 'Decision', max: 200, example: 'ruling 5-90/2025' })
  readonly documentRef!: string;
}

/**
 * A decision cuts the end of a term. The days that it cuts are kept, so that a credit or an interruption that is recorded later moves the
 * end that was cut.
 */
export const reduce = continuing<Reduce, PunishmentTerm, PunishmentTermFact, CalculationFacts>({
  body: Reduce,
  name: 'reduce',
  does: 'Cuts the end of a term as an act of amnesty, a pardon, a court or a milder law says, and calculates its days again.',
  by: ['facility', 'court-registrar'],
  on: punishmentTermState,
  unless: (term) => unlessCompleted(term) ?? unlessCalculated(term),
  reads: ({ state, context }) => calculationReadings(state, context.id),
  readsThen: ({ state: { sentence }, facts }) => damageReadings(sentence?.caseId, facts),
  decide: ({ body: { basis, from, lastDay, decidedBy }, state: term, facts, context }) => {
    const { personId, sentence, start } = term;
    // a day of a document lapses with the calculation that follows: what is cut is cut from the computed end
    const calculation = sentence && endOfTerm(term, sentence).calculation;
    if (calculation?.verdict !== 'COMPUTED') {
      return refuse({
        code: 'no-last-day',
        reason: 'The law computes no last day of this term that could be cut.',
        next: 'Record the last day that the decision names with its document (override-date), or replace the punishment, as the decision says.',
      });
    }
    const wrong =
      notYet('/from', from, context.today) ??
      tooEarly('/from', from, start, 'the first day of the term') ??
      tooEarly('/lastDay', lastDay, start, 'the first day of the term');
    if (wrong) return refuse(wrong);
    const days = daysBetween(lastDay, calculation.lastDay);
    if (days <= 0) {
      return refuse({
        code: 'not-shorter',
        reason: `The term ends on ${calculation.lastDay} as it is computed, which is not after ${lastDay}.`,
        next: 'Check the day against the decision.',
        pointer: '/lastDay',
      });
    }
    const reduced = { personId, basis, days, lastDay, ...(decidedBy !== undefined && { decidedBy }) };
    return withCalculation(term, { type: 'TermReduced', effectiveOn: from, data: reduced }, context.today, facts);
  },
});
