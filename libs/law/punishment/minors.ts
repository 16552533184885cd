import type { DatedTable } from '../dated-table.ts';
import type { Category, OffenceFlag } from '../law-facts.ts';

/** What the Code keeps from a person who was under 18 at the offence, and the ceilings of deprivation of liberty that it sets. CC 81. */
export interface MinorRules {
  readonly under: number;
  /** Deprivation of liberty is not imposed for crimes of these categories. */
  readonly noDeprivationFor: Category;
  /** Nor for crimes of this one, unless they have the flag. */
  readonly noDeprivationUnless: { readonly category: Category; readonly flag: OffenceFlag };
  readonly deprivationToMonths: number;
  /** For aggravated murder and terrorist crimes. */
  readonly gravestToMonths: number;
  readonly gravestArticles: readonly string[];
  readonly gravestFlag: OffenceFlag;
}

export const minorRules: DatedTable<MinorRules> = [
  {
    from: '2015-01-01',
    provision: 'CC 81(7)',
    verified: true,
    source: 'CC as of early 2020, art. 80, 81',
    values: {
      under: 18,
      noDeprivationFor: 'MINOR',
      noDeprivationUnless: { category: 'MEDIUM', flag: 'CAUSED_DEATH' },
      deprivationToMonths: 120,
      gravestToMonths: 144,
      gravestArticles: ['99(2)', '99(3)'],
      gravestFlag: 'TERRORIST',
    },
  },
];

/** The age at the offence from which a person answers for it. CC 15. */
export interface LiabilityAge {
  readonly ordinary: number;
  readonly listed: number;
  /** The articles of the list that were read, whole or by part; the list has more. */
  readonly list: readonly string[];
}

export const liabilityAges: DatedTable<LiabilityAge> = [
  {
    from: '2015-01-01',
    provision: 'CC 15',
    verified: true,
    source: 'CC as of early 2020, art. 15; the list was not read to its end',
    values: {
      ordinary: 16,
      listed: 14,
      list: [
        ...['99', '106', '107(2)', '120', '121', '125', '173', '174', '178', '184', '188(2)', '188(3)', '188(4)', '188-1'],
        ...['191(2)', '191(3)', '191(4)', '192', '194(2)', '194(3)', '194(4)', '200(2)', '200(3)', '200(4)', '202(2)', '202(3)', '255'],
      ],
    },
  },
];
