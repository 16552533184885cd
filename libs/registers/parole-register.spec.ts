import { describe, expect, it } from '@jest/globals';
import type { Id } from '../event-log/event.ts';
import type { AppointmentFact, AppointmentId, SupervisionFact, SupervisionId } from '../supervision/supervision.events.ts';
import { folded } from './folded.ts';
import { paroleRegister } from './parole-register.ts';

const personId = 'asel' as Id<'person'>; // ids of this spec
const supervisionId = 'file' as SupervisionId;
const stream = 'supervision-file';

const registered: SupervisionFact = {
  type: 'SupervisionRegistered',
  effectiveOn: '2025-08-06',
  data: {
    personId,
    basis: 'PAROLE',
    office: 'P7501',
    region: '75',
    from: '2025-08-06',
    plannedTo: '2026-08-04',
    firstVisitBy: '2025-08-12',
  },
  personal: { residence: 'Алматы' },
};
const assigned: SupervisionFact = {
  type: 'OfficerAssigned',
  effectiveOn: '2025-08-06',
  data: { personId, officer: 'officer-12', from: '2025-08-06' },
};
const visit = (visitedOn: '2025-08-11' | '2025-08-08', nextVisitBy: '2025-08-26' | '2025-08-23'): AppointmentFact => ({
  type: 'VisitRecorded',
  effectiveOn: visitedOn,
  data: { personId, supervisionId, kind: 'OFFICE', visitedOn, nextVisitBy },
});
const absence = (excused: boolean): AppointmentFact => ({
  type: 'AbsenceRecorded',
  effectiveOn: '2025-08-26',
  data: { personId, supervisionId, dueOn: '2025-08-26', excused, nextVisitBy: '2025-09-10' },
});

describe('the parole register', () => {
  it('shows a file from its registration on, with the day of the first visit', () => {
    expect(folded(paroleRegister, [stream, registered])).toMatchObject([
      {
        supervisionId: 'file',
        status: 'ACTIVE',
        basis: 'PAROLE',
        office: 'P7501',
        region: '75',
        officer: null,
        nextVisitBy: '2025-08-12',
        lastVisitOn: null,
        visits: 0,
      },
    ]);
  });

  it('shows a visit and the last day for the next one', () => {
    expect(
      folded(paroleRegister, [stream, registered], [stream, assigned], ['appointment-1', visit('2025-08-11', '2025-08-26')]),
    ).toMatchObject([{ officer: 'officer-12', lastVisitOn: '2025-08-11', nextVisitBy: '2025-08-26', visits: 1 }]);
  });

  it('does not move the next visit back for a visit that is entered late', () => {
    const rows = folded(
      paroleRegister,
      [stream, registered],
      ['appointment-1', visit('2025-08-11', '2025-08-26')],
      ['appointment-2', visit('2025-08-08', '2025-08-23')],
    );
    expect(rows).toMatchObject([{ lastVisitOn: '2025-08-11', nextVisitBy: '2025-08-26', visits: 2 }]);
  });

  it('counts an absence without excuse, and not one with it', () => {
    expect(folded(paroleRegister, [stream, registered], ['appointment-1', absence(false)])).toMatchObject([
      { absences: 1, nextVisitBy: '2025-09-10' },
    ]);
    expect(folded(paroleRegister, [stream, registered], ['appointment-1', absence(true)])).toMatchObject([
      { absences: 0, nextVisitBy: '2025-09-10' },
    ]);
  });

  it('has no officer after a transfer until the new office assigns one', () => {
    const transferred: SupervisionFact = {
      type: 'SupervisionTransferred',
      effectiveOn: '2026-01-15',
      data: { personId, fromOffice: 'P7501', toOffice: 'P7102', region: '71', transferredOn: '2026-01-15' },
    };
    expect(folded(paroleRegister, [stream, registered], [stream, assigned], [stream, transferred])).toMatchObject([
      { office: 'P7102', region: '71', officer: null },
    ]);
  });

  it('lists an obligation once, however often it is set, and not after it is lifted', () => {
    const set = (obligation: 'CURFEW' | 'REPORT'): SupervisionFact => ({
      type: 'ObligationSet',
      effectiveOn: '2025-08-06',
      data: { personId, obligation, from: '2025-08-06' },
    });
    const lifted: SupervisionFact = {
      type: 'ObligationLifted',
      effectiveOn: '2025-10-01',
      data: { personId, obligation: 'CURFEW', liftedOn: '2025-10-01' },
    };
    expect(
      folded(paroleRegister, [stream, registered], [stream, set('CURFEW')], [stream, set('REPORT')], [stream, set('CURFEW')]),
    ).toMatchObject([{ obligations: ['REPORT', 'CURFEW'] }]);
    expect(folded(paroleRegister, [stream, registered], [stream, set('CURFEW')], [stream, lifted])).toMatchObject([{ obligations: [] }]);
  });

  it('keeps an ended file, with why and when', () => {
    const ended: SupervisionFact = {
      type: 'SupervisionEnded',
      effectiveOn: '2026-08-04',
      data: { personId, ending: 'TERM', endedOn: '2026-08-04' },
    };
    expect(folded(paroleRegister, [stream, registered], [stream, ended])).toMatchObject([
      { status: 'ENDED', ending: 'TERM', endedOn: '2026-08-04' },
    ]);
  });

  it('has no row for an appointment of a file that nobody registered', () => {
    expect(folded(paroleRegister, [`appointment-${'1' as AppointmentId}`, visit('2025-08-11', '2025-08-26')])).toEqual([]);
  });
});
