import { custodyEvents, type CustodyFact } from '../custody/custody.events.ts';
import { processManager } from '../process-managers/process-manager.ts';
import { recordInterruption, type RecordInterruption } from '../punishment-term/record-interruption.ts';
import { documentOf, eventOf } from './document-of.ts';
import { daysOfTerm, termAsRecorded } from './term-as-recorded.ts';

/** Who was away after an escape has not served those days: the term is interrupted for them. */
export const interruptionAfterEscape = processManager<CustodyFact>({
  name: 'interruption-after-escape',
  consumes: [{ ReturnedToCustody: custodyEvents.ReturnedToCustody }],
  begins: 'at-first-fact',
  looksAt: (fact) => (fact.type === 'ReturnedToCustody' && fact.data.notServed !== undefined ? fact.data.personId : undefined),
  react: (fact, recorded = []) => {
    if (fact.type !== 'ReturnedToCustody') return [];
    const { termId, notServed } = fact.data;
    if (termId === undefined || notServed === undefined) return [];
    return daysOfTerm(notServed, termAsRecorded(recorded, termId)).map((days) => {
      const body: RecordInterruption = { kind: 'ESCAPE', ...days, becauseOf: eventOf(fact), documentRef: documentOf(fact) };
      return { command: recordInterruption, id: termId, body };
    });
  },
});
