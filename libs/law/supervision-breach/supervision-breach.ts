import { ageOn } from '../calendar/age-on.ts';
import { lastLegalDate, laterOf } from '../calendar/legal-date.ts';
import type { LegalDate } from '../calendar/legal-date.ts';
import { rowOn } from '../dated-table.ts';
import type { DatedTable } from '../dated-table.ts';
import { bool, count, date, listOf, object, oneOf, optional } from '../fact-checks.ts';
import type { FactCheck } from '../fact-checks.ts';
import { personFact } from '../law-facts.ts';
import type { LawPerson } from '../law-facts.ts';
import type { LawQuestionRules } from '../law-question.ts';
import type { NeedsManual } from '../manual-reasons.ts';
import { vulnerableGrounds, vulnerableGroups } from '../parole/vulnerable-group.ts';
import { probationDeadlines } from '../probation-terms/probation-deadlines.ts';
import type { Reasoning } from '../reasoning.ts';
import { breachBases, breachKinds, breachRules, breachSteps, minorsUnder } from './breach-rules.ts';
import type { BreachBasis, BreachRule, BreachStep } from './breach-rules.ts';
import { ruleForBreach } from './rule-for-breach.ts';
import type { Breach, Warnings, WhoBreached } from './rule-for-breach.ts';

export interface SupervisionBreachFacts {
  readonly basis: BreachBasis;
  readonly person: LawPerson;
  /** Every breach that no court has ruled on yet. */
  readonly breaches: readonly Breach[];
  readonly warnings?: Warnings;
  /** Whether the person was under 18 at the offence that the supervision rests on; where it is not given, the age on the day of the decision counts. */
  readonly under18AtOffence?: boolean;
}

export type SupervisionBreachAnswer =
  | {
      readonly verdict: 'STEP';
      /** The gravest step that any of the breaches leads to. */
      readonly step: BreachStep;
      /** By how many months the court may be asked to extend the control at most. */
      readonly extensionMonths?: number;
      /** How many days must have passed for this breach; working days for the registration of a parolee. */
      readonly days?: number;
    }
  | NeedsManual;

/**
 * What breaches of supervision at liberty lead to: nothing, a written warning, a submission to the court, or the end of the supervision.
 *
 * Ages and vulnerable groups are taken on the day of the decision. CC 44, 60, 64, 72(7), 74, 86, PEC 60, 66-68, 163-164, 176.
 */
export const supervisionBreach: LawQuestionRules<SupervisionBreachFacts, SupervisionBreachAnswer> = {
  facts: object<SupervisionBreachFacts>({
    basis: oneOf(breachBases),
    person: personFact,
    breaches: listOf(object<Breach>({ on: date, kind: oneOf(breachKinds), malicious: optional(bool) })),
    warnings: optional(warningsFact),
    under18AtOffence: optional(bool),
  }),
  tables: {
    ...breachRules,
    'days.ABSCONDING': probationDeadlines.ABSCONDING,
    'days.DEFERRED_SEARCH': probationDeadlines.DEFERRED_SEARCH,
    'days.PAROLEE_REGISTRATION': probationDeadlines.PAROLEE_REGISTRATION,
    minorsUnder,
    vulnerableGroups,
  },
  answer(facts, asOf, reasoning) {
    return answerOf(facts, asOf, reasoning) ?? reasoning.needsManual();
  },
  milderLaw: {
    actOn: ({ breaches }) => (breaches.length === 0 ? lastLegalDate : breaches.map(({ on }) => on).reduce(laterOf)),
    tables: [...Object.values<DatedTable<unknown>>(breachRules), minorsUnder, vulnerableGroups],
    compare: (one, other) => rank(one) - rank(other),
  },
};

function rank(answer: SupervisionBreachAnswer): number {
  return answer.verdict === 'STEP' ? breachSteps.indexOf(answer.step) : breachSteps.length;
}

function answerOf(facts: SupervisionBreachFacts, asOf: LegalDate, reasoning: Reasoning): SupervisionBreachAnswer | undefined {
  const { basis, breaches, warnings = 0 } = facts;
  const rules = reasoning.rule(breachRules[basis], reasoning.lawOn, 'BREACH_RULES_NOT_VERIFIED');
  const who = rules && whoBreached(facts, rules, asOf, reasoning);
  if (rules === undefined || who === undefined) return undefined;
  const reached = breaches.map((breach) => ruleForBreach(breach, { breaches, warnings, who, rules }, reasoning));
  const gravest = gravestOf(rules.filter((rule) => reached.includes(rule)));
  if (reached.includes(undefined) && gravest?.step !== 'MUST_REVOKE') {
    reasoning.cannot('BREACH_WITHOUT_STEP');
    return undefined;
  }
  reasoning.step('gravest step', { basis, breaches: breaches.length }, gravest?.step ?? 'NONE');
  if (gravest === undefined) return { verdict: 'STEP', step: 'NONE' };
  const { step, extensionMonths } = gravest;
  const days = daysBefore(gravest, reasoning);
  return { verdict: 'STEP', step, ...(extensionMonths !== undefined && { extensionMonths }), ...(days !== undefined && { days }) };
}

/** Of equally grave steps, the one that allows the longer extension stands, and of those the first in the table. */
function gravestOf(rules: readonly BreachRule[]): BreachRule | undefined {
  const inOrder = [...rules].sort(
    (a, b) => breachSteps.indexOf(b.step) - breachSteps.indexOf(a.step) || (b.extensionMonths ?? 0) - (a.extensionMonths ?? 0),
  );
  return inOrder[0];
}

function daysBefore({ after, provision }: BreachRule, reasoning: Reasoning): number | undefined {
  if (after === undefined) return undefined;
  const deadline = rowOn(probationDeadlines[after], reasoning.lawOn)?.values;
  if (deadline === undefined || 'monthsBefore' in deadline) return undefined;
  const days = 'days' in deadline ? deadline.days : deadline.workingDays;
  reasoning.step('days that must have passed for a breach', { deadline: after }, days, provision);
  return days;
}

/** Asks only what the rules for these breaches ask. */
function whoBreached(
  { person, breaches, under18AtOffence }: SupervisionBreachFacts,
  rules: readonly BreachRule[],
  asOf: LegalDate,
  reasoning: Reasoning,
): WhoBreached | undefined {
  const asks = (who: BreachRule['who']): boolean =>
    rules.some((rule) => rule.who === who && breaches.some(({ kind }) => rule.kinds.includes(kind)));
  let minor = false;
  if (asks('MINOR')) {
    const limit = reasoning.rule(minorsUnder, reasoning.lawOn);
    if (limit === undefined) return undefined;
    const age = ageOn(person.birthDate, asOf);
    minor = under18AtOffence ?? age < limit.years;
    reasoning.step('rules for minors', { age, asOf, ...(under18AtOffence !== undefined && { under18AtOffence }) }, minor, 'CC 80(1)');
  }
  let vulnerable = false;
  if (asks('VULNERABLE')) {
    const groups = reasoning.rule(vulnerableGroups, reasoning.lawOn);
    if (groups === undefined) return undefined;
    vulnerable = vulnerableGrounds(person, {}, asOf, groups, reasoning).length > 0;
  }
  return { MINOR: minor, VULNERABLE: vulnerable };
}

function warningsFact(value: unknown, path: string): Warnings {
  return typeof value === 'number' ? count(value, path) : datedWarnings(value, path);
}

const datedWarnings: FactCheck<Exclude<Warnings, number>> = listOf(object<{ readonly on: LegalDate }>({ on: date }));
