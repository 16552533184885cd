import { laterOf } from './calendar/legal-date.ts';
import type { LegalDate } from './calendar/legal-date.ts';
import type { LawOffence } from './law-facts.ts';

/** The day of the latest act: the law of an earlier day was never in force for all of them. Throws where there is none. */
export function latestAct(offences: readonly Pick<LawOffence, 'committedOn'>[]): LegalDate {
  return offences.map(({ committedOn }) => committedOn).reduce(laterOf);
}
