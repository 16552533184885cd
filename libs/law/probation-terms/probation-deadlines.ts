import type { DatedTable } from '../dated-table.ts';

/** What a deadline of probation is for. */
export const deadlineKinds = [
  'FIRST_APPEARANCE',
  'PAROLEE_REGISTRATION',
  'DEFERRED_APPEARANCE',
  'DEFERRED_REGISTRATION',
  'DEFERRED_SEARCH',
  'ABSCONDING',
  'COMMUNITY_SERVICE_START',
  'EVASION_REPORT',
  'BAN_APPEARANCE',
  'BAN_VERDICT_COPY',
  'RELEASE_NOTICE',
  'VULNERABLE_RELEASE_NOTICE',
] as const;
export type DeadlineKind = (typeof deadlineKinds)[number];

/** How long a deadline is, and on which side of its day it lies. */
export type Deadline =
  | { readonly days: number }
  | { readonly workingDays: number }
  /** Counted back from the day: what must be done so long before it. */
  | { readonly monthsBefore: number };

const penalCode = 'PEC as of 2018';

/** Every deadline of probation, by what it is for; the day it counts from is not counted itself. */
export const probationDeadlines: Readonly<Record<DeadlineKind, DatedTable<Deadline>>> = {
  /** From the day on which the verdict came into force, for restriction of liberty and a suspended sentence. */
  FIRST_APPEARANCE: [
    { from: '2017-02-01', provision: 'PL 15(3)', verified: true, source: 'PL as enacted', values: { days: 10 } },
    {
      from: '2017-01-01',
      to: '2017-01-31',
      provision: 'PL 15(3)',
      verified: false,
      source: 'PL as enacted; the day in January 2017 on which it came into force not verified',
      values: { days: 10 },
    },
  ],
  /** From the day of release on parole. */
  PAROLEE_REGISTRATION: since2015('PEC 169(8)', `${penalCode}, art. 169(8)`, { workingDays: 5 }),
  /** From the day of release on deferral. */
  DEFERRED_APPEARANCE: since2015('PEC 163(5)', `${penalCode}, art. 163(5)`, { workingDays: 5 }),
  /** From the appearance of the person whose punishment is deferred, for the probation service. */
  DEFERRED_REGISTRATION: since2015('PEC 163(8)', `${penalCode}, art. 163(8)`, { workingDays: 3 }),
  /** From the day of release on deferral; the search begins after it. */
  DEFERRED_SEARCH: since2015('PEC 163(9)', `${penalCode}, art. 163(9)`, { days: 14 }),
  /** From the visit that was missed; a person of unknown whereabouts has absconded from the day after it. */
  ABSCONDING: since2015('PEC 176(3)', `${penalCode}, arts 60(4), 67(3), 72, 176(3)`, { days: 15 }),
  /** From the receipt of the court's order by the probation service. */
  COMMUNITY_SERVICE_START: since2015('PEC 57(2)', `${penalCode}, art. 57(2)`, { days: 10 }),
  /** From the evasion of corrective labour, for the employer. */
  EVASION_REPORT: since2015('PEC 56(1)', `${penalCode}, art. 56(1)(2)`, { workingDays: 3 }),
  /** From the arrival of a released person whose ban on a post or an activity is not served. */
  BAN_APPEARANCE: since2015('PEC 165(9)', `${penalCode}, art. 165(9)`, { days: 5 }),
  /** Before the release, for the copy of the verdict with a ban. */
  BAN_VERDICT_COPY: since2015('PEC 165(8)', `${penalCode}, art. 165(8)`, { monthsBefore: 1 }),
  /** Before the end of the term, for word to the akimat, the police and the probation service. */
  RELEASE_NOTICE: since2015('PEC 166(1)', `${penalCode}, art. 166(1)`, { monthsBefore: 12 }),
  /** Before the release of disabled persons, pregnant women, women with young children and minors, for word to their relatives. */
  VULNERABLE_RELEASE_NOTICE: since2015('PEC 167(4)', `${penalCode}, art. 167(4)`, { monthsBefore: 6 }),
};

/** What is to be done again and again. */
export const frequencyKinds = [
  'SUSPENDED_VISITS',
  'RESTRICTION_OF_LIBERTY_VISITS',
  'COMMUNITY_SERVICE_VISITS',
  'CORRECTIVE_LABOUR_TALKS',
  'PAROLEE_REPORTS',
  'ADMINISTRATIVE_SUPERVISION_REPORTS',
  'EMPLOYER_REPORTS',
  'MINOR_HOME_SURVEYS',
] as const;
export type FrequencyKind = (typeof frequencyKinds)[number];

/** How often at least; `ruralTimes` where somebody in a rural area comes less often. */
export type Frequency =
  { readonly times: number; readonly ruralTimes?: number; readonly per: 'MONTH' | 'QUARTER' } | 'SET_BY_PROBATION_SERVICE';

/** Every frequency of probation, by what is done. */
export const probationFrequencies: Readonly<Record<FrequencyKind, DatedTable<Frequency>>> = {
  SUSPENDED_VISITS: since2015('PEC 174(4)', `${penalCode}, art. 174(4)`, { times: 2, ruralTimes: 1, per: 'MONTH' }),
  RESTRICTION_OF_LIBERTY_VISITS: since2015('PEC 69(2)', `${penalCode}, arts 66(1)(6), 69(2)`, 'SET_BY_PROBATION_SERVICE'),
  COMMUNITY_SERVICE_VISITS: since2015('PEC 59', `${penalCode}, arts 59, 61`, { times: 1, per: 'MONTH' }),
  CORRECTIVE_LABOUR_TALKS: since2015('PEC 55', `${penalCode}, art. 55`, { times: 1, per: 'MONTH' }),
  PAROLEE_REPORTS: since2015('PEC 169(8)', `${penalCode}, art. 169(8)`, { times: 1, per: 'MONTH' }),
  ADMINISTRATIVE_SUPERVISION_REPORTS: since2015('PEC 172(9)', `${penalCode}, art. 172(9)`, { times: 1, per: 'MONTH' }),
  EMPLOYER_REPORTS: since2015('PEC 56(1)', `${penalCode}, art. 56(1)(1)`, { times: 1, per: 'MONTH' }),
  MINOR_HOME_SURVEYS: [
    { from: '2017-02-01', provision: 'PL 19(4)', verified: true, source: 'PL as enacted', values: { times: 1, per: 'QUARTER' } },
    {
      from: '2017-01-01',
      to: '2017-01-31',
      provision: 'PL 19(4)',
      verified: false,
      source: 'PL as enacted; the day in January 2017 on which it came into force not verified',
      values: { times: 1, per: 'QUARTER' },
    },
  ],
};

function since2015<Values>(provision: string, source: string, values: Values): DatedTable<Values> {
  return [{ from: '2015-01-01', provision, verified: true, source, values }];
}
