import { continuing, record, refuse } from '../commands/command.ts';
import { LegalDay, Text } from '../commands/fields.ts';
import { notYet, tooEarly, type Refusal } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { facilityCode, regionOf } from '../regions/regions.ts';
import { custodyState } from './custody.state.ts';

export class TransferIn {
  @LegalDay({ says: 'Day of arrival', example: '2024-09-04' })
  readonly on!: LegalDate;

  @Text({ says: 'Code of the facility that receives the person: the one that they were sent to', ...facilityCode, example: 'F7501' })
  readonly facility!: string;

  @Text({ says: 'Document of receipt', max: 200, optional: true })
  readonly documentRef?: string;
}

/** The facility that a person was sent to has received them. */
export const transferIn = continuing({
  body: TransferIn,
  name: 'transfer-in',
  does: 'Records the arrival of a person who was sent from another facility.',
  by: ['facility'],
  on: custodyState,
  unless: ({ standing }) => (standing.is === 'IN_TRANSIT' ? undefined : notInTransit),
  decide: ({ body: { on, facility }, state: { personId, stay, standing }, context }) => {
    if (standing.is !== 'IN_TRANSIT') return refuse(notInTransit);
    if (facility !== standing.to) {
      return refuse({
        code: 'sent-elsewhere',
        reason: `The person was sent to ${standing.to}, not to ${facility}.`,
        next: `Let ${standing.to} record the arrival.`,
        pointer: '/facility',
      });
    }
    const impossible = notYet('/on', on, context.today) ?? tooEarly('/on', on, standing.leftOn, 'the day of departure');
    if (impossible) return refuse(impossible);
    return record({
      type: 'TransferredIn',
      effectiveOn: on,
      data: { personId, stayId: stay.stayId, facility, region: regionOf(facility) },
    });
  },
});

const notInTransit: Refusal = {
  code: 'not-in-transit',
  reason: 'The person is not on the way to any facility.',
  next: 'Record the departure from the other facility first.',
};
