import { describe, it } from '@jest/globals';
import { given } from '../commands/scenario.ts';
import { openCase } from './open-case.ts';
import { asel, aselDied, aselIsRegistered, aselStream, fileOpened, fileStream } from './sample-file.ts';

const body = {
  on: '2023-10-04',
  personId: asel,
  registrationNumber: '247500031000123',
  court: 'Almaty district court 2',
};
const registered = { [aselStream]: [aselIsRegistered] };

describe('opening a verdict file', () => {
  it('records the person, the registration number and the court on the day the file was opened', () => {
    given(registered)
      .when(openCase, body, { on: fileStream })
      .thenRecords({ [fileStream]: [fileOpened] });
  });

  it('is refused where nobody is registered under the id', () => {
    given({}).when(openCase, body, { on: fileStream }).thenRefuses('person-unknown', { pointer: '/personId' });
  });

  it('is refused about somebody who has died, whatever day the file is said to be of', () => {
    given({ [aselStream]: [aselIsRegistered, aselDied] })
      .when(openCase, body, { on: fileStream })
      .thenRefuses('person-dead', { reason: 'The person died on 2025-11-03.', pointer: '/personId' });
  });

  it('is recorded on the day itself and refused for the day after it', () => {
    given(registered).when(openCase, body, { on: fileStream, today: '2023-10-04' }).thenRecordsTypes(fileStream, 'CaseOpened');
    given(registered).when(openCase, body, { on: fileStream, today: '2023-10-03' }).thenRefuses('in-the-future', { pointer: '/on' });
  });

  it('does not happen twice under one id', () => {
    given({ ...registered, [fileStream]: [fileOpened] })
      .when(openCase, body, { on: fileStream })
      .thenIsMisplaced('exists');
  });

  it.each(['24750003100012', '2475000310001234', '24750003100012A', '247 500031000123'])(
    'finds fault with %s, which is not a registration number of 15 digits',
    (registrationNumber) => {
      given(registered)
        .when(openCase, { ...body, registrationNumber }, { on: fileStream })
        .thenFindsFault('/registrationNumber');
    },
  );

  it('finds every fault of an empty request at once', () => {
    given(registered).when(openCase, {}, { on: fileStream }).thenFindsFault('/on', '/personId', '/registrationNumber', '/court');
  });
});
