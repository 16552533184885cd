import { lastDayOfTerm } from '../calendar/last-day-of-term.ts';
import { dayAfter } from '../calendar/legal-date.ts';
import type { LegalDate } from '../calendar/legal-date.ts';
import type { DatedTable } from '../dated-table.ts';
import { date, object } from '../fact-checks.ts';
import type { LawQuestionRules } from '../law-question.ts';
import type { NeedsManual } from '../manual-reasons.ts';

/** How long a person whose parole a court refused waits before asking again. */
export const paroleRenewals: DatedTable<{ readonly months: number }> = [
  { from: '2015-01-01', provision: 'PEC 162', verified: true, source: 'PEC as of 2018, art. 162', values: { months: 6 } },
];

export interface ParoleRenewalFacts {
  readonly refusedOn: LegalDate;
}

export type ParoleRenewalAnswer =
  | {
      readonly verdict: 'NOT_BEFORE';
      /** The first day on which the person may ask again. */
      readonly notBefore: LegalDate;
    }
  | NeedsManual;

/** From when a person whose parole was refused may ask again. PEC 162. */
export const paroleRenewal: LawQuestionRules<ParoleRenewalFacts, ParoleRenewalAnswer> = {
  facts: object<ParoleRenewalFacts>({ refusedOn: date }),
  tables: { paroleRenewals },
  answer({ refusedOn }, asOf, reasoning) {
    const rule = reasoning.rule(paroleRenewals, asOf);
    if (rule === undefined) return reasoning.needsManual();
    const notBefore = dayAfter(lastDayOfTerm(refusedOn, { months: rule.months }));
    reasoning.step('months after the refusal', { refusedOn, months: rule.months }, notBefore, 'PEC 162');
    return { verdict: 'NOT_BEFORE', notBefore };
  },
};
