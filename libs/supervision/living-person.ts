import { begun, type StreamState } from '../event-log/decider.ts';
import type { LegalDate } from '../event-log/event.ts';
import type { Refusal } from '../commands/refusal.ts';
import type { PersonFact } from '../person/person.events.ts';

/** What a supervision needs to know of a person. */
export interface LivingPerson {
  readonly diedOn?: LegalDate;
}

export const livingPerson: StreamState<LivingPerson, PersonFact> = {
  category: 'person',
  evolve: (state, fact) => {
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
  },
};

/** Only somebody who is recorded and has not died can be put under supervision. */
export function unlessLiving(person: LivingPerson | undefined): Refusal | undefined {
  if (person === undefined) {
    return {
      code: 'person-unknown',
      reason: 'No person is recorded under this id.',
      next: 'Register the person first.',
      pointer: '/personId',
    };
  }
  if (person.diedOn === undefined) return undefined;
  return {
    code: 'person-dead',
    reason: `The person died on ${person.diedOn}.`,
    next: "Correct the person's record if that is wrong.",
    pointer: '/personId',
  };
}
