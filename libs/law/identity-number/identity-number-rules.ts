import type { DatedTable } from '../dated-table.ts';

/** How the twelve digits of an individual identification number (ИИН, ЖСН) are read. */
export interface IdentityNumberRules {
  /** By the seventh digit: the first year of the century of birth, and the sex. */
  readonly centuries: Readonly<Record<string, { readonly century: number; readonly sex: 'M' | 'F' }>>;
  /** Weights of the first eleven digits, for the first pass and for the second one where the first gives ten. */
  readonly weights: readonly [readonly number[], readonly number[]];
}

export const identityNumberRules: DatedTable<IdentityNumberRules> = [
  {
    from: '1900-01-01',
    provision: 'IIN check digit',
    verified: true,
    source: 'two published implementations of the check digit, and vectors computed from them',
    values: {
      centuries: {
        '1': { century: 1800, sex: 'M' },
        '2': { century: 1800, sex: 'F' },
        '3': { century: 1900, sex: 'M' },
        '4': { century: 1900, sex: 'F' },
        '5': { century: 2000, sex: 'M' },
        '6': { century: 2000, sex: 'F' },
      },
      weights: [
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
        [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2],
      ],
    },
  },
];
