import type { DatedTable } from '../dated-table.ts';
import type { Category, Punishment } from '../law-facts.ts';

/** Years without a new offence after which a conviction is expunged, by the gravest crime. */
export type RecordYears = Readonly<Record<Exclude<Category, 'MISDEMEANOUR'>, number>>;

const source = 'CC 79, 89 as of early 2020';

/** After deprivation of liberty, by whether every offence was committed under 18. */
export const recordYears: Readonly<Record<'ADULT' | 'JUVENILE', DatedTable<RecordYears>>> = {
  ADULT: [
    { from: '2015-01-01', provision: 'CC 79(3)', verified: true, source, values: { MINOR: 3, MEDIUM: 3, GRAVE: 6, ESPECIALLY_GRAVE: 8 } },
  ],
  JUVENILE: [
    { from: '2015-01-01', provision: 'CC 89', verified: true, source, values: { MINOR: 1, MEDIUM: 1, GRAVE: 2, ESPECIALLY_GRAVE: 3 } },
  ],
};

/** When a record ends: `AFTER_YEARS` of clean life, or `ON_SERVICE` of the punishment. */
export type RecordEnd = 'AFTER_YEARS' | 'ON_SERVICE';

/** By punishment; a suspended sentence ends with its control. */
export const recordEnds: DatedTable<Readonly<Record<Punishment | 'SUSPENDED', RecordEnd>>> = [
  {
    from: '2015-01-01',
    provision: 'CC 79(3)',
    verified: true,
    source,
    values: {
      SUSPENDED: 'ON_SERVICE',
      FINE: 'ON_SERVICE',
      CORRECTIVE_LABOUR: 'ON_SERVICE',
      COMMUNITY_SERVICE: 'ON_SERVICE',
      ARREST: 'ON_SERVICE',
      RESTRICTION_OF_LIBERTY: 'ON_SERVICE',
      DEPRIVATION_OF_LIBERTY: 'AFTER_YEARS',
      LIFE: 'AFTER_YEARS',
    },
  },
];

/** Categories that leave no record. */
export const unrecordedCategories: DatedTable<readonly Category[]> = [
  { from: '2015-01-01', provision: 'CC 79(2)', verified: true, source, values: ['MISDEMEANOUR'] },
];
