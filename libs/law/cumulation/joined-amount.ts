import { wholeMonths } from '../calendar/last-day-of-term.ts';
import type { Term } from '../calendar/last-day-of-term.ts';
import type { LegalDate } from '../calendar/legal-date.ts';
import { inUnitsOf } from '../conversion/conversion.ts';
import { punishments } from '../law-facts.ts';
import type { Punishment } from '../law-facts.ts';
import type { Reasoning } from '../reasoning.ts';

/** A punishment with its amount, as a verdict names it. */
export interface SentencedAmount {
  readonly punishment: Punishment;
  /** Of arrest, restriction and deprivation of liberty. */
  readonly term?: Term;
  /** Of a fine or of corrective labour. */
  readonly amountMci?: number;
  /** Of community service. */
  readonly hours?: number;
}

/** Months, and days, hours or monthly calculation indices beside them. */
export interface JoinedAmount {
  readonly months: number;
  readonly units: number;
}

/** The amount of a punishment; `undefined` where the facts do not name it. */
export function joinedAmount({ punishment, term, amountMci, hours }: SentencedAmount): JoinedAmount | undefined {
  switch (punishment) {
    case 'FINE':
    case 'CORRECTIVE_LABOUR':
      return amountMci === undefined ? undefined : { months: 0, units: amountMci };
    case 'COMMUNITY_SERVICE':
      return hours === undefined ? undefined : { months: 0, units: hours };
    case 'ARREST':
    case 'RESTRICTION_OF_LIBERTY':
    case 'DEPRIVATION_OF_LIBERTY':
      return term === undefined ? undefined : { months: wholeMonths(term), units: term.days ?? 0 };
    case 'LIFE':
      return { months: 0, units: 0 };
  }
}

/** The amount as a verdict would name it. */
export function sentencedAmount(punishment: Punishment, { months, units }: JoinedAmount): SentencedAmount {
  switch (punishment) {
    case 'FINE':
    case 'CORRECTIVE_LABOUR':
      return { punishment, amountMci: units };
    case 'COMMUNITY_SERVICE':
      return { punishment, hours: units };
    case 'ARREST':
    case 'RESTRICTION_OF_LIBERTY':
    case 'DEPRIVATION_OF_LIBERTY':
      return { punishment, term: { years: Math.floor(months / 12), months: months % 12, days: units } };
    case 'LIFE':
      return { punishment };
  }
}

/** Negative, 0 or positive; `undefined` where it depends on how many days a month has. */
export function compareAmounts(one: JoinedAmount, other: JoinedAmount): number | undefined {
  const months = one.months - other.months;
  const units = one.units - other.units;
  const [least, most] = [months * shortestMonth + units, months * longestMonth + units];
  return Math.sign(least) === Math.sign(most) ? least : undefined;
}

/** Both together, the lesser kind in full units of the greater; the rest of a unit is not served. CC 61. */
export function addInUnitsOf(
  punishment: Punishment,
  amounts: readonly { readonly punishment: Punishment; readonly amount: JoinedAmount }[],
  day: LegalDate,
  reasoning: Reasoning,
): JoinedAmount | undefined {
  let sum: JoinedAmount = { months: 0, units: 0 };
  for (const { punishment: from, amount } of amounts) {
    const units = inUnitsOf({ punishment: from, amount: amount.units }, punishment, day, reasoning);
    if (units === undefined) return undefined;
    sum = { months: sum.months + amount.months, units: sum.units + Math.floor(units.over / units.under) };
  }
  return sum;
}

/** Positive where the first kind is stricter. CC 40. */
export function compareKinds(one: Punishment, other: Punishment): number {
  return punishments.indexOf(one) - punishments.indexOf(other);
}

const shortestMonth = 28;
const longestMonth = 31;
