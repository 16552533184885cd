import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { LegalDate } from '../event-log/event.ts';
import { personEvents, type PersonFact, type Sex, type SocialStatusKind } from '../person/person.events.ts';
import { fromOneStream, register, type Plain } from '../projections/register.ts';
import { searchableName } from './searchable-name.ts';

interface RecordedStatus {
  readonly kind: SocialStatusKind;
  readonly from: LegalDate;
  readonly to: LegalDate | null;
}

/** A person as known now. The only register that holds names; they are null once the person's key is destroyed. */
@Entity({ schema: 'registers', name: 'person' })
export class PersonRow {
  @PrimaryColumn({ name: 'person_id', type: 'uuid' })
  readonly personId!: string;

  @Column({ type: 'text' })
  readonly sex!: Sex;

  @Column({ name: 'birth_date', type: 'date' })
  readonly birthDate!: LegalDate;

  @Column({ type: 'text' })
  readonly citizenship!: string;

  @Column({ name: 'family_name', type: 'text', nullable: true })
  readonly familyName!: string | null;

  @Column({ name: 'given_name', type: 'text', nullable: true })
  readonly givenName!: string | null;

  @Column({ type: 'text', nullable: true })
  readonly patronymic!: string | null;

  /** Family and given name and patronymic as a search types them. */
  @Index('person_searchable_name')
  @Column({ name: 'searchable_name', type: 'text', nullable: true })
  readonly searchableName!: string | null;

  @Column({ type: 'jsonb' })
  readonly statuses!: readonly RecordedStatus[];

  @Column({ name: 'died_on', type: 'date', nullable: true })
  readonly diedOn!: LegalDate | null;
}

export const personRegister = register<Plain<PersonRow>, PersonFact>({
  name: 'person',
  version: 1,
  entity: PersonRow,
  consumes: [personEvents],
  opens: ['PersonRegistered', 'PersonalDataCorrected'],
  keyOf: (fact) => fact.data.personId,
  evolve,
  retold: fromOneStream(evolve),
});

function evolve(row: Plain<PersonRow> | undefined, fact: PersonFact): Plain<PersonRow> | undefined {
  if (fact.type === 'PersonRegistered') {
    const { personId, sex, birthDate, citizenship } = fact.data;
    return { personId, sex, birthDate, citizenship, ...named(fact.personal), statuses: [], diedOn: null };
  }
  if (row === undefined) return undefined;
  switch (fact.type) {
    case 'IdentifierRecorded':
      return row;
    case 'SocialStatusRecorded': {
      const { kind, from, to = null } = fact.data;
      return { ...row, statuses: [...row.statuses, { kind, from, to }] };
    }
    case 'SocialStatusEnded': {
      const { kind, from, to } = fact.data;
      return {
        ...row,
        statuses: row.statuses.map((status) => (status.kind === kind && status.from === from ? { kind, from, to } : status)),
      };
    }
    case 'PersonalDataCorrected': {
      const { sex = row.sex, birthDate = row.birthDate, citizenship = row.citizenship } = fact.data;
      const { familyName, givenName, patronymic } = row;
      const names =
        familyName === null || givenName === null ? undefined : { familyName, givenName, ...(patronymic !== null && { patronymic }) };
      return { ...row, sex, birthDate, citizenship, ...named(names && { ...names, ...fact.personal }) };
    }
    case 'DeathRecorded':
      return { ...row, diedOn: fact.data.diedOn };
  }
}

interface Names {
  readonly familyName: string;
  readonly givenName: string;
  readonly patronymic?: string;
}

function named(names: Names | undefined): Pick<Plain<PersonRow>, 'familyName' | 'givenName' | 'patronymic' | 'searchableName'> {
  if (names === undefined) return { familyName: null, givenName: null, patronymic: null, searchableName: null };
  const { familyName, givenName, patronymic = null } = names;
  return { familyName, givenName, patronymic, searchableName: searchableName([familyName, givenName, patronymic ?? ''].join(' ')) };
}
