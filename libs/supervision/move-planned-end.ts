import { continuing, record, refuse } from '../commands/command.ts';
import { LegalDay, OneOf, Text } from '../commands/fields.ts';
import { notYet, tooEarly, type Refusal } from '../commands/refusal.ts';
import { streamName, type LegalDate } from '../event-log/event.ts';
import { grantedParole, type GrantedParole } from './granted-parole.ts';
import { runningDeferral, type RunningDeferral } from './running-deferral.ts';
import { unlessWithinGrant } from './supervision-bases.ts';
import { unlessEnded } from './supervision-interval.ts';
import { plannedEndReasons, type PlannedEndReason, type SupervisionFact } from './supervision.events.ts';
import { supervisionState, type Supervision } from './supervision.state.ts';

export class MovePlannedEnd {
  @LegalDay({ says: 'Day from which the other last day is planned: of the act of amnesty, or of the decision', example: '2025-07-05' })
  readonly on!: LegalDate;

  @LegalDay({ says: 'Planned last day, inclusive', example: '2026-03-25' })
  readonly plannedTo!: LegalDate;

  @OneOf(plannedEndReasons, { says: 'Why: an amnesty only shortens, DEFERRAL_EXTENDED is of the basis DEFERRED', example: 'COURT' })
  readonly because!: PlannedEndReason;

  @Text({ says: 'Decision that it follows from, as stream@revision, where it is recorded', max: 200, optional: true })
  readonly decidedBy?: string;

  @Text({ says: 'Order or decision', max: 200, example: 'ruling 8-13/2025' })
  readonly documentRef!: string;
}

interface Facts {
  readonly parole?: GrantedParole;
  readonly deferral?: RunningDeferral;
}

/** An amnesty or a court shortens the control, or a deferral that is extended goes on with it. */
export const movePlannedEnd = continuing<MovePlannedEnd, Supervision, SupervisionFact, Facts>({
  body: MovePlannedEnd,
  name: 'move-planned-end',
  does: 'Records that another last day of the supervision is planned, and why.',
  by: ['officer', 'supervisor'],
  on: supervisionState,
  unless: unlessEnded,
  reads: ({ state: { basis, termId } }) => ({
    ...(termId && basis === 'PAROLE' && { parole: { stream: streamName('parole', termId), as: grantedParole } }),
    ...(termId && basis === 'DEFERRED' && { deferral: { stream: streamName('deferral', termId), as: runningDeferral } }),
  }),
  decide: ({ body: { on, plannedTo, because, decidedBy }, state: supervision, facts, context }) => {
    const { personId, from, plannedTo: was } = supervision;
    const wrong =
      notYet('/on', on, context.today) ??
      tooEarly('/on', on, from, 'the first day of the supervision') ??
      tooEarly('/plannedTo', plannedTo, from, 'the first day of the supervision') ??
      unlessFor(because, supervision, plannedTo) ??
      unlessWithinGrant(plannedTo, facts);
    if (wrong) return refuse(wrong);
    return record({
      type: 'PlannedEndMoved',
      effectiveOn: on,
      data: { personId, plannedTo, ...(was && { was }), because, ...(decidedBy !== undefined && { decidedBy }) },
    });
  },
});

function unlessFor(because: PlannedEndReason, { basis, plannedTo: was }: Supervision, plannedTo: LegalDate): Refusal | undefined {
  if (plannedTo === was) {
    return {
      code: 'already-planned',
      reason: `The supervision is planned until ${was} already.`,
      next: 'Leave it as it is.',
      pointer: '/plannedTo',
    };
  }
  if (because === 'DEFERRAL_EXTENDED' && basis !== 'DEFERRED') {
    return {
      code: 'not-on-this-basis',
      reason: `The basis ${basis} does not rest on a deferral.`,
      provision: 'CC 74',
      next: 'Name what the decision rests on.',
      pointer: '/because',
    };
  }
  if (because === 'AMNESTY' && was !== undefined && plannedTo > was) {
    return {
      code: 'not-shorter',
      reason: `The supervision is planned until ${was}; an amnesty cannot make that ${plannedTo}.`,
      provision: 'CC 78',
      next: 'Check the day against the ruling.',
      pointer: '/plannedTo',
    };
  }
  return undefined;
}
