import { lastDayOfTerm } from '../calendar/last-day-of-term.ts';
import { dayAfter, laterOf } from '../calendar/legal-date.ts';
import type { LegalDate } from '../calendar/legal-date.ts';
import type { Reasoning } from '../reasoning.ts';
import { laterByInterruptions } from './day-of-fraction.ts';
import { dayOfPartServed } from './day-of-part-served.ts';
import type { ParoleFacts } from './parole-facts.ts';
import { servedFloors } from './served-fractions.ts';
import type { FractionAfterRevocation } from './served-fractions.ts';

/** The first day on which parole may be granted, and the last day of the term; `undefined`, with the reason noted, where no text says. */
export function firstDayOfParole(
  facts: ParoleFacts,
  rule: FractionAfterRevocation,
  asOf: LegalDate,
  reasoning: Reasoning,
): { readonly from: LegalDate; readonly lastDay: LegalDate } | undefined {
  const part = dayOfPartServed(facts, rule, asOf, reasoning);
  if (part === undefined) return undefined;
  const { byFraction, remainderFrom, lastDay } = part;
  const floor = dayOfFloor(facts, reasoning);
  if (floor === undefined) return undefined;
  const from = laterOf(laterOf(byFraction, floor), remainderFrom);
  reasoning.step('first day of parole', { byFraction, floor, remainderFrom, lastDay }, from);
  return { from, lastDay };
}

/** The day before which nobody may be released from deprivation of liberty; other punishments have none but their first. */
function dayOfFloor(facts: ParoleFacts, reasoning: Reasoning): LegalDate | undefined {
  if (facts.punishment !== 'DEPRIVATION_OF_LIBERTY') return facts.start;
  const floor = reasoning.rule(servedFloors, reasoning.lawOn);
  if (floor === undefined) return undefined;
  const day = dayAfter(lastDayOfTerm(facts.start, floor));
  reasoning.step('served in fact', { start: facts.start, ...floor }, day);
  return laterByInterruptions(day, facts.interruptions ?? [], reasoning);
}
