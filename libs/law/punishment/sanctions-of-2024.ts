import type { DatedTable } from '../dated-table.ts';

/** What the law of an article part leaves of the punishments that the General Part allows. */
export interface SanctionRule {
  /** Deprivation of liberty for life is the only punishment that the sanction names. */
  readonly lifeOnly: boolean;
  /** The sanction names no restriction of liberty. */
  readonly noRestriction: boolean;
}

const lifeOnly: SanctionRule = { lifeOnly: true, noRestriction: false };
const noRestriction: SanctionRule = { lifeOnly: false, noRestriction: true };

/** What Law 72-VIII changed in sanctions, by article part. */
export const sanctionsOf2024: Readonly<Record<string, DatedTable<SanctionRule>>> = {
  '99(3)': since2024('99(3)', lifeOnly),
  '120(4)': since2024('120(4)', lifeOnly),
  '121(4)': since2024('121(4)', lifeOnly),
  '106(1)': since2024('106(1)', noRestriction),
  '107(1)': since2024('107(1)', noRestriction),
  '107(2)': since2024('107(2)', noRestriction),
};

function since2024(articlePart: string, values: SanctionRule): DatedTable<SanctionRule> {
  const provision = `CC ${articlePart}`;
  return [
    { from: '2024-06-16', provision, verified: true, source: 'Law 72-VIII of 15 April 2024', values },
    {
      from: '2015-01-01',
      to: '2024-06-15',
      provision,
      verified: true,
      source: 'CC before Law 72-VIII of 15 April 2024',
      values: { lifeOnly: false, noRestriction: false },
    },
  ];
}
