import { continuing, record, refuse } from '../commands/command.ts';
import { LegalDay, Text } from '../commands/fields.ts';
import { notYet } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { addDays } from '../law/calendar/legal-date.ts';
import { amnestyActState } from './amnesty-act.state.ts';

export class CloseWindow {
  @LegalDay({ says: 'Day on which it was closed, after the last day of the window', example: '2026-01-05' })
  readonly closedOn!: LegalDate;

  @Text({ says: 'Report', max: 200, example: 'report of the commission' })
  readonly documentRef!: string;
}

/** The days on which the act is carried out are over: nothing new is proposed under it. */
export const closeWindow = continuing({
  body: CloseWindow,
  name: 'close-window',
  does: 'Records that the days on which the act is carried out are over; nothing new is proposed under it.',
  by: ['amnesty-commission'],
  on: amnestyActState,
  decide: ({ body: { closedOn }, state: { lawNo, standing, screenings }, context }) => {
    if (standing.is === 'DRAFT')
      return refuse({ code: 'act-not-enacted', reason: 'The act is a draft and has no window.', next: 'Enact it first.' });
    if (standing.is === 'CLOSED')
      return refuse({ code: 'window-closed', reason: `The window was closed on ${standing.closedOn}.`, next: 'Nothing is left to do.' });
    if (closedOn <= standing.window.to) {
      return refuse({
        code: 'window-open',
        reason: `The act is carried out until ${standing.window.to}, that day included.`,
        next: `Close it on ${addDays(standing.window.to, 1)} or later.`,
        pointer: '/closedOn',
      });
    }
    const impossible = notYet('/closedOn', closedOn, context.today);
    if (impossible) return refuse(impossible);
    if (screenings.some(({ is }) => is === 'STARTED'))
      return refuse({ code: 'screening-under-way', reason: 'A screening is under way.', next: 'Wait until it is finished.' });
    return record({ type: 'WindowClosed', effectiveOn: closedOn, data: { lawNo, closedOn } });
  },
});
