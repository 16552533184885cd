import type { DatedTable } from '../dated-table.ts';
import type { Category } from '../law-facts.ts';

/** How punishments become one: the greater swallows the lesser, or a part or the whole is added. CC 58, 60. */
export const cumulationMethods = ['ABSORB', 'ADD_PART', 'ADD_FULL'] as const;
export type CumulationMethod = (typeof cumulationMethods)[number];

/** What decides which rule of CC 58 or 60 applies. */
export type CumulationGroup =
  'MISDEMEANOURS' | 'UP_TO_MEDIUM' | 'WITH_GRAVE' | 'WITH_GRAVEST' | 'LIFE' | 'VERDICTS' | 'VERDICTS_WITH_GRAVEST';

export interface CumulationRule {
  readonly methods: readonly CumulationMethod[];
  /** The most that may come out, by the punishment that comes out; in months, monthly calculation indices, hours or days. */
  readonly ceiling: { readonly months?: number; readonly mci?: number; readonly hours?: number; readonly arrestDays?: number };
}

const all: readonly CumulationMethod[] = ['ABSORB', 'ADD_PART', 'ADD_FULL'];
const addition: readonly CumulationMethod[] = ['ADD_PART', 'ADD_FULL'];
const source = 'CC as of early 2020, art. 58, 60';

export const cumulationRules: Readonly<Record<CumulationGroup, DatedTable<CumulationRule>>> = {
  MISDEMEANOURS: [
    {
      from: '2018-08-01',
      provision: 'CC 58(2)',
      verified: true,
      source: 'CC as of early 2020, art. 58(2), after Law 180-VI of 12 July 2018',
      values: { methods: all, ceiling: { mci: 400, hours: 400, arrestDays: 50 } },
    },
    {
      from: '2015-01-01',
      to: '2018-07-31',
      provision: 'CC 58(2)',
      verified: false,
      source: 'text before Law 180-VI not read; the day in July 2018 on which that law came into force not verified',
      values: { methods: all, ceiling: { mci: 400, hours: 400, arrestDays: 50 } },
    },
  ],
  UP_TO_MEDIUM: [{ from: '2015-01-01', provision: 'CC 58(2)', verified: true, source, values: { methods: ['ABSORB'], ceiling: {} } }],
  WITH_GRAVE: [{ from: '2015-01-01', provision: 'CC 58(3)', verified: true, source, values: { methods: all, ceiling: { months: 240 } } }],
  WITH_GRAVEST: [
    { from: '2015-01-01', provision: 'CC 58(4)', verified: true, source, values: { methods: addition, ceiling: { months: 300 } } },
  ],
  LIFE: [{ from: '2015-01-01', provision: 'CC 58(4)', verified: true, source, values: { methods: all, ceiling: {} } }],
  VERDICTS: [{ from: '2015-01-01', provision: 'CC 60', verified: true, source, values: { methods: addition, ceiling: { months: 300 } } }],
  VERDICTS_WITH_GRAVEST: [
    { from: '2015-01-01', provision: 'CC 60', verified: true, source, values: { methods: addition, ceiling: { months: 360 } } },
  ],
};

/** Which crimes make a cumulation one with the gravest: of this category, where the sanction reaches so many years. CC 58(4), 60. */
export const gravestCrimes: DatedTable<{ readonly category: Category; readonly fromYears: number }> = [
  { from: '2015-01-01', provision: 'CC 58(4)', verified: true, source, values: { category: 'ESPECIALLY_GRAVE', fromYears: 20 } },
];
