import { lastDayOfTerm } from '../calendar/last-day-of-term.ts';
import type { Term } from '../calendar/last-day-of-term.ts';
import { addDays, daysInclusive, laterOf } from '../calendar/legal-date.ts';
import type { LegalDate } from '../calendar/legal-date.ts';
import { daysOf, unionOfPeriods, withoutPeriods } from '../calendar/union-of-periods.ts';
import type { Period } from '../calendar/union-of-periods.ts';
import { LawFactError, date, listOf, object, oneOf, optional } from '../fact-checks.ts';
import { creditFact, facilities, periodFact, punishments, termFact } from '../law-facts.ts';
import type { Credit, FacilityType, Punishment } from '../law-facts.ts';
import type { LawQuestionRules } from '../law-question.ts';
import type { NeedsManual } from '../manual-reasons.ts';
import type { Reasoning } from '../reasoning.ts';
import { creditRatios } from './credit-ratios.ts';
import { creditedDays } from './credited-days.ts';
import { countingOfPunishments, lastDayRule } from './term-counting.ts';

export interface TermEndFacts {
  /** The first day of the term. */
  readonly start: LegalDate;
  readonly punishment: Punishment;
  /** Absent for life only. */
  readonly term?: Term;
  /** The type that the verdict names; absent for other than deprivation of liberty. */
  readonly facility?: FacilityType;
  readonly credits?: readonly Credit[];
  /** Days within the term that were not served, both ends included. */
  readonly interruptions?: readonly Period[];
}

export type TermEndAnswer =
  | {
      readonly verdict: 'LAST_DAY';
      /** The last day of the term, served. Earlier than `start` where credit exceeds the term. */
      readonly lastDay: LegalDate;
      readonly creditedDays: number;
      /** Days left to serve from `asOf`, that day counted; days of an interruption are not among them. */
      readonly unservedDays: number;
    }
  | { readonly verdict: 'NO_LAST_DAY'; readonly creditedDays: 0 }
  | NeedsManual;

/** When a term ends: months by the calendar, credit off the end, interruptions on to it. PEC 165(2), CC 62. */
export const termEnd: LawQuestionRules<TermEndFacts, TermEndAnswer> = {
  facts: object<TermEndFacts>({
    start: date,
    punishment: oneOf(punishments),
    term: optional(termFact),
    facility: optional(oneOf(facilities)),
    credits: optional(listOf(creditFact)),
    interruptions: optional(listOf(periodFact)),
  }),
  tables: { creditRatios, countingOfPunishments, lastDayRule },
  answer(facts, asOf, reasoning) {
    const counting = reasoning.rule(countingOfPunishments, asOf)?.[facts.punishment];
    switch (counting) {
      case undefined:
        return reasoning.needsManual();
      case 'NOT_IN_DAYS':
        reasoning.cannot('PUNISHMENT_NOT_COUNTED_IN_DAYS');
        return reasoning.needsManual();
      case 'WITHOUT_END':
        reasoning.step('a life term has no last day', { punishment: facts.punishment }, null);
        return { verdict: 'NO_LAST_DAY', creditedDays: 0 };
      case 'BY_CALENDAR': {
        const end = endByCalendar(facts, asOf, reasoning);
        return end === undefined
          ? reasoning.needsManual()
          : { verdict: 'LAST_DAY', ...end, unservedDays: unserved(facts, end.lastDay, asOf, reasoning) };
      }
    }
  },
};

/** The days between which a term counted by the calendar lies; `undefined`, with the reason noted, where that cannot be said. */
export function endByCalendar(
  facts: TermEndFacts,
  asOf: LegalDate,
  reasoning: Reasoning,
): { readonly lastDay: LegalDate; readonly creditedDays: number } | undefined {
  const { start, punishment, term, facility, credits = [], interruptions = [] } = facts;
  if (term === undefined) throw new LawFactError('facts.term', `is missing for ${punishment}`);
  if (reasoning.rule(lastDayRule, asOf) === undefined) return undefined;
  const beforeCredit = lastDayOfTerm(start, term);
  reasoning.step('last day before credit', { start, ...term }, beforeCredit, 'PEC 165(2)');
  const credited = creditedDays(credits, punishment, facility, asOf, reasoning);
  if (credited === undefined) return undefined;
  const notServed = daysOf(unionOfPeriods(interruptions));
  const lastDay = addDays(beforeCredit, notServed - credited);
  reasoning.step('last day', { beforeCredit, credited, notServed }, lastDay);
  return { lastDay, creditedDays: credited };
}

function unserved(facts: TermEndFacts, lastDay: LegalDate, asOf: LegalDate, reasoning: Reasoning): number {
  const from = laterOf(asOf, facts.start);
  if (from > lastDay) {
    reasoning.step('days unserved', { from, lastDay }, 0);
    return 0;
  }
  const interrupted = daysInclusive(from, lastDay) - daysOf(withoutPeriods([{ from, to: lastDay }], facts.interruptions ?? []));
  const days = daysInclusive(from, lastDay) - interrupted;
  reasoning.step('days unserved', { from, lastDay, interrupted }, days);
  return days;
}
