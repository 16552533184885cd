import { lastDayOfTerm } from '../calendar/last-day-of-term.ts';
import { laterOf } from '../calendar/legal-date.ts';
import type { LegalDate } from '../calendar/legal-date.ts';
import { categoryIfKnown } from '../classification/category-of-offence.ts';
import { rowOn } from '../dated-table.ts';
import type { DatedRow } from '../dated-table.ts';
import { latestAct } from '../latest-act.ts';
import type { Category, LawOffence } from '../law-facts.ts';
import { monthsOfLimitation } from '../limitation/months-of-limitation.ts';
import type { ManualReason } from '../manual-reasons.ts';
import { flagsOf } from '../offences/flags-of.ts';
import type { Reasoning } from '../reasoning.ts';
import { committedUnderAge, isMinorWithVictimFrom14 } from './minor-with-victim-from-14.ts';
import { reconciliationBars } from './reconciliation-bars.ts';
import type { BarByEarlierReconciliation, BarByOffence, ReconciliationBar, ReconciliationBarRule } from './reconciliation-bars.ts';
import type { ReconciliationFacts } from './reconciliation-facts.ts';

export interface BarsToReconciliation {
  /** Each bar once. */
  readonly bars: readonly ReconciliationBar[];
  /** What must be known before it can be said that no bar applies. */
  readonly doubts: readonly ManualReason[];
}

/** The bars of CC 68(4) that the offences meet. */
export function barsToReconciliation(facts: ReconciliationFacts, reasoning: Reasoning): BarsToReconciliation {
  const bars = new Set<ReconciliationBar>();
  const doubts = new Set<ManualReason>();
  // under the law of the latest act, an earlier one is spared what came into force between them
  const lawOfLatest = latestAct(facts.offences);
  for (const offence of facts.offences) {
    const { article, committedOn } = offence;
    for (const table of Object.values(reconciliationBars)) {
      const row = rowOn(table, reasoning.lawOn);
      if (row === undefined) continue;
      const met = isMet(row, offence, facts, reasoning);
      if (met === false) continue;
      const { bar } = row.values;
      if (reasoning.lawOn === lawOfLatest && rowOn(table, committedOn) === undefined && committedOn < row.from) {
        reasoning.step('the bar does not reach back to the act', { bar, article, committedOn }, 'NOT_BARRED', 'CC 6(3)');
      } else if (met === true) {
        reasoning.step('bar to reconciliation', { bar, article, committedOn }, 'BARRED', row.provision);
        bars.add(bar);
      } else doubts.add(met);
    }
  }
  return { bars: [...bars], doubts: [...doubts] };
}

function isMet(
  { values: rule, provision }: DatedRow<ReconciliationBarRule>,
  offence: LawOffence,
  facts: ReconciliationFacts,
  reasoning: Reasoning,
): boolean | ManualReason {
  if (rule.intent !== undefined && offence.intent !== rule.intent) return false;
  return rule.by === 'OFFENCE'
    ? isMetByOffence(rule, offence, facts, provision, reasoning)
    : isMetByEarlierReconciliation(rule, offence, facts, reasoning);
}

function isMetByOffence(
  rule: BarByOffence,
  offence: LawOffence,
  facts: ReconciliationFacts,
  provision: string,
  reasoning: Reasoning,
): boolean {
  const flags = flagsOf(offence);
  const counted = facts.victimUnder18 ? [...rule.flags, ...(rule.flagsAgainstMinor ?? [])] : rule.flags;
  if (!flags.some((flag) => counted.includes(flag))) return false;
  if (flags.some((flag) => rule.unlessFlags?.includes(flag) ?? false)) return false;
  return !(rule.sparesMinorWithVictimFrom14 === true && isMinorWithVictimFrom14(offence, facts.offender, provision, reasoning));
}

function isMetByEarlierReconciliation(
  rule: BarByEarlierReconciliation,
  offence: LawOffence,
  { reconciledBefore = [], offender }: ReconciliationFacts,
  reasoning: Reasoning,
): boolean | ManualReason {
  const earlier = reconciledBefore.map(({ on }) => on).filter((on) => on <= offence.committedOn);
  if (earlier.length === 0) return false;
  const latest = earlier.reduce(laterOf);
  if (rule.within !== 'LIMITATION_PERIOD') return isWithin(rule.bar, latest, rule.within.years * 12, offence, reasoning);
  const category = categoryIfKnown(offence, reasoning.lawOn, reasoning);
  if (category === undefined) return 'SANCTION_UNKNOWN';
  if (!rule.categories.includes(category)) return false;
  const months = limitationOf(offence, category, committedUnderAge(offence, offender, reasoning), reasoning);
  return months !== undefined && isWithin(rule.bar, latest, months, offence, reasoning);
}

function limitationOf(offence: LawOffence, category: Category, juvenile: boolean, reasoning: Reasoning): number | undefined {
  const corruption = flagsOf(offence).includes('CORRUPTION');
  return monthsOfLimitation('PROSECUTION', { category, corruption }, juvenile, reasoning)?.ordinary;
}

/** From the day of the reconciliation to the day before its anniversary, both included. */
function isWithin(
  bar: ReconciliationBar,
  reconciledOn: LegalDate,
  months: number,
  { committedOn }: LawOffence,
  reasoning: Reasoning,
): boolean {
  const lastDay = lastDayOfTerm(reconciledOn, { months });
  const inside = committedOn <= lastDay;
  reasoning.step('time since the earlier reconciliation', { bar, reconciledOn, months, lastDay, committedOn }, inside ? 'WITHIN' : 'LATER');
  return inside;
}
