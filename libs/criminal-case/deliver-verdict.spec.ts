import { describe, it } from '@jest/globals';
import { given } from '../commands/scenario.ts';
import { deliverVerdict } from './deliver-verdict.ts';
import { chargedWithFraud, chargedWithTheft, file, fileStream, found, fraudCharge, theftCharge, verdictInForce } from './sample-file.ts';

const guilty = { chargeId: theftCharge, finding: 'GUILTY', deliveredOn: '2024-02-01', documentRef: 'verdict 1-23/2024' };
const on = { on: fileStream };

describe('delivering a verdict', () => {
  it.each(['GUILTY', 'ACQUITTED', 'TERMINATED'] as const)('records %s on one charge, on the day it was pronounced', (finding) => {
    given(file(chargedWithTheft, chargedWithFraud))
      .when(deliverVerdict, { ...guilty, finding }, on)
      .thenRecords({ [fileStream]: [found(finding, theftCharge)] });
  });

  it('decides each charge once', () => {
    given(file(chargedWithTheft, chargedWithFraud, found('GUILTY', theftCharge)))
      .when(deliverVerdict, { ...guilty, finding: 'ACQUITTED' }, on)
      .thenRefuses('charge-decided', { reason: 'The charge was decided on 2024-02-01: GUILTY.', pointer: '/chargeId' });
    given(file(chargedWithTheft, chargedWithFraud, found('GUILTY', theftCharge)))
      .when(deliverVerdict, { ...guilty, chargeId: fraudCharge }, on)
      .thenRecordsTypes(fileStream, 'VerdictDelivered');
  });

  it('cannot be on a charge that is not in the file', () => {
    given(file(chargedWithTheft))
      .when(deliverVerdict, { ...guilty, chargeId: fraudCharge }, on)
      .thenRefuses('charge-unknown', { pointer: '/chargeId' });
  });

  it.each(['2023-09-12', '2023-09-13'])('may be of %s for an act of 12 September 2023', (deliveredOn) => {
    given(file(chargedWithTheft))
      .when(deliverVerdict, { ...guilty, deliveredOn }, on)
      .thenRecordsTypes(fileStream, 'VerdictDelivered');
  });

  it('cannot be of the day before the act', () => {
    given(file(chargedWithTheft))
      .when(deliverVerdict, { ...guilty, deliveredOn: '2023-09-11' }, on)
      .thenRefuses('too-early', { pointer: '/deliveredOn' });
  });

  it('is recorded on its day and not before it', () => {
    given(file(chargedWithTheft))
      .when(deliverVerdict, guilty, { on: fileStream, today: '2024-02-01' })
      .thenRecordsTypes(fileStream, 'VerdictDelivered');
    given(file(chargedWithTheft))
      .when(deliverVerdict, guilty, { on: fileStream, today: '2024-01-31' })
      .thenRefuses('in-the-future', { pointer: '/deliveredOn' });
  });

  it('is not changed by another one after it came into force', () => {
    given(file(chargedWithTheft, found('ACQUITTED', theftCharge), verdictInForce))
      .when(deliverVerdict, guilty, on)
      .thenRefuses('in-force', { reason: 'The verdict has been in force since 2024-02-17.' });
  });

  it('needs the charge, the finding, the day and the document', () => {
    given(file(chargedWithTheft)).when(deliverVerdict, {}, on).thenFindsFault('/chargeId', '/finding', '/deliveredOn', '/documentRef');
    given(file(chargedWithTheft))
      .when(deliverVerdict, { ...guilty, finding: 'CONVICTED' }, on)
      .thenFindsFault('/finding');
  });
});
