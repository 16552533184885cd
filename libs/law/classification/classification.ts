import type { LegalDate } from '../calendar/legal-date.ts';
import { amount, bool, object, oneOf, optional } from '../fact-checks.ts';
import { intents } from '../law-facts.ts';
import type { Category, Intent } from '../law-facts.ts';
import type { LawQuestionRules } from '../law-question.ts';
import type { NeedsManual } from '../manual-reasons.ts';
import type { Reasoning } from '../reasoning.ts';
import { categoryCeilings, misdemeanours } from './category-ceilings.ts';

export interface ClassificationFacts {
  readonly kind: 'CRIME' | 'MISDEMEANOUR';
  /** Needed for a crime only. */
  readonly intent?: Intent;
  /** The ceiling of the article part's sanction, in years of deprivation of liberty; 0 where it names none. */
  readonly maxTermYears?: number;
  readonly lifeSanction?: boolean;
}

export type ClassificationAnswer = { readonly verdict: 'CLASSIFIED'; readonly category: Category } | NeedsManual;

/** The category of an offence, from the ceiling of the sanction and never from the sentence passed. CC 10, 11. */
export const classification: LawQuestionRules<ClassificationFacts, ClassificationAnswer> = {
  facts: object<ClassificationFacts>({
    kind: oneOf(['CRIME', 'MISDEMEANOUR']),
    intent: optional(oneOf(intents)),
    maxTermYears: optional(amount),
    lifeSanction: optional(bool),
  }),
  tables: { categoryCeilings, misdemeanours },
  answer({ kind, ...facts }, asOf, reasoning) {
    const category = kind === 'CRIME' ? categoryOfCrime(facts, asOf, reasoning) : misdemeanour(asOf, reasoning);
    return category === undefined ? reasoning.needsManual() : { verdict: 'CLASSIFIED', category };
  },
};

/** What is no crime, as its category; `undefined`, with the reason noted, where the law of that day is not known. CC 10(3). */
export function misdemeanour(day: LegalDate, reasoning: Reasoning): Category | undefined {
  return reasoning.rule(misdemeanours, day)?.category;
}

/** The category of a crime; `undefined`, with the reason noted, where its sanction is not known. A negligent crime is never grave. */
export function categoryOfCrime(
  { intent, maxTermYears, lifeSanction = false }: Omit<ClassificationFacts, 'kind'>,
  asOf: LegalDate,
  reasoning: Reasoning,
): Category | undefined {
  if (intent === undefined || (maxTermYears === undefined && !lifeSanction)) {
    reasoning.cannot('SANCTION_UNKNOWN');
    return undefined;
  }
  const ceilings = reasoning.rule(categoryCeilings, asOf)?.[intent];
  const years = lifeSanction ? Infinity : (maxTermYears ?? Infinity);
  const found = ceilings?.find(({ upToYears = Infinity }) => years <= upToYears);
  if (found === undefined) return undefined;
  reasoning.step('category', { intent, ceiling: lifeSanction ? 'life' : years }, found.category, found.provision);
  return found.category;
}
