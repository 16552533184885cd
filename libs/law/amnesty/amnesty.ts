import { lastLegalDate, laterOf } from '../calendar/legal-date.ts';
import { categoryCeilings, misdemeanours } from '../classification/category-ceilings.ts';
import type { LawQuestionRules } from '../law-question.ts';
import { creditRatios } from '../term/credit-ratios.ts';
import { countingOfPunishments, lastDayRule } from '../term/term-counting.ts';
import { amnestyActs } from './amnesty-acts.ts';
import { amnestyFacts } from './amnesty-facts.ts';
import type { AmnestyFacts } from './amnesty-facts.ts';
import { compareFractions, fraction } from '../calendar/fraction.ts';
import { screenUnder } from './screen-under.ts';
import type { AmnestyAnswer } from './screen-under.ts';

/** What an act of amnesty gives for a person and a punishment: release, another punishment, a shorter one, or nothing. CC 78. */
export const amnesty: LawQuestionRules<AmnestyFacts, AmnestyAnswer> = {
  facts: amnestyFacts,
  tables: { ...amnestyActs, categoryCeilings, countingOfPunishments, creditRatios, lastDayRule, misdemeanours },
  answer({ act: name, ...facts }, asOf, reasoning) {
    // an act is applied long after its effective day, and rehearsed before it: its latest version is asked, whatever the day
    const act = reasoning.rule(amnestyActs[name], lastLegalDate, 'AMNESTY_ACT_NOT_VERIFIED');
    return act === undefined ? reasoning.needsManual() : screenUnder(act, facts, asOf, reasoning);
  },
  milderLaw: {
    actOn: ({ offences }) => offences.map(({ committedOn }) => committedOn).reduce(laterOf),
    // the acts themselves never replace one another: each is asked for by its name
    tables: [categoryCeilings, misdemeanours],
    compare: compareMildness,
  },
};

/** Release is mildest, then another punishment, then the shorter one; of two cuts the larger, where no last day tells them apart. */
function compareMildness(one: AmnestyAnswer, other: AmnestyAnswer): number {
  if (one.verdict === 'REDUCE' && other.verdict === 'REDUCE') {
    if (one.lastDay !== undefined && other.lastDay !== undefined && one.lastDay !== other.lastDay)
      return one.lastDay < other.lastDay ? -1 : 1;
    return compareFractions(fraction(other.fraction), fraction(one.fraction));
  }
  return mildness[one.verdict] - mildness[other.verdict];
}

const mildness: Readonly<Record<AmnestyAnswer['verdict'], number>> = {
  RELEASE: 0,
  REPLACE: 1,
  REDUCE: 2,
  NEEDS_MANUAL: 3,
  NOT_COVERED: 3,
  EXCLUDED: 3,
};
