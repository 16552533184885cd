import { In } from 'typeorm';
import { LegalDay, OneOf, Text } from '../../libs/commands/fields.ts';
import type { LegalDate } from '../../libs/event-log/event.ts';
import { identifierSchemes, type IdentifierScheme } from '../../libs/person/person.events.ts';
import { invalidRequest } from '../../libs/platform/problem.ts';
import { read } from '../../libs/platform/read-route.ts';
import { PersonRow } from '../../libs/registers/person-register.ts';
import { heldBy } from './held-by.ts';
import { andMayRead, mayReadPerson } from './person-scope.ts';
import { andName } from './read-parole-register.ts';
import type { Sources } from './sources.ts';

class PersonSearch {
  @Text({
    says: 'Beginning of a family name, or of any word of the name; at least two letters',
    max: 100,
    optional: true,
    example: 'Ахметова',
  })
  readonly name?: string;

  @LegalDay({ says: 'Date of birth', optional: true })
  readonly birthDate?: LegalDate;

  @OneOf(identifierSchemes, { says: 'Kind of identifier, with `value`', optional: true })
  readonly scheme?: IdentifierScheme;

  @Text({ says: 'The identifier, whole', max: 40, optional: true })
  readonly value?: string;
}

const mostFound = 20;

/** Finds people by name, date of birth or a whole identifier. A body, since what is searched for is personal data. */
export const searchPersons = read<Sources, PersonSearch>({
  method: 'POST',
  path: 'persons/search',
  query: PersonSearch,
  says: 'Finds people by name, date of birth or identifier; at most 20.',
  by: ['officer', 'supervisor', 'facility', 'court-registrar', 'auditor'],
  registers: ['person', 'prisoner', 'parole'],
  answer: async ({ query, context, sources }) => {
    const { name, birthDate, scheme, value } = query;
    if ((scheme === undefined) !== (value === undefined)) {
      // half an identifier would be answered as if none were asked for
      throw invalidRequest([
        { pointer: scheme === undefined ? '/scheme' : '/value', code: 'missing', message: 'scheme and value go together' },
      ]);
    }
    const identifier = scheme !== undefined && value !== undefined ? { scheme, value } : undefined;
    if (identifier === undefined && birthDate === undefined && (name === undefined || name.length < 2)) {
      const message = 'give a name of at least two letters, a birthDate, or scheme and value';
      throw invalidRequest([{ pointer: name === undefined ? '' : '/name', code: 'too-wide', message }]);
    }
    const found = identifier ? await heldBy(sources, identifier) : undefined;
    const builder = sources.registers.getRepository(PersonRow).createQueryBuilder('person').where('true');
    if (identifier !== undefined) builder.andWhere({ personId: In(found === undefined ? [] : [found]) });
    if (name !== undefined) andName(builder, name);
    if (birthDate !== undefined) builder.andWhere('person.birth_date = :birthDate', { birthDate });
    andMayRead(builder, context.principal);
    const rows = await builder
      .orderBy('person.searchable_name')
      .addOrderBy('person.person_id')
      .limit(mostFound + 1)
      .getMany();
    const first = rows.slice(0, mostFound);
    // whoever is nowhere yet by registers that lag behind is not everybody's to find
    const within = await Promise.all(first.map(({ personId }) => mayReadPerson(sources, context.principal, personId)));
    const items = first
      .filter((_, index) => within[index])
      .map(({ personId, familyName, givenName, patronymic, sex, birthDate: bornOn }) => ({
        personId,
        familyName,
        givenName,
        patronymic,
        sex,
        birthDate: bornOn,
      }));
    return { json: { items, more: rows.length > mostFound }, persons: items.map((item) => item.personId) };
  },
});
