import type { FractionText } from '../calendar/fraction.ts';
import type { DatedTable } from '../dated-table.ts';
import type { OffenceFlag } from '../law-facts.ts';

/** What deprivation of liberty may be replaced by. */
export const milderPunishments = ['FINE', 'RESTRICTION_OF_LIBERTY'] as const;
export type MilderPunishment = (typeof milderPunishments)[number];

/** Why substitution is closed to a person. */
export type SubstitutionBar =
  | 'PUNISHMENT'
  | 'TERM_SERVED'
  | 'ESPECIALLY_GRAVE'
  | 'SEXUAL_VS_MINOR'
  | 'TERRORIST'
  | 'EXTREMIST'
  | 'CRIMINAL_GROUP'
  | 'DAMAGE_UNPAID'
  | 'MALICIOUS_VIOLATION'
  | 'FOREIGNER'
  | 'UNDER_18_AT_OFFENCE';

/** The part to be served, by the gravest offence; `null` where there is no substitution. */
export interface SubstitutionFractions {
  readonly MINOR: FractionText;
  readonly MEDIUM: FractionText;
  readonly GRAVE: FractionText;
  readonly ESPECIALLY_GRAVE: FractionText | null;
  readonly ESPECIALLY_GRAVE_AGAINST_LIFE: FractionText | null;
}

const source = 'CC 73 and 87 as of early 2020';

export const substitutionFractions: Readonly<Record<'ADULT' | 'JUVENILE', DatedTable<SubstitutionFractions>>> = {
  ADULT: [
    {
      from: '2015-01-01',
      provision: 'CC 73(1)',
      verified: true,
      source,
      values: { MINOR: '1/4', MEDIUM: '1/4', GRAVE: '1/3', ESPECIALLY_GRAVE: null, ESPECIALLY_GRAVE_AGAINST_LIFE: null },
    },
  ],
  JUVENILE: [
    {
      from: '2015-01-01',
      provision: 'CC 87',
      verified: true,
      source,
      values: { MINOR: '1/5', MEDIUM: '1/5', GRAVE: '1/4', ESPECIALLY_GRAVE: '1/3', ESPECIALLY_GRAVE_AGAINST_LIFE: '1/2' },
    },
  ],
};

/** A flag that bars substitution; some only where the crime caused death or is especially grave. */
export interface SubstitutionBarRule {
  readonly flag: OffenceFlag & SubstitutionBar;
  readonly onlyIfDeathOrEspeciallyGrave: boolean;
}

export const substitutionBars: DatedTable<readonly SubstitutionBarRule[]> = [
  {
    from: '2015-01-01',
    provision: 'CC 73',
    verified: true,
    source,
    values: [
      { flag: 'SEXUAL_VS_MINOR', onlyIfDeathOrEspeciallyGrave: false },
      { flag: 'CRIMINAL_GROUP', onlyIfDeathOrEspeciallyGrave: false },
      { flag: 'TERRORIST', onlyIfDeathOrEspeciallyGrave: true },
      { flag: 'EXTREMIST', onlyIfDeathOrEspeciallyGrave: true },
    ],
  },
];

/** Days of deprivation of liberty for one unit of the milder punishment; not the rate of an unpaid fine. */
export const substitutionRates: DatedTable<{ readonly daysPerMci: number; readonly daysPerDayOfRestriction: number }> = [
  { from: '2015-01-01', provision: 'CC 73(3)', verified: true, source, values: { daysPerMci: 4, daysPerDayOfRestriction: 1 } },
];

/** Who may be given which milder punishment. */
export const substitutionChoices: Readonly<Record<'CITIZEN' | 'FOREIGNER' | 'JUVENILE', DatedTable<readonly MilderPunishment[]>>> = {
  CITIZEN: [{ from: '2015-01-01', provision: 'CC 73(1)', verified: true, source, values: milderPunishments }],
  FOREIGNER: [{ from: '2015-01-01', provision: 'CC 73(1)', verified: true, source, values: ['FINE'] }],
  JUVENILE: [{ from: '2015-01-01', provision: 'CC 87', verified: true, source, values: ['RESTRICTION_OF_LIBERTY'] }],
};
