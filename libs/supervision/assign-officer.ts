import { continuing, record, refuse } from '../commands/command.ts';
import { LegalDay, Text } from '../commands/fields.ts';
import { tooEarly, type Refusal } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { dayAfter } from '../law/calendar/legal-date.ts';
import { unlessEnded, unlessWithin } from './supervision-interval.ts';
import { supervisionState, type Supervision } from './supervision.state.ts';

export class AssignOfficer {
  @Text({ says: 'Code of the officer who becomes responsible', max: 50, example: 'officer-12' })
  readonly officer!: string;

  @LegalDay({ says: 'First day of the responsibility; that of the officer before ends on the day before', example: '2024-03-01' })
  readonly from!: LegalDate;

  @Text({ says: 'Document', max: 200, optional: true })
  readonly documentRef?: string;
}

/** One officer answers for a supervision on any day: the last one whose first day has come. */
export const assignOfficer = continuing({
  body: AssignOfficer,
  name: 'assign-officer',
  does: 'Assigns the responsible officer from a day on; whoever was responsible is so until the day before.',
  by: ['officer', 'supervisor'],
  on: supervisionState,
  unless: unlessEnded,
  decide: ({ body: { officer, from }, state: supervision }) => {
    const impossible = unlessAssignable(supervision, from);
    if (impossible) return refuse(impossible);
    return record({ type: 'OfficerAssigned', effectiveOn: from, data: { personId: supervision.personId, officer, from } });
  },
});

/** Refuses a first day on which somebody else is responsible, or the file is elsewhere. */
export function unlessAssignable(supervision: Supervision, from: LegalDate): Refusal | undefined {
  const free = firstFreeDay(supervision);
  return unlessWithin(supervision, '/from', from) ?? tooEarly('/from', from, free.day, free.because);
}

/** The first day from which another officer can be responsible, and why. */
function firstFreeDay({ officer, transferredOn, from }: Supervision): { readonly day: LegalDate; readonly because: string } {
  if (officer !== undefined) return { day: dayAfter(officer.from), because: `the day after ${officer.officer} became responsible` };
  return transferredOn === undefined
    ? { day: from, because: 'the first day of the supervision' }
    : { day: transferredOn, because: 'the day of the transfer' };
}
