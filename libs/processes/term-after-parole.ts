import { endSupervision, type EndSupervision } from '../supervision/end-supervision.ts';
import { dayBefore } from '../law/calendar/legal-date.ts';
import { paroleEvents, type ParoleFact } from '../parole/parole.events.ts';
import { processManager, type Ask } from '../process-managers/process-manager.ts';
import { recordInterruption, type RecordInterruption } from '../punishment-term/record-interruption.ts';
import { documentOf, eventOf } from './document-of.ts';
import { recalculated } from './recalculate-after-change.ts';
import { daysOfTerm, termAsRecorded } from './term-as-recorded.ts';

/** A revoked parole takes effect: the days at liberty were not served, the next one is counted anew, and the control ends. CC 72(7). */
export const termAfterParole = processManager<ParoleFact>({
  name: 'term-after-parole',
  consumes: [paroleEvents],
  begins: 'at-first-fact',
  looksAt: (fact) => (fact.type === 'ParoleRevoked' && fact.data.atLiberty !== undefined ? fact.data.personId : undefined),
  react: (fact, recorded = []) => {
    switch (fact.type) {
      case 'ParoleRevoked': {
        const { termId, atLiberty, supervisionId, remainderFrom } = fact.data;
        const documentRef = documentOf(fact);
        const days = atLiberty === undefined ? [] : daysOfTerm(atLiberty, termAsRecorded(recorded, termId));
        const asks: Ask[] = days.map((notServed) => {
          const body: RecordInterruption = { kind: 'PAROLE', ...notServed, becauseOf: eventOf(fact), documentRef };
          return { command: recordInterruption, id: termId, body };
        });
        if (supervisionId !== undefined) {
          const body: EndSupervision = { ending: 'REVOKED', endedOn: dayBefore(remainderFrom), documentRef };
          asks.push({ command: endSupervision, id: supervisionId, body });
        }
        if (days.length === 0) asks.push(recalculated(termId, 'PAROLE_REVOKED', fact)); // no interruption calculates it
        return asks;
      }
      case 'ParoleOpened':
      case 'ParoleReportAttached':
      case 'ParoleSubmitted':
      case 'ParoleGranted':
      case 'ParoleRefused':
      case 'ParoleWithdrawn':
        return [];
    }
  },
});
