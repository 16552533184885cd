import { compareFractions, fraction } from '../calendar/fraction.ts';
import type { WeighedOffence } from '../classification/weighed-offence.ts';
import { categories } from '../law-facts.ts';
import type { Category, Punishment } from '../law-facts.ts';
import type { AmnestyAct, AmnestyClause, AmnestyEffect, Behaviour, Damage } from './amnesty-act.ts';
import { isListed } from './exclusions.ts';
import { leavesAtMost } from './rest-of-punishment.ts';
import type { DaysLeft } from './rest-of-punishment.ts';

/** What the clauses of an act ask, everything known. */
export interface Situation {
  readonly category: Category;
  readonly gravest: readonly WeighedOffence[];
  readonly vulnerable: boolean;
  readonly damage: Damage;
  readonly behaviour: Behaviour;
  readonly punishment: Punishment;
  readonly suspended: boolean;
  readonly rest: DaysLeft | 'NOT_IN_DAYS';
}

/** The effect that stands and every clause that has it, in the order of the act. */
export interface ClausesFound {
  readonly effect: AmnestyEffect;
  readonly clauses: readonly AmnestyClause[];
  /** Clauses that hold beside it and cut by what is not known. */
  readonly open: readonly AmnestyClause[];
}

/** The mildest effect of the clauses that hold; `undefined` where none does. */
export function mildestClauses(act: AmnestyAct, situation: Situation): ClausesFound | undefined {
  const own = act.clauses.filter((clause) => clause.otherwise !== true && holds(clause, situation));
  const holding = own.length > 0 ? own : act.clauses.filter((clause) => clause.otherwise === true && holds(clause, situation));
  const mildest = holding.map(({ effect }) => effect).reduce<AmnestyEffect | undefined>(milderOf, undefined);
  if (mildest === undefined) return undefined;
  return {
    effect: mildest,
    clauses: holding.filter(({ effect }) => compareEffects(effect, mildest) === 0),
    open: mildest.kind === 'REDUCE' ? holding.filter(({ effect }) => effect.kind === 'CUT_NOT_KNOWN') : [],
  };
}

/** The category that decides for the whole cumulation, and the offences that are of it; `undefined` where a sanction is not known. */
export function gravestOf(
  offences: readonly WeighedOffence[],
): { readonly category: Category; readonly gravest: readonly WeighedOffence[] } | undefined {
  if (offences.some(({ category }) => category === undefined)) return undefined;
  const category = categories.findLast((one) => offences.some((screened) => screened.category === one));
  return category && { category, gravest: offences.filter((screened) => screened.category === category) };
}

/** Negative where the first is milder for the person; a cut that is not known is never said to be milder. */
export function compareEffects(one: AmnestyEffect, other: AmnestyEffect): number {
  if (one.kind === 'REDUCE' && other.kind === 'REDUCE') return compareFractions(fraction(other.fraction), fraction(one.fraction));
  return mildestFirst.indexOf(one.kind) - mildestFirst.indexOf(other.kind);
}

const mildestFirst: readonly AmnestyEffect['kind'][] = ['RELEASE', 'REPLACE', 'REDUCE', 'CUT_NOT_KNOWN'];

function milderOf(one: AmnestyEffect | undefined, other: AmnestyEffect): AmnestyEffect {
  return one === undefined || compareEffects(other, one) < 0 ? other : one;
}

function holds(clause: AmnestyClause, situation: Situation): boolean {
  const { rest } = situation;
  const { articles, leftAtMost } = clause;
  return (
    clause.categories.includes(situation.category) &&
    (clause.vulnerableOnly !== true || situation.vulnerable) &&
    (clause.suspendedOnly !== true || situation.suspended) &&
    (clause.damage === undefined || clause.damage.includes(situation.damage)) &&
    (clause.behaviour === undefined || clause.behaviour.includes(situation.behaviour)) &&
    (clause.punishments === undefined || clause.punishments.includes(situation.punishment)) &&
    (articles === undefined || situation.gravest.every(({ offence }) => isListed(offence, articles))) &&
    (leftAtMost === undefined || (rest !== 'NOT_IN_DAYS' && leavesAtMost(rest, leftAtMost)))
  );
}
