import type { LegalDate } from '../calendar/legal-date.ts';
import type { DatedRow, DatedTable } from '../dated-table.ts';

/** What is known of the sanction of an article part beside its ceiling. */
export interface SanctionRule {
  /** Deprivation of liberty for life is the only punishment that the sanction names. */
  readonly lifeOnly: boolean;
  /** The sanction names no restriction of liberty. */
  readonly noRestriction: boolean;
  /** The least deprivation of liberty that it names, in months. */
  readonly deprivationFromMonths?: number;
}

const of2020 = 'CC as of early 2020';
const law72 = 'Law 72-VIII of 15 April 2024';
const years20: SanctionRule = { lifeOnly: false, noRestriction: false, deprivationFromMonths: 240 };
const onlyLife: SanctionRule = { lifeOnly: true, noRestriction: false };

/** By article part; they hold whether the ceiling is given or is that of the offence catalogue. Law 72-VIII changed some of them. */
export const sanctionRules: Readonly<Record<string, DatedTable<SanctionRule>>> = {
  '99(1)': [row('99(1)', '2015-01-01', of2020, fromYears(8))],
  '99(2)': [row('99(2)', '2015-01-01', of2020, fromYears(15))],
  '99(3)': [row('99(3)', '2024-06-16', law72, onlyLife), row('99(3)', '2015-01-01', of2020, years20, '2024-06-15')],
  '106(1)': [
    row('106(1)', '2024-06-16', law72, { ...fromYears(3), noRestriction: true }),
    row('106(1)', '2015-01-01', of2020, fromYears(3), '2024-06-15'),
  ],
  '106(2)': [row('106(2)', '2015-01-01', of2020, fromYears(6))],
  '106(3)': [row('106(3)', '2015-01-01', of2020, fromYears(8))],
  '107(1)': withoutRestrictionSince2024('107(1)'),
  '107(2)': withoutRestrictionSince2024('107(2)'),
  '120(3-1)': [row('120(3-1)', '2021-02-01', 'Law 393-VI of 30 December 2020', fromYears(15))],
  '120(4)': lifeOnlySince2024('120(4)'),
  '121(3-1)': [row('121(3-1)', '2021-02-01', 'Law 393-VI of 30 December 2020', fromYears(15))],
  '121(4)': lifeOnlySince2024('121(4)'),
};

function withoutRestrictionSince2024(articlePart: string): DatedTable<SanctionRule> {
  return [
    row(articlePart, '2024-06-16', law72, { lifeOnly: false, noRestriction: true }),
    row(articlePart, '2015-01-01', of2020, { lifeOnly: false, noRestriction: false }, '2024-06-15'),
  ];
}

function lifeOnlySince2024(articlePart: string): DatedTable<SanctionRule> {
  return [
    row(articlePart, '2024-06-16', law72, onlyLife),
    row(articlePart, '2021-02-01', 'Law 393-VI of 30 December 2020', years20, '2024-06-15'),
  ];
}

function fromYears(years: number): SanctionRule {
  return { lifeOnly: false, noRestriction: false, deprivationFromMonths: years * 12 };
}

function row(articlePart: string, from: LegalDate, source: string, values: SanctionRule, to?: LegalDate): DatedRow<SanctionRule> {
  return { from, ...(to !== undefined && { to }), provision: `CC ${articlePart}`, verified: true, source, values };
}
