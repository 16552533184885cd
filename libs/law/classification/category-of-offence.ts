import type { LegalDate } from '../calendar/legal-date.ts';
import type { Category, LawOffence } from '../law-facts.ts';
import type { Reasoning } from '../reasoning.ts';
import { categoryOfCrime, misdemeanour } from './classification.ts';

/** The category of an offence under the law of a day; `undefined`, with the reason noted, where its sanction is not known. */
export function categoryOfOffence(offence: LawOffence, day: LegalDate, reasoning: Reasoning): Category | undefined {
  const category = categoryIfKnown(offence, day, reasoning);
  if (category === undefined) reasoning.cannot('SANCTION_UNKNOWN');
  return category;
}

/**
 * As `categoryOfOffence`, for a question that may be answered without it: nothing is noted where the sanction is not known.
 *
 * The ceiling that is given decides; a ceiling of no years is a sanction without deprivation of liberty. CC 10, 11.
 */
export function categoryIfKnown(offence: LawOffence, day: LegalDate, reasoning: Reasoning): Category | undefined {
  const { maxTermYears, lifeSanction = false } = offence;
  if (lifeSanction || (maxTermYears !== undefined && maxTermYears > 0)) return categoryOfCrime(offence, day, reasoning);
  return maxTermYears === undefined ? undefined : misdemeanour(day, reasoning);
}
