/** Why the library will not answer, for the person who then decides. A reason is stored in receipts: codes are never reused. */
export const manualReasons = {
  NO_RULE_ON_THIS_DAY: 'the rule set has no version of this rule for the day in question',
  RULE_NOT_VERIFIED: 'the version of the rule in force on the day in question was not verified against its text',
  CREDIT_RATE_NOT_VERIFIED: 'the credit for custody before Law 180-VI (July 2018) was not verified against its text',
  FACILITY_UNKNOWN: 'custody counts by the type of facility that the verdict names, and none is given',
  PUNISHMENT_NOT_COUNTED_IN_DAYS: 'this punishment is counted in hours or in money, so that it has no last day by the calendar',
  SANCTION_UNKNOWN: 'the ceiling of the sanction is not given, so that the offence has no category',
  OFFENCES_BEFORE_AND_AFTER_18: 'one term covers offences from before and after the age of 18, and no text says which fraction applies',
  MINOR_WITH_REVOKED_PAROLE: 'CC 86 gives no fraction for a person under 18 at the offence whose parole was revoked before',
  MINOR_WITH_COOPERATION: 'CC 86 gives no fraction for a person under 18 at the offence who fulfilled a cooperation agreement',
  COOPERATION_AND_REVOKED_PAROLE: 'no text says which fraction applies to a fulfilled cooperation agreement after a revoked parole',
  LIFE_AFTER_REVOKED_PAROLE: 'no text says what a revoked parole means for a life term',
  REMAINDER_UNKNOWN:
    'the remainder begins after the last day that start, term and credit give, and the last day as it now stands is not given',
  VICTIM_AGE_UNKNOWN: 'the bar does not cover a person under 18 whose victim was from 14 to 17, and the age of the victim is not given',
  BAR_ENTRY_DAY_NOT_VERIFIED: 'the day on which this bar came into force was not verified, and the offence falls into the days in doubt',
  LINK_TO_ESPECIALLY_GRAVE_CRIME: 'whether the crime was linked with the especially grave one in the same term is for a court to say',
} as const;

export type ManualReason = keyof typeof manualReasons;

/** The library proposes nothing: a rule or a fact that it needs is missing or was not verified. */
export interface NeedsManual {
  readonly verdict: 'NEEDS_MANUAL';
  /** At least one reason, each once. */
  readonly because: readonly ManualReason[];
}
