import { terminateProsecution, type TerminateProsecution } from '../criminal-case/terminate-prosecution.ts';
import { processManager } from '../process-managers/process-manager.ts';
import { reconciliationEvents, type ReconciliationFact } from '../reconciliation/reconciliation.events.ts';
import { documentOf } from './document-of.ts';

/** Where a court terminated a case because the parties reconciled, the charges are closed in the verdict file. CC 68. */
export const caseAfterReconciliation = processManager<ReconciliationFact>({
  name: 'case-after-reconciliation',
  consumes: [reconciliationEvents],
  begins: 'at-first-fact',
  react: (fact) => {
    switch (fact.type) {
      case 'CaseTerminated': {
        const body: TerminateProsecution = { documentRef: documentOf(fact) };
        return [{ command: terminateProsecution, id: fact.data.caseId, body }];
      }
      case 'ReconciliationProposed':
      case 'HarmMadeGood':
      case 'ReconciliationChecked':
      case 'ReconciliationBarred':
      case 'ReconciliationRefused':
        return [];
    }
  },
});
