import { continuing, record, refuse } from '../commands/command.ts';
import { LegalDay, OneOf, Text } from '../commands/fields.ts';
import { notYet, tooEarly } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { incentives, type Incentive } from './custody.events.ts';
import { custodyState } from './custody.state.ts';
import { unlessServing } from './unless-serving.ts';

export class GrantIncentive {
  @OneOf(incentives, { says: 'What is granted; the lifting of a penalty before its time is recorded as such' })
  readonly incentive!: Incentive;

  @LegalDay({ says: 'Day on which it was granted', example: '2025-03-08' })
  readonly grantedOn!: LegalDate;

  @Text({ says: "Order of the facility's head", max: 200, example: 'order 52' })
  readonly documentRef!: string;
}

/** Good behaviour is acknowledged; the first positive degree needs one. PEC 95. */
export const grantIncentive = continuing({
  body: GrantIncentive,
  name: 'grant-incentive',
  does: 'Records an incentive that the head of the facility granted.',
  by: ['facility'],
  on: custodyState,
  unless: unlessServing,
  decide: ({ body: { incentive, grantedOn }, state: { personId, stay }, context }) => {
    const wrong =
      notYet('/grantedOn', grantedOn, context.today) ?? tooEarly('/grantedOn', grantedOn, stay.admittedOn, 'the day of admission');
    if (wrong) return refuse(wrong);
    return record({ type: 'IncentiveGranted', effectiveOn: grantedOn, data: { personId, stayId: stay.stayId, incentive, grantedOn } });
  },
});
