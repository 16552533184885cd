import type { DatedTable } from '../dated-table.ts';
import type { OffenceFlag } from '../law-facts.ts';
import type { Range } from './punishment-ranges.ts';

/** How long a ban of posts or activities lasts, in months, where it is not for life; a person under 18 at the offence has another range. */
export const banRanges: DatedTable<{ readonly adult: Range; readonly minor: Range }> = [
  {
    from: '2015-01-01',
    provision: 'CC 50(2)',
    verified: true,
    source: 'CC as of early 2020, art. 50(2), 81',
    values: { adult: { from: 12, to: 120 }, minor: { from: 12, to: 24 } },
  },
];

/** What a ban for life closes to a person. */
export type LifelongBanKind = 'CHILDREN' | 'PUBLIC_SERVICE' | 'DRIVING' | 'FINANCE';

export interface LifelongBan {
  readonly kind: LifelongBanKind;
  /** Article parts, or whole articles, of the Criminal Code; with the numbers of their points. */
  readonly articles: readonly string[];
  /** Every offence with this flag as well. */
  readonly flag?: OffenceFlag;
  /** Whether a court must impose it for life, or may from so many months up to life. */
  readonly length: 'LIFE' | { readonly fromMonths: number };
}

const bans: readonly LifelongBan[] = [
  {
    kind: 'CHILDREN',
    articles: [
      ...['120(3-1)', '120(3-2)', '120(4)', '121(3-1)', '121(3-2)', '121(4)', '122(2)', '122(3)', '124(2)', '124(3)'],
      ...['132(2)', '132(3)', '132(4)', '132(5)', '133(2)', '133(3)', '134(4)(2)', '312(3)'],
    ],
    length: 'LIFE',
  },
  { kind: 'PUBLIC_SERVICE', articles: [], flag: 'CORRUPTION', length: 'LIFE' },
  { kind: 'DRIVING', articles: ['345-1(4)', '346'], length: 'LIFE' },
  { kind: 'FINANCE', articles: ['238(2)', '239(2)', '250(2)'], length: { fromMonths: 60 } },
];

export const lifelongBans: DatedTable<readonly LifelongBan[]> = [
  { from: '2020-02-01', provision: 'CC 50(2)', verified: true, source: 'CC as of early 2020, art. 50(2)', values: bans },
  { from: '2015-01-01', to: '2020-01-31', provision: 'CC 50(2)', verified: false, source: 'text before 2020 not read', values: bans },
];
