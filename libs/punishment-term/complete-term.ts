import { continuing, record, refuse } from '../commands/command.ts';
import { LegalDay, OneOf, Text } from '../commands/fields.ts';
import { notYet, tooEarly, type Refusal } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { addDays } from '../law/calendar/legal-date.ts';
import { notServedReadings, unlessServedUntil, type NotServedNow } from '../sentenced-person/not-served-now.ts';
import { completionReasons, type CompletionReason, type PunishmentTermFact } from './punishment-term.events.ts';
import { punishmentTermState, type PunishmentTerm } from './punishment-term.state.ts';

export class CompleteTerm {
  @OneOf(completionReasons, { says: 'Why it is over' })
  readonly reason!: CompletionReason;

  @LegalDay({ says: 'Day on which it was over: of the release, the decision or the death', example: '2026-08-04' })
  readonly completedOn!: LegalDate;

  @Text({ says: 'Document', max: 200, example: 'release certificate 118' })
  readonly documentRef!: string;
}

/** The term is over; nothing is recorded on it after that. */
export const completeTerm = continuing<CompleteTerm, PunishmentTerm, PunishmentTermFact, NotServedNow>({
  body: CompleteTerm,
  name: 'complete',
  does: 'Records that the term is over and why.',
  by: ['facility', 'supervisor', 'court-registrar'],
  on: punishmentTermState,
  unless: unlessCompleted,
  reads: ({ state: { personId }, context }) => notServedReadings(context.id, personId),
  decide: ({ body: { reason, completedOn }, state: term, facts, context }) => {
    const impossible =
      unlessOver(term, reason, completedOn, context.today) ??
      (reason === 'SERVED' ? unlessServedNow(term, context.id, completedOn, facts) : undefined);
    if (impossible) return refuse(impossible);
    return record({ type: 'TermCompleted', effectiveOn: completedOn, data: { personId: term.personId, reason, completedOn } });
  },
});

/** Nobody has served a term that is deferred, or from which they are away: its last day moves once it is known how long. CC 74, PEC 165. */
function unlessServedNow(
  { calculation }: PunishmentTerm,
  termId: string,
  completedOn: LegalDate,
  facts: NotServedNow,
): Refusal | undefined {
  const lastDay = calculation?.verdict === 'COMPUTED' ? calculation.lastDay : completedOn;
  const away = unlessServedUntil(lastDay, termId, facts);
  return away && { ...away, pointer: '/reason' };
}

export function unlessCompleted({ completed }: PunishmentTerm): Refusal | undefined {
  if (completed === undefined) return undefined;
  return {
    code: 'term-completed',
    reason: `The term was over on ${completed.on}: ${completed.reason}.`,
    next: 'Open another term where there is another punishment.',
  };
}

/** The term can have been over on that day, for that reason. */
export function unlessOver(term: PunishmentTerm, reason: CompletionReason, completedOn: LegalDate, today: LegalDate): Refusal | undefined {
  return (
    notYet('/completedOn', completedOn, today) ??
    tooEarly('/completedOn', completedOn, term.start, 'the first day of the term') ??
    reasonMissing(term, reason, completedOn)
  );
}

function reasonMissing(term: PunishmentTerm, reason: CompletionReason, completedOn: LegalDate): Refusal | undefined {
  switch (reason) {
    case 'DEATH':
    case 'QUASHED':
      return undefined;
    case 'AMNESTY':
    case 'PARDON':
    case 'DEFERRAL':
      return nothingServed(term);
    case 'SERVED':
      return nothingServed(term) ?? endless(term) ?? notServed(term, completedOn);
    case 'PAROLE_SERVED':
      return nothingServed(term) ?? controlGoesOn(term, completedOn);
  }
}

function nothingServed({ calculation }: PunishmentTerm): Refusal | undefined {
  if (calculation !== undefined) return undefined;
  return { code: 'no-sentence', reason: 'No sentence is included in the term.', next: 'Include the sentence first.', pointer: '/reason' };
}

function endless({ calculation }: PunishmentTerm): Refusal | undefined {
  if (calculation?.verdict !== 'LIFE') return undefined;
  return {
    code: 'life-has-no-end',
    reason: 'A life term has no last day, so that it cannot have been served.',
    provision: 'CC 46(4)',
    next: 'Give the decision that ended it: parole, pardon, amnesty or a quashed verdict.',
    pointer: '/reason',
  };
}

/** Days off in a row before a last day, as far as a release is taken at its word; which days were off is for the facility to know. */
const daysOffInARow = 3;

/** Where a human had to find the last day (`NEEDS_MANUAL`), the document shows it, and there is nothing to compare. */
function notServed({ calculation }: PunishmentTerm, completedOn: LegalDate): Refusal | undefined {
  if (calculation?.verdict !== 'COMPUTED' || completedOn >= addDays(calculation.lastDay, -daysOffInARow)) return undefined;
  return {
    code: 'not-served',
    reason:
      `The last day of the term is ${calculation.lastDay}. Release is in the first half of that day, ` +
      'or on the preceding working day where it is a day off.',
    provision: 'PEC 165(2)',
    next: 'Record the end on that day, or give the decision that ended the term before it.',
    pointer: '/completedOn',
  };
}

function controlGoesOn({ calculation }: PunishmentTerm, completedOn: LegalDate): Refusal | undefined {
  if (calculation?.verdict !== 'COMPUTED' || completedOn >= calculation.lastDay) return undefined;
  return {
    code: 'not-served',
    reason: `Control after parole goes on until the last day of the term, ${calculation.lastDay}.`,
    provision: 'CC 72',
    next: 'Record the end on that day, or give the decision that ended the term before it.',
    pointer: '/completedOn',
  };
}
