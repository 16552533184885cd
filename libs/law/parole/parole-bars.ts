import type { DatedTable } from '../dated-table.ts';
import type { OffenceFlag } from '../law-facts.ts';

/** Why parole is closed to a person; the last two are not bars of CC 72, but leave nothing to release from. */
export type ParoleBar = 'TERRORIST' | 'EXTREMIST' | 'SEXUAL_VS_MINOR' | 'CORRUPTION' | 'PUNISHMENT' | 'TERM_SERVED';

/** What may be true of an offence or of the person; some of it only a court can say. */
export type Circumstance =
  | 'CAUSED_DEATH'
  | 'GRAVE'
  | 'ESPECIALLY_GRAVE'
  | 'LINKED_WITH_ESPECIALLY_GRAVE'
  | 'VULNERABLE'
  | 'COOPERATION'
  | 'MINOR_WITH_VICTIM_FROM_14';

/** Bars parole for an offence with the flag, where any of `onlyIf` holds (if given) and none of `unless`. */
export interface ParoleBarRule {
  readonly bar: ParoleBar;
  readonly flag: OffenceFlag;
  readonly onlyIf?: readonly Circumstance[];
  readonly unless: readonly Circumstance[];
  /** What follows for those whom `unless` admits. */
  readonly admits: 'AS_OTHERS' | 'BY_ORDINARY_FRACTIONS' | 'AT_DISCRETION';
}

const withDeath = 'CC 72(8) as of early 2020';
const forHelpOnly = 'CC 72(1) as of early 2020, third paragraph';

const sexualAgainstMinor: ParoleBarRule = {
  bar: 'SEXUAL_VS_MINOR',
  flag: 'SEXUAL_VS_MINOR',
  unless: ['MINOR_WITH_VICTIM_FROM_14'],
  admits: 'AS_OTHERS',
};

const corruption: ParoleBarRule = {
  bar: 'CORRUPTION',
  flag: 'CORRUPTION',
  onlyIf: ['GRAVE', 'ESPECIALLY_GRAVE'],
  unless: ['VULNERABLE', 'COOPERATION'],
  admits: 'BY_ORDINARY_FRACTIONS',
};

/**
 * The bars, each through time. A bar is asked for on the day of the offence, since a harsher law does not reach back (CC 6(3)), and on
 * the day of the decision.
 */
export const paroleBars: Readonly<Record<string, DatedTable<ParoleBarRule>>> = {
  terroristWithDeath: [
    {
      from: '2015-01-01',
      provision: 'CC 72(8)',
      verified: true,
      source: withDeath,
      values: {
        bar: 'TERRORIST',
        flag: 'TERRORIST',
        onlyIf: ['CAUSED_DEATH', 'ESPECIALLY_GRAVE', 'LINKED_WITH_ESPECIALLY_GRAVE'],
        unless: [],
        admits: 'AS_OTHERS',
      },
    },
  ],
  terroristWithoutHelp: [
    {
      from: '2015-01-01',
      provision: 'CC 72(1)',
      verified: true,
      source: forHelpOnly,
      values: { bar: 'TERRORIST', flag: 'TERRORIST', unless: ['COOPERATION'], admits: 'AT_DISCRETION' },
    },
  ],
  extremistWithDeath: [
    {
      from: '2015-01-01',
      provision: 'CC 72(8)',
      verified: true,
      source: withDeath,
      values: {
        bar: 'EXTREMIST',
        flag: 'EXTREMIST',
        onlyIf: ['CAUSED_DEATH', 'ESPECIALLY_GRAVE', 'LINKED_WITH_ESPECIALLY_GRAVE'],
        unless: [],
        admits: 'AS_OTHERS',
      },
    },
  ],
  extremistWithoutHelp: [
    {
      from: '2015-01-01',
      provision: 'CC 72(1)',
      verified: true,
      source: forHelpOnly,
      values: { bar: 'EXTREMIST', flag: 'EXTREMIST', unless: ['COOPERATION'], admits: 'AT_DISCRETION' },
    },
  ],
  sexualAgainstMinor: [
    {
      from: '2016-05-01',
      provision: 'CC 72(8)',
      verified: true,
      source: 'CC 72(8) as of early 2020, after Law 501-V of 9 April 2016',
      values: sexualAgainstMinor,
    },
    {
      from: '2016-04-09',
      to: '2016-04-30',
      provision: 'CC 72(8)',
      verified: false,
      source: 'Law 501-V of 9 April 2016; the day in April on which it came into force not verified',
      values: sexualAgainstMinor,
    },
  ],
  corruption: [
    {
      from: '2021-01-01',
      provision: 'CC 72(8)',
      verified: true,
      source: 'CC 72(8) as current in 2025, after the law of 19 December 2020',
      values: corruption,
    },
    {
      from: '2020-12-19',
      to: '2020-12-31',
      provision: 'CC 72(8)',
      verified: false,
      source: 'law of 19 December 2020; the day in late December on which it came into force not verified',
      values: corruption,
    },
  ],
};
