import { describe, it } from '@jest/globals';
import { given } from '../commands/scenario.ts';
import { setReportingRegime } from './set-reporting-regime.ts';
import { asel, ended, onSupervision, supervised } from './supervision-history.ts';
import { supervisionBases, type SupervisionFact } from './supervision.events.ts';

const addressed = { on: onSupervision };

const fourTimesFromMay: SupervisionFact = {
  type: 'ReportingRegimeSet',
  effectiveOn: '2025-05-01',
  data: { personId: asel, visitsPerMonth: 4, from: '2025-05-01' },
};

describe('setting how often a person must appear', () => {
  it('records the visits a month and the first day', () => {
    given({ [onSupervision]: [supervised()] })
      .when(setReportingRegime, { visitsPerMonth: 4, from: '2025-05-01' }, addressed)
      .thenRecords({ [onSupervision]: [fourTimesFromMay] });
  });

  it('asks for at least two visits a month of a suspended sentence, one in the country (PEC 174(4))', () => {
    const history = { [onSupervision]: [supervised('SUSPENDED')] };
    given(history)
      .when(setReportingRegime, { visitsPerMonth: 1, from: '2025-03-03' }, addressed)
      .thenRefuses('too-few-visits', { provision: 'PEC 174(4)', pointer: '/visitsPerMonth' });
    given(history)
      .when(setReportingRegime, { visitsPerMonth: 1, from: '2025-03-03', rural: false }, addressed)
      .thenRefuses('too-few-visits');
    given(history)
      .when(setReportingRegime, { visitsPerMonth: 2, from: '2025-03-03' }, addressed)
      .thenRecordsTypes(onSupervision, 'ReportingRegimeSet');
    given(history)
      .when(setReportingRegime, { visitsPerMonth: 1, from: '2025-03-03', rural: true }, addressed)
      .thenRecordsTypes(onSupervision, 'ReportingRegimeSet');
  });

  it.each(supervisionBases.filter((basis) => basis !== 'SUSPENDED'))('asks for one visit a month of %s', (basis) => {
    given({ [onSupervision]: [supervised(basis)] })
      .when(setReportingRegime, { visitsPerMonth: 1, from: '2025-03-03' }, addressed)
      .thenRecordsTypes(onSupervision, 'ReportingRegimeSet');
  });

  it.each([0, 13])('knows no %i visits a month', (visitsPerMonth) => {
    given({ [onSupervision]: [supervised()] })
      .when(setReportingRegime, { visitsPerMonth, from: '2025-03-03' }, addressed)
      .thenFindsFault('/visitsPerMonth');
  });

  it('knows 12 visits a month', () => {
    given({ [onSupervision]: [supervised()] })
      .when(setReportingRegime, { visitsPerMonth: 12, from: '2025-03-03' }, addressed)
      .thenRecordsTypes(onSupervision, 'ReportingRegimeSet');
  });

  it('follows the last regime in time', () => {
    const history = { [onSupervision]: [supervised(), fourTimesFromMay] };
    given(history)
      .when(setReportingRegime, { visitsPerMonth: 2, from: '2025-05-01' }, addressed)
      .thenRefuses('too-early', { pointer: '/from' });
    given(history)
      .when(setReportingRegime, { visitsPerMonth: 2, from: '2025-05-02' }, addressed)
      .thenRecordsTypes(onSupervision, 'ReportingRegimeSet');
  });

  it('stays within the supervision', () => {
    const history = { [onSupervision]: [supervised()] };
    given(history)
      .when(setReportingRegime, { visitsPerMonth: 2, from: '2025-03-02' }, addressed)
      .thenRefuses('too-early', { pointer: '/from' });
    given(history)
      .when(setReportingRegime, { visitsPerMonth: 2, from: '2026-03-02' }, addressed)
      .thenRecordsTypes(onSupervision, 'ReportingRegimeSet');
    given(history)
      .when(setReportingRegime, { visitsPerMonth: 2, from: '2026-03-03' }, addressed)
      .thenRefuses('too-late', { pointer: '/from' });
  });

  it('is refused once the supervision has ended', () => {
    given({ [onSupervision]: [supervised(), ended] })
      .when(setReportingRegime, { visitsPerMonth: 2, from: '2025-03-03' }, addressed)
      .thenRefuses('supervision-ended');
  });
});
