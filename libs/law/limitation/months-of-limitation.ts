import type { Category } from '../law-facts.ts';
import type { Reasoning } from '../reasoning.ts';
import { juvenileLimitation, limitationPeriods } from './limitation-periods.ts';
import type { LimitationKind } from './limitation-periods.ts';

export interface MonthsOfLimitation {
  readonly ordinary: number;
  /** Absent where evasion does not hold the period. */
  readonly absolute?: number;
}

/** How long a limitation runs, in months; halved for a person under 18 at the offence. CC 71(1), 71(4), 77(1), 77(3), 88. */
export function monthsOfLimitation(
  kind: LimitationKind,
  { category, corruption }: { readonly category: Category; readonly corruption: boolean },
  juvenile: boolean,
  reasoning: Reasoning,
): MonthsOfLimitation | undefined {
  const row = reasoning.row(limitationPeriods[kind], reasoning.lawOn);
  const half = juvenile ? reasoning.rule(juvenileLimitation, reasoning.lawOn) : { dividedBy: 1 };
  if (row === undefined || half === undefined) return undefined;
  const { years, yearsForCorruption, absoluteYears, absoluteYearsForCorruption } = row.values;
  const ordinary = (corruption ? yearsForCorruption[category] : undefined) ?? years[category];
  const absolute = (corruption ? absoluteYearsForCorruption[category] : undefined) ?? absoluteYears[category];
  const inMonths = (count: number) => (count * 12) / half.dividedBy;
  reasoning.step('months of limitation', { kind, category, corruption, juvenile }, inMonths(ordinary), `${row.provision}(1)`);
  return { ordinary: inMonths(ordinary), ...(absolute !== undefined && { absolute: inMonths(absolute) }) };
}
