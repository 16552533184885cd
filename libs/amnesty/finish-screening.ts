import { continuing, record, refuse } from '../commands/command.ts';
import { amnestyActState, type ScreeningResult } from './amnesty-act.state.ts';
import type { ScreeningId } from './amnesty.events.ts';

/** What the runner of a screening asks for; nobody sends it over HTTP, so that its fields are not checked again. */
export class FinishScreening {
  readonly screeningId!: ScreeningId;
  readonly result!: ScreeningResult;
}

/** Every term has its proposal. */
export const finishScreening = continuing({
  body: FinishScreening,
  name: 'finish-screening',
  does: 'Records that every term has been screened, with the counts.',
  by: [],
  on: amnestyActState,
  decide: ({ body: { screeningId, result }, state: file, context }) => {
    if (file.screenings.find((one) => one.screeningId === screeningId)?.is !== 'STARTED') {
      return refuse({ code: 'screening-not-under-way', reason: 'That screening is not under way.', next: 'Start it first.' });
    }
    return record({
      type: 'ScreeningFinished',
      effectiveOn: context.today,
      data: { lawNo: file.lawNo, screeningId, finishedOn: context.today, ...result },
    });
  },
});
