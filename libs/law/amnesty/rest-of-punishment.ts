import { fraction, times } from '../calendar/fraction.ts';
import type { FractionText } from '../calendar/fraction.ts';
import { lastDayOfTerm } from '../calendar/last-day-of-term.ts';
import type { Term } from '../calendar/last-day-of-term.ts';
import { addDays, daysInclusive, laterOf } from '../calendar/legal-date.ts';
import type { LegalDate } from '../calendar/legal-date.ts';
import { daysOf, unionOfPeriods, withoutPeriods } from '../calendar/union-of-periods.ts';
import type { Reasoning } from '../reasoning.ts';
import { countingOfPunishments } from '../term/term-counting.ts';
import { endByCalendar } from '../term/term-end.ts';
import type { ScreenedSentence } from './amnesty-facts.ts';

/** What of a punishment counted by the calendar is left on the effective day. */
export interface DaysLeft {
  /** The effective day, or the first day of a term that begins later. */
  readonly from: LegalDate;
  readonly lastDay: LegalDate;
  /** That day counted, after credit; 0 where the term has ended before it. Days of an interruption are not among them. */
  readonly unserved: number;
}

/** `NOT_IN_DAYS` for money, hours and life; `undefined`, with the reason noted, where the rest cannot be said. */
export function restOn(
  effectiveOn: LegalDate,
  facts: ScreenedSentence,
  asOf: LegalDate,
  reasoning: Reasoning,
): DaysLeft | 'NOT_IN_DAYS' | undefined {
  const counting = reasoning.rule(countingOfPunishments, asOf)?.[facts.punishment];
  if (counting === undefined) return undefined;
  if (counting !== 'BY_CALENDAR') return 'NOT_IN_DAYS';
  const { start, punishment, term, facility, credits = [], interruptions = [] } = facts;
  const end = endByCalendar(
    { start, punishment, ...(term && { term }), ...(facility && { facility }), credits, interruptions },
    asOf,
    reasoning,
  );
  if (end === undefined) return undefined;
  const { lastDay } = end;
  const from = laterOf(effectiveOn, start);
  const unserved = from > lastDay ? 0 : daysOf(withoutPeriods([{ from, to: lastDay }], interruptions));
  reasoning.step('rest of the punishment on the effective day', { from, lastDay }, unserved);
  return { from, lastDay, unserved };
}

/** Whether no more than that is left, by the calendar from the effective day, that day counted. */
export function leavesAtMost({ from, unserved }: DaysLeft, limit: Term): boolean {
  return unserved <= daysInclusive(from, lastDayOfTerm(from, limit));
}

/** A cut of the unserved part: what is kept of it, rounded down, and its last day. */
export interface CutRest {
  readonly kept: number;
  readonly lastDay: LegalDate;
}

/** Kept of the unserved part, rounded down in the person's favour. */
export function cutUnserved(rest: DaysLeft, part: FractionText, facts: ScreenedSentence, reasoning: Reasoning): CutRest {
  const kept = keptOf(rest.unserved, part);
  reasoning.step('kept of the unserved part', { unserved: rest.unserved, part }, kept);
  return endAfter(kept, rest, facts, reasoning);
}

/** The whole term that the verdict imposed is cut, and what the cut takes comes off the unserved part. */
export function cutTermImposed(rest: DaysLeft, part: FractionText, facts: ScreenedSentence, reasoning: Reasoning): CutRest {
  const imposed = daysInclusive(facts.start, lastDayOfTerm(facts.start, facts.term ?? {}));
  const kept = Math.max(0, rest.unserved - (imposed - keptOf(imposed, part)));
  reasoning.step('kept after a cut of the term imposed', { imposed, part, unserved: rest.unserved }, kept);
  return endAfter(kept, rest, facts, reasoning);
}

function keptOf(days: number, part: FractionText): number {
  const { over, under } = fraction(part);
  const kept = times({ over: under - over, under }, days);
  return Math.floor(kept.over / kept.under);
}

/** Days not served in between move the new last day on, as they moved the old one. */
function endAfter(kept: number, { from }: DaysLeft, { interruptions = [] }: ScreenedSentence, reasoning: Reasoning): CutRest {
  let lastDay = addDays(from, kept - 1);
  if (kept > 0) {
    for (const period of unionOfPeriods(interruptions)) {
      if (period.to >= from && period.from <= lastDay) lastDay = addDays(lastDay, daysInclusive(laterOf(period.from, from), period.to));
    }
  }
  reasoning.step('new last day', { from, kept }, lastDay);
  return { kept, lastDay };
}
