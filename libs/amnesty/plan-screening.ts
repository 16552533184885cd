import { continuing, record, refuse } from '../commands/command.ts';
import { IdOf } from '../commands/fields.ts';
import { actInEffect } from './act-in-effect.ts';
import type { ScreeningId } from './amnesty.events.ts';
import { amnestyActState } from './amnesty-act.state.ts';

export class PlanScreening {
  @IdOf('screening', { says: 'Id of the screening, new', example: '0192e4a0-7b1c-7000-8000-0000000000a5' })
  readonly screeningId!: ScreeningId;
}

/** What is known of everybody is pinned and counted next, so that whom the act touches can be looked at before anything is proposed. */
export const planScreening = continuing({
  body: PlanScreening,
  name: 'plan-screening',
  does: 'Plans the screening of everybody whom the act may touch, and has them counted as the log stands.',
  by: ['amnesty-commission'],
  on: amnestyActState,
  decide: ({ body: { screeningId }, state: file, context }) => {
    const act = actInEffect(file, context.today);
    if ('refused' in act) return act;
    if (file.screenings.some((one) => one.screeningId === screeningId)) {
      return refuse({
        code: 'screening-known',
        reason: 'That screening is planned already.',
        next: 'Start it, or plan another one under a new id.',
        pointer: '/screeningId',
      });
    }
    if (file.screenings.some(({ is }) => is === 'STARTED')) {
      return refuse({
        code: 'screening-under-way',
        reason: 'A screening under this act is under way.',
        next: 'Look at its status; plan another one once it is finished.',
      });
    }
    return record({
      type: 'ScreeningPlanned',
      effectiveOn: context.today,
      data: { lawNo: file.lawNo, screeningId, plannedOn: context.today },
    });
  },
});
