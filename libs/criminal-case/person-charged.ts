import { begun, type StreamState } from '../event-log/decider.ts';
import type { LegalDate } from '../event-log/event.ts';
import type { PersonFact } from '../person/person.events.ts';

/** What a verdict file needs to know of the person whom it is about. */
export interface PersonCharged {
  readonly birthDate: LegalDate;
  readonly diedOn?: LegalDate;
}

export const personCharged: StreamState<PersonCharged, PersonFact> = { category: 'person', evolve };

function evolve(state: PersonCharged | undefined, fact: PersonFact): PersonCharged {
  if (fact.type === 'PersonRegistered') return { birthDate: fact.data.birthDate };
  const person = begun('person', state, fact);
  switch (fact.type) {
    case 'PersonalDataCorrected':
      return { ...person, birthDate: fact.data.birthDate ?? person.birthDate };
    case 'DeathRecorded':
      return { ...person, diedOn: fact.data.diedOn };
    case 'IdentifierRecorded':
    case 'SocialStatusRecorded':
    case 'SocialStatusEnded':
      return person;
  }
}
