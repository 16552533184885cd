import { amnestyDecisionEvents, type AmnestyDecisionFact } from '../amnesty/amnesty.events.ts';
import type { AnyFact, Recorded } from '../event-log/event.ts';
import { laterOf } from '../law/calendar/legal-date.ts';
import { processManager, type Ask } from '../process-managers/process-manager.ts';
import { completeTerm, type CompleteTerm } from '../punishment-term/complete-term.ts';
import { reduce, type Reduce } from '../punishment-term/reduce.ts';
import { replacePunishment, type ReplacePunishment } from '../punishment-term/replace-punishment.ts';
import { termAsRecorded } from './term-as-recorded.ts';

type Applied = Recorded<Extract<AmnestyDecisionFact, { readonly type: 'AmnestyApplied' }>>;

/**
 * What a court applied of an amnesty takes effect on the term, as of the day of the act; where the punishment that is served now began after
 * that day, as of its first day. CC 78.
 */
export const termAfterAmnesty = processManager<AmnestyDecisionFact>({
  name: 'term-after-amnesty',
  consumes: [amnestyDecisionEvents],
  begins: 'at-first-fact',
  looksAt: (fact) => (fact.type === 'AmnestyApplied' ? fact.data.personId : undefined),
  react: (fact, recorded = []) => {
    switch (fact.type) {
      case 'AmnestyProposed':
      case 'AmnestyDeclined':
      case 'AmnestyRefused':
        return [];
      case 'AmnestyApplied':
        return [effectOn(fact, recorded)];
    }
  },
});

function effectOn(fact: Applied, recorded: readonly Recorded<AnyFact>[]): Ask {
  const { termId: id, outcome, appliesFrom } = fact.data;
  const from = laterOf(appliesFrom, termAsRecorded(recorded, id)?.start ?? appliesFrom);
  const decidedBy = `${fact.stream}@${String(fact.revision)}`;
  const documentRef = fact.metadata['documentRef'] ?? decidedBy;
  switch (outcome) {
    case 'RELEASE':
    case 'LIFT_SUPERVISION': {
      const body: CompleteTerm = { reason: 'AMNESTY', completedOn: from, documentRef };
      return { command: completeTerm, id, body };
    }
    case 'REDUCE': {
      const { newLastDay: lastDay } = fact.data;
      if (lastDay === undefined) throw new Error(`${decidedBy} reduces a term and names no last day`);
      const body: Reduce = { basis: 'AMNESTY', from, lastDay, decidedBy, documentRef };
      return { command: reduce, id, body };
    }
    case 'REPLACE': {
      const { replacedBy: to, unservedDays, days, hours, amountMci } = fact.data;
      if (to === undefined || unservedDays === undefined) throw new Error(`${decidedBy} replaces a punishment and does not say by what`);
      const measure = {
        ...(days !== undefined && { term: { days } }),
        ...(hours !== undefined && { hours }),
        ...(amountMci !== undefined && { amountMci }),
      };
      const body: ReplacePunishment = { to, from, unservedDays, ...measure, decidedBy, documentRef };
      return { command: replacePunishment, id, body };
    }
  }
}
