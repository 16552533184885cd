import { continuing, record, refuse } from '../commands/command.ts';
import { IdsOf, LegalDay, OneOf, Text } from '../commands/fields.ts';
import { notYet, type Refusal } from '../commands/refusal.ts';
import { streamName, type LegalDate } from '../event-log/event.ts';
import { unlessEnded, unlessWithin } from './supervision-interval.ts';
import { warningGrounds, type AppointmentId, type SupervisionFact, type WarningGround } from './supervision.events.ts';
import { appointmentState, supervisionState, type Appointment, type Supervision } from './supervision.state.ts';

export class IssueWarning {
  @OneOf(warningGrounds, { says: 'What the person is warned for' })
  readonly ground!: WarningGround;

  @LegalDay({ says: 'Day of the written warning', example: '2024-04-08' })
  readonly issuedOn!: LegalDate;

  @IdsOf('appointment', {
    says: 'For the ground ABSENCE, and for no other: the appointments that were missed without a good cause',
    optional: true,
    example: ['0192e4a0-7b1c-7000-8000-0000000000b2'],
  })
  readonly absences?: readonly AppointmentId[];

  @Text({ says: 'The written warning', max: 200, optional: true })
  readonly documentRef?: string;
}

/** Appointments by their ids. */
type Facts = Readonly<Partial<Record<AppointmentId, Appointment>>>;

/** A written warning. One for absence rests on recorded absences without a good cause, each counted once. */
export const issueWarning = continuing<IssueWarning, Supervision, SupervisionFact, Facts>({
  body: IssueWarning,
  name: 'issue-warning',
  does: 'Records a written warning; one for absence names the absences that it rests on.',
  by: ['officer', 'supervisor'],
  on: supervisionState,
  unless: unlessEnded,
  reads: ({ body }) =>
    Object.fromEntries((body.absences ?? []).map((id) => [id, { stream: streamName('appointment', id), as: appointmentState }])),
  decide: ({ body, state: supervision, facts, context }) => {
    const { ground, issuedOn, absences = [] } = body;
    const refusal =
      notYet('/issuedOn', issuedOn, context.today) ??
      unlessWithin(supervision, '/issuedOn', issuedOn) ??
      unlessRestsOnAbsences(body, supervision, facts, context.id);
    if (refusal) return refuse(refusal);
    return record({ type: 'WarningIssued', effectiveOn: issuedOn, data: { personId: supervision.personId, ground, issuedOn, absences } });
  },
});

function unlessRestsOnAbsences(
  body: IssueWarning,
  supervision: Supervision,
  appointments: Facts,
  supervisionId: string,
): Refusal | undefined {
  const { ground, issuedOn, absences = [] } = body;
  if (ground !== 'ABSENCE') {
    if (absences.length === 0) return undefined;
    return {
      code: 'absences-not-asked-for',
      reason: `A warning for ${ground} rests on no absence.`,
      next: 'Leave the absences out, or warn for ABSENCE.',
      pointer: '/absences',
    };
  }
  if (absences.length === 0) {
    return {
      code: 'absences-needed',
      reason: 'A warning for absence names what was missed.',
      next: 'Record the absence and give its appointment.',
      pointer: '/absences',
    };
  }
  for (const [index, id] of absences.entries()) {
    const because =
      whyNot(appointments[id], supervisionId, issuedOn) ??
      (supervision.warnedOf.includes(id) ? 'a warning was issued for it already' : undefined);
    if (because !== undefined) {
      return {
        code: 'not-an-absence-to-warn-of',
        reason: `Appointment ${id} cannot count: ${because}.`,
        next: "Look at the person's appointments.",
        pointer: `/absences/${String(index)}`,
      };
    }
  }
  return undefined;
}

function whyNot(appointment: Appointment | undefined, supervisionId: string, issuedOn: LegalDate): string | undefined {
  if (appointment?.supervisionId !== supervisionId) return 'this supervision has no such appointment';
  if (appointment.absence === undefined) return 'the person came';
  if (appointment.absence.excused) return 'there was a good cause';
  return appointment.absence.dueOn > issuedOn ? `it was due on ${appointment.absence.dueOn}, after the warning` : undefined;
}
