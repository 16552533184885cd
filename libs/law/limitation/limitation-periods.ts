import type { DatedTable } from '../dated-table.ts';
import type { Category, OffenceFlag } from '../law-facts.ts';
import type { Chapter } from './chapters-of-code.ts';

/** What lapses with time: the prosecution of an offence, or a verdict that was not executed. */
export const limitationKinds = ['PROSECUTION', 'VERDICT'] as const;
export type LimitationKind = (typeof limitationKinds)[number];

/** How long a limitation runs, what stops it and what starts it anew. */
export interface LimitationPeriods {
  /** Years, by the category of the offence. */
  readonly years: Readonly<Record<Category, number>>;
  /** Years for a crime of corruption, where they differ from those of its category. */
  readonly yearsForCorruption: Readonly<Partial<Record<Category, number>>>;
  /** Years after which evasion no longer holds it, unless it was restarted; a category without them knows no evasion. */
  readonly absoluteYears: Readonly<Partial<Record<Category, number>>>;
  readonly absoluteYearsForCorruption: Readonly<Partial<Record<Category, number>>>;
  /** Categories whose period nothing stops and nothing restarts. */
  readonly runsRegardless: readonly Category[];
  /** Which new crime restarts which period. */
  readonly restart: {
    readonly of: readonly Category[];
    readonly by: readonly Category[];
    readonly intentionalOnly: boolean;
  };
}

export const limitationPeriods: Readonly<Record<LimitationKind, DatedTable<LimitationPeriods>>> = {
  PROSECUTION: [
    {
      from: '2015-01-01',
      provision: 'CC 71',
      verified: true,
      source: 'CC 71 as of early 2020',
      values: {
        years: { MISDEMEANOUR: 1, MINOR: 2, MEDIUM: 5, GRAVE: 10, ESPECIALLY_GRAVE: 15 },
        yearsForCorruption: { MINOR: 10, MEDIUM: 10 },
        absoluteYears: { MINOR: 5, MEDIUM: 10, GRAVE: 15, ESPECIALLY_GRAVE: 20 },
        absoluteYearsForCorruption: { MINOR: 15, MEDIUM: 15 },
        runsRegardless: ['MISDEMEANOUR'],
        restart: { of: ['GRAVE', 'ESPECIALLY_GRAVE'], by: ['GRAVE', 'ESPECIALLY_GRAVE'], intentionalOnly: false },
      },
    },
  ],
  VERDICT: [
    {
      from: '2015-01-01',
      provision: 'CC 77',
      verified: true,
      source: 'CC 77 as of early 2020',
      values: {
        years: { MISDEMEANOUR: 1, MINOR: 2, MEDIUM: 5, GRAVE: 10, ESPECIALLY_GRAVE: 15 },
        yearsForCorruption: {},
        absoluteYears: { MINOR: 20, MEDIUM: 20, GRAVE: 20, ESPECIALLY_GRAVE: 20 },
        absoluteYearsForCorruption: {},
        runsRegardless: ['MISDEMEANOUR'],
        restart: {
          of: ['MINOR', 'MEDIUM', 'GRAVE', 'ESPECIALLY_GRAVE'],
          by: ['MINOR', 'MEDIUM', 'GRAVE', 'ESPECIALLY_GRAVE'],
          intentionalOnly: true,
        },
      },
    },
  ],
};

/** What never lapses. */
export interface NoLimitation {
  readonly flags: readonly OffenceFlag[];
  /** Whether a sexual offence by a person under 18 against one from 14 to 17 lapses as others do. */
  readonly exceptMinorWithVictimFrom14: boolean;
  /** Every offence of these chapters. */
  readonly chapters: readonly Chapter[];
  /** Only the especially grave ones of these. */
  readonly especiallyGraveOf: readonly Chapter[];
}

export const noLimitation: Readonly<Record<LimitationKind, DatedTable<NoLimitation>>> = {
  PROSECUTION: [
    {
      from: '2015-01-01',
      provision: 'CC 71(6)',
      verified: true,
      source: 'CC 71(6) as of early 2020',
      values: {
        flags: ['TERRORIST', 'EXTREMIST', 'TORTURE', 'SEXUAL_VS_MINOR'],
        exceptMinorWithVictimFrom14: false,
        chapters: ['PEACE_AND_HUMANITY'],
        especiallyGraveOf: ['PERSON', 'CONSTITUTIONAL_ORDER', 'PUBLIC_SECURITY'],
      },
    },
  ],
  VERDICT: [
    {
      from: '2015-01-01',
      provision: 'CC 77(5)',
      verified: true,
      source: 'CC 77(5) as of early 2020',
      values: {
        flags: ['TERRORIST', 'EXTREMIST', 'TORTURE', 'CORRUPTION', 'SEXUAL_VS_MINOR'],
        exceptMinorWithVictimFrom14: true,
        chapters: ['PEACE_AND_HUMANITY'],
        especiallyGraveOf: ['PERSON', 'CONSTITUTIONAL_ORDER', 'ECONOMY'],
      },
    },
  ],
};

/** By what the periods of a person under 18 at the offence are divided. */
export const juvenileLimitation: DatedTable<{ readonly under: number; readonly dividedBy: number }> = [
  { from: '2015-01-01', provision: 'CC 88', verified: true, source: 'CC 88 as of early 2020', values: { under: 18, dividedBy: 2 } },
];

/** What a court that does not let the limitation stand replaces life by. */
export const lifeNotWaived: Readonly<Record<LimitationKind, DatedTable<{ readonly years: number }>>> = {
  PROSECUTION: [{ from: '2015-01-01', provision: 'CC 71(5)', verified: true, source: 'CC 71(5) as of early 2020', values: { years: 25 } }],
  VERDICT: [{ from: '2015-01-01', provision: 'CC 77(5)', verified: true, source: 'CC 77(5) as of early 2020', values: { years: 25 } }],
};
