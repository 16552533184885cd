import type { Refusal } from '../commands/refusal.ts';
import type { ChargedCase } from './charged-case.ts';
import type { Reconciliation } from './reconciliation.state.ts';

/** Only while a proposal is open can anything be recorded of it. */
export function unlessOpen({ outcome }: Reconciliation): Refusal | undefined {
  switch (outcome.is) {
    case 'OPEN':
      return undefined;
    case 'BARRED':
      return {
        code: 'reconciliation-barred',
        reason: `Reconciliation in this case was found to be barred on ${outcome.on}: ${outcome.bars.map(({ bar }) => bar).join(', ')}.`,
        provision: outcome.bars.map(({ provision }) => provision).join(', '),
        next: 'Look at the other reliefs: CC 65 to 70.',
      };
    case 'TERMINATED':
    case 'REFUSED':
      return {
        code: 'proposal-closed',
        reason: outcome.is === 'REFUSED' ? `The court refused on ${outcome.on}.` : `The case was terminated on ${outcome.on}.`,
        next: outcome.is === 'REFUSED' ? 'Propose anew.' : 'Nothing is left to reconcile over.',
      };
  }
}

/** Liability ends by reconciliation only while no verdict is in force. */
export function unlessInForce(file: ChargedCase | undefined): Refusal | undefined {
  if (file?.inForceOn === undefined) return undefined;
  return {
    code: 'in-force',
    reason: `The verdict has been in force since ${file.inForceOn}.`,
    provision: 'CC 68',
    next: 'Look at parole, substitution, amnesty and pardon.',
  };
}
