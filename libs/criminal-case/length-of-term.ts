import { WholeNumber } from '../commands/fields.ts';
import type { TermLength } from './criminal-case.events.ts';

/** A length as a court states it; what is left out is 0. */
export class LengthOfTerm {
  @WholeNumber({ says: 'Years', min: 0, max: 50, optional: true })
  readonly years?: number;

  @WholeNumber({ says: 'Months', min: 0, max: 600, optional: true })
  readonly months?: number;

  @WholeNumber({ says: 'Days', min: 0, max: 20_000, optional: true })
  readonly days?: number;
}

export function lengthOf({ years = 0, months = 0, days = 0 }: LengthOfTerm): TermLength {
  return { ...(years > 0 && { years }), ...(months > 0 && { months }), ...(days > 0 && { days }) };
}
