import type { LegalDate } from '../calendar/legal-date.ts';
import { conversionRates } from '../conversion/conversion-rates.ts';
import { categoryCeilings, misdemeanours } from '../classification/category-ceilings.ts';
import type { Category, Punishment } from '../law-facts.ts';
import type { LawQuestionRules } from '../law-question.ts';
import type { NeedsManual } from '../manual-reasons.ts';
import { sanctionOfOffence } from '../punishment/sanction-of-offence.ts';
import type { Reasoning } from '../reasoning.ts';
import { cumulationFacts } from './cumulation-facts.ts';
import type { CumulationFacts, JoinedSentence } from './cumulation-facts.ts';
import { cumulationRules, gravestCrimes } from './cumulation-rules.ts';
import type { CumulationGroup, CumulationMethod, CumulationRule } from './cumulation-rules.ts';
import { addInUnitsOf, compareAmounts, compareKinds, joinedAmount, sentencedAmount } from './joined-amount.ts';
import type { JoinedAmount, SentencedAmount } from './joined-amount.ts';

export type CumulationViolation =
  | 'METHOD_NOT_ALLOWED'
  | 'MUST_BE_LIFE'
  | 'OTHER_PUNISHMENT'
  | 'NOT_THE_GREATEST'
  | 'NOT_THE_SUM'
  | 'ABOVE_CEILING'
  | 'ABOVE_SUM'
  | 'NOT_ABOVE_GREATEST'
  | 'NOT_ABOVE_NEW'
  | 'NOT_ABOVE_REMAINDER';

interface CumulationBounds {
  readonly methods: readonly CumulationMethod[];
  /** The most that may come out; absent where the law names none. */
  readonly ceiling?: SentencedAmount;
  /** What comes out by absorption or by full addition. */
  readonly comesTo?: SentencedAmount;
  /** What a partial addition comes to: more than the first and at most the second. */
  readonly above?: SentencedAmount;
  readonly upTo?: SentencedAmount;
}

export type CumulationAnswer =
  | ({ readonly verdict: 'LAWFUL' } & CumulationBounds)
  | ({
      readonly verdict: 'UNLAWFUL';
      /** At least one. */
      readonly violations: readonly CumulationViolation[];
    } & CumulationBounds)
  | NeedsManual;

/** Whether several punishments may become one in that way, and what comes out. CC 58, 60. */
export const cumulation: LawQuestionRules<CumulationFacts, CumulationAnswer> = {
  facts: cumulationFacts,
  tables: {
    ...Object.fromEntries(Object.entries(cumulationRules).map(([group, table]) => [`rules.${group}`, table])),
    addition: conversionRates.ADDITION,
    categoryCeilings,
    gravestCrimes,
    misdemeanours,
  },
  answer(facts, asOf, reasoning) {
    return answerOf(facts, asOf, reasoning) ?? reasoning.needsManual();
  },
};

interface WeighedTerm {
  readonly sentence: JoinedSentence;
  readonly punishment: Punishment;
  readonly amount: JoinedAmount;
  readonly category: Category;
  readonly isGravest: boolean;
}

function answerOf(facts: CumulationFacts, asOf: LegalDate, reasoning: Reasoning): CumulationAnswer | undefined {
  const terms = facts.terms.map((sentence) => weigh(sentence, asOf, reasoning)).filter((term) => term !== undefined);
  if (terms.length < facts.terms.length) return undefined;
  const group = groupOf(facts.kind, terms);
  const row = reasoning.row(cumulationRules[group], asOf);
  if (row === undefined) return undefined;
  reasoning.step('rule of cumulation', { kind: facts.kind, group, method: facts.method }, row.values.methods, row.provision);
  const violations: CumulationViolation[] = row.values.methods.includes(facts.method) ? [] : ['METHOD_NOT_ALLOWED'];
  if (group === 'LIFE') {
    if (facts.result !== undefined && facts.result.punishment !== 'LIFE') violations.push('MUST_BE_LIFE');
    return verdictOf(violations, { methods: row.values.methods, comesTo: { punishment: 'LIFE' } });
  }
  const sum = sumOf(terms, row.values, asOf, reasoning);
  if (sum === undefined) return undefined;
  const bounds = boundsOf(facts.method, row.values, sum);
  const found = facts.result === undefined ? [] : resultViolations(facts, facts.result, terms, sum, reasoning);
  return found && verdictOf([...violations, ...found], bounds);
}

function verdictOf(violations: readonly CumulationViolation[], bounds: CumulationBounds): CumulationAnswer {
  return violations.length === 0 ? { verdict: 'LAWFUL', ...bounds } : { verdict: 'UNLAWFUL', violations, ...bounds };
}

function weigh(sentence: JoinedSentence, day: LegalDate, reasoning: Reasoning): WeighedTerm | undefined {
  const amount = joinedAmount(sentence);
  const rule = reasoning.rule(gravestCrimes, day);
  if (amount === undefined) reasoning.cannot('TERM_OF_CUMULATION_NOT_GIVEN');
  const sanction = sentence.offence && sanctionOfOffence(sentence.offence, day, reasoning);
  const known = sanction === 'NO_OFFENCE' ? undefined : sanction;
  const category = sentence.category ?? known?.category;
  if (category === undefined && sentence.punishment !== 'LIFE') reasoning.cannot('CATEGORY_NOT_GIVEN');
  if (amount === undefined || rule === undefined) return undefined;
  if (sentence.punishment === 'LIFE') return { sentence, punishment: 'LIFE', amount, category: category ?? rule.category, isGravest: true };
  if (category === undefined) return undefined;
  const namesLife = known !== undefined && known.life !== 'NONE';
  const years = sentence.sanctionYears ?? (known?.toMonths === undefined ? undefined : known.toMonths / 12);
  if (category === rule.category && years === undefined && !namesLife) {
    reasoning.cannot('SANCTION_UNKNOWN');
    return undefined;
  }
  const isGravest = category === rule.category && (namesLife || (years ?? 0) >= rule.fromYears);
  return { sentence, punishment: sentence.punishment, amount, category, isGravest };
}

function groupOf(kind: CumulationFacts['kind'], terms: readonly WeighedTerm[]): CumulationGroup {
  const gravest = terms.some(({ isGravest }) => isGravest);
  if (terms.some(({ punishment }) => punishment === 'LIFE')) return 'LIFE';
  if (kind === 'VERDICTS') return gravest ? 'VERDICTS_WITH_GRAVEST' : 'VERDICTS';
  if (gravest) return 'WITH_GRAVEST';
  if (terms.some(({ category }) => category === 'GRAVE' || category === 'ESPECIALLY_GRAVE')) return 'WITH_GRAVE';
  return terms.every(({ category }) => category === 'MISDEMEANOUR') ? 'MISDEMEANOURS' : 'UP_TO_MEDIUM';
}

interface Sum {
  readonly punishment: Punishment;
  readonly greatest: JoinedAmount;
  /** Everything added, before the ceiling. */
  readonly total: JoinedAmount;
  readonly ceiling: JoinedAmount | undefined;
  /** The total, or the ceiling where that is less. */
  readonly upTo: JoinedAmount;
}

function sumOf(terms: readonly WeighedTerm[], rule: CumulationRule, day: LegalDate, reasoning: Reasoning): Sum | undefined {
  const punishment = terms.map((term) => term.punishment).reduce((one, other) => (compareKinds(other, one) > 0 ? other : one));
  const sameKind = terms.filter((term) => term.punishment === punishment).map(({ amount }) => amount);
  const greatest = greatestOf(sameKind, reasoning);
  const total = addInUnitsOf(punishment, terms, day, reasoning);
  if (greatest === undefined || total === undefined) return undefined;
  const ceiling = ceilingOf(punishment, rule);
  const overCeiling = ceiling === undefined ? -1 : compared(total, ceiling, reasoning);
  if (overCeiling === undefined) return undefined;
  const upTo = ceiling !== undefined && overCeiling > 0 ? ceiling : total;
  reasoning.step('punishments added', { punishment, greatest: { ...greatest }, total: { ...total } }, { ...upTo });
  return { punishment, greatest, total, ceiling, upTo };
}

/** The one that no other exceeds, in whatever order they are given. */
function greatestOf(amounts: readonly JoinedAmount[], reasoning: Reasoning): JoinedAmount | undefined {
  const greatest = amounts.find((one) => amounts.every((other) => (compareAmounts(one, other) ?? -1) >= 0));
  if (greatest === undefined) reasoning.cannot('MONTHS_AND_DAYS_NOT_COMPARABLE');
  return greatest;
}

function ceilingOf(punishment: Punishment, { ceiling }: CumulationRule): JoinedAmount | undefined {
  switch (punishment) {
    case 'FINE':
    case 'CORRECTIVE_LABOUR':
      return ceiling.mci === undefined ? undefined : { months: 0, units: ceiling.mci };
    case 'COMMUNITY_SERVICE':
      return ceiling.hours === undefined ? undefined : { months: 0, units: ceiling.hours };
    case 'ARREST':
      return ceiling.arrestDays === undefined ? undefined : { months: 0, units: ceiling.arrestDays };
    case 'DEPRIVATION_OF_LIBERTY':
      return ceiling.months === undefined ? undefined : { months: ceiling.months, units: 0 };
    case 'RESTRICTION_OF_LIBERTY':
    case 'LIFE':
      return undefined;
  }
}

function boundsOf(method: CumulationMethod, { methods }: CumulationRule, sum: Sum): CumulationBounds {
  const { punishment, greatest, upTo } = sum;
  const ceiling = sum.ceiling === undefined ? {} : { ceiling: sentencedAmount(punishment, sum.ceiling) };
  switch (method) {
    case 'ABSORB':
      return { methods, ...ceiling, comesTo: sentencedAmount(punishment, greatest) };
    case 'ADD_FULL':
      return { methods, ...ceiling, comesTo: sentencedAmount(punishment, upTo) };
    case 'ADD_PART':
      return { methods, ...ceiling, above: sentencedAmount(punishment, greatest), upTo: sentencedAmount(punishment, upTo) };
  }
}

function resultViolations(
  { kind, method }: CumulationFacts,
  result: SentencedAmount,
  terms: readonly WeighedTerm[],
  sum: Sum,
  reasoning: Reasoning,
): readonly CumulationViolation[] | undefined {
  if (result.punishment !== sum.punishment) return ['OTHER_PUNISHMENT'];
  const amount = joinedAmount(result);
  if (amount === undefined) {
    reasoning.cannot('TERM_OF_CUMULATION_NOT_GIVEN');
    return undefined;
  }
  const toGreatest = compared(amount, sum.greatest, reasoning);
  const toTotal = compared(amount, sum.total, reasoning);
  const toUpTo = compared(amount, sum.upTo, reasoning);
  const toCeiling = sum.ceiling === undefined ? -1 : compared(amount, sum.ceiling, reasoning);
  if (toGreatest === undefined || toTotal === undefined || toUpTo === undefined || toCeiling === undefined) return undefined;
  const found: CumulationViolation[] = [];
  if (method === 'ABSORB' && toGreatest !== 0) found.push('NOT_THE_GREATEST');
  if (method === 'ADD_FULL' && toUpTo !== 0) found.push('NOT_THE_SUM');
  if (toCeiling > 0) found.push('ABOVE_CEILING');
  if (method === 'ADD_PART' && toTotal > 0) found.push('ABOVE_SUM');
  if (kind === 'CRIMES' && method === 'ADD_PART' && toGreatest <= 0) found.push('NOT_ABOVE_GREATEST');
  if (kind === 'VERDICTS') found.push(...notAboveBoth(amount, sum.punishment, terms, reasoning));
  reasoning.step('what the court joined them to', { method, given: { ...amount }, upTo: { ...sum.upTo } }, found);
  return found;
}

/** A term of several verdicts exceeds both the new term and what was left of the earlier one. CC 60(4). */
function notAboveBoth(
  amount: JoinedAmount,
  punishment: Punishment,
  terms: readonly WeighedTerm[],
  reasoning: Reasoning,
): readonly CumulationViolation[] {
  reasoning.cite('CC 60(4)');
  const reached = terms.filter((term) => term.punishment === punishment && (compareAmounts(amount, term.amount) ?? 1) <= 0);
  const isReached = (unserved: boolean): boolean => reached.some(({ sentence }) => (sentence.unserved === true) === unserved);
  return [...(isReached(false) ? (['NOT_ABOVE_NEW'] as const) : []), ...(isReached(true) ? (['NOT_ABOVE_REMAINDER'] as const) : [])];
}

function compared(one: JoinedAmount, other: JoinedAmount, reasoning: Reasoning): number | undefined {
  const order = compareAmounts(one, other);
  if (order === undefined) reasoning.cannot('MONTHS_AND_DAYS_NOT_COMPARABLE');
  return order;
}
