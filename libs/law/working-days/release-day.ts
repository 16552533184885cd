import type { LegalDate } from '../calendar/legal-date.ts';
import type { DatedTable } from '../dated-table.ts';
import { date, object } from '../fact-checks.ts';
import type { LawQuestionRules } from '../law-question.ts';
import type { NeedsManual } from '../manual-reasons.ts';
import { holidays, weekends } from './days-off.ts';
import { noteUnknownDaysOff, weekdayOf, workingDayOnOrBefore } from './working-day.ts';

/** On which day a person is released whose term ends on a day off. */
export const releaseOnDayOff: DatedTable<'WORKING_DAY_BEFORE'> = [
  { from: '2015-01-01', provision: 'PEC 165(2)', verified: true, source: 'PEC as of 2018, art. 165(2)', values: 'WORKING_DAY_BEFORE' },
];

export interface ReleaseDayFacts {
  /** The last day of the term, after credit and interruptions. */
  readonly lastDay: LegalDate;
}

export type ReleaseDayAnswer =
  | {
      readonly verdict: 'RELEASE';
      /** The day of release, in its first half; never later than the last day of the term. */
      readonly releaseOn: LegalDate;
    }
  | NeedsManual;

/**
 * The day on which a person is released whose term ends: its last day, or the working day before it where that is a day off.
 *
 * Weekends are known for any year, holidays for the years of the table only; what is not known is noted among the steps. PEC 165(2).
 */
export const releaseDay: LawQuestionRules<ReleaseDayFacts, ReleaseDayAnswer> = {
  facts: object<ReleaseDayFacts>({ lastDay: date }),
  tables: { holidays, releaseOnDayOff, weekends },
  answer({ lastDay }, _asOf, reasoning) {
    if (reasoning.rule(releaseOnDayOff, lastDay) === undefined) return reasoning.needsManual();
    const releaseOn = workingDayOnOrBefore(lastDay);
    reasoning.step('day of release', { lastDay, weekday: weekdayOf(lastDay), moved: releaseOn !== lastDay }, releaseOn, 'PEC 165(2)');
    noteUnknownDaysOff(releaseOn, lastDay, reasoning);
    return { verdict: 'RELEASE', releaseOn };
  },
};
