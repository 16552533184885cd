import { continuing, record, refuse } from '../commands/command.ts';
import { IdOf } from '../commands/fields.ts';
import { actInEffect } from './act-in-effect.ts';
import type { ScreeningId } from './amnesty.events.ts';
import { amnestyActState } from './amnesty-act.state.ts';

export class StartScreening {
  @IdOf('screening', { says: 'Id of the screening that was planned', example: '0192e4a0-7b1c-7000-8000-0000000000a5' })
  readonly screeningId!: ScreeningId;
}

/** From here on a proposal is recorded for every term, once; the runner goes on until it is done, whoever is stopped meanwhile. */
export const startScreening = continuing({
  body: StartScreening,
  name: 'start-screening',
  does: 'Starts a planned screening: a proposal is recorded for every term that is served.',
  by: ['amnesty-commission'],
  on: amnestyActState,
  decide: ({ body: { screeningId }, state: file, context }) => {
    const act = actInEffect(file, context.today);
    if ('refused' in act) return act;
    const screening = file.screenings.find((one) => one.screeningId === screeningId);
    if (screening === undefined) {
      return refuse({
        code: 'screening-unknown',
        reason: 'No such screening is planned under this act.',
        next: 'Plan it first, and look at whom it touches.',
        pointer: '/screeningId',
      });
    }
    if (file.screenings.some(({ is }) => is === 'STARTED') || screening.is === 'FINISHED') {
      return refuse({
        code: screening.is === 'FINISHED' ? 'screening-finished' : 'screening-under-way',
        reason: screening.is === 'FINISHED' ? 'That screening is finished.' : 'A screening under this act is under way.',
        next: 'Look at its status.',
      });
    }
    return record({
      type: 'ScreeningStarted',
      effectiveOn: context.today,
      data: { lawNo: file.lawNo, screeningId, startedOn: context.today },
    });
  },
});
