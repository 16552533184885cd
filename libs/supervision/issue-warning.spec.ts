import { describe, it } from '@jest/globals';
import { given } from '../commands/scenario.ts';
import { issueWarning } from './issue-warning.ts';
import {
  absent,
  appointmentId,
  asel,
  ended,
  onAppointment,
  onSupervision,
  otherAppointmentId,
  otherSupervisionId,
  supervised,
  visited,
} from './supervision-history.ts';
import { warningGrounds, type SupervisionFact } from './supervision.events.ts';

const addressed = { on: onSupervision };
const forAbsence = { ground: 'ABSENCE', issuedOn: '2025-05-05', absences: [appointmentId] };
const missed = { [onSupervision]: [supervised()], [onAppointment]: [absent('2025-04-30')] };

const warned: SupervisionFact = {
  type: 'WarningIssued',
  effectiveOn: '2025-05-05',
  data: { personId: asel, ground: 'ABSENCE', issuedOn: '2025-05-05', absences: [appointmentId] },
};

describe('warning for absence', () => {
  it('names the absences without a good cause that it rests on', () => {
    given(missed)
      .when(issueWarning, forAbsence, addressed)
      .thenRecords({ [onSupervision]: [warned] });
  });

  it('may rest on several', () => {
    given({ ...missed, [`appointment-${otherAppointmentId}`]: [absent('2025-05-01')] })
      .when(issueWarning, { ...forAbsence, absences: [appointmentId, otherAppointmentId] }, addressed)
      .thenRecordsAmong(onSupervision, { data: { ...warned.data, absences: [appointmentId, otherAppointmentId] } });
  });

  it('needs at least one', () => {
    given(missed)
      .when(issueWarning, { ground: 'ABSENCE', issuedOn: '2025-05-05' }, addressed)
      .thenRefuses('absences-needed', { pointer: '/absences' });
    given(missed)
      .when(issueWarning, { ...forAbsence, absences: [] }, addressed)
      .thenFindsFault('/absences');
  });

  it.each([
    ['nobody recorded', undefined],
    ['was kept', visited('2025-04-30')],
    ['was missed with a good cause', absent('2025-04-30', { excused: true })],
    ['belongs to another supervision', absent('2025-04-30', { of: otherSupervisionId })],
    ['was due on the day after the warning', absent('2025-05-06')],
  ])('does not rest on an appointment that %s', (_, fact) => {
    given({ [onSupervision]: [supervised()], ...(fact && { [onAppointment]: [fact] }) })
      .when(issueWarning, forAbsence, addressed)
      .thenRefuses('not-an-absence-to-warn-of', { pointer: '/absences/0' });
  });

  it('may be issued on the day of the absence', () => {
    given({ [onSupervision]: [supervised()], [onAppointment]: [absent('2025-05-05')] })
      .when(issueWarning, forAbsence, addressed)
      .thenRecordsTypes(onSupervision, 'WarningIssued');
  });

  it('counts an absence once', () => {
    given({ ...missed, [onSupervision]: [supervised(), warned], [`appointment-${otherAppointmentId}`]: [absent('2025-05-01')] })
      .when(issueWarning, { ...forAbsence, absences: [otherAppointmentId, appointmentId] }, addressed)
      .thenRefuses('not-an-absence-to-warn-of', { pointer: '/absences/1' });
  });
});

describe('a warning on another ground', () => {
  it.each(warningGrounds.filter((ground) => ground !== 'ABSENCE'))('%s rests on no absence, and takes none', (ground) => {
    given(missed)
      .when(issueWarning, { ground, issuedOn: '2025-05-05' }, addressed)
      .thenRecords({
        [onSupervision]: [
          { type: 'WarningIssued', effectiveOn: '2025-05-05', data: { personId: asel, ground, issuedOn: '2025-05-05', absences: [] } },
        ],
      });
    given(missed)
      .when(issueWarning, { ...forAbsence, ground }, addressed)
      .thenRefuses('absences-not-asked-for', { pointer: '/absences' });
  });

  const warning = { ground: 'DUTY_NOT_DONE', issuedOn: '2025-05-05' };

  it('is issued within the supervision and recorded on its day at the earliest', () => {
    given(missed)
      .when(issueWarning, { ...warning, issuedOn: '2025-03-02' }, addressed)
      .thenRefuses('too-early', { pointer: '/issuedOn' });
    given(missed)
      .when(issueWarning, { ...warning, issuedOn: '2025-03-03' }, addressed)
      .thenRecordsTypes(onSupervision, 'WarningIssued');
    given(missed)
      .when(issueWarning, { ...warning, issuedOn: '2026-03-02' }, addressed)
      .thenRecordsTypes(onSupervision, 'WarningIssued');
    given(missed)
      .when(issueWarning, { ...warning, issuedOn: '2026-03-03' }, addressed)
      .thenRefuses('too-late', { pointer: '/issuedOn' });
    given(missed)
      .when(issueWarning, warning, { ...addressed, today: '2025-05-05' })
      .thenRecordsTypes(onSupervision, 'WarningIssued');
    given(missed)
      .when(issueWarning, warning, { ...addressed, today: '2025-05-04' })
      .thenRefuses('in-the-future', { pointer: '/issuedOn' });
  });

  it('is refused once the supervision has ended', () => {
    given({ [onSupervision]: [supervised(), ended] })
      .when(issueWarning, warning, addressed)
      .thenRefuses('supervision-ended');
  });
});
