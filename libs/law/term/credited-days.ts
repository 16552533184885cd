import { compareFractions, fraction, fractionText, plus, roundUp, times } from '../calendar/fraction.ts';
import type { FractionText } from '../calendar/fraction.ts';
import type { LegalDate } from '../calendar/legal-date.ts';
import { daysOf, unionOfPeriods, withoutPeriods } from '../calendar/union-of-periods.ts';
import type { Period } from '../calendar/union-of-periods.ts';
import type { Credit, FacilityType, Punishment } from '../law-facts.ts';
import type { Reasoning } from '../reasoning.ts';
import { creditRatios } from './credit-ratios.ts';
import type { CreditRatios } from './credit-ratios.ts';

/**
 * How many days of the punishment restraint before it counts for; `undefined`, with the reason noted, where that cannot be said.
 *
 * Each calendar day counts once, at its better ratio; the sum is rounded up once, in the person's favour. CC 62(3)-(4).
 */
export function creditedDays(
  credits: readonly Credit[],
  punishment: Punishment,
  facility: FacilityType | undefined,
  asOf: LegalDate,
  reasoning: Reasoning,
): number | undefined {
  if (credits.length === 0) return 0;
  const ratios = reasoning.rule(creditRatios, asOf, 'CREDIT_RATE_NOT_VERIFIED');
  if (ratios === undefined) return undefined;
  const rates: Rate[] = [];
  for (const kind of ['CUSTODY', 'HOUSE_ARREST'] as const) {
    const periods = credits.filter((credit) => credit.kind === kind);
    if (periods.length === 0) continue;
    const ratio = kind === 'CUSTODY' ? custodyRatio(ratios, punishment, facility, reasoning) : ratios.houseArrest;
    if (ratio === undefined) return undefined;
    rates.push({ kind, ratio, periods, provision: provisionOf(kind, punishment) });
  }
  return sumAtBetterRatio(rates, reasoning);
}

interface Rate {
  readonly kind: Credit['kind'];
  readonly ratio: FractionText;
  readonly periods: readonly Period[];
  readonly provision: string;
}

function sumAtBetterRatio(rates: readonly Rate[], reasoning: Reasoning): number {
  const betterFirst = [...rates].sort((a, b) => compareFractions(fraction(b.ratio), fraction(a.ratio)));
  let counted: readonly Period[] = [];
  let sum = fraction('0');
  for (const { kind, ratio, periods, provision } of betterFirst) {
    const days = daysOf(withoutPeriods(periods, counted));
    const credited = times(fraction(ratio), days);
    reasoning.step('days credited', { kind, days, ratio }, fractionText(credited), provision);
    counted = unionOfPeriods([...counted, ...periods]);
    sum = plus(sum, credited);
  }
  const whole = roundUp(sum);
  reasoning.step('credit, a half day up', { sum: fractionText(sum) }, whole);
  return whole;
}

function custodyRatio(
  ratios: CreditRatios,
  punishment: Punishment,
  facility: FacilityType | undefined,
  reasoning: Reasoning,
): FractionText | undefined {
  switch (punishment) {
    case 'DEPRIVATION_OF_LIBERTY':
    case 'LIFE':
      if (facility === undefined) reasoning.cannot('FACILITY_UNKNOWN');
      return facility && ratios.custodyByFacility[facility];
    case 'RESTRICTION_OF_LIBERTY':
      return ratios.custodyTowardsRestriction;
    case 'ARREST':
      return ratios.custodyTowardsArrest;
    case 'FINE':
    case 'CORRECTIVE_LABOUR':
    case 'COMMUNITY_SERVICE':
      reasoning.cannot('PUNISHMENT_NOT_COUNTED_IN_DAYS');
      return undefined;
  }
}

function provisionOf(kind: Credit['kind'], punishment: Punishment): string {
  if (kind === 'HOUSE_ARREST') return 'CC 62(4)';
  return punishment === 'DEPRIVATION_OF_LIBERTY' || punishment === 'LIFE' ? 'CC 62(3)' : 'CC 62(3-1)';
}
