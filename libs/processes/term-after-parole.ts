import { endSupervision, type EndSupervision } from '../supervision/end-supervision.ts';
import { dayBefore } from '../law/calendar/legal-date.ts';
import { paroleEvents, type ParoleFact } from '../parole/parole.events.ts';
import { processManager, type Ask } from '../process-managers/process-manager.ts';
import { recordInterruption, type RecordInterruption } from '../punishment-term/record-interruption.ts';
import { documentOf } from './document-of.ts';
import { recalculated } from './recalculate-after-change.ts';

/** A revoked parole takes effect: the days at liberty were not served, the next one is counted anew, and the control ends. CC 72(7). */
export const termAfterParole = processManager<ParoleFact>({
  name: 'term-after-parole',
  consumes: [paroleEvents],
  begins: 'at-first-fact',
  react: (fact) => {
    switch (fact.type) {
      case 'ParoleRevoked': {
        const { termId, atLiberty, supervisionId, remainderFrom } = fact.data;
        const documentRef = documentOf(fact);
        const asks: Ask[] = [];
        if (atLiberty !== undefined) {
          const body: RecordInterruption = { kind: 'PAROLE', ...atLiberty, documentRef };
          asks.push({ command: recordInterruption, id: termId, body });
        }
        if (supervisionId !== undefined) {
          const body: EndSupervision = { ending: 'REVOKED', endedOn: dayBefore(remainderFrom), documentRef };
          asks.push({ command: endSupervision, id: supervisionId, body });
        }
        if (atLiberty === undefined) asks.push(recalculated(termId, 'PAROLE_REVOKED', fact)); // no interruption calculates it
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
