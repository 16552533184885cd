import { begun, type StreamState } from '../event-log/decider.ts';
import type { LegalDate } from '../event-log/event.ts';
import type { PersonFact } from '../person/person.events.ts';

/** What the beginning of a term needs to know of the person who serves it. */
export interface PersonSentenced {
  readonly diedOn?: LegalDate;
}

export const personSentenced: StreamState<PersonSentenced, PersonFact> = { category: 'person', evolve };

function evolve(state: PersonSentenced | undefined, fact: PersonFact): PersonSentenced {
  if (fact.type === 'PersonRegistered') return {};
  const person = begun('person', state, fact);
  switch (fact.type) {
    case 'DeathRecorded':
      return { diedOn: fact.data.diedOn };
    case 'IdentifierRecorded':
    case 'SocialStatusRecorded':
    case 'SocialStatusEnded':
    case 'PersonalDataCorrected':
      return person;
  }
}
