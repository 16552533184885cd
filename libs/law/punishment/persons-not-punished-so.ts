import type { DatedTable } from '../dated-table.ts';
import type { VulnerableGroups } from '../parole/vulnerable-group.ts';

const source = 'CC as of early 2020, art. 43, 44, 45, 46(4)';

/** Whom community service and arrest are not imposed on, and who is spared the forced labour of a restriction of liberty. */
export const sparedGroups: Readonly<
  Record<'COMMUNITY_SERVICE' | 'ARREST' | 'LABOUR_OF_RESTRICTION', DatedTable<VulnerableGroups & { readonly minors: boolean }>>
> = {
  COMMUNITY_SERVICE: [{ from: '2015-01-01', provision: 'CC 43', verified: true, source, values: sparedWithChildUnder(3, false) }],
  ARREST: [{ from: '2015-01-01', provision: 'CC 45', verified: true, source, values: sparedWithChildUnder(14, true) }],
  LABOUR_OF_RESTRICTION: [{ from: '2015-01-01', provision: 'CC 44', verified: true, source, values: sparedWithChildUnder(3, true) }],
};

function sparedWithChildUnder(childUnder: number, minors: boolean): VulnerableGroups & { readonly minors: boolean } {
  return { womenFrom: 58, menFrom: 63, childUnder, statuses: ['DISABILITY_1', 'DISABILITY_2'], womenStatuses: ['PREGNANT'], minors };
}

/** Who is never deprived of liberty for life: by age at the offence, by sex, and by age on the day of the sentence. */
export interface SparedLife {
  readonly under: number;
  readonly women: boolean;
  readonly menFrom: number;
}

export const sparedLife: DatedTable<SparedLife> = [
  { from: '2015-01-01', provision: 'CC 46(4)', verified: true, source, values: { under: 18, women: true, menFrom: 63 } },
];
