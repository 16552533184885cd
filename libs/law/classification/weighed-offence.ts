import { ageOn } from '../calendar/age-on.ts';
import type { Category, LawOffence, LawPerson } from '../law-facts.ts';
import type { Reasoning } from '../reasoning.ts';
import { categoryIfKnown } from './category-of-offence.ts';

/** An offence with what most rules ask about it: its category under the law that is asked, and whether the person was a minor. */
export interface WeighedOffence {
  readonly offence: LawOffence;
  /** `undefined` where the sanction is not known. */
  readonly category: Category | undefined;
  readonly committedUnder18: boolean;
}

export function weighed(offences: readonly LawOffence[], person: LawPerson, reasoning: Reasoning): readonly WeighedOffence[] {
  return offences.map((offence) => ({
    offence,
    category: categoryIfKnown(offence, reasoning.lawOn, reasoning),
    committedUnder18: ageOn(person.birthDate, offence.committedOn) < 18,
  }));
}
