import type { LegalDate } from '../calendar/legal-date.ts';
import type { DatedTable } from '../dated-table.ts';
import { count, date, object } from '../fact-checks.ts';
import type { LawQuestionRules } from '../law-question.ts';
import type { NeedsManual } from '../manual-reasons.ts';
import { monthlyCalculationIndex } from './monthly-calculation-index.ts';

/** Of which day the value is that turns indices into money. */
export const fineValueDay: DatedTable<'DAY_OF_THE_OFFENCE'> = [
  { from: '2015-01-01', provision: 'CC 41', verified: true, source: 'CC as of early 2020, art. 41', values: 'DAY_OF_THE_OFFENCE' },
];

export interface FineFacts {
  /** The fine as the verdict states it, in whole monthly calculation indices. */
  readonly amountMci: number;
  /** The day of the conduct. */
  readonly committedOn: LegalDate;
}

export type FineAnswer =
  | {
      readonly verdict: 'AMOUNT';
      readonly tenge: number;
      /** The index that was in force when the offence was committed, in tenge. */
      readonly mci: number;
    }
  | NeedsManual;

/** A fine in tenge, by the index in force when the offence was committed; what the index was later changes nothing. CC 41. */
export const fine: LawQuestionRules<FineFacts, FineAnswer> = {
  facts: object<FineFacts>({ amountMci: count, committedOn: date }),
  tables: { fineValueDay, monthlyCalculationIndex },
  answer({ amountMci, committedOn }, asOf, reasoning) {
    const rule = reasoning.rule(fineValueDay, asOf);
    const index = reasoning.row(monthlyCalculationIndex, committedOn);
    if (rule === undefined || index === undefined) return reasoning.needsManual();
    const { tenge: mci } = index.values;
    const tenge = amountMci * mci;
    reasoning.step('fine in tenge', { amountMci, committedOn, mci }, tenge, 'CC 41');
    return { verdict: 'AMOUNT', tenge, mci };
  },
};
