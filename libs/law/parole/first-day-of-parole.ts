import type { FractionText } from '../calendar/fraction.ts';
import { lastDayOfTerm } from '../calendar/last-day-of-term.ts';
import { addDays, dayAfter, daysBetween, daysInclusive, laterOf } from '../calendar/legal-date.ts';
import type { LegalDate } from '../calendar/legal-date.ts';
import { daysOf, unionOfPeriods } from '../calendar/union-of-periods.ts';
import type { Reasoning } from '../reasoning.ts';
import { endByCalendar } from '../term/term-end.ts';
import { dayAfterPartOfDays, dayAfterPartOfTerm, laterByInterruptions } from './day-of-fraction.ts';
import type { ParoleFacts } from './parole-facts.ts';
import { servedFloors } from './served-fractions.ts';
import type { FractionAfterRevocation } from './served-fractions.ts';

/** The first day on which parole may be granted, and the last day of the term; `undefined`, with the reason noted, where no text says. */
export function firstDayOfParole(
  facts: ParoleFacts,
  rule: FractionAfterRevocation,
  asOf: LegalDate,
  reasoning: Reasoning,
): { readonly from: LegalDate; readonly lastDay: LegalDate } | undefined {
  const end = endByCalendar(facts, asOf, reasoning);
  if (end === undefined) return undefined;
  const lastDay = facts.lastDay ?? end.lastDay;
  const remainderFrom = facts.revokedBefore?.remainderFrom ?? facts.start;
  if (remainderFrom > lastDay && remainderFrom > facts.start) {
    reasoning.cannot('REMAINDER_UNKNOWN');
    return undefined;
  }
  const byFraction =
    rule.of === 'REMAINDER'
      ? dayOfRemainder(facts, remainderFrom, lastDay, rule.fraction, reasoning)
      : dayOfTerm(facts, end, lastDay, rule.fraction, reasoning);
  const floor = dayOfFloor(facts, reasoning);
  if (floor === undefined) return undefined;
  const from = laterOf(laterOf(byFraction, floor), remainderFrom);
  reasoning.step('first day of parole', { byFraction, floor, remainderFrom, lastDay }, from);
  return { from, lastDay };
}

/** A part of the term as it now stands: its own months while nothing has cut it, otherwise the days up to its new last day. */
function dayOfTerm(
  { start, term = {}, interruptions = [] }: ParoleFacts,
  end: { readonly lastDay: LegalDate; readonly creditedDays: number },
  lastDay: LegalDate,
  part: FractionText,
  reasoning: Reasoning,
): LegalDate {
  const moved = daysBetween(end.lastDay, lastDay);
  const beforeCredit =
    moved < 0
      ? dayAfterPartOfDays(start, daysInclusive(start, lastDayOfTerm(start, term)) + moved, part, reasoning)
      : dayAfterPartOfTerm(start, term, part, reasoning);
  const afterCredit = addDays(beforeCredit, -end.creditedDays);
  if (end.creditedDays > 0) reasoning.step('earlier by the credit', { day: beforeCredit, credited: end.creditedDays }, afterCredit);
  const served = laterByInterruptions(afterCredit, interruptions, reasoning);
  if (moved <= 0) return served;
  reasoning.step('later as the last day was moved', { day: served, days: moved }, addDays(served, moved));
  return addDays(served, moved);
}

/** A part of what was left when the earlier parole was revoked; the credit is in what was served before. */
function dayOfRemainder(facts: ParoleFacts, from: LegalDate, lastDay: LegalDate, part: FractionText, reasoning: Reasoning): LegalDate {
  const interruptions = unionOfPeriods(facts.interruptions ?? []).filter((period) => period.from >= from);
  const days = daysInclusive(from, lastDay) - daysOf(interruptions);
  return laterByInterruptions(dayAfterPartOfDays(from, days, part, reasoning), interruptions, reasoning);
}

/** The day before which nobody may be released from deprivation of liberty; other punishments have none but their first. */
function dayOfFloor(facts: ParoleFacts, reasoning: Reasoning): LegalDate | undefined {
  if (facts.punishment !== 'DEPRIVATION_OF_LIBERTY') return facts.start;
  const floor = reasoning.rule(servedFloors, reasoning.lawOn);
  if (floor === undefined) return undefined;
  const day = dayAfter(lastDayOfTerm(facts.start, floor));
  reasoning.step('served in fact', { start: facts.start, ...floor }, day);
  return laterByInterruptions(day, facts.interruptions ?? [], reasoning);
}
