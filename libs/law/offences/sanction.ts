import type { Punishment } from '../law-facts.ts';

/** What a sanction counts a punishment in. */
export type SanctionUnit = 'YEARS' | 'MONTHS' | 'DAYS' | 'HOURS' | 'MCI';

/** One kind of punishment that a sanction offers, between two amounts, both included; without `from`, from the least that the Code allows. */
export interface SanctionLimit {
  readonly punishment: Exclude<Punishment, 'LIFE'>;
  readonly from?: number;
  readonly to: number;
  readonly unit: SanctionUnit;
}

/** What an article part threatens, as one version of the law has it. */
export interface Sanction {
  readonly kind: 'CRIME' | 'MISDEMEANOUR';
  /** The punishments of which a court chooses one; empty where the sanction names life and nothing else. */
  readonly limits: readonly SanctionLimit[];
  /** Whether it names deprivation of liberty for life, and whether it names nothing else. */
  readonly life: 'NONE' | 'ALTERNATIVE' | 'ONLY';
  /** A ban of posts or activities for life that a court must impose. CC 50(2). */
  readonly lifelongBan?: boolean;
}
