import type { DatedTable } from '../dated-table.ts';
import type { Category, Intent, OffenceFlag } from '../law-facts.ts';

/** Why reconciliation is closed to a person. CC 68(4). */
export type ReconciliationBar =
  | 'TORTURE'
  | 'SEXUAL_VS_MINOR'
  | 'NEGLIGENT_DEATH'
  | 'CORRUPTION'
  | 'TERRORIST'
  | 'EXTREMIST'
  | 'CRIMINAL_GROUP'
  | 'REPEAT_AFTER_RECONCILIATION'
  | 'VIOLENCE_OR_CRUELTY_VS_MINOR'
  | 'REOFFENCE_WITHIN_ONE_YEAR';

/** Which offences a bar covers: those with one of the flags and, where given, of the intent. */
export interface BarByOffence {
  readonly by: 'OFFENCE';
  readonly bar: ReconciliationBar;
  readonly flags: readonly OffenceFlag[];
  /** Flags that count only where a victim is under 18. */
  readonly flagsAgainstMinor?: readonly OffenceFlag[];
  readonly intent?: Intent;
  /** Flags that lift the bar. */
  readonly unlessFlags?: readonly OffenceFlag[];
  /** Whether it spares a person under 18 at the offence whose victim was from 14 to 17. */
  readonly sparesMinorWithVictimFrom14?: boolean;
}

/** Which offences after an earlier reconciliation a bar covers. */
export interface BarByEarlierReconciliation {
  readonly by: 'EARLIER_RECONCILIATION';
  readonly bar: ReconciliationBar;
  /** How long after it: the limitation period of the new offence, or so many years. */
  readonly within: 'LIMITATION_PERIOD' | { readonly years: number };
  readonly categories: readonly Category[];
  readonly intent?: Intent;
}

export type ReconciliationBarRule = BarByOffence | BarByEarlierReconciliation;

const source = 'CC 68(4) as of early 2020; widened by Law 292-VI of 27 December 2019, the earlier wording not read';
const sourceOf2024 = 'Law 72-VIII of 15 April 2024, summaries; the number of the item in CC 68(4) not read';

/** The bars, each through time. A harsher law does not reach back: each is asked for on the day of the offence. CC 6(3). */
export const reconciliationBars: Readonly<Record<string, DatedTable<ReconciliationBarRule>>> = {
  torture: [
    {
      from: '2015-01-01',
      provision: 'CC 68(4)(1)',
      verified: true,
      source,
      values: { by: 'OFFENCE', bar: 'TORTURE', flags: ['TORTURE'] },
    },
  ],
  sexualAgainstMinor: [
    {
      from: '2015-01-01',
      provision: 'CC 68(4)(2)',
      verified: true,
      source,
      values: { by: 'OFFENCE', bar: 'SEXUAL_VS_MINOR', flags: ['SEXUAL_VS_MINOR'], sparesMinorWithVictimFrom14: true },
    },
  ],
  negligentDeath: [
    {
      from: '2015-01-01',
      provision: 'CC 68(4)(3)',
      verified: true,
      source,
      values: {
        by: 'OFFENCE',
        bar: 'NEGLIGENT_DEATH',
        flags: ['CAUSED_DEATH', 'AGAINST_LIFE'],
        intent: 'NEGLIGENT',
        unlessFlags: ['TRAFFIC_DEATH_OF_CLOSE_RELATIVE'],
      },
    },
  ],
  corruption: [
    {
      from: '2015-01-01',
      provision: 'CC 68(4)(4)',
      verified: true,
      source,
      values: { by: 'OFFENCE', bar: 'CORRUPTION', flags: ['CORRUPTION'] },
    },
  ],
  terrorist: [
    {
      from: '2015-01-01',
      provision: 'CC 68(4)(5)',
      verified: true,
      source,
      values: { by: 'OFFENCE', bar: 'TERRORIST', flags: ['TERRORIST'] },
    },
  ],
  extremist: [
    {
      from: '2015-01-01',
      provision: 'CC 68(4)(6)',
      verified: true,
      source,
      values: { by: 'OFFENCE', bar: 'EXTREMIST', flags: ['EXTREMIST'] },
    },
  ],
  criminalGroup: [
    {
      from: '2015-01-01',
      provision: 'CC 68(4)(7)',
      verified: true,
      source,
      values: { by: 'OFFENCE', bar: 'CRIMINAL_GROUP', flags: ['CRIMINAL_GROUP'] },
    },
  ],
  repeatAfterReconciliation: [
    {
      from: '2015-01-01',
      provision: 'CC 68(4)(8)',
      verified: true,
      source,
      values: {
        by: 'EARLIER_RECONCILIATION',
        bar: 'REPEAT_AFTER_RECONCILIATION',
        within: 'LIMITATION_PERIOD',
        categories: ['MINOR', 'MEDIUM', 'GRAVE', 'ESPECIALLY_GRAVE'],
        intent: 'INTENTIONAL',
      },
    },
  ],
  violenceAgainstMinor: [
    {
      from: '2024-06-16',
      provision: 'CC 68(4)',
      verified: true,
      source: sourceOf2024,
      values: {
        by: 'OFFENCE',
        bar: 'VIOLENCE_OR_CRUELTY_VS_MINOR',
        flags: ['VIOLENCE_VS_MINOR'],
        flagsAgainstMinor: ['VIOLENT'],
        sparesMinorWithVictimFrom14: true,
      },
    },
  ],
  reoffenceWithinOneYear: [
    {
      from: '2024-06-16',
      provision: 'CC 68(4)',
      verified: true,
      source: sourceOf2024,
      values: {
        by: 'EARLIER_RECONCILIATION',
        bar: 'REOFFENCE_WITHIN_ONE_YEAR',
        within: { years: 1 },
        categories: ['MISDEMEANOUR', 'MINOR', 'MEDIUM', 'GRAVE', 'ESPECIALLY_GRAVE'],
      },
    },
  ],
};
