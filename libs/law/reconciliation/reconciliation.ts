import type { LegalDate } from '../calendar/legal-date.ts';
import { categoryCeilings, misdemeanours } from '../classification/category-ceilings.ts';
import { categoryIfKnown } from '../classification/category-of-offence.ts';
import { latestAct } from '../latest-act.ts';
import type { LawOffence } from '../law-facts.ts';
import type { LawQuestionRules } from '../law-question.ts';
import { juvenileLimitation, limitationPeriods } from '../limitation/limitation-periods.ts';
import type { NeedsManual } from '../manual-reasons.ts';
import { flagsOf } from '../offences/flags-of.ts';
import { vulnerableGrounds } from '../parole/vulnerable-group.ts';
import type { Reasoning } from '../reasoning.ts';
import { barsToReconciliation } from './bars-to-reconciliation.ts';
import { committedUnderAge } from './minor-with-victim-from-14.ts';
import { reconciliationBars } from './reconciliation-bars.ts';
import type { ReconciliationBar } from './reconciliation-bars.ts';
import { reconciliationFacts } from './reconciliation-facts.ts';
import type { ReconciliationFacts } from './reconciliation-facts.ts';
import { minority, reconciliationGroups, reconciliationScopes } from './reconciliation-scope.ts';

/** Why reconciliation is not open to a person whom no bar meets. */
export type ReconciliationObstacle =
  'ESPECIALLY_GRAVE' | 'DEATH' | 'GRAVE_HARM' | 'NOT_FIRST_TIME' | 'NOT_IN_THE_GROUPS' | 'HARM_NOT_REPAIRED' | 'NOT_RECONCILED';

export type ReconciliationAnswer =
  | { readonly verdict: 'MUST' | 'MAY' }
  | { readonly verdict: 'BARRED'; readonly bars: readonly ReconciliationBar[] }
  | { readonly verdict: 'NOT_AVAILABLE'; readonly obstacles: readonly ReconciliationObstacle[] }
  | NeedsManual;

/** Whether a person who reconciled with the victim must or may be relieved of criminal liability. CC 68. */
export const reconciliation: LawQuestionRules<ReconciliationFacts, ReconciliationAnswer> = {
  facts: reconciliationFacts,
  tables: {
    ...Object.fromEntries(Object.entries(reconciliationBars).map(([name, table]) => [`bar.${name}`, table])),
    categoryCeilings,
    juvenileLimitation,
    'limitation.PROSECUTION': limitationPeriods.PROSECUTION,
    minority,
    misdemeanours,
    reconciliationGroups,
    reconciliationScopes,
  },
  answer: (facts, asOf, reasoning) => openToReconciliation(facts, asOf, reasoning) ?? reasoning.needsManual(),
  milderLaw: {
    actOn: ({ offences }) => latestAct(offences),
    tables: [
      ...Object.values(reconciliationBars),
      categoryCeilings,
      juvenileLimitation,
      limitationPeriods.PROSECUTION,
      minority,
      reconciliationGroups,
      reconciliationScopes,
    ],
    compare: (one, other) => mildness[one.verdict] - mildness[other.verdict],
  },
};

/** Mildest first. */
const mildness: Readonly<Record<ReconciliationAnswer['verdict'], number>> = {
  MUST: 0,
  MAY: 1,
  NOT_AVAILABLE: 2,
  BARRED: 3,
  NEEDS_MANUAL: 4,
};

/**
 * Asks for the bars, the category, death and harm, the first time, the group, the repair and the consent; the least favourable offence
 * decides. `undefined`, with the reason noted, where the sanction of one that decides is not known. CC 68.
 */
export function openToReconciliation(facts: ReconciliationFacts, asOf: LegalDate, reasoning: Reasoning): ReconciliationAnswer | undefined {
  const { bars, doubts } = barsToReconciliation(facts, reasoning);
  if (bars.length > 0) return { verdict: 'BARRED', bars };
  const found = facts.offences.map((offence) => openFor(offence, facts, asOf, reasoning));
  const obstacles = new Set(found.flatMap((one) => one?.obstacles ?? []));
  if (!facts.harmRepaired) obstacles.add('HARM_NOT_REPAIRED');
  if (!facts.reconciled) obstacles.add('NOT_RECONCILED');
  const harm = facts.harmRepaired ? 'HARM_REPAIRED' : 'HARM_NOT_REPAIRED';
  reasoning.step('repair and consent', { harm }, facts.reconciled ? 'RECONCILED' : 'NOT_RECONCILED', 'CC 68(1)');
  if (obstacles.size > 0) return { verdict: 'NOT_AVAILABLE', obstacles: [...obstacles] };
  if (found.includes(undefined)) reasoning.cannot('SANCTION_UNKNOWN');
  for (const doubt of doubts) reasoning.cannot(doubt);
  if (doubts.length > 0 || found.includes(undefined)) return undefined;
  return { verdict: found.some((one) => one?.mode === 'MAY') ? 'MAY' : 'MUST' };
}

interface Opening {
  readonly mode: 'MUST' | 'MAY' | 'NONE';
  readonly obstacles: readonly ReconciliationObstacle[];
}

/** What an offence leaves open; `undefined` where its category is not known. */
function openFor(offence: LawOffence, facts: ReconciliationFacts, asOf: LegalDate, reasoning: Reasoning): Opening | undefined {
  const { article, committedOn, flags = [] } = offence;
  const obstacles: ReconciliationObstacle[] = [];
  if (isWithDeath(offence)) {
    reasoning.step('linked with causing death', { article, committedOn }, true, 'CC 68(1)');
    obstacles.push('DEATH');
  }
  const category = categoryIfKnown(offence, reasoning.lawOn, reasoning);
  const scope = category && reasoning.rule(reconciliationScopes, reasoning.lawOn)?.[category];
  if (category === undefined || scope === undefined) return obstacles.length > 0 ? { mode: 'NONE', obstacles } : undefined;
  if (scope.mode === 'NONE') obstacles.push('ESPECIALLY_GRAVE');
  if (scope.withoutGraveHarm && flags.includes('GRAVE_HARM')) obstacles.push('GRAVE_HARM');
  if (scope.firstTimeOnly && !facts.firstTime) obstacles.push('NOT_FIRST_TIME');
  if (scope.groupsOnly && !isInGroups(offence, facts, asOf, reasoning)) obstacles.push('NOT_IN_THE_GROUPS');
  reasoning.step('what the category leaves open', { article, committedOn, category }, scope.mode, scope.provision);
  return { mode: scope.mode, obstacles };
}

/** A crime against life is linked with death even where it was not completed; CC 68(4)(3) takes out a road accident with one's own. */
function isWithDeath(offence: LawOffence): boolean {
  const flags = flagsOf(offence);
  if (offence.intent === 'NEGLIGENT' && flags.includes('TRAFFIC_DEATH_OF_CLOSE_RELATIVE')) return false;
  return flags.includes('CAUSED_DEATH') || flags.includes('AGAINST_LIFE');
}

/** Under 18 at the offence, or in a group on the day of the decision. */
function isInGroups(offence: LawOffence, { offender }: ReconciliationFacts, asOf: LegalDate, reasoning: Reasoning): boolean {
  const { article, committedOn } = offence;
  if (committedUnderAge(offence, offender, reasoning)) {
    reasoning.step('under 18 at the offence, with educational measures', { article, committedOn }, true, 'CC 68(2)');
    return true;
  }
  const groups = reasoning.rule(reconciliationGroups, reasoning.lawOn);
  return groups !== undefined && vulnerableGrounds(offender, {}, asOf, groups, reasoning).length > 0;
}
