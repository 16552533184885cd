import type { CaseId, ChargeId, CriminalCaseFact, Offence } from '../criminal-case/criminal-case.events.ts';
import type { Reading } from '../commands/command.ts';
import { begun, type StreamState } from '../event-log/decider.ts';
import { streamName, type Id, type LegalDate } from '../event-log/event.ts';

/** What reconciliation asks about a verdict file: of whom, for which offences, and whether it is too late. */
export interface ChargedCase {
  readonly personId: Id<'person'>;
  readonly charges: readonly { readonly chargeId: ChargeId; readonly offence: Offence }[];
  readonly inForceOn?: LegalDate;
}

const chargedCase: StreamState<ChargedCase, CriminalCaseFact> = {
  category: 'case',
  evolve: (state, fact) => {
    if (fact.type === 'CaseOpened') return { personId: fact.data.personId, charges: [] };
    const file = begun('case', state, fact);
    if (fact.type === 'ChargeAdded') {
      const { chargeId, offence } = fact.data;
      return { ...file, charges: [...file.charges, { chargeId, offence }] };
    }
    return fact.type === 'VerdictInForce' ? { ...file, inForceOn: fact.data.inForceOn } : file;
  },
};

export function caseReading(caseId: CaseId): Reading<ChargedCase> {
  return { stream: streamName('case', caseId), as: chargedCase };
}
