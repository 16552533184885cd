import { fractionText, times } from '../calendar/fraction.ts';
import type { FractionText } from '../calendar/fraction.ts';
import type { DatedTable } from '../dated-table.ts';
import type { Punishment } from '../law-facts.ts';

/** A punishment that is counted in units: days of liberty lost or restricted, hours, monthly calculation indices. */
export type ConvertedPunishment = Exclude<Punishment, 'LIFE'>;

/** Why one punishment becomes another: added to it, served in its place after evasion, credited towards it, or a milder one after a part. */
export const conversionGrounds = ['ADDITION', 'EVASION', 'CREDIT', 'MILDER'] as const;
export type ConversionGround = (typeof conversionGrounds)[number];

/** So many units of `to` for one unit of `from`. */
export interface ConversionRate {
  readonly from: ConvertedPunishment;
  readonly to: ConvertedPunishment;
  readonly rate: FractionText;
  /** For offences of one kind only. */
  readonly only?: 'MISDEMEANOUR' | 'CRIME';
  readonly provision: string;
}

const source = 'CC as of early 2020, art. 41(6), 42(5), 43(2-1), 44(3), 61, 62(6), after Law 180-VI of 12 July 2018';

/** What one day of deprivation of liberty is worth in units of each punishment. CC 61. */
const unitsOfOneDay: Readonly<Record<ConvertedPunishment, number>> = {
  DEPRIVATION_OF_LIBERTY: 1,
  RESTRICTION_OF_LIBERTY: 1,
  ARREST: 1,
  COMMUNITY_SERVICE: 4,
  CORRECTIVE_LABOUR: 4,
  FINE: 4,
};

const evasion: readonly ConversionRate[] = [
  ...(['FINE', 'CORRECTIVE_LABOUR'] as const).flatMap((from): readonly ConversionRate[] => {
    const provision = from === 'FINE' ? 'CC 41(6)' : 'CC 42(5)';
    return [
      { from, to: 'COMMUNITY_SERVICE', rate: '1', only: 'MISDEMEANOUR', provision },
      { from, to: 'ARREST', rate: '1/4', only: 'MISDEMEANOUR', provision },
      { from, to: 'RESTRICTION_OF_LIBERTY', rate: '1/4', only: 'CRIME', provision },
      { from, to: 'DEPRIVATION_OF_LIBERTY', rate: '1/4', only: 'CRIME', provision },
    ];
  }),
  { from: 'COMMUNITY_SERVICE', to: 'ARREST', rate: '1/4', only: 'MISDEMEANOUR', provision: 'CC 43(2-1)' },
  { from: 'COMMUNITY_SERVICE', to: 'RESTRICTION_OF_LIBERTY', rate: '1/4', only: 'CRIME', provision: 'CC 43(2-1)' },
  { from: 'COMMUNITY_SERVICE', to: 'DEPRIVATION_OF_LIBERTY', rate: '1/4', only: 'CRIME', provision: 'CC 43(2-1)' },
  { from: 'RESTRICTION_OF_LIBERTY', to: 'DEPRIVATION_OF_LIBERTY', rate: '1', only: 'CRIME', provision: 'CC 44(3)' },
];

/** The rates, by ground. The rate of the milder punishment is the opposite of the others: the two never share a constant. */
export const conversionRates: Readonly<Record<ConversionGround, DatedTable<readonly ConversionRate[]>>> = {
  ADDITION: sinceLaw180('CC 61', allRates('CC 61')),
  CREDIT: sinceLaw180('CC 62(6)', allRates('CC 62(6)')),
  EVASION: sinceLaw180('CC 41-44', evasion),
  MILDER: [
    {
      from: '2015-01-01',
      provision: 'CC 73(3)',
      verified: true,
      source: 'CC as of early 2020, art. 73(3)',
      values: [
        { from: 'DEPRIVATION_OF_LIBERTY', to: 'FINE', rate: '1/4', provision: 'CC 73(3)' },
        { from: 'DEPRIVATION_OF_LIBERTY', to: 'RESTRICTION_OF_LIBERTY', rate: '1', provision: 'CC 73(3)' },
      ],
    },
  ],
};

function allRates(provision: string): readonly ConversionRate[] {
  const kinds = Object.keys(unitsOfOneDay) as readonly ConvertedPunishment[]; // the keys of a record of exactly these
  return kinds.flatMap((from) =>
    kinds
      .filter((to) => to !== from)
      .map((to): ConversionRate => ({
        from,
        to,
        rate: fractionText(times({ over: unitsOfOneDay[to], under: unitsOfOneDay[from] }, 1)),
        provision,
      })),
  );
}

function sinceLaw180(provision: string, values: readonly ConversionRate[]): DatedTable<readonly ConversionRate[]> {
  return [
    { from: '2018-08-01', provision, verified: true, source, values },
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
