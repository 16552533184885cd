import type { Reading } from '../commands/command.ts';
import type { Refusal } from '../commands/refusal.ts';
import type { StreamState } from '../event-log/decider.ts';
import { streamName, type LegalDate } from '../event-log/event.ts';
import type { ReconciliationFact } from '../reconciliation/reconciliation.events.ts';
import type { ChargeId } from './criminal-case.events.ts';
import { withTerminated, type Charge, type CriminalCase } from './criminal-case.state.ts';

/** How the reconciliation of a file ended, as far as it ended charges. CC 68. */
export interface ReconciledCharges {
  /** Charges of which a court relieved the person; absent while none did: the parties may have proposed it, or a court refused. */
  readonly ended?: { readonly chargeIds: readonly ChargeId[]; readonly court: string; readonly terminatedOn: LegalDate };
}

const reconciledCharges: StreamState<ReconciledCharges, ReconciliationFact> = {
  category: 'reconciliation',
  evolve: (reconciled = {}, fact) => {
    if (fact.type !== 'CaseTerminated') return reconciled;
    const { chargeIds, court, terminatedOn } = fact.data;
    return { ended: { chargeIds, court, terminatedOn } };
  },
};

/** What a decision about a file knows of its reconciliation, which is addressed by the file's id. */
export interface ReconciliationOfFile {
  readonly reconciled?: ReconciledCharges;
}

export function reconciliationOf(caseId: string): { readonly reconciled: Reading<ReconciledCharges> } {
  return { reconciled: { stream: streamName('reconciliation', caseId), as: reconciledCharges } }; // the id that a file is addressed by
}

export const provisionOfReconciliation = 'CC 68';

/** The file as it stands once a reconciliation is counted in, even where nobody has closed its charges yet. */
export function withReconciliation(file: CriminalCase, reconciled: ReconciledCharges | undefined): CriminalCase {
  if (reconciled?.ended === undefined) return file;
  const { chargeIds, terminatedOn } = reconciled.ended;
  return withTerminated(file, chargeIds, { on: terminatedOn, provision: provisionOfReconciliation });
}

/** Refuses what is decided on a charge whose prosecution a court has ended. */
export function unlessProsecuted({ terminated }: Pick<Charge, 'terminated'>, pointer: string): Refusal | undefined {
  if (terminated === undefined) return undefined;
  return {
    code: 'prosecution-terminated',
    reason: `A court ended the prosecution of the charge on ${terminated.on}.`,
    provision: terminated.provision,
    next: 'Nothing is left to decide on it; look at the reconciliation of the file.',
    pointer,
  };
}

/** The same of a file in which every charge has ended so. */
export function unlessAllTerminated({ charges }: CriminalCase): Refusal | undefined {
  const [first] = charges;
  if (first?.terminated === undefined || charges.some(({ terminated }) => terminated === undefined)) return undefined;
  return {
    code: 'case-terminated',
    reason: `A court ended the prosecution of every charge of the file, on ${first.terminated.on}.`,
    provision: first.terminated.provision,
    next: 'Nothing is left to decide in it.',
  };
}
