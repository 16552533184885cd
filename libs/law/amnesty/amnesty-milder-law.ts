import { compareFractions, fraction } from '../calendar/fraction.ts';
import { categoryCeilings, misdemeanours } from '../classification/category-ceilings.ts';
import { latestAct } from '../latest-act.ts';
import type { MilderLaw } from '../law-question.ts';
import type { ScreenedSentence } from './amnesty-facts.ts';
import type { AmnestyAnswer } from './screen-under.ts';

/** The category of an offence is that of the milder law. Acts of amnesty never replace one another: each is asked for by itself. CC 6. */
export const amnestyMilderLaw: MilderLaw<ScreenedSentence, AmnestyAnswer> = {
  actOn: ({ offences }) => latestAct(offences),
  tables: [categoryCeilings, misdemeanours],
  compare: compareMildness,
};

/** Release is mildest, then another punishment, then a shorter one: of two cuts the earlier last day, or the larger share. */
function compareMildness(one: AmnestyAnswer, other: AmnestyAnswer): number {
  if (one.verdict !== 'REDUCE' || other.verdict !== 'REDUCE') return mildness[one.verdict] - mildness[other.verdict];
  if (one.lastDay !== undefined && other.lastDay !== undefined && one.lastDay !== other.lastDay) {
    return one.lastDay < other.lastDay ? -1 : 1;
  }
  return compareFractions(fraction(other.fraction), fraction(one.fraction));
}

const mildness: Readonly<Record<AmnestyAnswer['verdict'], number>> = {
  RELEASE: 0,
  REPLACE: 1,
  REDUCE: 2,
  NEEDS_MANUAL: 3,
  NOT_COVERED: 3,
  EXCLUDED: 3,
};
