import { describe, it } from '@jest/globals';
import { given } from '../commands/scenario.ts';
import { recordDeath } from './record-death.ts';
import { aselStream, died, recorded } from './sample-person.ts';

const body = { diedOn: '2025-11-03', documentRef: 'certificate 0451' };
const on = { on: aselStream };

describe('recording a death', () => {
  it('records the day', () => {
    given(recorded())
      .when(recordDeath, body, on)
      .thenRecords({ [aselStream]: [died] });
  });

  it('happens once', () => {
    given(recorded(died))
      .when(recordDeath, { ...body, diedOn: '2025-11-04' }, on)
      .thenRefuses('person-dead', { reason: 'The person died on 2025-11-03.' });
  });

  it('may be of today and not of tomorrow', () => {
    given(recorded()).when(recordDeath, body, { on: aselStream, today: '2025-11-03' }).thenRecordsTypes(aselStream, 'DeathRecorded');
    given(recorded()).when(recordDeath, body, { on: aselStream, today: '2025-11-02' }).thenRefuses('in-the-future', { pointer: '/diedOn' });
  });

  it('may be of the day of birth and not of the day before it', () => {
    given(recorded())
      .when(recordDeath, { ...body, diedOn: '1985-03-15' }, on)
      .thenRecordsTypes(aselStream, 'DeathRecorded');
    given(recorded())
      .when(recordDeath, { ...body, diedOn: '1985-03-14' }, on)
      .thenRefuses('too-early', { pointer: '/diedOn' });
  });

  it('needs the day and the certificate, of a person who is registered', () => {
    given(recorded()).when(recordDeath, {}, on).thenFindsFault('/diedOn', '/documentRef');
    given({}).when(recordDeath, body, on).thenIsMisplaced('not-found');
  });
});
