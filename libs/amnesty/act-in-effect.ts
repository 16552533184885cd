import type { Refusal } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import type { AmnestyActFile, EnactedAct } from './amnesty-act.state.ts';

/** The act by which people are screened on a day, or why nobody can be. */
export function actInEffect(file: AmnestyActFile | undefined, today: LegalDate): EnactedAct | { readonly refused: Refusal } {
  if (file === undefined) {
    return { refused: { code: 'act-unknown', reason: 'There is no such act of amnesty.', next: 'Lay it down or enact it first.' } };
  }
  const { standing } = file;
  switch (standing.is) {
    case 'DRAFT':
      return {
        refused: { code: 'act-not-enacted', reason: 'The act is a draft.', next: 'A draft can be rehearsed; enact it once it is law.' },
      };
    case 'CLOSED':
      return {
        refused: {
          code: 'window-closed',
          reason: `The window of the act was closed on ${standing.closedOn}.`,
          next: 'Outcomes of proposals made before it can still be recorded.',
        },
      };
    case 'ENACTED':
      if (today >= standing.appliesFrom) return standing;
      return {
        refused: {
          code: 'act-not-in-effect',
          reason: `The act has effect from ${standing.appliesFrom}; today is ${today}.`,
          next: `Ask on ${standing.appliesFrom} or later: situations and behaviour are those of that day.`,
        },
      };
  }
}
