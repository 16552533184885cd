import { begun, type StreamState } from '../event-log/decider.ts';
import type { Id } from '../event-log/event.ts';
import type { Said } from '../event-log/standing-facts.ts';
import type { CorrectionFact, CorrectionKind, CorrectionReason, EventPlace, PersonalField } from './correction.events.ts';

/** A correction that somebody proposed, or one of personal data that is noted here for what had rested on them. */
export type Correction = ProposedCorrection | NotedCorrection;

/** A proposed correction and what became of it. */
export interface ProposedCorrection {
  readonly personId: Id<'person'>;
  readonly target: EventPlace;
  readonly kind: CorrectionKind;
  readonly was: Said;
  readonly now?: Said;
  readonly reasonCode: CorrectionReason;
  readonly legalBasis: string;
  readonly proposedBy: string;
  readonly consequences: readonly string[];
  readonly outcome: 'PROPOSED' | 'APPROVED' | 'REJECTED';
  /** Decisions whose review was recorded, as `stream@revision`. */
  readonly reviewed: readonly string[];
}

export const correctionState: StreamState<Correction, CorrectionFact> = {
  category: 'correction',
  evolve: (state, fact) => {
    if (fact.type === 'CorrectionProposed') return { ...fact.data, outcome: 'PROPOSED', reviewed: [] };
    if (fact.type === 'PersonalCorrectionNoted') return { ...fact.data, outcome: 'NOTED', reviewed: [] };
    const correction = begun('correction', state, fact);
    switch (fact.type) {
      case 'CorrectionApproved':
        return correction.outcome === 'NOTED' ? correction : { ...correction, outcome: 'APPROVED' };
      case 'CorrectionRejected':
        return correction.outcome === 'NOTED' ? correction : { ...correction, outcome: 'REJECTED' };
      case 'DecisionReviewed':
        return { ...correction, reviewed: [...correction.reviewed, placeText(fact.data.decision)] };
    }
  },
};

/** A correction of what the law is told of a person, which was recorded on the person's stream. */
export interface NotedCorrection {
  readonly personId: Id<'person'>;
  readonly target: EventPlace;
  /** The event that says what is right. */
  readonly correctedBy: EventPlace;
  readonly changed: readonly PersonalField[];
  readonly approvedBy: string;
  readonly outcome: 'NOTED';
  readonly reviewed: readonly string[];
}

/** `parole-…@1`, as the basis of a decision names what it had read. */
export function placeText({ stream, revision }: Pick<EventPlace, 'stream' | 'revision'>): string {
  return `${stream}@${String(revision)}`;
}
