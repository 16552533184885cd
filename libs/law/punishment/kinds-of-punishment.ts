import type { DatedTable } from '../dated-table.ts';
import type { Category, Punishment } from '../law-facts.ts';

const source = 'CC as of early 2020, art. 40, 43-46';

const crimes: readonly Category[] = ['MINOR', 'MEDIUM', 'GRAVE', 'ESPECIALLY_GRAVE'];

const forMinorAndMedium: readonly Category[] = ['MISDEMEANOUR', 'MINOR', 'MEDIUM'];

/** The categories of offences for which each main punishment may be imposed. CC 40. */
export const kindsOfPunishment: Readonly<Record<Punishment, DatedTable<readonly Category[]>>> = {
  FINE: [{ from: '2015-01-01', provision: 'CC 40', verified: true, source, values: ['MISDEMEANOUR', ...crimes] }],
  CORRECTIVE_LABOUR: [{ from: '2015-01-01', provision: 'CC 40', verified: true, source, values: ['MISDEMEANOUR', ...crimes] }],
  COMMUNITY_SERVICE: [
    {
      from: '2018-08-01',
      provision: 'CC 43',
      verified: true,
      source: 'CC as of early 2020, art. 43, after Law 180-VI of 12 July 2018',
      values: forMinorAndMedium,
    },
    {
      from: '2018-07-12',
      to: '2018-07-31',
      provision: 'CC 43',
      verified: false,
      source: 'Law 180-VI of 12 July 2018; the day in July 2018 on which it came into force not verified',
      values: forMinorAndMedium,
    },
    {
      from: '2015-01-01',
      to: '2018-07-11',
      provision: 'CC 40',
      verified: true,
      source: 'CC before Law 180-VI of 12 July 2018, which added community service for crimes',
      values: ['MISDEMEANOUR'],
    },
  ],
  ARREST: [{ from: '2015-01-01', provision: 'CC 40', verified: true, source, values: ['MISDEMEANOUR'] }],
  RESTRICTION_OF_LIBERTY: [{ from: '2015-01-01', provision: 'CC 40', verified: true, source, values: crimes }],
  DEPRIVATION_OF_LIBERTY: [{ from: '2015-01-01', provision: 'CC 40', verified: true, source, values: crimes }],
  LIFE: [{ from: '2015-01-01', provision: 'CC 46(4)', verified: true, source, values: ['ESPECIALLY_GRAVE'] }],
};
