import type { Alongside } from '../commands/command.ts';
import { streamName } from '../event-log/event.ts';
import type { AppointmentFact, AppointmentId } from './supervision.events.ts';

/** What became of an appointment, on its own stream; it is recorded once. */
export function becameOf(appointmentId: AppointmentId, fact: AppointmentFact): Alongside {
  return {
    stream: streamName('appointment', appointmentId),
    expected: 'no-stream',
    facts: [fact],
    otherwise: {
      code: 'appointment-recorded',
      reason: 'What became of this appointment is recorded already.',
      next: 'Give each appointment an id of its own.',
      pointer: '/appointmentId',
    },
  };
}
