import { capability, type Capability } from '../commands/command.ts';
import type { Correctables } from '../commands/correctable.ts';
import { correctionState } from './correction.state.ts';
import { approveCorrection, rejectCorrection } from './decide-correction.ts';
import { proposeCorrection } from './propose-correction.ts';
import { reviewDecision } from './review-decision.ts';

/** @param correctables what each capability lets be corrected of its facts */
export function corrections(correctables: readonly Correctables[]): Capability {
  return capability('corrections', correctionState, [
    proposeCorrection(correctables),
    approveCorrection(correctables),
    rejectCorrection,
    reviewDecision,
  ]);
}
