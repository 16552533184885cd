import type { Refusal } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { addDays } from '../law/calendar/legal-date.ts';
import type { CustodialTerm } from './custodial-term.ts';

/** A last day on a day off moves the release to the working day before it; a long weekend has three days. PEC 165(2). */
const daysOffBeforeLastDay = 3;

/**
 * Refuses a release at the end of a term before its last day, days off aside.
 *
 * Where the law library could not compute the last day, the day on which the term is recorded as completed stands for it.
 */
export function beforeEndOfTerm(pointer: string, on: LegalDate, term: CustodialTerm | undefined): Refusal | undefined {
  const provision = 'PEC 165(2)';
  const lastDay = lastDayOf(term);
  if (lastDay === undefined) {
    return {
      code: 'last-day-unknown',
      reason: term?.calculation?.verdict === 'LIFE' ? 'A life term has no last day.' : 'The last day of the term is not computed.',
      provision,
      next: 'Name another basis, or complete the term with the document that says when it ends.',
      pointer,
    };
  }
  const earliest = addDays(lastDay, -daysOffBeforeLastDay);
  if (on >= earliest) return undefined;
  return {
    code: 'term-not-served',
    reason: `The last day of the term is ${lastDay}; with days off before it, nobody is released before ${earliest}.`,
    provision,
    next: 'Choose the last day of the term, or name another basis.',
    pointer,
  };
}

function lastDayOf(term: CustodialTerm | undefined): LegalDate | undefined {
  return term?.calculation?.verdict === 'COMPUTED' ? term.calculation.lastDay : term?.completedOn;
}
