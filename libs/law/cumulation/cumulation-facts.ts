import { amount, bool, LawFactError, listOf, object, oneOf, optional } from '../fact-checks.ts';
import type { FactCheck } from '../fact-checks.ts';
import { categories, offenceFact, punishments, termFact } from '../law-facts.ts';
import type { Category, LawOffence } from '../law-facts.ts';
import { cumulationMethods } from './cumulation-rules.ts';
import type { CumulationMethod } from './cumulation-rules.ts';
import type { SentencedAmount } from './joined-amount.ts';

/** A punishment that is joined with others. */
export interface JoinedSentence extends SentencedAmount {
  /** What it is for; the category and the ceiling of the sanction may be given instead. */
  readonly offence?: LawOffence;
  readonly category?: Category;
  /** The ceiling of the sanction in years; it decides only for an especially grave crime. */
  readonly sanctionYears?: number;
  /** Whether it is what was left of an earlier verdict when the new one took force; of verdicts only. */
  readonly unserved?: boolean;
}

export interface CumulationFacts {
  /** Offences of one verdict (CC 58), or a new verdict and the unserved part of an earlier one (CC 60). */
  readonly kind: 'CRIMES' | 'VERDICTS';
  /** At least two; of verdicts exactly two, one of them unserved. */
  readonly terms: readonly JoinedSentence[];
  readonly method: CumulationMethod;
  /** What the court joined them to, where that is to be tested. */
  readonly result?: SentencedAmount;
}

const amounts = {
  punishment: oneOf(punishments),
  term: optional(termFact),
  amountMci: optional(amount),
  hours: optional(amount),
} as const;

const fields: FactCheck<CumulationFacts> = object<CumulationFacts>({
  kind: oneOf(['CRIMES', 'VERDICTS']),
  terms: listOf(
    object<JoinedSentence>({
      ...amounts,
      offence: optional(offenceFact),
      category: optional(oneOf(categories)),
      sanctionYears: optional(amount),
      unserved: optional(bool),
    }),
  ),
  method: oneOf(cumulationMethods),
  result: optional(object<SentencedAmount>(amounts)),
});

/** Refuses a single term, and verdicts that are not a new one and what was left of an earlier one. */
export const cumulationFacts: FactCheck<CumulationFacts> = (value, path) => {
  const facts = fields(value, path);
  if (facts.terms.length < 2) throw new LawFactError(`${path}.terms`, 'must name at least two punishments');
  const unserved = facts.terms.filter((term) => term.unserved === true).length;
  if (facts.kind === 'VERDICTS' && (facts.terms.length !== 2 || unserved !== 1))
    throw new LawFactError(`${path}.terms`, 'must be that of the new verdict and what was left of the earlier one');
  if (facts.kind === 'CRIMES' && unserved > 0)
    throw new LawFactError(`${path}.terms`, 'has an unserved part only where verdicts are joined');
  return facts;
};
