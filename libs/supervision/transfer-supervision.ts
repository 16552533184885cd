import { continuing, record, refuse } from '../commands/command.ts';
import { LegalDay, Text } from '../commands/fields.ts';
import { notYet, tooEarly, type Refusal } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { dayAfter } from '../law/calendar/legal-date.ts';
import { officeCode, regionOf } from '../regions/regions.ts';
import { unlessEnded, unlessWithin } from './supervision-interval.ts';
import { supervisionState, type Supervision } from './supervision.state.ts';

export class TransferSupervision {
  @Text({ says: 'Office that takes over: P, two digits of the region, two of its own', ...officeCode, example: 'P7102' })
  readonly toOffice!: string;

  @LegalDay({ says: 'First day at the new office', example: '2024-05-02' })
  readonly transferredOn!: LegalDate;

  @Text({ says: 'Document', max: 200, optional: true })
  readonly documentRef?: string;
}

/** Another office takes the supervision over. The officer's responsibility ends; the new office assigns its own. */
export const transferSupervision = continuing({
  body: TransferSupervision,
  name: 'transfer',
  does: 'Hands the supervision over to another office, which has to assign an officer of its own.',
  by: ['officer', 'supervisor'],
  on: supervisionState,
  unless: unlessEnded,
  decide: ({ body: { toOffice, transferredOn }, state: supervision, context }) => {
    const { personId, office } = supervision;
    if (toOffice === office) {
      return refuse({
        code: 'same-office',
        reason: `The supervision is at ${office} already.`,
        next: 'Choose the office that takes over.',
        pointer: '/toOffice',
      });
    }
    const impossible = unlessTransferable(supervision, transferredOn, context.today);
    if (impossible) return refuse(impossible);
    return record({
      type: 'SupervisionTransferred',
      effectiveOn: transferredOn,
      data: { personId, fromOffice: office, toOffice, region: regionOf(toOffice), transferredOn },
    });
  },
});

/** Refuses a day on which the file cannot go to another office: it is with an officer, or came from another office, since that day or later. */
export function unlessTransferable(supervision: Supervision, on: LegalDate, today: LegalDate): Refusal | undefined {
  const { officer, transferredOn: before } = supervision;
  return (
    notYet('/transferredOn', on, today) ??
    unlessWithin(supervision, '/transferredOn', on) ??
    (officer && tooEarly('/transferredOn', on, dayAfter(officer.from), `the day after ${officer.officer} became responsible`)) ??
    (before && tooEarly('/transferredOn', on, dayAfter(before), 'the day after the last transfer'))
  );
}
