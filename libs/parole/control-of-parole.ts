import type { Refusal } from '../commands/refusal.ts';
import { begun, type StreamState } from '../event-log/decider.ts';
import type { TermId } from '../punishment-term/punishment-term.events.ts';
import type { SupervisionFact } from '../supervision/supervision.events.ts';

/** What a revocation that ends a probation file asks about it. */
export interface ControlOfParole {
  /** The term that the person was let go from on parole; absent of every other control. */
  readonly termId?: TermId;
}

export const controlOfParole: StreamState<ControlOfParole, SupervisionFact> = {
  category: 'supervision',
  evolve: (state, fact) => {
    if (fact.type !== 'SupervisionRegistered') return begun('supervision', state, fact);
    const { basis, termId } = fact.data;
    return basis === 'PAROLE' && termId !== undefined ? { termId } : {};
  },
};

/** Refuses a probation file that is not of the control on this parole: it would be ended, whosever it is. CC 72(2). */
export function unlessControlled(
  supervisionId: string | undefined,
  control: ControlOfParole | undefined,
  termId: TermId,
): Refusal | undefined {
  if (supervisionId === undefined || control?.termId === termId) return undefined;
  return {
    code: 'not-the-control',
    reason: 'The probation file is not that of the control on parole from this term.',
    provision: 'CC 72(2)',
    next: 'Look up the probation file of the parole, or leave it out where there is none.',
    pointer: '/supervisionId',
  };
}
