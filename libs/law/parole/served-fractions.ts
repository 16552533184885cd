import type { FractionText } from '../calendar/fraction.ts';
import type { DatedTable } from '../dated-table.ts';

/** The part of a term that must be served before parole, by the gravest offence in it. */
export interface ServedFractions {
  readonly MINOR: FractionText;
  readonly MEDIUM: FractionText;
  readonly GRAVE: FractionText;
  readonly ESPECIALLY_GRAVE: FractionText;
  readonly ESPECIALLY_GRAVE_AGAINST_LIFE: FractionText;
}

export type FractionGroup = 'ORDINARY' | 'VULNERABLE' | 'JUVENILE' | 'ORDINARY_COOPERATING' | 'VULNERABLE_COOPERATING';

const source = 'CC 72 as of early 2020 and as current in 2025; CC 86 as of early 2020';

export const servedFractions: Readonly<Record<FractionGroup, DatedTable<ServedFractions>>> = {
  ORDINARY: [
    {
      from: '2015-01-01',
      provision: 'CC 72(3)',
      verified: true,
      source,
      values: { MINOR: '1/3', MEDIUM: '1/3', GRAVE: '1/2', ESPECIALLY_GRAVE: '2/3', ESPECIALLY_GRAVE_AGAINST_LIFE: '2/3' },
    },
  ],
  VULNERABLE: [
    {
      from: '2015-01-01',
      provision: 'CC 72(4)',
      verified: true,
      source,
      values: { MINOR: '1/4', MEDIUM: '1/4', GRAVE: '1/3', ESPECIALLY_GRAVE: '1/2', ESPECIALLY_GRAVE_AGAINST_LIFE: '2/3' },
    },
  ],
  JUVENILE: [
    {
      from: '2015-01-01',
      provision: 'CC 86(1)',
      verified: true,
      source,
      values: { MINOR: '1/4', MEDIUM: '1/4', GRAVE: '1/3', ESPECIALLY_GRAVE: '1/2', ESPECIALLY_GRAVE_AGAINST_LIFE: '2/3' },
    },
  ],
  ORDINARY_COOPERATING: [
    {
      from: '2015-01-01',
      provision: 'CC 72(3)(5)',
      verified: true,
      source,
      values: { MINOR: '1/3', MEDIUM: '1/3', GRAVE: '1/3', ESPECIALLY_GRAVE: '1/2', ESPECIALLY_GRAVE_AGAINST_LIFE: '1/2' },
    },
  ],
  VULNERABLE_COOPERATING: [
    {
      from: '2015-01-01',
      provision: 'CC 72(4)(5)',
      verified: true,
      source,
      values: { MINOR: '1/4', MEDIUM: '1/4', GRAVE: '1/4', ESPECIALLY_GRAVE: '1/3', ESPECIALLY_GRAVE_AGAINST_LIFE: '1/3' },
    },
  ],
};

/** The part to be served after a revoked parole, and what it is a part of. */
export interface FractionAfterRevocation {
  readonly fraction: FractionText;
  readonly of: 'TERM' | 'REMAINDER';
}

export type RevocationGround = 1 | 2 | 3;

/** By group and by the ground of CC 72(7) on which the earlier parole was revoked. */
export const fractionsAfterRevocation: Readonly<
  Record<'ORDINARY' | 'VULNERABLE', Readonly<Record<RevocationGround, DatedTable<FractionAfterRevocation>>>>
> = {
  ORDINARY: {
    1: [{ from: '2015-01-01', provision: 'CC 72(3)(3-1)', verified: true, source, values: { fraction: '2/3', of: 'REMAINDER' } }],
    2: [{ from: '2015-01-01', provision: 'CC 72(3)(3-1)', verified: true, source, values: { fraction: '2/3', of: 'REMAINDER' } }],
    3: [{ from: '2015-01-01', provision: 'CC 72(3)(4)', verified: true, source, values: { fraction: '3/4', of: 'TERM' } }],
  },
  VULNERABLE: {
    1: [{ from: '2015-01-01', provision: 'CC 72(4)(3)', verified: true, source, values: { fraction: '1/2', of: 'TERM' } }],
    2: [{ from: '2015-01-01', provision: 'CC 72(4)(3)', verified: true, source, values: { fraction: '1/2', of: 'TERM' } }],
    3: [{ from: '2015-01-01', provision: 'CC 72(4)(4)', verified: true, source, values: { fraction: '2/3', of: 'TERM' } }],
  },
};

/** Deprivation of liberty that must have been served in any case; credit is not taken off it. */
export const servedFloors: DatedTable<{ readonly months: number }> = [
  { from: '2015-01-01', provision: 'CC 72(5)', verified: true, source, values: { months: 6 } },
];

/** Years of a life term that must have been served in fact; credit is not taken off them. */
export const lifeYears: DatedTable<{ readonly ordinary: number; readonly cooperating: number }> = [
  { from: '2015-01-01', provision: 'CC 72(6)', verified: true, source, values: { ordinary: 25, cooperating: 15 } },
];
