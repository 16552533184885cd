import type { StreamState } from '../event-log/decider.ts';
import type { TermId } from '../punishment-term/punishment-term.events.ts';
import type { TermsOfPersonFact } from '../punishment-term/terms-of-person.events.ts';

/** Every term that was opened of one person, in the order of opening, whatever became of it. */
export interface TermsOfPerson {
  readonly termIds: readonly TermId[];
  /** Of the last fact of the stream: notes beside a term count, too. */
  readonly revision: number;
}

export const termsOfPerson: StreamState<TermsOfPerson, TermsOfPersonFact> = {
  category: 'terms',
  asRecorded: true,
  evolve: ({ termIds, revision } = { termIds: [], revision: -1 }, fact) => ({
    termIds: noted(fact) ? [...termIds, fact.data.termId] : termIds,
    revision: revision + 1,
  }),
};

/** As it is recorded the stream may also hold notes of corrections. */
function noted(fact: TermsOfPersonFact | { readonly type: string }): fact is TermsOfPersonFact {
  return fact.type === 'TermNoted';
}
