import { continuing, record, refuse } from '../commands/command.ts';
import { LegalDay, OneOf, Text } from '../commands/fields.ts';
import { notYet, tooEarly } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { unlessCompleted } from './complete-term.ts';
import { unlessCalculated } from './confirm-calculation.ts';
import { overrideReasons, termDates, type OverrideReason, type RightFrom, type TermDate } from './punishment-term.events.ts';
import { punishmentTermState, type PunishmentTerm } from './punishment-term.state.ts';

export class OverrideDate {
  @LegalDay({ says: 'Day of the decision', example: '2024-02-25' })
  readonly on!: LegalDate;

  @OneOf(termDates, { says: 'Which date' })
  readonly date!: TermDate;

  @LegalDay({ says: 'The day that takes its place', example: '2026-08-03' })
  readonly day!: LegalDate;

  @OneOf(overrideReasons, { says: 'Why the computed day does not hold' })
  readonly reason!: OverrideReason;

  @Text({ says: 'Provision that it rests on', max: 200, example: 'CC 62(3)' })
  readonly provision!: string;

  @Text({ says: 'Document that it rests on', max: 200, example: 'ruling 5-12/2024' })
  readonly documentRef!: string;
}

/**
 * A day that a court or a prosecutor named, or that papers show, takes the place of a computed one.
 *
 * It lapses with the next calculation, since what it rested on has changed; the calculation has to be confirmed and checked anew.
 */
export const overrideDate = continuing({
  body: OverrideDate,
  name: 'override-date',
  does: 'Puts a day that a decision or papers show in the place of a computed one, until the next calculation.',
  by: ['facility', 'court-registrar'],
  on: punishmentTermState,
  unless: (term) => unlessCompleted(term) ?? unlessCalculated(term),
  decide: ({ body: { on, date, day, reason, provision }, state: term, context }) => {
    const wrong = notYet('/on', on, context.today) ?? tooEarly('/day', day, term.start, 'the first day of the term');
    if (wrong) return refuse(wrong);
    const computed = computedDay(term, date);
    if (computed === day) {
      return refuse({
        code: 'as-computed',
        reason: `The day is ${day} as it is computed.`,
        next: 'Confirm the calculation instead.',
        pointer: '/day',
      });
    }
    const { personId, calculated } = term;
    return record({
      type: 'DateOverridden',
      effectiveOn: on,
      data: {
        ...{ personId, calculation: calculated.number, date, day },
        ...(computed !== undefined && { computed }),
        ...{ reason, provision, overriddenBy: context.actor },
      },
    });
  },
});

/** The day as it stands: computed, or put in its place before. */
function computedDay({ calculation, calculated: { rights, overridden } }: PunishmentTerm, date: TermDate): LegalDate | undefined {
  const earlier = overridden.find((other) => other.date === date)?.day;
  if (earlier !== undefined) return earlier;
  switch (date) {
    case 'TERM_END':
      return calculation?.verdict === 'COMPUTED' ? calculation.lastDay : undefined;
    case 'PAROLE_FROM':
      return dayOf(rights.paroleFrom);
    case 'SUBSTITUTION_FROM':
      return dayOf(rights.substitutionFrom);
    case 'RECORD_EXPUNGES':
      return dayOf(rights.recordExpunges);
  }
}

function dayOf(right: RightFrom | undefined): LegalDate | undefined {
  return right?.verdict === 'FROM' ? right.on : undefined;
}
