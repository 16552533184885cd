import type { FractionText } from '../calendar/fraction.ts';
import { lastDayOfTerm } from '../calendar/last-day-of-term.ts';
import { addDays, daysBetween, daysInclusive } from '../calendar/legal-date.ts';
import type { LegalDate } from '../calendar/legal-date.ts';
import { daysOf, unionOfPeriods } from '../calendar/union-of-periods.ts';
import type { Reasoning } from '../reasoning.ts';
import { endByCalendar } from '../term/term-end.ts';
import type { TermEndFacts } from '../term/term-end.ts';
import { dayAfterPartOfDays, dayAfterPartOfTerm, laterByInterruptions } from './day-of-fraction.ts';
import type { FractionAfterRevocation } from './served-fractions.ts';

/** A term with what may have moved its end or begun its remainder. */
export interface TermInService extends TermEndFacts {
  /** The last day as it now stands, where it is not what the other facts give. */
  readonly lastDay?: LegalDate;
  readonly revokedBefore?: { readonly remainderFrom: LegalDate };
}

export interface PartServed {
  /** The first day after the part. */
  readonly byFraction: LegalDate;
  readonly remainderFrom: LegalDate;
  /** The last day of the term. */
  readonly lastDay: LegalDate;
}

/** When a part of a term, or of its remainder, is served; `undefined`, with the reason noted, where no text says. */
export function dayOfPartServed(
  facts: TermInService,
  rule: FractionAfterRevocation,
  asOf: LegalDate,
  reasoning: Reasoning,
): PartServed | undefined {
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
  return { byFraction, remainderFrom, lastDay };
}

/** A part of the term as it now stands: its own months while nothing has cut it, otherwise the days up to its new last day. */
function dayOfTerm(
  { start, term = {}, interruptions = [] }: TermInService,
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
function dayOfRemainder(facts: TermInService, from: LegalDate, lastDay: LegalDate, part: FractionText, reasoning: Reasoning): LegalDate {
  const interruptions = unionOfPeriods(facts.interruptions ?? []).filter((period) => period.from >= from);
  const days = daysInclusive(from, lastDay) - daysOf(interruptions);
  return laterByInterruptions(dayAfterPartOfDays(from, days, part, reasoning), interruptions, reasoning);
}
