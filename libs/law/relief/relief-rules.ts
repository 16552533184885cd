import type { DatedTable } from '../dated-table.ts';
import type { Category, OffenceFlag } from '../law-facts.ts';
import type { Chapter } from '../limitation/chapters-of-code.ts';

/** Reliefs that need no consent of a victim, by the article, and by its part where the parts differ. */
export const reliefArticles = ['65', '66', '67', '68(3)', '69', '70(1)', '70(2)'] as const;
export type ReliefArticle = (typeof reliefArticles)[number];

/** What the person did or what is true of the case, as the court finds it. */
export const reliefConditions = [
  'REPENTED',
  'HARM_REPAIRED',
  'HARM_TO_SOCIETY_OR_STATE',
  'SELF_DEFENCE_EXCEEDED_IN_FEAR',
  'AGREEMENT_FULFILLED',
  'FINE_IN_SANCTION',
  'ACT_NO_LONGER_DANGEROUS',
  'BLAMELESS_SINCE',
] as const;
export type ReliefCondition = (typeof reliefConditions)[number];

/** Who may be relieved, and when. */
export interface ReliefRule {
  readonly mode: 'MUST' | 'MAY';
  /** Every one of them must hold. */
  readonly conditions: readonly ReliefCondition[];
  readonly categories: readonly Category[];
  /** The categories for which it must be the first time. */
  readonly firstTime: readonly Category[];
  readonly withoutDeath: boolean;
  readonly withoutGraveHarm: boolean;
  readonly barredFlags: readonly OffenceFlag[];
  /** Chapters whose grave and especially grave crimes are barred. */
  readonly barredGraveOf: readonly Chapter[];
  /** Whether a sexual offence of a person under 18 against one from 14 to 17 is not barred. */
  readonly sparesMinorWithVictimFrom14: boolean;
}

const everyCategory: readonly Category[] = ['MISDEMEANOUR', 'MINOR', 'MEDIUM', 'GRAVE', 'ESPECIALLY_GRAVE'];
const crimes: readonly Category[] = ['MINOR', 'MEDIUM', 'GRAVE', 'ESPECIALLY_GRAVE'];
const upToMedium: readonly Category[] = ['MISDEMEANOUR', 'MINOR', 'MEDIUM'];

const unconditional = {
  categories: everyCategory,
  firstTime: [],
  withoutDeath: false,
  withoutGraveHarm: false,
  barredFlags: [],
  barredGraveOf: [],
  sparesMinorWithVictimFrom14: false,
} as const satisfies Omit<ReliefRule, 'mode' | 'conditions'>;

/** The reliefs but that of CC 68(3), which is open to whom reconciliation would be. */
export const reliefRules: Readonly<Record<Exclude<ReliefArticle, '68(3)'>, DatedTable<ReliefRule>>> = {
  '65': [
    {
      from: '2015-01-01',
      provision: 'CC 65',
      verified: true,
      source: 'CC 65 as of early 2020',
      values: {
        ...unconditional,
        mode: 'MAY',
        conditions: ['REPENTED'],
        firstTime: crimes,
        barredFlags: ['TERRORIST', 'EXTREMIST', 'CRIMINAL_GROUP', 'SEXUAL_VS_MINOR', 'TORTURE'],
        barredGraveOf: ['PERSON'],
        sparesMinorWithVictimFrom14: true,
      },
    },
  ],
  '66': [
    {
      from: '2015-01-01',
      provision: 'CC 66',
      verified: true,
      source: 'CC 66 as of early 2020',
      values: { ...unconditional, mode: 'MAY', conditions: ['SELF_DEFENCE_EXCEEDED_IN_FEAR'] },
    },
  ],
  '67': [
    {
      from: '2015-01-01',
      provision: 'CC 67',
      verified: true,
      source: 'CC 67 as of early 2020',
      values: {
        ...unconditional,
        mode: 'MAY',
        conditions: ['AGREEMENT_FULFILLED'],
        barredFlags: ['SEXUAL_VS_MINOR'],
        sparesMinorWithVictimFrom14: true,
      },
    },
  ],
  '69': [
    {
      from: '2015-01-01',
      provision: 'CC 69',
      verified: true,
      source: 'CC 69 as of early 2020',
      values: {
        ...unconditional,
        mode: 'MAY',
        conditions: ['FINE_IN_SANCTION'],
        categories: upToMedium,
        firstTime: upToMedium,
        withoutDeath: true,
        withoutGraveHarm: true,
        barredFlags: ['CORRUPTION', 'TERRORIST', 'EXTREMIST', 'CRIMINAL_GROUP', 'SEXUAL_VS_MINOR'],
      },
    },
  ],
  '70(1)': [
    {
      from: '2015-01-01',
      provision: 'CC 70(1)',
      verified: true,
      source: 'CC 70 as of early 2020',
      values: { ...unconditional, mode: 'MUST', conditions: ['ACT_NO_LONGER_DANGEROUS'] },
    },
  ],
  '70(2)': [
    {
      from: '2015-01-01',
      provision: 'CC 70(2)',
      verified: true,
      source: 'CC 70 as of early 2020',
      values: { ...unconditional, mode: 'MUST', conditions: ['BLAMELESS_SINCE'], categories: upToMedium, firstTime: upToMedium },
    },
  ],
};

/** What relief for harm to society or the state asks, of whom reconciliation would be open to. */
export const harmToSociety: DatedTable<{ readonly mode: 'MAY'; readonly conditions: readonly ReliefCondition[] }> = [
  {
    from: '2015-01-01',
    provision: 'CC 68(3)',
    verified: true,
    source: 'CC 68(3) as of early 2020',
    values: { mode: 'MAY', conditions: ['HARM_TO_SOCIETY_OR_STATE', 'REPENTED', 'HARM_REPAIRED'] },
  },
];

/** How long a surety is set for, in months, both ends included. */
export interface SuretyTerm {
  readonly atLeast: number;
  readonly atMost: number;
}

export const suretyTerms: DatedTable<Readonly<Partial<Record<Category, SuretyTerm>>>> = [
  {
    from: '2015-01-01',
    provision: 'CC 69(3)',
    verified: true,
    source: 'CC 69 as of early 2020',
    values: {
      MISDEMEANOUR: { atLeast: 6, atMost: 12 },
      MINOR: { atLeast: 12, atMost: 24 },
      MEDIUM: { atLeast: 24, atMost: 60 },
    },
  },
];
