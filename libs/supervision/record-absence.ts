import { continuing, recordTogether, refuse } from '../commands/command.ts';
import { IdOf, LegalDay, Text, YesNo } from '../commands/fields.ts';
import { notYet } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { becameOf } from './appointment-stream.ts';
import { nextVisitBy, visitsPerMonthOn } from './next-visit-by.ts';
import { unlessEnded, unlessWithin } from './supervision-interval.ts';
import type { AppointmentId, SupervisionFact, SupervisionId } from './supervision.events.ts';
import { supervisionState } from './supervision.state.ts';

export class RecordAbsence {
  @IdOf('appointment', { says: 'Id of the appointment, chosen by the sender', example: '0192e4a0-7b1c-7000-8000-0000000000b2' })
  readonly appointmentId!: AppointmentId;

  @LegalDay({ says: 'Day on which the person should have come', example: '2024-04-05' })
  readonly dueOn!: LegalDate;

  @YesNo({ says: 'Whether there was a good cause' })
  readonly excused!: boolean;

  @Text({ says: 'What shows the cause', max: 200, optional: true })
  readonly documentRef?: string;
}

/** The person did not come. The next visit counts from the day that was missed. */
export const recordAbsence = continuing({
  body: RecordAbsence,
  name: 'record-absence',
  does: 'Records that an appointment was missed, with or without a good cause.',
  by: ['officer', 'supervisor'],
  on: supervisionState,
  unless: unlessEnded,
  decide: ({ body: { appointmentId, dueOn, excused }, state: supervision, context }) => {
    const impossible = notYet('/dueOn', dueOn, context.today) ?? unlessWithin(supervision, '/dueOn', dueOn);
    if (impossible) return refuse(impossible);
    return recordTogether<SupervisionFact>(
      [],
      [
        becameOf(appointmentId, {
          type: 'AbsenceRecorded',
          effectiveOn: dueOn,
          data: {
            personId: supervision.personId,
            supervisionId: context.id as SupervisionId, // the id of the addressed supervision
            dueOn,
            excused,
            nextVisitBy: nextVisitBy(visitsPerMonthOn(supervision, dueOn), dueOn),
          },
        }),
      ],
    );
  },
});
