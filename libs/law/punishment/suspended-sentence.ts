import type { Term } from '../calendar/last-day-of-term.ts';
import type { DatedTable } from '../dated-table.ts';
import type { Category, OffenceFlag } from '../law-facts.ts';

/** What keeps a sentence from being suspended: an offence with the flag or of the category. CC 63. */
export interface SuspensionBar {
  readonly flag?: OffenceFlag;
  readonly category?: Category;
  /** Whether it spares a person under 18 at the offence whose victim was from 14 to 17. */
  readonly sparesMinorWithVictimFrom14: boolean;
}

export type SuspensionBarName = 'ESPECIALLY_GRAVE' | 'CORRUPTION' | 'TERRORIST' | 'EXTREMIST' | 'CRIMINAL_GROUP' | 'SEXUAL_VS_MINOR';

const source = 'CC as of early 2020, art. 63';

const sexualAgainstMinor: SuspensionBar = { flag: 'SEXUAL_VS_MINOR', sparesMinorWithVictimFrom14: true };

/** The bars, each through time. Recidivism is for the court to say. */
export const suspensionBars: Readonly<Record<SuspensionBarName, DatedTable<SuspensionBar>>> = {
  ESPECIALLY_GRAVE: always({ category: 'ESPECIALLY_GRAVE', sparesMinorWithVictimFrom14: false }),
  CORRUPTION: always({ flag: 'CORRUPTION', sparesMinorWithVictimFrom14: false }),
  TERRORIST: always({ flag: 'TERRORIST', sparesMinorWithVictimFrom14: false }),
  EXTREMIST: always({ flag: 'EXTREMIST', sparesMinorWithVictimFrom14: false }),
  CRIMINAL_GROUP: always({ flag: 'CRIMINAL_GROUP', sparesMinorWithVictimFrom14: false }),
  SEXUAL_VS_MINOR: [
    {
      from: '2016-05-01',
      provision: 'CC 63',
      verified: true,
      source: 'CC as of early 2020, art. 63, after Law 501-V of 9 April 2016',
      values: sexualAgainstMinor,
    },
    {
      from: '2016-04-09',
      to: '2016-04-30',
      provision: 'CC 63',
      verified: false,
      source: 'Law 501-V of 9 April 2016; the day in April on which it came into force not verified',
      values: sexualAgainstMinor,
    },
  ],
};

function always(values: SuspensionBar): DatedTable<SuspensionBar> {
  return [{ from: '2015-01-01', provision: 'CC 63', verified: true, source, values }];
}

/** How long probation controls a suspended sentence: an adult for the whole term, a person under 18 at the offence between two terms. */
export const controlTerms: DatedTable<{ readonly minorFrom: Term; readonly minorTo: Term }> = [
  { from: '2015-01-01', provision: 'CC 63', verified: true, source, values: { minorFrom: { months: 6 }, minorTo: { months: 12 } } },
];
