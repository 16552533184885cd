import { describe, it } from '@jest/globals';
import { given } from '../commands/scenario.ts';
import { recordAbsence } from './record-absence.ts';
import { recordVisit } from './record-visit.ts';
import {
  absent,
  appointmentId,
  asel,
  ended,
  onAppointment,
  onSupervision,
  otherAppointmentId,
  supervised,
  supervisionId,
  visited,
} from './supervision-history.ts';
import type { SupervisionFact } from './supervision.events.ts';

const addressed = { on: onSupervision };
const visit = { appointmentId, kind: 'OFFICE', visitedOn: '2025-04-30' };
const absence = { appointmentId, dueOn: '2025-04-30', excused: false };

const threeTimesFromMay: SupervisionFact = {
  type: 'ReportingRegimeSet',
  effectiveOn: '2025-05-01',
  data: { personId: asel, visitsPerMonth: 3, from: '2025-05-01' },
};

describe('recording a visit', () => {
  it('writes it on the stream of the appointment, with the last day for the next one', () => {
    given({ [onSupervision]: [supervised()] })
      .when(recordVisit, visit, addressed)
      .thenRecords({
        [onAppointment]: [
          {
            type: 'VisitRecorded',
            effectiveOn: '2025-04-30',
            data: { personId: asel, supervisionId, kind: 'OFFICE', visitedOn: '2025-04-30', nextVisitBy: '2025-05-30' },
          },
        ],
      });
  });

  it('follows the regime that holds on the day of the visit, not the one of today', () => {
    const history = { [onSupervision]: [supervised('SUSPENDED'), threeTimesFromMay] };
    given(history)
      .when(recordVisit, visit, addressed)
      .thenRecordsAmong(onAppointment, { data: visitData('2025-04-30', '2025-05-15') });
    given(history)
      .when(recordVisit, { ...visit, visitedOn: '2025-05-01' }, addressed)
      .thenRecordsAmong(onAppointment, { data: visitData('2025-05-01', '2025-05-11') });
  });

  it('takes a second visit on the same day as another appointment', () => {
    given({ [onSupervision]: [supervised()], [onAppointment]: [visited('2025-04-30')] })
      .when(recordVisit, { ...visit, appointmentId: otherAppointmentId, kind: 'HOME' }, addressed)
      .thenRecordsTypes(`appointment-${otherAppointmentId}`, 'VisitRecorded');
  });

  it('is refused where something was recorded about the appointment already', () => {
    given({ [onSupervision]: [supervised()], [onAppointment]: [visited('2025-04-30')] })
      .when(recordVisit, visit, addressed)
      .thenRefuses('appointment-recorded', { pointer: '/appointmentId' });
    given({ [onSupervision]: [supervised()], [onAppointment]: [absent('2025-04-30')] })
      .when(recordVisit, visit, addressed)
      .thenRefuses('appointment-recorded');
  });

  it.each([
    ['2025-03-02', 'too-early', 'the day before the supervision'],
    ['2026-03-03', 'too-late', 'the day after its planned last one'],
  ])('is refused on %s as %s: %s', (visitedOn, code) => {
    given({ [onSupervision]: [supervised()] })
      .when(recordVisit, { ...visit, visitedOn }, addressed)
      .thenRefuses(code, { pointer: '/visitedOn' });
  });

  it.each(['2025-03-03', '2026-03-02'])('may be on %s, the first or the last day', (visitedOn) => {
    given({ [onSupervision]: [supervised()] })
      .when(recordVisit, { ...visit, visitedOn }, addressed)
      .thenRecordsTypes(onAppointment, 'VisitRecorded');
  });

  it('is recorded on its day at the earliest', () => {
    given({ [onSupervision]: [supervised()] })
      .when(recordVisit, visit, { ...addressed, today: '2025-04-30' })
      .thenRecordsTypes(onAppointment, 'VisitRecorded');
    given({ [onSupervision]: [supervised()] })
      .when(recordVisit, visit, { ...addressed, today: '2025-04-29' })
      .thenRefuses('in-the-future', { pointer: '/visitedOn' });
  });

  it('is refused once the supervision has ended, and where there is none', () => {
    given({ [onSupervision]: [supervised(), ended] })
      .when(recordVisit, visit, addressed)
      .thenRefuses('supervision-ended');
    given({}).when(recordVisit, visit, addressed).thenIsMisplaced('not-found');
  });
});

describe('recording an absence', () => {
  it('writes it on the stream of the appointment; the next visit counts from the day that was missed', () => {
    given({ [onSupervision]: [supervised()] })
      .when(recordAbsence, absence, addressed)
      .thenRecords({
        [onAppointment]: [
          {
            type: 'AbsenceRecorded',
            effectiveOn: '2025-04-30',
            data: { personId: asel, supervisionId, dueOn: '2025-04-30', excused: false, nextVisitBy: '2025-05-30' },
          },
        ],
      });
  });

  it('records a good cause', () => {
    given({ [onSupervision]: [supervised('SUSPENDED')] })
      .when(recordAbsence, { ...absence, excused: true, documentRef: 'note of the clinic' }, addressed)
      .thenRecordsAmong(onAppointment, {
        data: { personId: asel, supervisionId, dueOn: '2025-04-30', excused: true, nextVisitBy: '2025-05-15' },
      });
  });

  it('is refused where a visit was recorded for the appointment', () => {
    given({ [onSupervision]: [supervised()], [onAppointment]: [visited('2025-04-30')] })
      .when(recordAbsence, absence, addressed)
      .thenRefuses('appointment-recorded', { pointer: '/appointmentId' });
  });

  it.each([
    ['2025-03-02', 'too-early'],
    ['2026-03-03', 'too-late'],
  ])('is refused on %s as %s', (dueOn, code) => {
    given({ [onSupervision]: [supervised()] })
      .when(recordAbsence, { ...absence, dueOn }, addressed)
      .thenRefuses(code, { pointer: '/dueOn' });
  });

  it('is recorded on its day at the earliest', () => {
    given({ [onSupervision]: [supervised()] })
      .when(recordAbsence, absence, { ...addressed, today: '2025-04-30' })
      .thenRecordsTypes(onAppointment, 'AbsenceRecorded');
    given({ [onSupervision]: [supervised()] })
      .when(recordAbsence, absence, { ...addressed, today: '2025-04-29' })
      .thenRefuses('in-the-future', { pointer: '/dueOn' });
  });

  it('is refused once the supervision has ended', () => {
    given({ [onSupervision]: [supervised(), ended] })
      .when(recordAbsence, absence, addressed)
      .thenRefuses('supervision-ended');
  });
});

function visitData(visitedOn: string, nextVisitBy: string): object {
  return { personId: asel, supervisionId, kind: 'OFFICE', visitedOn, nextVisitBy };
}
