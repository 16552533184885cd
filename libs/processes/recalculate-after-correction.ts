import { standingEvents, type StandingFact } from '../correction/correction.events.ts';
import { idOf, type Recorded } from '../event-log/event.ts';
import { processManager, type Ask } from '../process-managers/process-manager.ts';
import type { TermId } from '../punishment-term/punishment-term.events.ts';
import { openTerms } from './open-terms.ts';
import { recalculated } from './recalculate-after-change.ts';

/**
 * The dates of a term follow what is corrected of it, and of what else the law is told about the person, by a calculation that names the
 * correction; decisions that rested on them do not.
 */
export const recalculateAfterCorrection = processManager<StandingFact>({
  name: 'recalculate-after-correction',
  consumes: [standingEvents],
  begins: 'at-first-fact',
  looksAt: (fact) => (fact.type !== 'BasisChanged' && isToldElsewhere(fact) ? fact.data.personId : undefined),
  react: (fact, recorded = []) => {
    if (fact.type === 'BasisChanged') return [];
    if (fact.stream.startsWith('term-')) return [ofTheTermItself(fact)];
    return isToldElsewhere(fact) ? openTerms(recorded).map(({ termId }) => recalculated(termId, 'CORRECTION', fact)) : [];
  },
});

/** Somebody should hear of a term that was over before it was found to be wrong; of a correction that moves no day nobody needs to. */
function ofTheTermItself(fact: Recorded<StandingFact>): Ask {
  const ask = recalculated(idOf(fact.stream, 'term') as TermId, 'CORRECTION', fact); // named by the id of the term
  return { ...ask, needless: ['nothing-changed', 'no-sentence'] };
}

/** Whether the stream is one of those from which the law is told something about every term of the person. */
function isToldElsewhere({ stream }: Recorded<StandingFact>): boolean {
  return ['person-', 'custody-', 'parole-', 'case-'].some((category) => stream.startsWith(category));
}
