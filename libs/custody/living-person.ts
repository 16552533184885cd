import type { StreamState } from '../event-log/decider.ts';
import type { LegalDate } from '../event-log/event.ts';
import type { PersonFact } from '../person/person.events.ts';

/** What an admission asks about a person. */
export interface LivingPerson {
  readonly diedOn?: LegalDate;
}

export const livingPerson: StreamState<LivingPerson, PersonFact> = {
  category: 'person',
  evolve: (person = {}, fact) => (fact.type === 'DeathRecorded' ? { diedOn: fact.data.diedOn } : person),
};
