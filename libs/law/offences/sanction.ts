import type { Punishment } from '../law-facts.ts';

/** What a sanction counts a punishment in. */
export type SanctionUnit = 'YEARS' | 'MONTHS' | 'DAYS' | 'HOURS' | 'MCI';

/** One kind of punishment that a sanction offers, between two amounts, both included; without `from`, from the least that the Code allows. */
export interface SanctionLimit {
  readonly punishment: Exclude<Punishment, 'LIFE'>;
  readonly from?: number;
  readonly to: number;
  readonly unit: SanctionUnit;
  /** Where a fine is a multiple of what the act was about: then `to` is only what the Code allows a fine that is none. CC 41(2). */
  readonly multiple?: { readonly from: number; readonly to: number; readonly of: 'BRIBE' | 'STOLEN_PROPERTY' };
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
  /** Whether `limits` is only what is known of the sanction, so that it may offer punishments that are not among them. */
  readonly othersNotRead?: boolean;
}
