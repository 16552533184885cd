import { continuing, refuse } from '../commands/command.ts';
import { LegalDay, OneOf, Text } from '../commands/fields.ts';
import { notYet, tooEarly, type Refusal } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { damageReadings } from '../sentenced-person/damage-of-cases.ts';
import { calculationReadings, withCalculation, type CalculationFacts } from './calculate-term.ts';
import { unlessCompleted } from './complete-term.ts';
import { unlessNoSentence } from './credit-time.ts';
import { overlapping } from './days-overlap.ts';
import { interruptionKinds, type InterruptionKind, type PunishmentTermFact } from './punishment-term.events.ts';
import { punishmentTermState, type PunishmentTerm } from './punishment-term.state.ts';

export class RecordInterruption {
  @OneOf(interruptionKinds, { says: 'Why the days were not served' })
  readonly kind!: InterruptionKind;

  @LegalDay({ says: 'First day that was not served', example: '2024-06-01' })
  readonly from!: LegalDate;

  @LegalDay({ says: 'Last day that was not served, inclusive', example: '2024-06-03' })
  readonly to!: LegalDate;

  @Text({
    says: 'Event elsewhere by which they were not served, as stream@revision: all of them are recorded, also those that are recorded already',
    max: 200,
    optional: true,
  })
  readonly becauseOf?: string;

  @Text({ says: 'Document', max: 200, optional: true })
  readonly documentRef?: string;
}

/**
 * Days of the term that were not served; they are added to its end, each once.
 *
 * What follows from an event elsewhere is recorded whole, whatever somebody recorded of it by hand: that may be found to be wrong.
 */
export const recordInterruption = continuing<RecordInterruption, PunishmentTerm, PunishmentTermFact, CalculationFacts>({
  body: RecordInterruption,
  name: 'record-interruption',
  does: 'Records days of the term that were not served and computes the last day again.',
  by: ['facility', 'officer', 'supervisor'],
  on: punishmentTermState,
  unless: (term) => unlessCompleted(term) ?? unlessNoSentence(term),
  reads: ({ state, context }) => calculationReadings(state, context.id),
  readsThen: ({ state: { sentence }, facts }) => damageReadings(sentence?.caseId, facts),
  decide: ({ body: { kind, from, to, becauseOf }, state: term, facts, context }) => {
    const impossible =
      unlessPassed(term, { from, to }, context.today) ?? (becauseOf === undefined ? recordedBefore(term, { from, to }) : undefined);
    if (impossible) return refuse(impossible);
    const { personId } = term;
    return withCalculation(
      term,
      { type: 'InterruptionRecorded', effectiveOn: from, data: { personId, kind, from, to } },
      context.today,
      facts,
    );
  },
});

/** Days that have passed and began on a day of the term, none of which is recorded already; both ends are included. */
export function unlessInterrupted(term: PunishmentTerm, days: Stretch, today: LegalDate): Refusal | undefined {
  return unlessPassed(term, days, today) ?? recordedBefore(term, days);
}

interface Stretch {
  readonly from: LegalDate;
  readonly to: LegalDate;
}

function unlessPassed(term: PunishmentTerm, { from, to }: Stretch, today: LegalDate): Refusal | undefined {
  return tooEarly('/to', to, from, 'its first day') ?? notYet('/to', to, today) ?? outsideTerm(term, from);
}

/**
 * An interruption begins on a day of the term. It may go on beyond the last day that was computed without it: who escapes on the
 * last but one day and is found a month later has that month added, and two days left.
 */
function outsideTerm({ start, calculation }: PunishmentTerm, from: LegalDate): Refusal | undefined {
  const lastDay = calculation?.verdict === 'COMPUTED' ? calculation.lastDay : undefined;
  if (from >= start && (lastDay === undefined || from <= lastDay)) return undefined;
  return {
    code: 'outside-term',
    reason: `${from} is not a day of the term, which runs from ${start}${lastDay === undefined ? '' : ` to ${lastDay}`}.`,
    next: 'Check the day against the document.',
    pointer: '/from',
  };
}

function recordedBefore({ interruptions }: PunishmentTerm, { from, to }: Stretch): Refusal | undefined {
  const recorded = overlapping(interruptions, from, to);
  if (recorded === undefined) return undefined;
  return {
    code: 'interruption-overlaps',
    reason: `${recorded.kind} from ${recorded.from} to ${recorded.to} is recorded already.`,
    next: 'Record only the days that are not in it.',
    pointer: recorded.from <= from ? '/from' : '/to',
  };
}
