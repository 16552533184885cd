import { date } from '../fact-checks.ts';
import { underMilderLaw } from '../law-versions.ts';
import type { UnderMilderLaw } from '../law-versions.ts';
import { amnestyActFact } from './amnesty-act-fact.ts';
import { screenedSentenceFact } from './amnesty-facts.ts';
import { amnestyMilderLaw } from './amnesty-milder-law.ts';
import { screenUnder } from './screen-under.ts';
import type { AmnestyAnswer } from './screen-under.ts';

/**
 * What a draft act of amnesty would give for a sentence, by the same rules as an act in force.
 *
 * Act, sentence and day come as they were read, unchecked; throws `LawFactError` with the place of what is not right in them.
 */
export function rehearseAct(draft: unknown, sentence: unknown, asOf: string): UnderMilderLaw<AmnestyAnswer> {
  const act = amnestyActFact(draft, 'act');
  return underMilderLaw(
    {
      facts: screenedSentenceFact,
      tables: {},
      answer: (facts, day, reasoning) => screenUnder(act, facts, day, reasoning),
      milderLaw: amnestyMilderLaw,
    },
    screenedSentenceFact(sentence, 'facts'),
    date(asOf, 'asOf'),
  );
}
