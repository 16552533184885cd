import { isDeepStrictEqual } from 'node:util';
import { continuing, record, refuse } from '../commands/command.ts';
import { OneOf, Text } from '../commands/fields.ts';
import { damageReadings } from '../sentenced-person/damage-of-cases.ts';
import { calculated, calculationReadings, type CalculationFacts } from './calculate-term.ts';
import { unlessCompleted } from './complete-term.ts';
import { unlessNoSentence } from './credit-time.ts';
import { recalculationCauses, type PunishmentTermFact } from './punishment-term.events.ts';
import { punishmentTermState, type Calculated, type PunishmentTerm } from './punishment-term.state.ts';

export class Recalculate {
  @OneOf(recalculationCauses, { says: 'What has changed', example: 'PERSON_CHANGED' })
  readonly cause!: (typeof recalculationCauses)[number];

  @Text({
    says: 'Event that changed it, as stream@revision',
    max: 200,
    optional: true,
    example: 'person-0192e4a0-7b1c-7000-8000-000000000001@3',
  })
  readonly causedBy?: string;

  @Text({ says: 'Document', max: 200, optional: true })
  readonly documentRef?: string;
}

/** The days of a term are calculated anew on what is recorded now, because something changed elsewhere. The earlier calculations stay. */
export const recalculate = continuing<Recalculate, PunishmentTerm, PunishmentTermFact, CalculationFacts>({
  body: Recalculate,
  name: 'recalculate',
  does: 'Calculates the days of a term anew on what is recorded now, naming what made it necessary.',
  by: ['facility', 'officer', 'supervisor', 'court-registrar'],
  on: punishmentTermState,
  unless: (term) => unlessCompleted(term) ?? unlessNoSentence(term),
  reads: ({ state, context }) => calculationReadings(state, context.id),
  readsThen: ({ state: { sentence }, facts }) => damageReadings(sentence?.caseId, facts),
  decide: ({ body: { cause, causedBy }, state: term, facts, context }) => {
    const calculation = calculated(term, cause, context.today, facts, causedBy);
    return refusalWhereSame(term.calculated, punishmentTermState.evolve(term, calculation).calculated, causedBy) ?? record(calculation);
  },
});

/**
 * Refuses a calculation that says what the last one said, so that those who stand for it still do.
 *
 * A day that was put in the place of a computed one is taken back by it where nobody names an event: then that is what was asked for. An
 * event that moves no computed day leaves such a day where a decision has put it.
 */
function refusalWhereSame(last: Calculated, next: Calculated, causedBy: string | undefined): ReturnType<typeof refuse> | undefined {
  const same = isDeepStrictEqual(next.computed, last.computed) && isDeepStrictEqual(next.rights, last.rights);
  if (!same || (last.overridden.length > 0 && causedBy === undefined)) return undefined;
  return refuse({
    code: 'nothing-changed',
    reason: `Every day is as in calculation ${String(last.number)}.`,
    next: 'Leave it as it is: it is still confirmed by those who confirmed it.',
  });
}
