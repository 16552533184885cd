import { lastDayOfTerm } from '../calendar/last-day-of-term.ts';
import type { LegalDate } from '../calendar/legal-date.ts';
import type { Reasoning } from '../reasoning.ts';
import type { BreachCondition, BreachKind, BreachRule } from './breach-rules.ts';

export interface Breach {
  readonly on: LegalDate;
  readonly kind: BreachKind;
  /** Whether it was found malicious; counts where the law says so of this basis. */
  readonly malicious?: boolean;
}

/**
 * The written warnings before the latest breach: their days, or how many.
 *
 * As a number, those for which no earlier breach is listed count as of the year before it.
 */
export type Warnings = number | readonly { readonly on: LegalDate }[];

/** What the rules ask about the person. */
export type WhoBreached = Readonly<Record<NonNullable<BreachRule['who']>, boolean>>;

export interface BreachHistory {
  readonly breaches: readonly Breach[];
  readonly warnings: Warnings;
  readonly who: WhoBreached;
  readonly rules: readonly BreachRule[];
}

/** The rule that says what a breach leads to; `undefined` where none does. */
export function ruleForBreach(breach: Breach, history: BreachHistory, reasoning: Reasoning): BreachRule | undefined {
  const found = history.rules.find(
    (rule) =>
      rule.kinds.includes(breach.kind) &&
      (rule.who === undefined || history.who[rule.who]) &&
      (rule.when === undefined || holds(rule.when, rule, breach, history, reasoning)),
  );
  if (found !== undefined) reasoning.step('step for a breach', { kind: breach.kind, on: breach.on }, found.step, found.provision);
  return found;
}

function holds(condition: BreachCondition, rule: BreachRule, breach: Breach, history: BreachHistory, reasoning: Reasoning): boolean {
  switch (condition.is) {
    case 'MALICIOUS':
      return breach.malicious === true;
    case 'REPEATED':
      return isRepeated(condition.withinMonths, rule, breach, history, reasoning);
    case 'COUNTED': {
      const counted = history.breaches.filter(({ kind }) => rule.kinds.includes(kind)).length;
      reasoning.step('breaches counted together', { kind: breach.kind, atLeast: condition.atLeast }, counted, rule.provision);
      return counted >= condition.atLeast;
    }
    case 'WARNED': {
      const given = typeof history.warnings === 'number' ? history.warnings : warnedBefore(breach, history.warnings).length;
      reasoning.step('written warnings before the breach', { on: breach.on, atLeast: condition.atLeast }, given, rule.provision);
      return given >= condition.atLeast;
    }
  }
}

/** Whether a breach or a warning came before, so many months at most where the rule names them; what is of the same day did not. */
function isRepeated(
  withinMonths: number | undefined,
  rule: BreachRule,
  breach: Breach,
  { breaches, warnings }: BreachHistory,
  reasoning: Reasoning,
): boolean {
  const days = breaches.filter(({ kind }) => rule.kinds.includes(kind)).map(({ on }) => on);
  const earlier = days.filter((on) => on < breach.on);
  const isLatest = days.every((on) => on <= breach.on);
  const warned = typeof warnings === 'number' ? [] : warnedBefore(breach, warnings);
  const withoutDay = typeof warnings === 'number' && isLatest ? Math.max(0, warnings - earlier.length) : 0;
  const latest = [...earlier, ...warned].sort().at(-1);
  const windowTo = latest === undefined || withinMonths === undefined ? undefined : lastDayOfTerm(latest, { months: withinMonths });
  const inWindow = latest !== undefined && (windowTo === undefined || breach.on <= windowTo);
  const repeated = inWindow || withoutDay > 0;
  reasoning.step(
    'repeated breach',
    { on: breach.on, ...(latest !== undefined && { latest }), ...(windowTo !== undefined && { windowTo }), withoutDay },
    repeated,
    rule.provision,
  );
  return repeated;
}

function warnedBefore(breach: Breach, warnings: Exclude<Warnings, number>): readonly LegalDate[] {
  return warnings.map(({ on }) => on).filter((on) => on < breach.on);
}
