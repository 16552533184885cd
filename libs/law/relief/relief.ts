import type { LegalDate } from '../calendar/legal-date.ts';
import { categoryIfKnown, categoryOfOffence } from '../classification/category-of-offence.ts';
import type { DatedRow } from '../dated-table.ts';
import { latestAct } from '../latest-act.ts';
import { categories } from '../law-facts.ts';
import type { Category, LawOffence } from '../law-facts.ts';
import type { LawQuestionRules } from '../law-question.ts';
import { chaptersOfCode, isInChapters } from '../limitation/chapters-of-code.ts';
import type { NeedsManual } from '../manual-reasons.ts';
import { flagsOf } from '../offences/flags-of.ts';
import { isMinorWithVictimFrom14 } from '../reconciliation/minor-with-victim-from-14.ts';
import { openToReconciliation, reconciliation } from '../reconciliation/reconciliation.ts';
import type { Reasoning } from '../reasoning.ts';
import { reliefFacts } from './relief-facts.ts';
import type { ReliefFacts } from './relief-facts.ts';
import { harmToSociety, reliefRules, suretyTerms } from './relief-rules.ts';
import type { ReliefCondition, ReliefRule, SuretyTerm } from './relief-rules.ts';

/** What is true of the offence or of the person and closes a relief. */
export type ReliefObstacle =
  'NOT_FIRST_TIME' | 'CATEGORY' | 'DEATH' | 'GRAVE_HARM' | 'BARRED_OFFENCE' | 'GRAVE_AGAINST_THE_PERSON' | 'NOT_OPEN_TO_RECONCILIATION';

export type ReliefAnswer =
  | {
      readonly verdict: 'MUST' | 'MAY';
      /** For a surety: how long it is set for, in months. */
      readonly suretyMonths?: SuretyTerm;
      /** For a surety: the bond in monthly calculation indices, where the largest fine is given. */
      readonly bondMci?: number;
    }
  | {
      readonly verdict: 'NOT_AVAILABLE';
      /** Conditions that do not hold. */
      readonly missing: readonly ReliefCondition[];
      readonly obstacles: readonly ReliefObstacle[];
    }
  | NeedsManual;

/** Whether a person must or may be relieved of liability, or of punishment by a surety. CC 65-70, but for reconciliation. */
export const relief: LawQuestionRules<ReliefFacts, ReliefAnswer> = {
  facts: reliefFacts,
  tables: {
    ...reconciliation.tables,
    ...Object.fromEntries(Object.entries(reliefRules).map(([article, table]) => [`relief.${article}`, table])),
    chaptersOfCode,
    harmToSociety,
    suretyTerms,
  },
  answer: (facts, asOf, reasoning) => answerOf(facts, asOf, reasoning) ?? reasoning.needsManual(),
  milderLaw: {
    actOn: ({ offences }) => latestAct(offences),
    tables: [...(reconciliation.milderLaw?.tables ?? []), ...Object.values(reliefRules), chaptersOfCode, harmToSociety, suretyTerms],
    compare: (one, other) => mildness[one.verdict] - mildness[other.verdict],
  },
};

/** Mildest first. */
const mildness: Readonly<Record<ReliefAnswer['verdict'], number>> = { MUST: 0, MAY: 1, NOT_AVAILABLE: 2, NEEDS_MANUAL: 3 };

function answerOf(facts: ReliefFacts, asOf: LegalDate, reasoning: Reasoning): ReliefAnswer | undefined {
  if (facts.article === '68(3)') return answerForHarmToSociety(facts, asOf, reasoning);
  const row = reasoning.row(reliefRules[facts.article], reasoning.lawOn);
  if (row === undefined) return undefined;
  const rule = row.values;
  const obstacles = new Set<ReliefObstacle>();
  const found = facts.offences.map((offence) => categoryIfKnown(offence, reasoning.lawOn, reasoning));
  facts.offences.forEach((offence, index) => {
    for (const obstacle of obstaclesOf(offence, found[index], row, facts, reasoning)) obstacles.add(obstacle);
  });
  const closed = closedBy(facts, rule.conditions, [...obstacles], row.provision, reasoning);
  if (closed !== undefined) return closed;
  if (dependsOnCategory(rule) && found.includes(undefined)) {
    reasoning.cannot('SANCTION_UNKNOWN');
    return undefined;
  }
  if (facts.article !== '69') return { verdict: rule.mode };
  return surety(facts, rule, reasoning);
}

function closedBy(
  facts: ReliefFacts,
  conditions: readonly ReliefCondition[],
  obstacles: readonly ReliefObstacle[],
  provision: string,
  reasoning: Reasoning,
): ReliefAnswer | undefined {
  const { article } = facts;
  const missing = conditions.filter((condition) => !facts.conditions.includes(condition));
  if (missing.length > 0) reasoning.step('conditions of the relief that do not hold', { article }, missing, provision);
  if (obstacles.length > 0) reasoning.step('what closes the relief', { article }, obstacles, provision);
  if (missing.length > 0 || obstacles.length > 0) return { verdict: 'NOT_AVAILABLE', missing, obstacles };
  reasoning.step('every condition of the relief holds', { article }, conditions, provision);
  return undefined;
}

function dependsOnCategory(rule: ReliefRule): boolean {
  return rule.categories.length < categories.length || rule.barredGraveOf.length > 0;
}

function obstaclesOf(
  offence: LawOffence,
  category: Category | undefined,
  { values: rule, provision }: DatedRow<ReliefRule>,
  { offender, firstTime }: ReliefFacts,
  reasoning: Reasoning,
): readonly ReliefObstacle[] {
  const flags = flagsOf(offence);
  const barred = flags.filter((flag) => rule.barredFlags.includes(flag));
  const spared =
    rule.sparesMinorWithVictimFrom14 &&
    barred.includes('SEXUAL_VS_MINOR') &&
    isMinorWithVictimFrom14(offence, offender, provision, reasoning);
  const obstacles: ReliefObstacle[] = [];
  if (barred.some((flag) => flag !== 'SEXUAL_VS_MINOR' || !spared)) obstacles.push('BARRED_OFFENCE');
  if (rule.withoutDeath && (flags.includes('CAUSED_DEATH') || flags.includes('AGAINST_LIFE'))) obstacles.push('DEATH');
  if (rule.withoutGraveHarm && flags.includes('GRAVE_HARM')) obstacles.push('GRAVE_HARM');
  if (category === undefined) return obstacles;
  if (!rule.categories.includes(category)) obstacles.push('CATEGORY');
  if (rule.firstTime.includes(category) && !firstTime) obstacles.push('NOT_FIRST_TIME');
  const grave = category === 'GRAVE' || category === 'ESPECIALLY_GRAVE';
  if (grave && !spared && isInChapters(offence, rule.barredGraveOf, reasoning.lawOn, reasoning)) obstacles.push('GRAVE_AGAINST_THE_PERSON');
  return obstacles;
}

/** The gravest offence decides how long the surety is set for; the bond is the largest fine. */
function surety({ offences, maxFineMci }: ReliefFacts, rule: ReliefRule, reasoning: Reasoning): ReliefAnswer | undefined {
  const terms = reasoning.rule(suretyTerms, reasoning.lawOn);
  const found = offences.map((offence) => categoryOfOffence(offence, reasoning.lawOn, reasoning));
  const gravest = categories.findLast((category) => found.includes(category));
  const suretyMonths = gravest && terms?.[gravest];
  if (gravest === undefined || suretyMonths === undefined) return undefined;
  reasoning.step('months of the surety', { category: gravest, atLeast: suretyMonths.atLeast }, suretyMonths.atMost, 'CC 69(3)');
  if (maxFineMci === undefined) return { verdict: rule.mode, suretyMonths };
  reasoning.step('bond of the surety', { maxFineMci }, maxFineMci, 'CC 69(2)');
  return { verdict: rule.mode, suretyMonths, bondMci: maxFineMci };
}

/** Open to whom reconciliation would be, with the repair in place of the consent of a victim. */
function answerForHarmToSociety(facts: ReliefFacts, asOf: LegalDate, reasoning: Reasoning): ReliefAnswer | undefined {
  const row = reasoning.row(harmToSociety, reasoning.lawOn);
  if (row === undefined) return undefined;
  const { offender, offences, firstTime, reconciledBefore, victimUnder18 = false } = facts;
  const open = openToReconciliation(
    { offender, offences, firstTime, victimUnder18, harmRepaired: true, reconciled: true, ...(reconciledBefore && { reconciledBefore }) },
    asOf,
    reasoning,
  );
  const isClosed = open?.verdict === 'BARRED' || open?.verdict === 'NOT_AVAILABLE';
  const obstacles: readonly ReliefObstacle[] = isClosed ? ['NOT_OPEN_TO_RECONCILIATION'] : [];
  const closed = closedBy(facts, row.values.conditions, obstacles, row.provision, reasoning);
  return closed ?? (open && { verdict: row.values.mode });
}
