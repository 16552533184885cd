import type { DatedTable } from '../dated-table.ts';
import type { Punishment } from '../law-facts.ts';

/** How the length of each punishment is counted. CC 62(1). */
export type Counting = 'BY_CALENDAR' | 'WITHOUT_END' | 'NOT_IN_DAYS';

export const countingOfPunishments: DatedTable<Readonly<Record<Punishment, Counting>>> = [
  {
    from: '2015-01-01',
    provision: 'CC 62(1)',
    verified: true,
    source: 'CC as of early 2020, arts 41-46, 62(1)',
    values: {
      FINE: 'NOT_IN_DAYS',
      CORRECTIVE_LABOUR: 'NOT_IN_DAYS',
      COMMUNITY_SERVICE: 'NOT_IN_DAYS',
      ARREST: 'BY_CALENDAR',
      RESTRICTION_OF_LIBERTY: 'BY_CALENDAR',
      DEPRIVATION_OF_LIBERTY: 'BY_CALENDAR',
      LIFE: 'WITHOUT_END',
    },
  },
];

/** That a term in months ends on the day before the number of its first day. */
export const lastDayRule: DatedTable<'DAY_BEFORE_THE_NUMBER'> = [
  { from: '2015-01-01', provision: 'PEC 165(2)', verified: true, source: 'PEC as of 2018, art. 165(2)', values: 'DAY_BEFORE_THE_NUMBER' },
];
