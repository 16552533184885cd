import { correctables } from '../commands/correctable.ts';
import type { CorrectionFact } from './correction.events.ts';
import { correctionState, type Correction } from './correction.state.ts';

/** A correction is not corrected: what it made of a fact is corrected where the fact stands. */
export const correctableCorrection = correctables<Correction, CorrectionFact>(correctionState, {
  CorrectionProposed: 'Reject it, and propose another one.',
  CorrectionApproved: 'Propose another correction of the fact that was corrected.',
  CorrectionRejected: 'Propose it again, with a document that shows what is right.',
  PersonalCorrectionNoted: 'Use persons/{id}/correct-personal-data once more.',
  DecisionReviewed: 'Record what became of the decision on its own stream.',
});
