import { continuing, record, refuse } from '../commands/command.ts';
import { LegalDay, OneOf, Text } from '../commands/fields.ts';
import { notYet, tooEarly } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { facilityCode } from '../regions/regions.ts';
import { transferReasons, type TransferReason } from './custody.events.ts';
import { custodyState } from './custody.state.ts';
import { unlessHeld } from './unless-held.ts';

export class TransferOut {
  @LegalDay({ says: 'Day on which the person leaves the facility', example: '2024-09-02' })
  readonly on!: LegalDate;

  @Text({ says: 'Code of the facility that the person is sent to', ...facilityCode, example: 'F7501' })
  readonly to!: string;

  @OneOf(transferReasons, { says: 'Why the person is moved' })
  readonly reason!: TransferReason;

  @Text({ says: 'Order of transfer', max: 200, example: 'order 118' })
  readonly documentRef!: string;
}

/** A person leaves one facility for another; nothing else is recorded until the other one has received them. */
export const transferOut = continuing({
  body: TransferOut,
  name: 'transfer-out',
  does: 'Records that a person left the facility for another one.',
  by: ['facility'],
  on: custodyState,
  unless: unlessHeld,
  decide: ({ body: { on, to, reason }, state: { personId, stay }, context }) => {
    if (to === stay.facility) {
      return refuse({
        code: 'same-facility',
        reason: `The person is at ${to} already.`,
        next: 'Name the facility that the person is sent to.',
        pointer: '/to',
      });
    }
    const impossible = notYet('/on', on, context.today) ?? tooEarly('/on', on, stay.movedOn, 'the day of arrival at the facility');
    if (impossible) return refuse(impossible);
    return record({ type: 'TransferredOut', effectiveOn: on, data: { personId, stayId: stay.stayId, from: stay.facility, to, reason } });
  },
});
