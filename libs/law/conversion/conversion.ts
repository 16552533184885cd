import { fraction, fractionText, times } from '../calendar/fraction.ts';
import type { Fraction, FractionText } from '../calendar/fraction.ts';
import type { LegalDate } from '../calendar/legal-date.ts';
import { count, LawFactError, object, oneOf, optional } from '../fact-checks.ts';
import type { FactCheck } from '../fact-checks.ts';
import { punishments } from '../law-facts.ts';
import type { Punishment } from '../law-facts.ts';
import type { LawQuestionRules } from '../law-question.ts';
import type { NeedsManual } from '../manual-reasons.ts';
import type { Reasoning } from '../reasoning.ts';
import { conversionGrounds, conversionRates } from './conversion-rates.ts';
import type { ConversionGround, ConversionRate } from './conversion-rates.ts';

export interface ConversionFacts {
  /** The amount is in days, in hours for community service, in monthly calculation indices for fine and corrective labour. */
  readonly from: { readonly punishment: Punishment; readonly amount: number };
  readonly to: Punishment;
  /** `ADDITION` where it is not given. */
  readonly ground?: ConversionGround;
  /** What the punishment was imposed for; needed where evasion has other consequences for a crime than for a misdemeanour. */
  readonly imposedFor?: 'MISDEMEANOUR' | 'CRIME';
}

export type ConversionAnswer =
  | {
      readonly verdict: 'CONVERTED';
      /** The exact amount of the other punishment: `"7/4"`. */
      readonly exact: FractionText;
      /** Its whole units, rounded down. */
      readonly whole: number;
      /** What is left of the first punishment beside the whole units, in its own units: `"3"`. */
      readonly remainder: FractionText;
      readonly rate: FractionText;
    }
  | { readonly verdict: 'NOT_CONVERTIBLE' }
  | NeedsManual;

const fields: FactCheck<ConversionFacts> = object<ConversionFacts>({
  from: object<ConversionFacts['from']>({ punishment: oneOf(punishments), amount: count }),
  to: oneOf(punishments),
  ground: optional(oneOf(conversionGrounds)),
  imposedFor: optional(oneOf(['MISDEMEANOUR', 'CRIME'])),
});

/** How much of one punishment stands for so much of another; a unit that is not full is not served but stays what it was. CC 61, 62(6). */
export const conversion: LawQuestionRules<ConversionFacts, ConversionAnswer> = {
  facts(value, path) {
    const facts = fields(value, path);
    if (facts.from.punishment === facts.to) throw new LawFactError(`${path}.to`, 'must be another punishment than the first');
    return facts;
  },
  tables: Object.fromEntries(Object.entries(conversionRates).map(([ground, table]) => [`rates.${ground}`, table])),
  answer({ from, to, ground = 'ADDITION', imposedFor }, asOf, reasoning) {
    const rates = ratesBetween(from.punishment, to, ground, asOf, reasoning);
    if (rates === undefined) return reasoning.needsManual();
    const rate = rates.find(({ only }) => only === undefined || only === imposedFor);
    if (rate === undefined && rates.length > 0 && imposedFor === undefined) {
      reasoning.cannot('IMPOSED_FOR_NOT_GIVEN');
      return reasoning.needsManual();
    }
    if (rate === undefined) {
      reasoning.step('no rate of conversion', { from: from.punishment, to, ground }, 'NOT_CONVERTIBLE');
      return { verdict: 'NOT_CONVERTIBLE' };
    }
    return convert(from.amount, rate, reasoning);
  },
};

/** So many units of one punishment in units of another, exactly; `undefined`, with the reason noted, where no rate is known. CC 61. */
export function inUnitsOf(
  from: { readonly punishment: Punishment; readonly amount: number },
  to: Punishment,
  day: LegalDate,
  reasoning: Reasoning,
): Fraction | undefined {
  if (from.punishment === to) return { over: from.amount, under: 1 };
  const rate = ratesBetween(from.punishment, to, 'ADDITION', day, reasoning)?.[0];
  if (rate === undefined) return undefined;
  const { exact } = convert(from.amount, rate, reasoning);
  return fraction(exact);
}

function ratesBetween(
  from: Punishment,
  to: Punishment,
  ground: ConversionGround,
  day: LegalDate,
  reasoning: Reasoning,
): readonly ConversionRate[] | undefined {
  return reasoning
    .rule(conversionRates[ground], day, 'CONVERSION_RATE_NOT_VERIFIED')
    ?.filter((rate) => rate.from === from && rate.to === to);
}

function convert(amount: number, { from, to, rate, provision }: ConversionRate, reasoning: Reasoning): Converted {
  const exact = times(fraction(rate), amount);
  const whole = Math.floor(exact.over / exact.under);
  const { over, under } = fraction(rate);
  // what is left over: amount - whole / rate
  const remainder = fractionText(times({ over: 1, under: over }, amount * over - whole * under));
  reasoning.step('conversion', { from, amount, to, rate, remainder }, fractionText(exact), provision);
  return { verdict: 'CONVERTED', exact: fractionText(exact), whole, remainder, rate: fractionText(fraction(rate)) };
}

type Converted = Extract<ConversionAnswer, { readonly verdict: 'CONVERTED' }>;
