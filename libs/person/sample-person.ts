import type { AnyFact } from '../event-log/event.ts';
import type { PersonFact, PersonId } from './person.events.ts';

/** Facts that specs begin with: Asel, a woman born on 15 March 1985, known since 4 October 2023. */
export const asel = '0192e4a0-7b1c-7000-8000-000000000001' as PersonId; // an id as a sender chooses it
export const aselStream = `person-${asel}`;

export const registered: Extract<PersonFact, { readonly type: 'PersonRegistered' }> = {
  type: 'PersonRegistered',
  effectiveOn: '2023-10-04',
  data: { personId: asel, sex: 'F', birthDate: '1985-03-15', citizenship: 'KZ' },
  personal: { familyName: 'Ахметова', givenName: 'Әсел', patronymic: 'Нұрланқызы' },
};

export const registeredAsMan: PersonFact = { ...registered, data: { ...registered.data, sex: 'M' } };

export const died: PersonFact = { type: 'DeathRecorded', effectiveOn: '2025-11-03', data: { personId: asel, diedOn: '2025-11-03' } };

/** The record of Asel as far as it had come. */
export function recorded(...facts: readonly PersonFact[]): Readonly<Record<string, readonly AnyFact[]>> {
  return { [aselStream]: [registered, ...facts] };
}
