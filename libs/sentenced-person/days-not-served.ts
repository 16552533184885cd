import type { LegalDate } from '../event-log/event.ts';
import { addDays, dayAfter, daysInclusive } from '../law/calendar/legal-date.ts';
import { evaluate } from '../law/evaluate.ts';
import type { LawQuestions } from '../law/law-questions.ts';
import type { SentenceServed, TermServed } from './term-served.ts';

/** Days from a first to a last one, both included. */
interface Stretch {
  readonly from: LegalDate;
  readonly to: LegalDate;
}

/** A term with the days that decisions cut from it; where they are not told apart, those of its latest calculation. */
type TermCut = Pick<TermServed, 'start' | 'punishment' | 'credits' | 'interruptions' | 'calculation'> & { readonly cutDays?: number };
type ImposedTerm = Pick<SentenceServed, 'length' | 'facility' | 'imposedOn'>;

/**
 * The days of a term that were not served, whatever kept them from being.
 *
 * Who was away only after the last day was away from no term: where time is credited or a decision cuts the end once the days are
 * recorded, those that begin after it no longer move it. PEC 165(2).
 */
export function daysNotServed(term: TermCut, sentence: ImposedTerm): readonly Stretch[] {
  const { interruptions } = term;
  let lastDay = interruptions.length === 0 ? undefined : lastDayWithout(term, sentence);
  let counted: LegalDate | undefined; // stretches may share days, and each day is added once
  const ofTheTerm = new Set<Stretch>();
  for (const days of [...interruptions].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    if (lastDay !== undefined && days.from > lastDay) continue;
    ofTheTerm.add(days);
    const first = counted !== undefined && days.from <= counted ? dayAfter(counted) : days.from;
    if (first > days.to) continue;
    lastDay = lastDay && addDays(lastDay, daysInclusive(first, days.to));
    counted = days.to;
  }
  return interruptions.flatMap((days) => (ofTheTerm.has(days) ? [{ from: days.from, to: days.to }] : []));
}

/** The last day as it is if every day was served; `undefined` where the law gives none. */
function lastDayWithout(term: TermCut, sentence: ImposedTerm): LegalDate | undefined {
  const { answer } = evaluate('term-end', factsOfEveryDayServed(term, sentence), sentence.imposedOn);
  if (answer.verdict !== 'LAST_DAY') return undefined;
  const { calculation, cutDays = calculation?.verdict === 'COMPUTED' ? (calculation.cutDays ?? 0) : 0 } = term;
  return addDays(answer.lastDay, -cutDays);
}

/** What the law is told for the end of a term, without the days that were not served. */
export function factsOfEveryDayServed(
  { start, punishment, credits }: Pick<TermServed, 'start' | 'punishment' | 'credits'>,
  { length, facility }: Pick<SentenceServed, 'length' | 'facility'>,
): LawQuestions['term-end']['facts'] {
  return { start, punishment, ...(length && { term: length }), ...(facility && { facility }), credits };
}
