import { continuing, recordTogether, refuse } from '../commands/command.ts';
import { IdOf, LegalDay, OneOf, Text } from '../commands/fields.ts';
import { notYet } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { becameOf } from './appointment-stream.ts';
import { nextVisitBy, visitsPerMonthOn } from './next-visit-by.ts';
import { unlessEnded, unlessWithin } from './supervision-interval.ts';
import { visitKinds, type AppointmentId, type SupervisionFact, type SupervisionId, type VisitKind } from './supervision.events.ts';
import { supervisionState } from './supervision.state.ts';

export class RecordVisit {
  @IdOf('appointment', { says: 'Id of the appointment, chosen by the sender', example: '0192e4a0-7b1c-7000-8000-0000000000b1' })
  readonly appointmentId!: AppointmentId;

  @OneOf(visitKinds, { says: 'Where they met' })
  readonly kind!: VisitKind;

  @LegalDay({ says: 'Day of the visit', example: '2024-03-05' })
  readonly visitedOn!: LegalDate;

  @Text({ says: 'Document', max: 200, optional: true })
  readonly documentRef?: string;
}

/** The person came, or was visited. A second visit on one day is another appointment. */
export const recordVisit = continuing({
  body: RecordVisit,
  name: 'record-visit',
  does: 'Records that an appointment was kept, and the last day for the next one that follows from the reporting regime.',
  by: ['officer', 'supervisor'],
  on: supervisionState,
  unless: unlessEnded,
  decide: ({ body: { appointmentId, kind, visitedOn }, state: supervision, context }) => {
    const impossible = notYet('/visitedOn', visitedOn, context.today) ?? unlessWithin(supervision, '/visitedOn', visitedOn);
    if (impossible) return refuse(impossible);
    return recordTogether<SupervisionFact>(
      [],
      [
        becameOf(appointmentId, {
          type: 'VisitRecorded',
          effectiveOn: visitedOn,
          data: {
            personId: supervision.personId,
            supervisionId: context.id as SupervisionId, // the id of the addressed supervision
            kind,
            visitedOn,
            nextVisitBy: nextVisitBy(visitsPerMonthOn(supervision, visitedOn), visitedOn),
          },
        }),
      ],
    );
  },
});
