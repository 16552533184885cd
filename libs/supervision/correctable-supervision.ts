import { correctables } from '../commands/correctable.ts';
import { LegalDay, OneOf, Text, WholeNumber } from '../commands/fields.ts';
import { notYet, restsOnIt, type Refusal } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { unlessAssignable } from './assign-officer.ts';
import { unlessEndable } from './end-supervision.ts';
import { unlessSettable } from './set-obligation.ts';
import { unlessRegimeFrom } from './set-reporting-regime.ts';
import { unlessEnded, unlessWithin } from './supervision-interval.ts';
import { supervisionEndings, type AppointmentFact, type SupervisionEnding, type SupervisionFact } from './supervision.events.ts';
import { appointmentState, obligationOn, supervisionState, type Appointment, type Supervision } from './supervision.state.ts';
import { unlessTransferable } from './transfer-supervision.ts';

class Assigned {
  @Text({ says: 'Code of the officer who becomes responsible', max: 50 })
  readonly officer!: string;

  @LegalDay({ says: 'First day of the responsibility' })
  readonly from!: LegalDate;
}

class Obligation {
  @LegalDay({ says: 'First day' })
  readonly from!: LegalDate;

  @LegalDay({ says: 'Last day, inclusive, where it ends before the supervision does', optional: true })
  readonly to?: LegalDate;
}

class Lifted {
  @LegalDay({ says: 'Last day on which it holds, inclusive' })
  readonly liftedOn!: LegalDate;
}

class Reporting {
  @WholeNumber({ says: 'How often a month the person must appear', min: 1, max: 12 })
  readonly visitsPerMonth!: number;

  @LegalDay({ says: 'First day on which it holds' })
  readonly from!: LegalDate;
}

class Warning {
  @LegalDay({ says: 'Day of the written warning' })
  readonly issuedOn!: LegalDate;
}

class Transfer {
  @LegalDay({ says: 'First day at the new office' })
  readonly transferredOn!: LegalDate;
}

class Ended {
  @OneOf(supervisionEndings, { says: 'How it ended' })
  readonly ending!: SupervisionEnding;

  @LegalDay({ says: 'Last day of the supervision, inclusive' })
  readonly endedOn!: LegalDate;
}

/** What of a probation file may be corrected. On what a person is supervised is another order, and another file. */
export const correctableSupervision = correctables<Supervision, SupervisionFact>(supervisionState, {
  SupervisionRegistered: 'End it, and register the supervision that the order names.',
  OfficerAssigned: {
    kinds: ['VOID', 'CORRECT'],
    fields: Assigned,
    day: 'from',
    unless: (supervision, { data: { from } }) => unlessEnded(supervision) ?? unlessAssignable(supervision, from),
  },
  ObligationSet: {
    kinds: ['VOID', 'CORRECT'],
    fields: Obligation,
    day: 'from',
    unless: (supervision, { data }) => unlessEnded(supervision) ?? unlessSettable(supervision, data),
  },
  ObligationLifted: {
    kinds: ['VOID', 'CORRECT'],
    fields: Lifted,
    day: 'liftedOn',
    unless: (supervision, { data: { obligation, liftedOn } }) =>
      unlessEnded(supervision) ??
      unlessWithin(supervision, '/liftedOn', liftedOn) ??
      (obligationOn(supervision, obligation, liftedOn) === undefined
        ? restsOnIt(`${obligation} was lifted on ${liftedOn}, and would not be in force by then`, 'Void first that it was lifted.')
        : undefined),
  },
  ReportingRegimeSet: {
    kinds: ['VOID', 'CORRECT'],
    fields: Reporting,
    day: 'from',
    unless: (supervision, { data: { from } }) => unlessEnded(supervision) ?? unlessRegimeFrom(supervision, from),
  },
  WarningIssued: {
    kinds: ['VOID', 'CORRECT'],
    fields: Warning,
    day: 'issuedOn',
    unless: (supervision, { data: { issuedOn } }, today) =>
      unlessEnded(supervision) ?? notYet('/issuedOn', issuedOn, today) ?? unlessWithin(supervision, '/issuedOn', issuedOn),
  },
  SupervisionTransferred: {
    kinds: ['VOID', 'CORRECT'],
    fields: Transfer,
    day: 'transferredOn',
    unless: (supervision, { data: { fromOffice, transferredOn } }, today) =>
      unlessEnded(supervision) ?? leftAnother(supervision, fromOffice) ?? unlessTransferable(supervision, transferredOn, today),
  },
  PlannedEndMoved: 'Plan the right last day (supervisions/{id}/move-planned-end), which takes its place.',
  SupervisionEnded: {
    kinds: ['VOID', 'CORRECT'],
    fields: Ended,
    day: 'endedOn',
    unless: (supervision, { data }, today) => unlessEnded(supervision) ?? unlessEndable(supervision, data, today),
  },
});

/** What became of an appointment is a fact of its own stream, by which the next one is counted: it is not taken back. */
export const correctableAppointment = correctables<Appointment, AppointmentFact>(appointmentState, {
  VisitRecorded: 'Record what became of the appointment that was meant; void a warning that rests on it.',
  AbsenceRecorded: 'Record the visit that was kept as an appointment of its own; void a warning that rests on the absence.',
});

function leftAnother({ office }: Supervision, fromOffice: string): Refusal | undefined {
  if (office === fromOffice) return undefined;
  return restsOnIt(`The supervision went on from ${fromOffice}, where it would not have been`, 'Void the later transfer first.');
}
