import type { DatedTable } from '../dated-table.ts';
import type { Category, OffenceFlag, Punishment } from '../law-facts.ts';

const source = 'CC 74 as of early 2020';

/** How long a sentence may be deferred, and for whom. */
export const deferralTerms: DatedTable<{
  readonly punishments: readonly Punishment[];
  readonly pregnancyYears: number;
  readonly childYears: number;
  readonly childUnder: number;
}> = [
  {
    from: '2015-01-01',
    provision: 'CC 74(1)',
    verified: true,
    source,
    values: { punishments: ['DEPRIVATION_OF_LIBERTY'], pregnancyYears: 1, childYears: 5, childUnder: 14 },
  },
];

/** What bars deferral: a long term for a grave crime against the person, or some crimes whatever the term. */
export interface DeferralBars {
  readonly longTermOverMonths: number;
  readonly longTermCategories: readonly Category[];
  /** Articles of the chapter on offences against the person. */
  readonly againstPerson: { readonly fromArticle: number; readonly toArticle: number; readonly flags: readonly OffenceFlag[] };
  readonly flags: readonly ('TERRORIST' | 'EXTREMIST' | 'CRIMINAL_GROUP')[];
}

export const deferralBars: DatedTable<DeferralBars> = [
  {
    from: '2015-01-01',
    provision: 'CC 74(1)',
    verified: true,
    source: `${source}; offences against the person: chapter 1 of the special part, CC 99-131`,
    values: {
      longTermOverMonths: 60,
      longTermCategories: ['GRAVE', 'ESPECIALLY_GRAVE'],
      againstPerson: { fromArticle: 99, toArticle: 131, flags: ['AGAINST_LIFE'] },
      flags: ['TERRORIST', 'EXTREMIST', 'CRIMINAL_GROUP'],
    },
  },
];
