import { ageOn } from '../calendar/age-on.ts';
import type { LawOffence, LawPerson } from '../law-facts.ts';
import type { Reasoning } from '../reasoning.ts';
import { minority } from './reconciliation-scope.ts';

/** Whether the person was under 18 at the offence. CC 80. */
export function committedUnderAge(offence: LawOffence, offender: LawPerson, reasoning: Reasoning): boolean {
  const rule = reasoning.rule(minority, reasoning.lawOn);
  return rule !== undefined && ageOn(offender.birthDate, offence.committedOn) < rule.under;
}

/**
 * Whether the exception for a person under 18 whose victim was from 14 to 17 holds.
 *
 * Where it is not said that the victim was under 14, the exception is taken to hold, and the receipt says so.
 */
export function isMinorWithVictimFrom14(offence: LawOffence, offender: LawPerson, provision: string, reasoning: Reasoning): boolean {
  if (!committedUnderAge(offence, offender, reasoning) || offence.victimUnder14 === true) return false;
  const { article, committedOn } = offence;
  const age = ageOn(offender.birthDate, committedOn);
  const step =
    offence.victimUnder14 === false
      ? 'a minor whose victim was from 14 to 17 is spared'
      : 'a minor whose victim is not said to be under 14 is spared';
  reasoning.step(step, { article, committedOn, age }, true, provision);
  return true;
}
