import type { DatedTable } from '../dated-table.ts';

/** A penalty for one act, and how many monthly calculation indices its fine is. */
export interface BullyingPenalty {
  readonly penalty: 'WARNING_OR_FINE' | 'FINE';
  readonly mci: number;
}

/** The first penalty, and the one for an act within so many months after an earlier penalty. */
export interface BullyingPenalties {
  readonly first: BullyingPenalty;
  readonly repeated: BullyingPenalty;
  readonly repeatedWithinMonths: number;
}

export const bullyingPenalties: DatedTable<BullyingPenalties | 'NO_OFFENCE'> = [
  {
    from: '2024-06-16',
    provision: 'CAO 127-2',
    verified: true,
    source: 'companion law of April 2024 to Law 72-VIII, as published',
    values: {
      first: { penalty: 'WARNING_OR_FINE', mci: 10 },
      repeated: { penalty: 'FINE', mci: 30 },
      repeatedWithinMonths: 12,
    },
  },
  {
    from: '2015-01-01',
    to: '2024-06-15',
    provision: 'CAO 127-2',
    verified: true,
    source: 'the article came into force on 16 June 2024',
    values: 'NO_OFFENCE',
  },
];

/** From which age at the act the parents answer for it, and from which the offender. */
export interface LiableAges {
  readonly parentFrom: number;
  readonly selfFrom: number;
}

export const liableAges: DatedTable<LiableAges> = [
  {
    from: '2024-06-16',
    provision: 'CAO 127-2',
    verified: true,
    source: 'companion law of April 2024, as published; that nobody answers for a child under 12 not compared with its text',
    values: { parentFrom: 12, selfFrom: 16 },
  },
];

/** The highest fine of a person below an age, whatever the article says; the parents pay it where the minor has no means. */
export const minorsFines: DatedTable<{ readonly underAge: number; readonly atMostMci: number }> = [
  {
    from: '2015-01-01',
    provision: 'CAO 66',
    verified: true,
    source: 'CAO 66, as reported in 2024',
    values: { underAge: 18, atMostMci: 10 },
  },
];
