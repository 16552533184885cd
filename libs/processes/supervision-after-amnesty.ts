import { amnestyDecisionEvents, type AmnestyDecisionFact } from '../amnesty/amnesty.events.ts';
import type { Recorded } from '../event-log/event.ts';
import { dayBefore } from '../law/calendar/legal-date.ts';
import { processManager, type Ask } from '../process-managers/process-manager.ts';
import { documentOf, eventOf } from './document-of.ts';
import { endedOn, openSupervisions, plannedAnew, type OpenSupervision } from './open-supervisions.ts';

type Applied = Recorded<Extract<AmnestyDecisionFact, { readonly type: 'AmnestyApplied' }>>;

/**
 * What a court applied of an amnesty to a term takes effect on the supervision that rests on it, as of the day of the act. CC 78.
 *
 * Control after the punishment and before trial rests on no term: it goes on.
 */
export const supervisionAfterAmnesty = processManager<AmnestyDecisionFact>({
  name: 'supervision-after-amnesty',
  consumes: [{ AmnestyApplied: amnestyDecisionEvents.AmnestyApplied }],
  begins: 'at-first-fact',
  looksAt: (fact) => fact.data.personId,
  react: (fact, recorded = []) => {
    if (fact.type !== 'AmnestyApplied') return [];
    return openSupervisions(recorded, fact.data.termId).flatMap((supervision) => effectOn(supervision, fact));
  },
});

function effectOn(supervision: OpenSupervision, applied: Applied): readonly Ask[] {
  const { outcome, appliesFrom, replacedBy, newLastDay } = applied.data;
  const documentRef = documentOf(applied);
  switch (outcome) {
    case 'RELEASE':
    case 'LIFT_SUPERVISION':
      return [endedOn(supervision, 'AMNESTY', appliesFrom, documentRef)];
    case 'REPLACE':
      // restriction of liberty is supervised on; any other punishment begins on the day of the act
      return replacedBy === 'RESTRICTION_OF_LIBERTY' ? [] : [endedOn(supervision, 'AMNESTY', dayBefore(appliesFrom), documentRef)];
    case 'REDUCE': {
      // a deferral goes on: the term that is shorter by now is served after it
      if (newLastDay === undefined || supervision.basis === 'DEFERRED') return [];
      const { from, plannedTo } = supervision;
      if (newLastDay < from) return [endedOn(supervision, 'AMNESTY', newLastDay, documentRef)];
      if (plannedTo !== undefined && plannedTo <= newLastDay) return [];
      return [
        plannedAnew(supervision, { on: appliesFrom, plannedTo: newLastDay, because: 'AMNESTY', decidedBy: eventOf(applied), documentRef }),
      ];
    }
  }
}
