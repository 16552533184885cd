import { continuing, record, refuse } from '../commands/command.ts';
import { LegalDay, Text } from '../commands/fields.ts';
import { notYet, tooEarly } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { dayAfter } from '../law/calendar/legal-date.ts';
import { officeCode, regionOf } from '../regions/regions.ts';
import { unlessEnded, unlessWithin } from './supervision-interval.ts';
import { supervisionState } from './supervision.state.ts';

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
    const { personId, office, officer, transferredOn: before } = supervision;
    if (toOffice === office) {
      return refuse({
        code: 'same-office',
        reason: `The supervision is at ${office} already.`,
        next: 'Choose the office that takes over.',
        pointer: '/toOffice',
      });
    }
    const impossible =
      notYet('/transferredOn', transferredOn, context.today) ??
      unlessWithin(supervision, '/transferredOn', transferredOn) ??
      (officer &&
        tooEarly('/transferredOn', transferredOn, dayAfter(officer.from), `the day after ${officer.officer} became responsible`)) ??
      (before && tooEarly('/transferredOn', transferredOn, dayAfter(before), 'the day after the last transfer'));
    if (impossible) return refuse(impossible);
    return record({
      type: 'SupervisionTransferred',
      effectiveOn: transferredOn,
      data: { personId, fromOffice: office, toOffice, region: regionOf(toOffice), transferredOn },
    });
  },
});
