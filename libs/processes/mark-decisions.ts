import { consequencesOf } from '../correction/consequences.ts';
import { standingEvents, type StandingFact } from '../correction/correction.events.ts';
import { markDecision } from '../correction/review-decision.ts';
import { processManager } from '../process-managers/process-manager.ts';

/**
 * Notes beside every decision that had rested on a corrected fact that its basis changed, which makes it somebody's work.
 *
 * Those that were recorded before the correction are all there are: whoever decides later has read the fact as it stands, for a stream that
 * was corrected meanwhile conflicts with the decision.
 */
export const markDecisions = processManager<StandingFact>({
  name: 'mark-decisions',
  consumes: [standingEvents],
  begins: 'at-first-fact',
  looksAt: (fact) => (fact.type === 'BasisChanged' ? undefined : fact.data.personId),
  react: (fact, before = []) => {
    if (fact.type === 'BasisChanged') return [];
    const { target, targetType, correctionId } = fact.data;
    const corrected = { stream: fact.stream, revision: target, type: targetType };
    const earlier = before.filter(({ position }) => position < fact.position);
    return consequencesOf(earlier, corrected, fact.type === 'Superseded' ? fact.effectiveOn : undefined).map(
      ({ decision, personId, because }) => ({ command: markDecision, id: correctionId, body: { personId, decision, because } }),
    );
  },
});
