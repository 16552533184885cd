import { describe, it } from '@jest/globals';
import { given } from '../commands/scenario.ts';
import { registerPerson } from './register-person.ts';
import { aselStream, recorded, registered } from './sample-person.ts';

const withoutPatronymic = {
  on: '2023-10-04',
  familyName: 'Ахметова',
  givenName: 'Әсел',
  sex: 'F',
  birthDate: '1985-03-15',
  citizenship: 'KZ',
};
const body = { ...withoutPatronymic, patronymic: 'Нұрланқызы' };
const on = { on: aselStream };

describe('registering a person', () => {
  it('keeps the names apart from sex, date of birth and citizenship', () => {
    given({})
      .when(registerPerson, body, on)
      .thenRecords({ [aselStream]: [registered] });
  });

  it('is possible without a patronymic', () => {
    given({})
      .when(registerPerson, withoutPatronymic, on)
      .thenRecords({ [aselStream]: [{ ...registered, personal: { familyName: 'Ахметова', givenName: 'Әсел' } }] });
  });

  it('happens once under one id', () => {
    given(recorded()).when(registerPerson, body, on).thenIsMisplaced('exists');
  });

  it('is recorded on its day and not before it', () => {
    given({}).when(registerPerson, body, { on: aselStream, today: '2023-10-04' }).thenRecordsTypes(aselStream, 'PersonRegistered');
    given({}).when(registerPerson, body, { on: aselStream, today: '2023-10-03' }).thenRefuses('in-the-future', { pointer: '/on' });
  });

  it('of a child born today is possible, of one born tomorrow is not', () => {
    given({})
      .when(registerPerson, { ...body, birthDate: '2023-10-04' }, { on: aselStream, today: '2023-10-04' })
      .thenRecordsTypes(aselStream, 'PersonRegistered');
    given({})
      .when(registerPerson, { ...body, birthDate: '2023-10-05' }, { on: aselStream, today: '2023-10-04' })
      .thenRefuses('in-the-future', { pointer: '/birthDate' });
  });

  it.each([
    ['/familyName', { familyName: '' }],
    ['/familyName', { familyName: ' Ахметова' }],
    ['/givenName', { givenName: 7 }],
    ['/patronymic', { patronymic: 'a\u0000b' }],
    ['/sex', { sex: 'X' }],
    ['/birthDate', { birthDate: '1985-02-29' }],
    ['/citizenship', { citizenship: 'kz' }],
    ['/citizenship', { citizenship: 'KAZ' }],
    ['/iin', { iin: '850315400005' }],
  ])('has a fault at %s in %j', (pointer, change) => {
    given({})
      .when(registerPerson, { ...body, ...change }, on)
      .thenFindsFault(pointer);
  });

  it('needs the day, both names, sex, date of birth and citizenship, all told at once', () => {
    given({}).when(registerPerson, {}, on).thenFindsFault('/on', '/familyName', '/givenName', '/sex', '/birthDate', '/citizenship');
  });
});
