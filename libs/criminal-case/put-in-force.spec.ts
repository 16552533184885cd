import { describe, it } from '@jest/globals';
import { given } from '../commands/scenario.ts';
import type { CriminalCaseFact } from './criminal-case.events.ts';
import { putInForce } from './put-in-force.ts';
import {
  chargedWithFraud,
  chargedWithTheft,
  file,
  fileStream,
  found,
  fraudCharge,
  theftCharge,
  theftSentenced,
  verdictInForce,
} from './sample-file.ts';

const sentenced: readonly CriminalCaseFact[] = [chargedWithTheft, found('GUILTY', theftCharge), theftSentenced];
const body = { inForceOn: '2024-02-17' };
const on = { on: fileStream };

describe('putting a verdict in force', () => {
  it('records the day, after which the file is closed', () => {
    given(file(...sentenced))
      .when(putInForce, body, on)
      .thenRecords({ [fileStream]: [verdictInForce] });
  });

  it('needs no sentence where the person was acquitted', () => {
    given(file(chargedWithTheft, found('ACQUITTED', theftCharge)))
      .when(putInForce, body, on)
      .thenRecordsTypes(fileStream, 'VerdictInForce');
  });

  it('needs a sentence or an acquittal', () => {
    given(file(chargedWithTheft, found('GUILTY', theftCharge)))
      .when(putInForce, body, on)
      .thenRefuses('nothing-to-put-in-force');
    given(file(chargedWithTheft, found('TERMINATED', theftCharge)))
      .when(putInForce, body, on)
      .thenRefuses('nothing-to-put-in-force');
    given(file()).when(putInForce, body, on).thenRefuses('nothing-to-put-in-force');
  });

  it('waits for the verdict on every charge', () => {
    given(file(chargedWithTheft, chargedWithFraud, found('GUILTY', theftCharge), theftSentenced))
      .when(putInForce, body, on)
      .thenRefuses('charge-undecided');
    given(file(chargedWithTheft, chargedWithFraud, found('GUILTY', theftCharge), theftSentenced, found('TERMINATED', fraudCharge)))
      .when(putInForce, body, on)
      .thenRecordsTypes(fileStream, 'VerdictInForce');
  });

  it.each(['2024-02-01', '2024-02-02'])('may be of %s after a verdict of 1 February 2024', (inForceOn) => {
    given(file(...sentenced))
      .when(putInForce, { inForceOn }, on)
      .thenRecordsTypes(fileStream, 'VerdictInForce');
  });

  it('cannot be of the day before the verdict', () => {
    given(file(...sentenced))
      .when(putInForce, { inForceOn: '2024-01-31' }, on)
      .thenRefuses('too-early', { pointer: '/inForceOn' });
  });

  it('cannot be of the day before the sentence, where that came after the verdict', () => {
    const imposedOn = '2024-02-08';
    const sentencedLater: CriminalCaseFact = { ...theftSentenced, effectiveOn: imposedOn, data: { ...theftSentenced.data, imposedOn } };
    given(file(chargedWithTheft, found('GUILTY', theftCharge), sentencedLater))
      .when(putInForce, { inForceOn: '2024-02-07' }, on)
      .thenRefuses('too-early', { reason: '2024-02-07 is before 2024-02-08, the day of the verdict.' });
    given(file(chargedWithTheft, found('GUILTY', theftCharge), sentencedLater))
      .when(putInForce, { inForceOn: '2024-02-08' }, on)
      .thenRecordsTypes(fileStream, 'VerdictInForce');
  });

  it('is recorded on its day and not before it', () => {
    given(file(...sentenced))
      .when(putInForce, body, { on: fileStream, today: '2024-02-17' })
      .thenRecordsTypes(fileStream, 'VerdictInForce');
    given(file(...sentenced))
      .when(putInForce, body, { on: fileStream, today: '2024-02-16' })
      .thenRefuses('in-the-future', { pointer: '/inForceOn' });
  });

  it('happens once', () => {
    given(file(...sentenced, verdictInForce))
      .when(putInForce, { inForceOn: '2024-02-18' }, on)
      .thenRefuses('in-force');
  });

  it('needs a day of the calendar', () => {
    given(file(...sentenced))
      .when(putInForce, {}, on)
      .thenFindsFault('/inForceOn');
    given(file(...sentenced))
      .when(putInForce, { inForceOn: '2023-02-29' }, on)
      .thenFindsFault('/inForceOn');
  });
});
