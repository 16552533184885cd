import { addDays } from '../calendar/legal-date.ts';
import type { LegalDate } from '../calendar/legal-date.ts';
import { LawFactError, bool, date, object, oneOf, optional } from '../fact-checks.ts';
import type { LawQuestionRules } from '../law-question.ts';
import type { NeedsManual } from '../manual-reasons.ts';
import type { Reasoning } from '../reasoning.ts';
import { holidays, weekends } from '../working-days/days-off.ts';
import { addWorkingDays, noteUnknownDaysOff } from '../working-days/working-day.ts';
import { monthsBefore } from './months-before.ts';
import { deadlineKinds, frequencyKinds, probationDeadlines, probationFrequencies } from './probation-deadlines.ts';
import type { DeadlineKind, FrequencyKind } from './probation-deadlines.ts';

export interface ProbationDeadlineFacts {
  readonly kind: DeadlineKind | FrequencyKind;
  /** The day that the deadline counts from, or back from; needed for a deadline. */
  readonly from?: LegalDate;
  /** Whether the person lives in a rural area. */
  readonly ruralArea?: boolean;
}

export type ProbationDeadlineAnswer =
  | {
      readonly verdict: 'LAST_DAY';
      /** The last day on which it is in time. */
      readonly lastDay: LegalDate;
    }
  | { readonly verdict: 'FREQUENCY'; readonly times: number; readonly per: 'MONTH' | 'QUARTER' }
  | { readonly verdict: 'SET_BY_PROBATION_SERVICE' }
  | NeedsManual;

/**
 * The last day for something in probation, or how often it is to be done.
 *
 * Calendar days are not moved where the last of them is a day off; of working days, holidays are known for the years of the table only.
 * Throws `LawFactError` for a deadline without its day. PL 15, 19, PEC 55-59, 69, 163, 165-167, 169, 172, 174, 176.
 */
export const probationDeadline: LawQuestionRules<ProbationDeadlineFacts, ProbationDeadlineAnswer> = {
  facts: object<ProbationDeadlineFacts>({
    kind: oneOf([...deadlineKinds, ...frequencyKinds]),
    from: optional(date),
    ruralArea: optional(bool),
  }),
  tables: { ...probationDeadlines, ...probationFrequencies, holidays, weekends },
  answer({ kind, from, ruralArea = false }, asOf, reasoning) {
    const answer = isDeadline(kind) ? lastDayFor(kind, from, asOf, reasoning) : frequencyOf(kind, ruralArea, asOf, reasoning);
    return answer ?? reasoning.needsManual();
  },
};

function isDeadline(kind: DeadlineKind | FrequencyKind): kind is DeadlineKind {
  return deadlineKinds.some((deadline) => deadline === kind);
}

function lastDayFor(
  kind: DeadlineKind,
  from: LegalDate | undefined,
  asOf: LegalDate,
  reasoning: Reasoning,
): ProbationDeadlineAnswer | undefined {
  if (from === undefined) throw new LawFactError('facts.from', `is missing for ${kind}`);
  const row = reasoning.row(probationDeadlines[kind], asOf);
  if (row === undefined) return undefined;
  const { values: deadline, provision } = row;
  if ('monthsBefore' in deadline) {
    const lastDay = monthsBefore(from, deadline.monthsBefore);
    reasoning.step('last day so many months before', { kind, before: from, months: deadline.monthsBefore }, lastDay, provision);
    return { verdict: 'LAST_DAY', lastDay };
  }
  if ('days' in deadline) {
    const lastDay = addDays(from, deadline.days);
    reasoning.step('last day of a deadline in days', { kind, from, days: deadline.days }, lastDay, provision);
    return { verdict: 'LAST_DAY', lastDay };
  }
  const lastDay = addWorkingDays(from, deadline.workingDays);
  reasoning.step('last day of a deadline in working days', { kind, from, days: deadline.workingDays }, lastDay, provision);
  noteUnknownDaysOff(from, lastDay, reasoning);
  return { verdict: 'LAST_DAY', lastDay };
}

function frequencyOf(kind: FrequencyKind, ruralArea: boolean, asOf: LegalDate, reasoning: Reasoning): ProbationDeadlineAnswer | undefined {
  const row = reasoning.row(probationFrequencies[kind], asOf);
  if (row === undefined) return undefined;
  const { values: frequency, provision } = row;
  if (frequency === 'SET_BY_PROBATION_SERVICE') {
    reasoning.step('how often is for the probation service to set', { kind }, frequency, provision);
    return { verdict: frequency };
  }
  const times = ruralArea ? (frequency.ruralTimes ?? frequency.times) : frequency.times;
  reasoning.step('how often at least', { kind, ruralArea, per: frequency.per }, times, provision);
  return { verdict: 'FREQUENCY', times, per: frequency.per };
}
