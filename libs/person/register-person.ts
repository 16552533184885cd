import { beginning, record, refuse } from '../commands/command.ts';
import { LegalDay, OneOf, Text } from '../commands/fields.ts';
import { notYet } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { citizenshipCode } from './citizenship-code.ts';
import { sexes, type PersonId, type Sex } from './person.events.ts';
import { personState } from './person.state.ts';

export class RegisterPerson {
  @LegalDay({ says: 'Day on which the person became known to the service' })
  readonly on!: LegalDate;

  @Text({ says: 'Family name as in the identity document', max: 100, example: 'Ахметова' })
  readonly familyName!: string;

  @Text({ says: 'Given name as in the identity document', max: 100, example: 'Әсел' })
  readonly givenName!: string;

  @Text({ says: 'Patronymic, where there is one', max: 100, optional: true })
  readonly patronymic?: string;

  @OneOf(sexes, { says: 'Sex in the identity document', example: 'F' })
  readonly sex!: Sex;

  @LegalDay({ says: 'Date of birth', example: '1990-04-17' })
  readonly birthDate!: LegalDate;

  @Text({ says: 'Citizenship, ISO 3166-1 alpha-2', ...citizenshipCode, example: 'KZ' })
  readonly citizenship!: string;

  @Text({ says: 'Document that the data are taken from', max: 200, optional: true })
  readonly documentRef?: string;
}

/** Somebody becomes known to the service, under an id that the sender chose. */
export const registerPerson = beginning({
  body: RegisterPerson,
  name: 'register',
  does: 'Registers a person: names, sex, date of birth, citizenship.',
  by: ['officer', 'supervisor', 'facility', 'court-registrar'],
  on: personState,
  decide: ({ body, context }) => {
    const { familyName, givenName, patronymic, sex, birthDate, citizenship } = body;
    const future = notYet('/on', body.on, context.today) ?? notYet('/birthDate', birthDate, context.today);
    if (future) return refuse(future);
    return record({
      type: 'PersonRegistered',
      effectiveOn: body.on,
      data: { personId: context.id as PersonId, sex, birthDate, citizenship }, // the id of the addressed person
      personal: { familyName, givenName, ...(patronymic !== undefined && { patronymic }) },
    });
  },
});
