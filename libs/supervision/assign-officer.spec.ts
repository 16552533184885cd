import { describe, it } from '@jest/globals';
import { given } from '../commands/scenario.ts';
import { assignOfficer } from './assign-officer.ts';
import { asel, assigned, ended, onSupervision, supervised, supervisedWithoutEnd, transferred } from './supervision-history.ts';
import { transferSupervision } from './transfer-supervision.ts';

const addressed = { on: onSupervision };

describe('assigning the responsible officer', () => {
  it('records who answers for the supervision and from which day', () => {
    given({ [onSupervision]: [supervised()] })
      .when(assignOfficer, { officer: 'officer-12', from: '2025-03-03' }, addressed)
      .thenRecords({
        [onSupervision]: [
          { type: 'OfficerAssigned', effectiveOn: '2025-03-03', data: { personId: asel, officer: 'officer-12', from: '2025-03-03' } },
        ],
      });
  });

  it('is refused before the first day of the supervision and after its planned last one', () => {
    const history = { [onSupervision]: [supervised()] };
    given(history)
      .when(assignOfficer, { officer: 'officer-12', from: '2025-03-02' }, addressed)
      .thenRefuses('too-early', { pointer: '/from' });
    given(history)
      .when(assignOfficer, { officer: 'officer-12', from: '2026-03-02' }, addressed)
      .thenRecordsTypes(onSupervision, 'OfficerAssigned');
    given(history)
      .when(assignOfficer, { officer: 'officer-12', from: '2026-03-03' }, addressed)
      .thenRefuses('too-late', { pointer: '/from' });
  });

  it('has no last day where none was planned', () => {
    given({ [onSupervision]: [supervisedWithoutEnd] })
      .when(assignOfficer, { officer: 'officer-12', from: '2029-01-01' }, addressed)
      .thenRecordsTypes(onSupervision, 'OfficerAssigned');
  });

  it('leaves exactly one officer on any day: the next one begins after the first day of the last', () => {
    const history = { [onSupervision]: [supervised(), assigned('officer-12', '2025-03-03'), assigned('officer-14', '2025-06-01')] };
    given(history)
      .when(assignOfficer, { officer: 'officer-9', from: '2025-05-31' }, addressed)
      .thenRefuses('too-early', { pointer: '/from' });
    given(history)
      .when(assignOfficer, { officer: 'officer-9', from: '2025-06-01' }, addressed)
      .thenRefuses('too-early', { pointer: '/from' });
    given(history)
      .when(assignOfficer, { officer: 'officer-9', from: '2025-06-02' }, addressed)
      .thenRecordsTypes(onSupervision, 'OfficerAssigned');
  });

  it('begins, after a transfer, on the day of the transfer at the earliest', () => {
    const history = { [onSupervision]: [supervised(), assigned('officer-12', '2025-03-03'), transferred('P7501', 'P7102', '2025-06-01')] };
    given(history)
      .when(assignOfficer, { officer: 'officer-71', from: '2025-05-31' }, addressed)
      .thenRefuses('too-early', { pointer: '/from' });
    given(history)
      .when(assignOfficer, { officer: 'officer-71', from: '2025-06-01' }, addressed)
      .thenRecordsTypes(onSupervision, 'OfficerAssigned');
  });

  it('is refused once the supervision has ended, and where there is none', () => {
    given({ [onSupervision]: [supervised(), ended] })
      .when(assignOfficer, { officer: 'officer-12', from: '2025-03-03' }, addressed)
      .thenRefuses('supervision-ended');
    given({}).when(assignOfficer, { officer: 'officer-12', from: '2025-03-03' }, addressed).thenIsMisplaced('not-found');
  });
});

describe('transferring a supervision', () => {
  const transfer = { toOffice: 'P7102', transferredOn: '2025-06-01' };

  it('records both offices, and the region of the one that takes over', () => {
    given({ [onSupervision]: [supervised(), assigned('officer-12', '2025-03-03')] })
      .when(transferSupervision, transfer, addressed)
      .thenRecords({
        [onSupervision]: [
          {
            type: 'SupervisionTransferred',
            effectiveOn: '2025-06-01',
            data: { personId: asel, fromOffice: 'P7501', toOffice: 'P7102', region: '71', transferredOn: '2025-06-01' },
          },
        ],
      });
  });

  it('is refused to the office where it is, first and after a transfer', () => {
    given({ [onSupervision]: [supervised()] })
      .when(transferSupervision, { ...transfer, toOffice: 'P7501' }, addressed)
      .thenRefuses('same-office', { pointer: '/toOffice' });
    given({ [onSupervision]: [supervised(), transferred('P7501', 'P7102', '2025-05-01')] })
      .when(transferSupervision, transfer, addressed)
      .thenRefuses('same-office', { pointer: '/toOffice' });
  });

  it('goes back to an earlier office, on a later day than the last transfer', () => {
    const history = { [onSupervision]: [supervised(), transferred('P7501', 'P7102', '2025-06-01')] };
    given(history)
      .when(transferSupervision, { toOffice: 'P7501', transferredOn: '2025-06-01' }, addressed)
      .thenRefuses('too-early', { pointer: '/transferredOn' });
    given(history)
      .when(transferSupervision, { toOffice: 'P7501', transferredOn: '2025-06-02' }, addressed)
      .thenRecordsTypes(onSupervision, 'SupervisionTransferred');
  });

  it('happens after the first day of the responsible officer', () => {
    const history = { [onSupervision]: [supervised(), assigned('officer-12', '2025-06-01')] };
    given(history).when(transferSupervision, transfer, addressed).thenRefuses('too-early', { pointer: '/transferredOn' });
    given(history)
      .when(transferSupervision, { ...transfer, transferredOn: '2025-06-02' }, addressed)
      .thenRecordsTypes(onSupervision, 'SupervisionTransferred');
  });

  it('is refused outside the days of the supervision and before its own day', () => {
    const history = { [onSupervision]: [supervised()] };
    given(history)
      .when(transferSupervision, { ...transfer, transferredOn: '2025-03-02' }, addressed)
      .thenRefuses('too-early', { pointer: '/transferredOn' });
    given(history)
      .when(transferSupervision, { ...transfer, transferredOn: '2026-03-03' }, addressed)
      .thenRefuses('too-late', { pointer: '/transferredOn' });
    given(history)
      .when(transferSupervision, transfer, { ...addressed, today: '2025-06-01' })
      .thenRecordsTypes(onSupervision, 'SupervisionTransferred');
    given(history)
      .when(transferSupervision, transfer, { ...addressed, today: '2025-05-31' })
      .thenRefuses('in-the-future', { pointer: '/transferredOn' });
  });

  it('is refused once the supervision has ended', () => {
    given({ [onSupervision]: [supervised(), ended] })
      .when(transferSupervision, transfer, addressed)
      .thenRefuses('supervision-ended');
  });
});
