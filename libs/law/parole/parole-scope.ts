import type { DatedTable } from '../dated-table.ts';
import type { Punishment } from '../law-facts.ts';

/** Which rules of parole a punishment falls under, if any. */
export type ParoleScope = 'BY_FRACTION' | 'LIFE' | 'JUVENILE_ONLY' | 'NONE';

export const paroleScopes: DatedTable<Readonly<Record<Punishment, ParoleScope>>> = [
  {
    from: '2015-01-01',
    provision: 'CC 72(1)',
    verified: true,
    source: 'CC 72 as of early 2020 and as current in 2025; CC 86 as of early 2020',
    values: {
      FINE: 'NONE',
      CORRECTIVE_LABOUR: 'JUVENILE_ONLY',
      COMMUNITY_SERVICE: 'NONE',
      ARREST: 'NONE',
      RESTRICTION_OF_LIBERTY: 'BY_FRACTION',
      DEPRIVATION_OF_LIBERTY: 'BY_FRACTION',
      LIFE: 'LIFE',
    },
  },
];

/** When a court must release: if all of these hold; `NEVER` where the law says only that it may. */
export type MustRelease = 'NEVER' | readonly ('DAMAGE_REPAID' | 'NO_MALICIOUS_VIOLATION')[];

/** By who asks; `CONDITIONAL` are those whom CC 72(1) admits only for their active help. */
export const mustRelease: Readonly<Record<'ADULT' | 'CONDITIONAL' | 'JUVENILE' | 'LIFE', DatedTable<MustRelease>>> = {
  ADULT: [
    {
      from: '2015-01-01',
      provision: 'CC 72(1)',
      verified: true,
      source: 'CC 72 as of early 2020, part 1, second paragraph',
      values: ['DAMAGE_REPAID', 'NO_MALICIOUS_VIOLATION'],
    },
  ],
  CONDITIONAL: [
    {
      from: '2015-01-01',
      provision: 'CC 72(1)',
      verified: true,
      source: 'CC 72 as of early 2020, part 1, third paragraph',
      values: 'NEVER',
    },
  ],
  JUVENILE: [
    { from: '2015-01-01', provision: 'CC 86(1)', verified: true, source: 'CC 86 as of early 2020', values: ['NO_MALICIOUS_VIOLATION'] },
  ],
  LIFE: [{ from: '2015-01-01', provision: 'CC 72(6)', verified: true, source: 'CC 72 as of early 2020, part 6', values: 'NEVER' }],
};
