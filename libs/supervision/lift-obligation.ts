import { continuing, record, refuse } from '../commands/command.ts';
import { LegalDay, OneOf, Text } from '../commands/fields.ts';
import type { LegalDate } from '../event-log/event.ts';
import { unlessEnded, unlessWithin } from './supervision-interval.ts';
import { obligationCodes, type ObligationCode } from './supervision.events.ts';
import { obligationOn, supervisionState } from './supervision.state.ts';

export class LiftObligation {
  @OneOf(obligationCodes, { says: 'Obligation that ends', example: 'CURFEW' })
  readonly obligation!: ObligationCode;

  @LegalDay({ says: 'Last day on which it holds, inclusive', example: '2024-06-30' })
  readonly liftedOn!: LegalDate;

  @Text({ says: 'Order that lifts it', max: 200, optional: true })
  readonly documentRef?: string;
}

export const liftObligation = continuing({
  body: LiftObligation,
  name: 'lift-obligation',
  does: 'Ends an obligation before its time; the day given is its last one.',
  by: ['officer', 'supervisor'],
  on: supervisionState,
  unless: unlessEnded,
  decide: ({ body: { obligation, liftedOn }, state: supervision }) => {
    const impossible = unlessWithin(supervision, '/liftedOn', liftedOn);
    if (impossible) return refuse(impossible);
    const set = obligationOn(supervision, obligation, liftedOn);
    if (set === undefined || set.to === liftedOn) {
      return refuse({
        code: 'obligation-not-in-force',
        reason: set === undefined ? `${obligation} is not in force on ${liftedOn}.` : `${obligation} ends on ${liftedOn} already.`,
        next: 'Look at the obligations of the supervision.',
        pointer: '/obligation',
      });
    }
    return record({ type: 'ObligationLifted', effectiveOn: liftedOn, data: { personId: supervision.personId, obligation, liftedOn } });
  },
});
