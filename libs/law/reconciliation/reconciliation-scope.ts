import type { DatedTable } from '../dated-table.ts';
import type { Category } from '../law-facts.ts';
import type { VulnerableGroups } from '../parole/vulnerable-group.ts';

/** What reconciliation gives for an offence of a category, and to whom. */
export interface ReconciliationScope {
  readonly provision: string;
  readonly mode: 'MUST' | 'MAY' | 'NONE';
  readonly firstTimeOnly: boolean;
  /** Whether grave harm to health closes it; death always does. */
  readonly withoutGraveHarm: boolean;
  /** Whether it is open to the groups of CC 68(2) only. */
  readonly groupsOnly: boolean;
}

const forEverybody: ReconciliationScope = {
  provision: 'CC 68(1)',
  mode: 'MUST',
  firstTimeOnly: false,
  withoutGraveHarm: false,
  groupsOnly: false,
};

export const reconciliationScopes: DatedTable<Readonly<Record<Category, ReconciliationScope>>> = [
  {
    from: '2015-01-01',
    provision: 'CC 68',
    verified: true,
    source: 'CC 68 as of early 2020 and as current in 2025',
    values: {
      MISDEMEANOUR: forEverybody,
      MINOR: forEverybody,
      MEDIUM: forEverybody,
      GRAVE: { provision: 'CC 68(2)', mode: 'MAY', firstTimeOnly: true, withoutGraveHarm: true, groupsOnly: true },
      ESPECIALLY_GRAVE: { provision: 'CC 68', mode: 'NONE', firstTimeOnly: false, withoutGraveHarm: false, groupsOnly: false },
    },
  },
];

const groups: VulnerableGroups = { womenFrom: 58, menFrom: 63, childUnder: 14, statuses: [], womenStatuses: ['PREGNANT'] };

/** To whom a grave crime may be forgiven, besides persons under 18 at it; unlike CC 72(4), disability is not a ground. */
export const reconciliationGroups: DatedTable<VulnerableGroups> = [
  {
    from: '2024-06-16',
    provision: 'CC 68(2)',
    verified: true,
    source: 'CC 68 as current in 2025: women who have or raise a child under 14 (Law 72-VIII)',
    values: groups,
  },
  {
    from: '2015-01-01',
    to: '2024-06-15',
    provision: 'CC 68(2)',
    verified: true,
    source: 'CC 68 as of early 2020: women who have a child under 14',
    values: groups,
  },
];

/** Below which age at the offence a person is a minor. */
export const minority: DatedTable<{ readonly under: number }> = [
  { from: '2015-01-01', provision: 'CC 80', verified: true, source: 'CC 80 as of early 2020', values: { under: 18 } },
];
