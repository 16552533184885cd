import type { DatedTable } from '../dated-table.ts';
import type { Category, Intent } from '../law-facts.ts';

/** The category of every sanction whose ceiling is at most `upToYears`; without it, of every higher one and of life. */
export interface CategoryCeiling {
  readonly category: Category;
  readonly upToYears?: number;
  readonly provision: string;
}

/** Categories of crimes by the ceiling of the sanction, mildest first. CC 11. */
export const categoryCeilings: DatedTable<Readonly<Record<Intent, readonly CategoryCeiling[]>>> = [
  {
    from: '2015-01-01',
    provision: 'CC 11',
    verified: true,
    source: 'CC as of early 2020, art. 11',
    values: {
      INTENTIONAL: [
        { category: 'MINOR', upToYears: 2, provision: 'CC 11(2)' },
        { category: 'MEDIUM', upToYears: 5, provision: 'CC 11(3)' },
        { category: 'GRAVE', upToYears: 12, provision: 'CC 11(4)' },
        { category: 'ESPECIALLY_GRAVE', provision: 'CC 11(5)' },
      ],
      NEGLIGENT: [
        { category: 'MINOR', upToYears: 5, provision: 'CC 11(2)' },
        { category: 'MEDIUM', provision: 'CC 11(3)' },
      ],
    },
  },
];

/** What is not a crime at all. CC 10(3). */
export const misdemeanours: DatedTable<{ readonly category: Category }> = [
  {
    from: '2015-01-01',
    provision: 'CC 10(3)',
    verified: true,
    source: 'CC as of early 2020, art. 10',
    values: { category: 'MISDEMEANOUR' },
  },
];
