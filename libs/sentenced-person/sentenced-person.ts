import { begun, type StreamState } from '../event-log/decider.ts';
import type { LegalDate } from '../event-log/event.ts';
import type { PersonFact, Sex, SocialStatusKind } from '../person/person.events.ts';

/** What the law asks about a sentenced person: age, sex and situation decide which rule applies. */
export interface SentencedPerson {
  readonly sex: Sex;
  readonly birthDate: LegalDate;
  /** Code of the country, `KZ`. */
  readonly citizenship: string;
  readonly statuses: readonly Status[];
  readonly diedOn?: LegalDate;
}

interface Status {
  readonly kind: SocialStatusKind;
  readonly from: LegalDate;
  /** Last day, inclusive; absent while it goes on. */
  readonly to?: LegalDate;
}

export const sentencedPerson: StreamState<SentencedPerson, PersonFact> = {
  category: 'person',
  evolve: (state, fact) => {
    if (fact.type === 'PersonRegistered') {
      const { sex, birthDate, citizenship } = fact.data;
      return { sex, birthDate, citizenship, statuses: [] };
    }
    const person = begun('person', state, fact);
    switch (fact.type) {
      case 'SocialStatusRecorded': {
        const { kind, from, to } = fact.data;
        return { ...person, statuses: [...person.statuses, { kind, from, ...(to !== undefined && { to }) }] };
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
        return { ...person, sex, birthDate, citizenship };
      }
      case 'DeathRecorded':
        return { ...person, diedOn: fact.data.diedOn };
      case 'IdentifierRecorded':
        return person;
    }
  },
};

/** Whether any of the situations holds on a day. */
export function holdsOn(day: LegalDate, { statuses }: SentencedPerson, ...kinds: readonly SocialStatusKind[]): boolean {
  return statuses.some(({ kind, from, to }) => kinds.includes(kind) && from <= day && (to === undefined || day <= to));
}
