import type { StreamState } from '../event-log/decider.ts';
import type { TermId } from '../punishment-term/punishment-term.events.ts';
import type { TermsOfPersonFact } from '../punishment-term/terms-of-person.events.ts';

/** Every term that was opened of one person, in the order of opening, whatever became of it. */
export interface TermsOfPerson {
  readonly termIds: readonly TermId[];
}

export const termsOfPerson: StreamState<TermsOfPerson, TermsOfPersonFact> = {
  category: 'terms',
  evolve: (terms = { termIds: [] }, fact) => ({ termIds: [...terms.termIds, fact.data.termId] }),
};
