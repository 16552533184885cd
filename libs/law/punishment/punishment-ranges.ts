import type { DatedTable } from '../dated-table.ts';

/** From the least to the most, both included. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** What the General Part allows of a punishment that is counted in money, hours or days; minors have their own range. */
export interface AmountRange {
  readonly unit: 'MCI' | 'HOURS' | 'DAYS';
  readonly misdemeanour: Range;
  /** Absent where the punishment is not imposed for crimes. */
  readonly crime?: Range;
  /** Absent where the punishment is not imposed on a person under 18 at the offence. CC 81. */
  readonly minor?: Range;
}

export type CountedPunishment = 'FINE' | 'CORRECTIVE_LABOUR' | 'COMMUNITY_SERVICE' | 'ARREST';

const money: AmountRange = {
  unit: 'MCI',
  misdemeanour: { from: 20, to: 200 },
  crime: { from: 200, to: 10_000 },
  minor: { from: 5, to: 100 },
};

/** The ranges of Law 180-VI. The day of the sentence picks the row: that law lowered them, so that it reaches back. */
export const amountRanges: Readonly<Record<CountedPunishment, DatedTable<AmountRange>>> = {
  FINE: sinceLaw180('CC 41', money),
  CORRECTIVE_LABOUR: sinceLaw180('CC 42', money),
  COMMUNITY_SERVICE: sinceLaw180('CC 43', {
    unit: 'HOURS',
    misdemeanour: { from: 20, to: 200 },
    crime: { from: 200, to: 1200 },
    minor: { from: 10, to: 75 },
  }),
  ARREST: sinceLaw180('CC 45', { unit: 'DAYS', misdemeanour: { from: 10, to: 50 } }),
};

function sinceLaw180(provision: string, values: AmountRange): DatedTable<AmountRange> {
  return [
    {
      from: '2018-08-01',
      provision,
      verified: true,
      source: 'CC as of early 2020, art. 41-45, 81, after Law 180-VI of 12 July 2018',
      values,
    },
    {
      from: '2015-01-01',
      to: '2018-07-31',
      provision,
      verified: false,
      source: 'text before Law 180-VI not read; the day in July 2018 on which that law came into force not verified',
      values,
    },
  ];
}

/** For how long the payment of a fine may be spread, in months. CC 41. */
export const fineTerms: DatedTable<{ readonly toMonths: number }> = [
  { from: '2015-01-01', provision: 'CC 41', verified: true, source: 'CC as of early 2020, art. 41', values: { toMonths: 36 } },
];

/** Restriction of liberty, in months, and its forced labour. */
export interface RestrictionRange {
  readonly months: Range;
  /** The ceiling for a person under 18 at the offence. */
  readonly minorToMonths: number;
  readonly labourHoursPerYear: number;
}

export const restrictionRanges: DatedTable<RestrictionRange> = [
  {
    from: '2015-01-01',
    provision: 'CC 44',
    verified: true,
    source: 'CC as of early 2020, art. 44, 81',
    values: { months: { from: 6, to: 84 }, minorToMonths: 24, labourHoursPerYear: 100 },
  },
];

/** Deprivation of liberty for a single offence, in months. */
export interface DeprivationRange {
  readonly fromMonths: number;
  readonly toMonths: number;
  readonly especiallyGraveToMonths: number;
  readonly negligentToMonths: number;
}

export const deprivationRanges: DatedTable<DeprivationRange> = [
  {
    from: '2015-01-01',
    provision: 'CC 46(3)',
    verified: true,
    source: 'CC as of early 2020, art. 46(3)',
    values: { fromMonths: 6, toMonths: 180, especiallyGraveToMonths: 240, negligentToMonths: 120 },
  },
];
