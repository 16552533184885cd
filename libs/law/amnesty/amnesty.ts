import { lastLegalDate } from '../calendar/legal-date.ts';
import { categoryCeilings, misdemeanours } from '../classification/category-ceilings.ts';
import type { LawQuestionRules } from '../law-question.ts';
import { creditRatios } from '../term/credit-ratios.ts';
import { countingOfPunishments, lastDayRule } from '../term/term-counting.ts';
import { amnestyActs } from './amnesty-acts.ts';
import { amnestyFacts } from './amnesty-facts.ts';
import type { AmnestyFacts } from './amnesty-facts.ts';
import { amnestyMilderLaw } from './amnesty-milder-law.ts';
import { screenUnder } from './screen-under.ts';
import type { AmnestyAnswer } from './screen-under.ts';

/** What an act of amnesty gives for a person and a punishment: release, another punishment, a shorter one, or nothing. CC 78. */
export const amnesty: LawQuestionRules<AmnestyFacts, AmnestyAnswer> = {
  facts: amnestyFacts,
  tables: { ...amnestyActs, categoryCeilings, countingOfPunishments, creditRatios, lastDayRule, misdemeanours },
  answer(facts, asOf, reasoning) {
    // an act is asked for by its name, also before its effective day: its latest version answers
    const act =
      typeof facts.act === 'string' ? reasoning.rule(amnestyActs[facts.act], lastLegalDate, 'AMNESTY_ACT_NOT_VERIFIED') : facts.act;
    return act === undefined ? reasoning.needsManual() : screenUnder(act, facts, asOf, reasoning);
  },
  milderLaw: amnestyMilderLaw,
  coversLaterActs: true,
};
