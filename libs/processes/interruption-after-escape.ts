import { custodyEvents, type CustodyFact } from '../custody/custody.events.ts';
import { processManager } from '../process-managers/process-manager.ts';
import { recordInterruption, type RecordInterruption } from '../punishment-term/record-interruption.ts';

/** Who was away after an escape has not served those days: the term is interrupted for them. */
export const interruptionAfterEscape = processManager<CustodyFact>({
  name: 'interruption-after-escape',
  consumes: [{ ReturnedToCustody: custodyEvents.ReturnedToCustody }],
  begins: 'at-first-fact',
  react: (fact) => {
    if (fact.type !== 'ReturnedToCustody') return [];
    const { termId, notServed } = fact.data;
    if (termId === undefined || notServed === undefined) return [];
    const documentRef = fact.metadata['documentRef'] ?? `${fact.stream}@${String(fact.revision)}`;
    const body: RecordInterruption = { kind: 'ESCAPE', ...notServed, documentRef };
    return [{ command: recordInterruption, id: termId, body }];
  },
});
