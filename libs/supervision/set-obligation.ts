import { continuing, record, refuse } from '../commands/command.ts';
import { LegalDay, OneOf, Text } from '../commands/fields.ts';
import { tooEarly, type Refusal } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { obligationsOfSomeBases } from './supervision-bases.ts';
import { unlessEnded, unlessWithin } from './supervision-interval.ts';
import { obligationCodes, type ObligationCode } from './supervision.events.ts';
import { supervisionState, type Supervision } from './supervision.state.ts';

export class SetObligation {
  @OneOf(obligationCodes, { says: 'What the person must do or leave', example: 'CURFEW' })
  readonly obligation!: ObligationCode;

  @LegalDay({ says: 'First day', example: '2024-03-01' })
  readonly from!: LegalDate;

  @LegalDay({ says: 'Last day, inclusive, where it ends before the supervision does', optional: true, example: '2024-08-31' })
  readonly to?: LegalDate;

  @Text({ says: 'Order that sets it', max: 200, optional: true })
  readonly documentRef?: string;
}

export const setObligation = continuing({
  body: SetObligation,
  name: 'set-obligation',
  does: 'Sets an obligation of the order, from a day to a day within the supervision.',
  by: ['officer', 'supervisor'],
  on: supervisionState,
  unless: unlessEnded,
  decide: ({ body: { obligation, from, to }, state: supervision }) => {
    const rule = obligationsOfSomeBases[obligation];
    if (rule !== undefined && !rule.bases.includes(supervision.basis)) {
      return refuse({
        code: 'obligation-not-for-basis',
        reason: `${obligation} goes with ${rule.bases.join(', ')} only; this supervision rests on ${supervision.basis}.`,
        provision: rule.provision,
        next: 'Set only what the order names.',
        pointer: '/obligation',
      });
    }
    const impossible = unlessSettable(supervision, { obligation, from, to });
    if (impossible) return refuse(impossible);
    return record({
      type: 'ObligationSet',
      effectiveOn: from,
      data: { personId: supervision.personId, obligation, from, ...(to && { to }) },
    });
  },
});

interface Set {
  readonly obligation: ObligationCode;
  readonly from: LegalDate;
  readonly to?: LegalDate | undefined;
}

/** Refuses days outside the supervision, and days on which the obligation is set already. */
export function unlessSettable(supervision: Supervision, set: Set): Refusal | undefined {
  const { from, to } = set;
  return (
    unlessWithin(supervision, '/from', from) ??
    (to && (tooEarly('/to', to, from, 'its first day') ?? unlessWithin(supervision, '/to', to))) ??
    obligationOverlaps(supervision, set)
  );
}

/** One obligation is set once for a day. */
function obligationOverlaps({ obligations }: Supervision, { obligation, from, to }: Set): Refusal | undefined {
  const overlapping = obligations.find(
    (set) => set.obligation === obligation && set.from <= (to ?? '9999-12-31') && from <= (set.to ?? '9999-12-31'),
  );
  if (overlapping === undefined) return undefined;
  return {
    code: 'obligation-overlaps',
    reason: `${obligation} is already set from ${overlapping.from}${overlapping.to === undefined ? '' : ` to ${overlapping.to}`}.`,
    next: 'Lift the earlier one first, or choose days that do not overlap.',
    pointer: '/from',
  };
}
