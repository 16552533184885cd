import type { Refusal } from '../commands/refusal.ts';
import { begun, type StreamState } from '../event-log/decider.ts';
import type { LegalDate } from '../event-log/event.ts';
import type { PersonFact, Sex } from '../person/person.events.ts';

/** What a verdict file needs to know of the person whom it is about. */
export interface PersonCharged {
  readonly sex: Sex;
  readonly birthDate: LegalDate;
  readonly diedOn?: LegalDate;
}

export const personUnknown: Refusal = {
  code: 'person-unknown',
  reason: 'No person is registered under the id that the file has.',
  next: 'Register the person first.',
};

export const personCharged: StreamState<PersonCharged, PersonFact> = { category: 'person', evolve };

function evolve(state: PersonCharged | undefined, fact: PersonFact): PersonCharged {
  if (fact.type === 'PersonRegistered') return { sex: fact.data.sex, birthDate: fact.data.birthDate };
  const person = begun('person', state, fact);
  switch (fact.type) {
    case 'PersonalDataCorrected':
      return { ...person, sex: fact.data.sex ?? person.sex, birthDate: fact.data.birthDate ?? person.birthDate };
    case 'DeathRecorded':
      return { ...person, diedOn: fact.data.diedOn };
    case 'IdentifierRecorded':
    case 'SocialStatusRecorded':
    case 'SocialStatusEnded':
      return person;
  }
}
