import { begun, type StreamState } from '../event-log/decider.ts';
import type { Id } from '../event-log/event.ts';
import type { Said } from '../event-log/standing-facts.ts';
import type { CorrectionFact, CorrectionKind, CorrectionReason, EventPlace } from './correction.events.ts';

/** A proposed correction and what became of it. */
export interface Correction {
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
    const correction = begun('correction', state, fact);
    switch (fact.type) {
      case 'CorrectionApproved':
        return { ...correction, outcome: 'APPROVED' };
      case 'CorrectionRejected':
        return { ...correction, outcome: 'REJECTED' };
      case 'DecisionReviewed':
        return { ...correction, reviewed: [...correction.reviewed, placeText(fact.data.decision)] };
    }
  },
};

/** `parole-…@1`, as the basis of a decision names what it had read. */
export function placeText({ stream, revision }: Pick<EventPlace, 'stream' | 'revision'>): string {
  return `${stream}@${String(revision)}`;
}
