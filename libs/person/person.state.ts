import { begun, type StreamState } from '../event-log/decider.ts';
import type { LegalDate } from '../event-log/event.ts';
import type { IdentifierFact, IdentifierScheme, PersonFact, PersonId, PersonName, Sex, SocialStatusKind } from './person.events.ts';

export interface SocialStatus {
  readonly kind: SocialStatusKind;
  readonly from: LegalDate;
  /** Last day, inclusive; absent while it goes on. */
  readonly to?: LegalDate;
}

/** What decisions about a person's own record need. */
export interface Person {
  readonly personId: PersonId;
  readonly sex: Sex;
  readonly birthDate: LegalDate;
  readonly citizenship: string;
  /** Absent once the key of the person's data is destroyed. */
  readonly name?: PersonName;
  readonly identifiers: readonly IdentifierScheme[];
  readonly statuses: readonly SocialStatus[];
  readonly diedOn?: LegalDate;
}

export const personState: StreamState<Person, PersonFact> = {
  category: 'person',
  opens: true,
  evolve,
};

/** Type of each event on the stream of a person, by revision, whether it stands or not: a correction names one of them. */
export const typesRecorded: StreamState<readonly string[], PersonFact> = {
  category: 'person',
  asRecorded: true,
  evolve: (types = [], { type }) => [...types, type],
};

function evolve(state: Person | undefined, fact: PersonFact): Person {
  if (fact.type === 'PersonRegistered') {
    const { personId, sex, birthDate, citizenship } = fact.data;
    return {
      personId,
      sex,
      birthDate,
      citizenship,
      identifiers: [],
      statuses: [],
      ...(fact.personal && { name: fact.personal }),
    };
  }
  const person = begun('person', state, fact);
  switch (fact.type) {
    case 'IdentifierRecorded':
      return { ...person, identifiers: [...person.identifiers, fact.data.scheme] };
    case 'SocialStatusRecorded': {
      const { kind, from, to } = fact.data;
      return { ...person, statuses: [...person.statuses, { kind, from, ...(to && { to }) }] };
    }
    case 'SocialStatusEnded': {
      const { kind, from, to } = fact.data;
      return {
        ...person,
        statuses: person.statuses.map((status) => (status.kind === kind && status.from === from ? { kind, from, to } : status)),
      };
    }
    case 'PersonalDataCorrected': {
      const { sex = person.sex, birthDate = person.birthDate, citizenship = person.citizenship } = fact.data;
      return {
        ...person,
        sex,
        birthDate,
        citizenship,
        ...(person.name && fact.personal && { name: { ...person.name, ...fact.personal } }),
      };
    }
    case 'DeathRecorded':
      return { ...person, diedOn: fact.data.diedOn };
  }
}

/** Whose identifier it is. */
export const identifierState: StreamState<{ readonly personId: PersonId }, IdentifierFact> = {
  category: 'identifier',
  evolve: (_, fact) => ({ personId: fact.data.personId }),
};
